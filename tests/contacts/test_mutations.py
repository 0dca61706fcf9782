"""A contact with one character wrong is still found, wherever it stands; its value never equals the right one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sverka.contacts import find
from sverka.contacts.reading import Reading

PLACES = {
    "markdown": ("markdown", "Текст, {} всегда\n"),
    "yaml": ("yaml", 'key: "Пишите {} всегда"\n'),
    "template": ("template", "<p>{{{{ x }}}} Звоните {} {{% if a %}}да{{% endif %}}</p>"),
    "attribute": ("html", '<button aria-label="Звоните {} всегда">?</button>'),
    "script": ("javascript", 'var line = "Звоните {}";'),
    "style": ("css", '.a::after {{ content: "Звоните {}" }}'),
}
CONTACTS = {
    "звоните +78000000010": "+78000000010",
    "звоните 8 800 000-00-10": "8 800 000-00-10",
    "звоните 8 (800) 000-00-10": "8 (800) 000-00-10",
    "сайт acmeline.ru": "acmeline.ru",
    "по номеру 0919": "0919",
    "по номеру 115": "115",
    "почта help@acme.ru": "help@acme.ru",
}
LETTERS = "5aqxОйв"


def mutants(word: str) -> Iterator[str]:
    """Every substitution, insertion and deletion of one character."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        for letter in LETTERS:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]
    yield from (word + letter for letter in LETTERS)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("phrase", CONTACTS)
def test_mutants_are_found(place, phrase):
    syntax, frame = PLACES[place]
    right = CONTACTS[phrase]
    texts = [frame.format(phrase.replace(right, mutant)) for mutant in mutants(right)]
    assert [text for text in texts if not find(text, syntax, Reading(brands=("acmeline",)))] == []


@pytest.mark.parametrize("number", ["+78000000010", "8 800 000-00-10"])
def test_altered_digits_never_give_the_right_number(number):
    for at, digit in enumerate(number):
        for other in "0123456789":
            if digit.isdigit() and digit != other and not (at == 0 and other == "7"):
                mutant = number[:at] + other + number[at + 1 :]
                assert "+78000000010" not in {mention.value for mention in find(mutant, "markdown")}, mutant
