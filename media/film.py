"""The frames of the lesson, one by one: what the page shows, a finger that taps, and a strip above and below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from media.plan import Action, Lesson, Scene, Size
from media.stage import PAPER, WARNING, act, band, page_of, seen, settle

FPS = 10
SCALE = 1.5  # large text: a page 360 wide in a film 540 wide
SIZE = Size(width=360.0, height=524.0, scale=SCALE)
HEAD, FOOT = 40, 76  # CSS pixels of the strips; players put captions on the lower one
_TRAVEL, _PRESS, _GLIDE = 6, 3, 9  # frames in which the finger moves, presses, and the page is moved
_RADIUS = 20

Point = tuple[float, float]


def frames_of(action: Action) -> int:
    """How many frames an action takes; what is typed appears sign by sign."""
    if action.tap is not None:
        return _TRAVEL + _PRESS
    if action.type is not None:
        return _TRAVEL + _PRESS + len(action.type)
    return _GLIDE if action.see is not None else 0


def frames_of_scene(scene: Scene) -> int:
    """How many frames a scene has; raises ValueError where its actions need more."""
    whole, needed = round(scene.seconds * FPS), sum(map(frames_of, scene.do))
    if needed >= whole:
        raise ValueError(f"the scene {scene.say[0]!r} needs more than {needed / FPS} seconds")
    return whole


@dataclass
class Film:
    """A page, the finger above it, and the strips around it."""

    page: Page
    strips: Page
    base: str
    finger: Point = (SIZE.width * 0.8, SIZE.height * 0.8)
    _known: dict[tuple[str, int, str], Image.Image] = field(default_factory=dict)

    def scene(self, scene: Scene) -> Iterator[Image.Image]:
        """Every frame of one scene: its actions first, then what they led to."""
        left = frames_of_scene(scene)
        for action in scene.do:
            for picture in self._action(action):
                left -= 1
                yield self._framed(picture, scene)
        last = self._framed(self._shown(), scene)
        for _ in range(left):
            yield last

    def _action(self, action: Action) -> Iterator[Image.Image]:
        if action.see is not None:
            yield from self._glide(action)
            return
        target = action.tap or action.into
        if target:
            yield from self._reach(target)
        if action.type and action.into:
            field = self.page.locator(action.into).first
            field.focus()
            # The page is told of the last sign only: what it says of half a number is no part of the lesson.
            for end in range(1, len(action.type)):
                field.evaluate("(field, text) => { field.value = text; }", action.type[:end])
                yield self._shown()
            field.fill(action.type)
            settle(self.page)
            yield self._shown()
        else:
            act(self.page, action, self.base)

    def _reach(self, selector: str) -> Iterator[Image.Image]:
        """The finger goes to an element and presses it."""
        box = self.page.locator(selector).first.bounding_box()
        if box is None:
            raise ValueError(f"{selector!r} is not on the page")
        old, new = self.finger, (box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 40))
        if not 0 <= new[1] <= SIZE.height:
            raise ValueError(f"{selector!r} is out of sight; add see: before it")
        still = seen(self.page)
        for step in range(1, _TRAVEL + 1):
            self.finger = _between(old, new, _eased(step / _TRAVEL))
            yield _with_finger(still, self.finger, pressed=False)
        for _ in range(_PRESS):
            yield _with_finger(still, self.finger, pressed=True)

    def _glide(self, action: Action) -> Iterator[Image.Image]:
        """The page moves until an element stands at the top."""
        start = self.page.evaluate("scrollY")
        act(self.page, action, self.base)
        end = self.page.evaluate("scrollY")
        for step in range(1, _GLIDE + 1):
            self.page.evaluate("top => scrollTo(0, top)", start + (end - start) * _eased(step / _GLIDE))
            yield self._shown()

    def _shown(self) -> Image.Image:
        return seen(self.page)  # a finger that rests would cover what is to be read

    def _framed(self, picture: Image.Image, scene: Scene) -> Image.Image:
        head = self._strip(scene.label or scene.heading, HEAD, WARNING if scene.label else "")
        foot = self._strip("", FOOT, PAPER)
        whole = Image.new("RGB", (picture.width, head.height + picture.height + foot.height))
        whole.paste(head, (0, 0))
        whole.paste(picture, (0, head.height))
        whole.paste(foot, (0, head.height + picture.height))
        return whole

    def _strip(self, text: str, height: int, colours: str) -> Image.Image:
        key = (text, height, colours)
        if key not in self._known:
            self._known[key] = band(self.strips, text, height=height, colours=colours)
        return self._known[key]


def frames(browser: Browser, base: str, lesson: Lesson) -> Iterator[tuple[int, Image.Image]]:
    """Every frame with the number of its scene, counted from 1; what is typed has been looked up already."""
    with page_of(browser, SIZE) as page, page_of(browser, SIZE) as strips:
        film = Film(page, strips, base)
        for number, scene in enumerate(lesson.scenes, 1):
            for frame in film.scene(scene):
                yield number, frame


def _between(old: Point, new: Point, part: float) -> Point:
    return old[0] + (new[0] - old[0]) * part, old[1] + (new[1] - old[1]) * part


def _eased(part: float) -> float:
    return part * part * (3 - 2 * part)


def _with_finger(picture: Image.Image, at: Point, *, pressed: bool) -> Image.Image:
    """A round mark where the finger is, drawn larger and scaled down for a smooth edge."""
    fine = 4
    radius = _RADIUS * SCALE * (0.75 if pressed else 1)
    side = round(radius * 2) + 4
    mark = Image.new("RGBA", (side * fine, side * fine))
    edge = 2 * fine
    ImageDraw.Draw(mark).ellipse(
        (edge, edge, side * fine - edge, side * fine - edge),
        fill=(168, 72, 10, 150 if pressed else 70),
        outline=(168, 72, 10, 255),
        width=3 * fine,
    )
    mark = mark.resize((side, side), Image.Resampling.LANCZOS)
    whole = picture.copy()
    whole.paste(mark, (round(at[0] * SCALE - side / 2), round(at[1] * SCALE - side / 2)), mark)
    return whole
