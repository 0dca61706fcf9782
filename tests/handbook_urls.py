"""Which addresses of a site are those of the handbooks, in its main language and in English."""

from __future__ import annotations

from sverka.handbooks import BOOKS

HANDBOOKS = tuple(f"{lang}{book}/" for lang in ("", "en/") for book in BOOKS)


def is_handbook(url: str) -> bool:
    """Whether a page is for editors and the security team."""
    return url.startswith(HANDBOOKS)
