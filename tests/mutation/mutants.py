"""One substitution, one deletion and one insertion for each character of a text."""

from __future__ import annotations

from collections.abc import Iterator


def mutants(text: str) -> Iterator[str]:
    """Every text that is one edit away at one place; the new character is of the same sort as the old."""
    for at, char in enumerate(text):
        yield text[:at] + _other(char) + text[at + 1 :]
        yield text[:at] + text[at + 1 :]
        yield text[:at] + _other(char) + text[at:]


def _other(char: str) -> str:
    if char.isdigit():
        return str((int(char) + 1) % 10)
    if char.isalpha():
        return "q" if char.lower() != "q" else "z"
    return "x"
