"""Short names for contents: what is named by its content may be kept by a browser for ever."""

from __future__ import annotations

import hashlib

# Letters alone: in digits a check for contacts would see telephone numbers. They keep the order of the digits.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def digest(data: bytes) -> str:
    """Ten letters that say which content this is."""
    return hashlib.sha256(data).hexdigest()[:10].translate(LETTERS)
