"""What is to be made: the pictures of shots.yml and the lesson of lesson.yml, held against their schema."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import BeforeValidator, model_validator

from sverka.core.schema import Record, validate
from sverka.core.source import read_source
from sverka.core.yamlfile import load_yaml

ROOT = Path(__file__).resolve().parents[1]
SHOTS = ROOT / "media/shots.yml"
LESSON = ROOT / "media/lesson.yml"


def _number(value: object) -> object:
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(f"{value!r} is no number; write for example 4.5") from None


Number = Annotated[float, BeforeValidator(_number)]  # every value of our YAML is text


class Action(Record):
    """One thing done on a page; exactly one of the fields is set, `into` goes with `type`."""

    open: str | None = None  # the URL of a page on the site
    tap: str | None = None  # CSS selector, as all below
    type: str | None = None  # a text, or the name of a contact: contact:… or bad-example:…
    into: str | None = None
    see: str | None = None  # scrolls until this stands at the top
    wait: str | None = None  # until this is visible

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        said = [name for name in ("open", "tap", "type", "see", "wait") if getattr(self, name) is not None]
        if len(said) != 1 or (self.type is None) != (self.into is None):
            raise ValueError("an action is one of: open, tap, type with into, see, wait")
        return self


class Size(Record):
    """A window, in CSS pixels, and how many pixels of the picture each of them takes."""

    width: Number
    height: Number
    scale: Number


class Shot(Record):
    """One picture of a page."""

    file: str
    page: str
    size: str
    do: list[Action] = []
    around: list[str]  # the picture reaches from the first of these to the last
    margin: Number = 8  # CSS pixels above and below
    most: Number | None = None  # CSS pixels of height
    label: str | None = None  # stands above the picture

    @property
    def source(self) -> str:
        """The URL of the page without a question."""
        return self.page.partition("?")[0]


class Shots(Record):
    """All pictures."""

    sizes: dict[str, Size]
    shots: list[Shot]

    @model_validator(mode="after")
    def _known_sizes(self) -> Self:
        for shot in self.shots:
            if shot.size not in self.sizes:
                raise ValueError(f"{shot.file}: no size {shot.size!r}; use one of: {', '.join(self.sizes)}")
        return self


class Scene(Record):
    """A caption, how long it stands, and what is done meanwhile."""

    heading: str
    say: list[str]  # the lines of the caption
    seconds: Number
    do: list[Action] = []
    label: str | None = None  # stands on every frame of the scene


class Lesson(Record):
    """A film made of scenes."""

    name: str  # of its files in content/videos
    title: str  # on the poster
    poster: Number  # the scene whose last frame it shows, counted from 1
    scenes: list[Scene]

    @cached_property
    def duration(self) -> float:
        """Seconds of the whole film."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def stated_duration(self) -> str:
        """As the page states it: `1:05`."""
        minutes, seconds = divmod(round(self.duration), 60)
        return f"{minutes}:{seconds:02}"

    def file(self, ending: str) -> Path:
        """One of its files: `mp4`, `png`, `ru.vtt`, `md`."""
        return ROOT / f"content/videos/{self.name}.{ending}"


R = TypeVar("R", bound=Record)


def _load(file: Path, model: type[R]) -> R:
    return validate(model, load_yaml(read_source(file, ROOT)), "file")


def load_shots(file: Path = SHOTS) -> Shots:
    """The pictures; raises Refused with every fault."""
    return _load(file, Shots)


def load_lesson(file: Path = LESSON) -> Lesson:
    """The lesson; raises Refused with every fault."""
    return _load(file, Lesson)
