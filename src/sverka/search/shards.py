"""The index as files: classic scripts that hand their part to the engine, small enough to load on demand.

Numbers are written as characters, so that UTF-8 stores small ones in a byte and browsers decode them natively.
"""

from __future__ import annotations

import json
import re
from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from sverka.core.content_names import content_name
from sverka.search.inverted import LEVELS, InvertedIndex, Posting

T = TypeVar("T")

CALLBACK = "sverkaSearch.take"
TERMS_IN_SHARD = 400
ENDS_IN_SHARD = 1000
POSTINGS_IN_SHARD = 4000
CARDS_IN_SHARD = 20
TITLE_UNIT, PRIOR_UNIT = 8, 20  # steps of the weight of a title, and of what a document is worth
MOST_DOCUMENTS = 60_000  # a number of a document is one character

_UNSEEN = re.compile(rf'{re.escape(CALLBACK)}\("[a-p]+","(?:root|[tep]\d+)",(.*)\);\n')
_FIRST, _QUOTED, _SURROGATES = 35, 92, 0xD800


def encode(number: int) -> str:
    """The character of `number`, 0 to MOST_DOCUMENTS: past the quotation mark, never \\ nor a surrogate."""
    code = number + _FIRST
    code += code >= _QUOTED
    return chr(code + 0x800 if code >= _SURROGATES else code)


def shards(
    index: InvertedIndex,
    cards: Sequence[Any],
    priors: Sequence[float],
    stops: Iterable[str],
    skeleton: Callable[[str], str],
) -> dict[str, Any]:
    """Name of a part → its data, for `root`, `t0` … (terms), `e0` … (endings), `p0` … (postings), `c0` … (cards)."""
    if len(cards) > MOST_DOCUMENTS:
        raise ValueError(f"{len(cards)} documents; one index holds {MOST_DOCUMENTS}")
    parts: dict[str, Any] = {}
    names = sorted({*index.postings, *index.joins}, key=lambda term: (skeleton(term), term))
    vocabulary = list(_chunks(names, TERMS_IN_SHARD))
    files: list[list[str]] = []
    for number, terms in enumerate(vocabulary):
        starts, first = [], len(files)
        size = POSTINGS_IN_SHARD  # postings of one shard of terms begin a file of their own
        for at, term in enumerate(terms):
            if size >= POSTINGS_IN_SHARD:
                files.append([])
                starts.append(at)
                size = 0
            postings = index.postings.get(term, [])
            files[-1].append(_postings(postings))
            size += len(postings)
        parts[f"t{number}"] = {
            "terms": " ".join(terms),
            "counts": "".join(encode(len(index.postings.get(term, ()))) for term in terms),
            "file": first,
            "starts": starts,
            "joins": {term: index.joins[term] for term in terms if term in index.joins},
        }
    parts.update((f"p{number}", texts) for number, texts in enumerate(files))
    ends: list[str] = []
    for key in {skeleton(term) for term in index.postings}:
        insort(ends, key[::-1])
    endings = list(_chunks(ends, ENDS_IN_SHARD))
    parts.update((f"e{number}", " ".join(keys)) for number, keys in enumerate(endings))
    parts.update((f"c{number}", list(some)) for number, some in enumerate(_chunks(cards, CARDS_IN_SHARD)))
    parts["root"] = {
        "documents": len(cards),
        "terms": [skeleton(terms[0]) for terms in vocabulary],
        "endings": [keys[0] for keys in endings],
        "stops": " ".join(sorted(stops)),
        "priors": "".join(encode(round(PRIOR_UNIT * prior)) for prior in priors),
        "titles": "".join(encode(round(TITLE_UNIT * weight)) for weight in index.titles),
    }
    return parts


def scripts(parts: dict[str, Any]) -> dict[str, str]:
    """Name of a part → the script that hands it over; the root tells the version that the others must have."""
    texts = {
        name: json.dumps(data, ensure_ascii=False, separators=(",", ":")) for name, data in parts.items()
    }
    version = content_name("".join(f"{name} {texts[name]}\n" for name in sorted(texts)).encode())
    return {name: f'{CALLBACK}("{version}","{name}",{text});\n' for name, text in texts.items()}


def is_unseen(script: str) -> bool:
    """Whether `script` only hands over data that no reader is shown: terms and numbers.

    In the numbers of postings a check for contacts would see telephones; what readers see, cards and filters, it
    must go on to read.
    """
    match = _UNSEEN.fullmatch(script)
    try:
        return match is not None and json.loads(match[1]) is not None
    except ValueError:
        return False


def _postings(postings: list[Posting]) -> str:
    """Distances between the numbers of the documents, then as many impacts with the place in the title."""
    numbers = [-1, *(posting.document for posting in postings)]
    distances = (encode(after - before - 1) for before, after in pairwise(numbers))
    impacts = (encode(posting.impact + (LEVELS + 1) * posting.place) for posting in postings)
    return "".join((*distances, *impacts))


def _chunks(items: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    return (items[at : at + size] for at in range(0, len(items), size))
