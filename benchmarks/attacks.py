"""Texts that keep a regular expression busy, made from the expression itself: what it may begin with, again and again.

Backtracking takes the square of the length of a text where a part that repeats is begun anew at each place and
fails at the end; so each text is a beginning, a pump many times over, and an end that fits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

# What texts are made of, whatever the expression is.
STOCK = (
    *(
        "8",
        "8 ",
        "111 ",
        "1.",
        "1,",
        "1-",
        "1/",
        "1:",
        "a",
        "a ",
        "я",
        "я ",
        "Я",
        "a.",
        "a-",
        "_",
        "a_",
        "a@",
        "@",
    ),
    *(
        " ",
        "\t",
        "\n",
        "\r\n",
        " \n",
        ".",
        ",",
        "-",
        "--",
        "/",
        "//",
        ":",
        "=",
        "!",
        "|",
        "\\",
        "'",
        '"',
        "`",
        "<",
        "<a",
    ),
    *(
        "</",
        "<a ",
        "<!",
        "<!--",
        "[",
        "](",
        "]",
        "(",
        ")",
        "{",
        "{{",
        "{%",
        "}",
        "&",
        "&#",
        "#",
        "*",
        "+",
        "+7",
        "0",
    ),
    *(
        "\u0301",
        "e\u0301",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\u202e",
        "\ue001",
        "\U0001f600",
        "ь",
        "№ ",
        "п. 1, ",
        "€",
    ),
)
ENDS = ("", "\x00", "!", "\n", " ")
_MOST = 3  # rounds of what may be repeated without a limit, in a sample


class Attack(NamedTuple):
    """A text of any length: `before`, `pump` as often as it takes, `after`."""

    before: str
    pump: str
    after: str

    def text(self, size: int) -> str:
        return self.before + self.pump * max(1, (size - len(self.before)) // len(self.pump)) + self.after


def attacks(source: str, flags: int, rng: Random, samples: int) -> Iterator[Attack]:
    """Attacks on an expression: of what each repetition of it holds, and pieces of `samples` texts that it matches."""
    seen: set[Attack] = set()
    for attack in _made(source, flags, rng, samples):
        if attack.pump and attack not in seen:
            seen.add(attack)
            yield attack


def _made(source: str, flags: int, rng: Random, samples: int) -> Iterator[Attack]:
    tree = parser.parse(source, flags)
    for before, body in _repeats(tree, "", rng):
        for _ in range(max(1, samples // 8)):
            pump = _sample(body, rng)
            yield Attack(before, pump, rng.choice(ENDS))
            yield Attack("", before + pump, rng.choice(ENDS))
            yield Attack("", pump, "\x00")
    for _ in range(samples):
        text = _sample(tree, rng)
        start = rng.randrange(len(text) + 1)
        end = rng.randint(start, len(text))
        yield Attack(text[:start], text[start:end], rng.choice(ENDS))
        yield Attack("", text[: max(1, end)], rng.choice(ENDS))
        yield Attack("", text[: rng.randint(1, 3)], rng.choice(ENDS))


def _repeats(tree: Any, before: str, rng: Random) -> Iterator[tuple[str, Any]]:
    """Each repetition in a tree with a text that leads to it."""
    for code, value in tree:
        if code in _REPEATS:
            _, most, body = value
            if most > 4:
                yield before, body
            yield from _repeats(body, before, rng)
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[3], before, rng)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before, rng)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(value, before, rng)
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            yield from _repeats(value[1], before, rng)
        before += _sample([(code, value)], rng)


_REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
_CATEGORIES = {
    codes.CATEGORY_DIGIT: "0189", codes.CATEGORY_WORD: "aя8_", codes.CATEGORY_SPACE: " \n\t",
    codes.CATEGORY_NOT_DIGIT: "a -", codes.CATEGORY_NOT_WORD: " .-(", codes.CATEGORY_NOT_SPACE: "a.8<",
}  # fmt: skip
_ANY = "a8 я.-/\"'<([@:\\&\n_|!\u0301\u00adZ"


def _sample(tree: Any, rng: Random, groups: dict[int, str] | None = None) -> str:
    """A text that the tree matches, as far as that can be told without its assertions."""
    groups = {} if groups is None else groups
    parts: list[str] = []
    for code, value in tree:
        if code is codes.LITERAL:
            parts.append(chr(value))
        elif code is codes.NOT_LITERAL:
            parts.append(rng.choice([char for char in _ANY if char != chr(value)]))
        elif code is codes.ANY:
            parts.append(rng.choice(_ANY))
        elif code is codes.IN:
            parts.append(_of_class(value, rng))
        elif code is codes.BRANCH:
            parts.append(_sample(rng.choice(value[1]), rng, groups))
        elif code is codes.SUBPATTERN:
            groups[value[0] or 0] = made = _sample(value[3], rng, groups)
            parts.append(made)
        elif code in _REPEATS:
            least, most, body = value
            count = rng.randint(int(least), min(int(most), int(least) + _MOST))
            parts += [_sample(body, rng, groups) for _ in range(count)]
        elif code is codes.ATOMIC_GROUP:
            parts.append(_sample(value, rng, groups))
        elif code is codes.GROUPREF:
            parts.append(groups.get(value, ""))
    return "".join(parts)


def _of_class(items: Any, rng: Random) -> str:
    if items[0][0] is codes.NEGATE:
        kept = [char for char in _ANY if not _holds(items[1:], char)] or [_ANY[0]]
        return rng.choice(kept)
    return _one(rng.choice(items), rng)


def _one(item: Any, rng: Random) -> str:
    code, value = item
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.RANGE:
        return chr(rng.randint(value[0], value[1]))
    return rng.choice(_CATEGORIES.get(value, "a"))


def _holds(items: Any, char: str) -> bool:
    for code, value in items:
        if code is codes.LITERAL and chr(value) == char:
            return True
        if code is codes.RANGE and value[0] <= ord(char) <= value[1]:
            return True
        if code is codes.CATEGORY and re.match(_CLASSES[value], char):
            return True
    return False


_CLASSES = {
    codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_NOT_WORD: r"\W", codes.CATEGORY_NOT_SPACE: r"\S",
}  # fmt: skip
