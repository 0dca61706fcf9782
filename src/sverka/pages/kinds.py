"""The kinds of page, one record each: what its front matter holds, where it lies, how it is shown, listed and found."""

from __future__ import annotations

from dataclasses import dataclass

from sverka.pages.front_matter import Answer, Guide, Letter, PlainPage, Video


@dataclass(frozen=True)
class Kind:
    """A kind of page that people write below `folder`, or that is made of others where there is none.

    `template` is that of the theme, without its ending. `listed_in` is the folder of the site whose index lists all
    pages of the kind; those are about something to get done. With `by_category` the sources lie in a folder for each
    category. `prior`, up to 1, is what a page is worth in the search beside an answer to the same words.
    """

    name: str
    folder: str
    model: type[PlainPage]
    template: str
    listed_in: str = ""
    by_category: bool = False
    prior: float = 1


ANSWER = Kind("answer", "content/faq/", Answer, "answer", "faq", by_category=True)
GUIDE = Kind("guide", "content/guides/", Guide, "guide", "guides")
LETTER = Kind("letter", "content/letters/", Letter, "letter", "letters", by_category=True, prior=0.85)
VIDEO = Kind("video", "content/videos/", Video, "video", "videos")
PAGE = Kind("page", "docs/", PlainPage, "main")
LISTING = Kind("listing", "", PlainPage, "listing", prior=0.7)

KINDS = {kind.name: kind for kind in (ANSWER, GUIDE, LETTER, VIDEO, PAGE, LISTING)}
WRITTEN = [kind for kind in KINDS.values() if kind.folder]
TASKS = [kind.name for kind in WRITTEN if kind.listed_in]  # kinds of pages about something to get done


def kind_at(path: str) -> Kind | None:
    """The kind of the pages in the folder of a source path."""
    return next((kind for kind in WRITTEN if path.startswith(kind.folder)), None)
