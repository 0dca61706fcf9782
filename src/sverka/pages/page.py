"""A page: its typed front matter, its place in the source and on the site."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sverka.core.source import SourceFile
from sverka.core.yamlfile import Document
from sverka.handbooks import BOOKS
from sverka.pages.front_matter import Answer, Letter, PlainPage, Video
from sverka.pages.kinds import KINDS

HANDBOOKS = tuple(f"docs/{book}/" for book in BOOKS)
_TRANSLATED = {
    "title",
    "summary",
    "answer",
    "result",
    "if_it_fails",
    "subject",
    "fields",
    "attachments",
    "missing",
}


@dataclass(frozen=True)
class Page:
    """One page of the site; `url` is relative to the root of the site, `body_start` an offset.

    A page of kind `listing` is made from the taxonomy: its source is the taxonomy file, it has no body,
    `lists` says pages of which kind it shows, and `facet` of which term: (group of the taxonomy, id).
    """

    kind: str
    lang: str
    url: str
    source: SourceFile
    document: Document = field(repr=False)
    meta: PlainPage
    body_start: int
    category: str = ""
    lists: str = ""
    facet: tuple[str, str] = ("", "")

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return "" if self.kind == "listing" else self.source.text[self.body_start :]

    @property
    def template(self) -> str:
        """The name of the template of the theme, without its ending."""
        return self.meta.template or KINDS[self.kind].template

    @property
    def is_written(self) -> bool:
        """Whether the site's own people wrote it: it is no listing, and did not come with the package."""
        return self.kind != "listing" and self.source.file != Path()

    @property
    def is_handbook(self) -> bool:
        """Pages for editors and the security team stay out of the readers' navigation and search."""
        return self.source.path.startswith(HANDBOOKS)

    @property
    def review_due(self) -> date:
        """The day after which the page counts as overdue."""
        return self.meta.reviewed + timedelta(days=int(self.meta.review_every))

    @property
    def main_path(self) -> str:
        """The source path of the page in the main language, which its translations share."""
        stem, suffix = posixpath.splitext(self.source.path)
        return f"{stem.removesuffix(f'.{self.lang}')}{suffix}"

    @property
    def digest(self) -> str:
        """Ten hexadecimal digits of what a translation has to follow: the texts, not dates, codes or sources."""
        texts = self.meta.model_dump(include=_TRANSLATED)
        said = "\n".join([*(f"{key}: {texts[key]}" for key in sorted(texts)), self.body.strip()])
        return hashlib.sha256(said.encode()).hexdigest()[:10]

    @property
    def answer(self) -> Answer | None:
        """The front matter of an answer."""
        return self.meta if isinstance(self.meta, Answer) else None

    @property
    def letter(self) -> Letter | None:
        """The front matter of a letter template."""
        return self.meta if isinstance(self.meta, Letter) else None

    @property
    def video(self) -> Video | None:
        """The front matter of a lesson."""
        return self.meta if isinstance(self.meta, Video) else None

    @property
    def video_files(self) -> list[str]:
        """The source paths of a lesson's film, poster and captions, as far as the page names them."""
        folder = posixpath.dirname(self.source.path)
        names = [self.video.file, self.video.poster, self.video.captions] if self.video else []
        return [f"{folder}/{name}" for name in names if name]

    @property
    def channels(self) -> list[str]:
        """The ids of the ways in which the task can be done."""
        return getattr(self.meta, "channels", [])

    def offset(self, *path: str | int) -> int:
        """Where a value of the front matter stands in the source."""
        return self.document.offset(*path)
