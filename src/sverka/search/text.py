"""Text as the search sees it: words, and the spelling skeletons of those in Latin letters.

browser/text.js beside it does the same in the browser; tests/search/vectors.json holds the two equal. What a site
with Russian pages reads beyond that stands in russian.py.
"""

from __future__ import annotations

import re

from sverka.core.characters import known, normalize

_WORD = re.compile(r"[^\W_]+")
# Stress marks, soft hyphens and characters of no width stand inside of words that readers type without them.
_UNSEEN = re.compile("[\u0300\u0301\u00ad\u200b-\u200d\u2060\ufeff]")

# What is often written for one another becomes one.
_FOLDS = tuple((re.compile(pattern), to) for pattern, to in (("ph", "f"), ("ck", "k"), (r"(.)\1+", r"\1")))


def clean(text: str) -> str:
    """`text` in NFC and small letters, without stress marks; of newer characters, what they are read as."""
    seen = _UNSEEN.sub("", normalize("NFC", known(text))).lower()
    return normalize("NFC", seen)


def words(text: str) -> list[str]:
    """The words of `text`, cleaned: runs of letters and digits."""
    return _WORD.findall(clean(text))


def skeleton(word: str) -> str:
    """What spellings of one sound share: the key by which the vocabulary is sorted."""
    for pattern, to in _FOLDS:
        word = pattern.sub(to, word)
    return word
