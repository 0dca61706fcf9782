"""Sets of documents and questions to measure a search on: files, and larger ones made from them."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from sverka.search.documents import Document

Entry = dict[str, str]  # id, title, body


def read(file: Path) -> Any:
    """The JSON in `file`, packed or not; leaves with a message where it is none."""
    try:
        data = file.read_bytes()
        return json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    except (OSError, ValueError, EOFError) as error:
        sys.exit(f"{file}: {error}")


def as_document(entry: Entry) -> Document:
    """A page of a set as the search knows it."""
    texts = {"title": entry["title"], "synonyms": "", "summary": "", "body": entry["body"]}
    card = {"title": entry["title"], "summary": entry["body"][:160], "category": "", "code": ""}
    return Document(entry["id"], texts, card, {}, [])


def enlarged(source: list[Entry], pages: int) -> list[Entry]:
    """`pages` documents: those of `source`, then again with sentences and titles of others between their own."""
    rng = Random(0)
    entries = []
    for number in range(pages):
        own = source[number % len(source)]
        title, body = own["title"], own["body"]
        if number >= len(source):
            other = rng.choice(source)
            title = f"{title}. {other['title']}"
            sentences = body.split(". ")
            sentences = [*rng.sample(sentences, (len(sentences) + 1) // 2), *other["body"].split(". ")[:10]]
            rng.shuffle(sentences)
            body = ". ".join(sentences)
        entries.append({"id": f"d{number}", "title": title, "body": body})
    return entries
