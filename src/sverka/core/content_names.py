"""Names that change with the content: a browser may keep such a file for ever."""

from __future__ import annotations

import hashlib
import posixpath

# Letters alone: in digits a check for contacts would see telephone numbers. They keep the order of the digits.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def content_name(data: bytes) -> str:
    """Ten letters that say which content this is."""
    return hashlib.sha256(data).hexdigest()[:10].translate(LETTERS)


def content_url(name: str, data: bytes) -> str:
    """The URL of a file: `assets/js/page.js` → `assets/js/page.abcdefghij.js`."""
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{content_name(data)}{ending}"
