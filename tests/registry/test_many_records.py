"""A registry of thousands of records is checked in time that grows with their number, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.registry import load_registry
from sverka.registry.agreement import Named
from sverka.registry.records import Contact
from sverka.registry.regions import regions
from sverka.registry.showing import shows
from sverka.rules import check_sources
from tests.help_centre import HelpCentre

SOME = 60
VALUES: dict[str, Callable[[int], str]] = {
    "phone": lambda n: f"+7495{2_000_000 + n}",
    "short": lambda n: str(1000 + n),
    "sms-sender": lambda n: f"Acme{n}",
    "email": lambda n: f"a{n}@acmehelp.example",
    "domain": lambda n: f"a{n}.example",
    "url": lambda n: f"https://acmehelp.example/{n}",
    "account": lambda n: f"https://social.example/a{n}",
    "app": lambda n: f"google-play:example.a{n}",
}
LEADS = {"short": "call ", "sms-sender": "SMS come from "}
_HEAD = 'organisation: many\nname: {ru: "Много"}\ncontacts:\n'


def draft(kind: str, number: int) -> str:
    value = VALUES[kind](number)
    return f"""\
- id: {_id(number)}
  kind: {kind}
  value: "{value}"
  label: {{ru: "Приёмная"}}
  status: draft
  evidence:
  - {{source: gazette, captured_at: "2026-11-20", supports: [value], what: "{LEADS.get(kind, "")}{value}"}}
  proposed_by: editors
"""


def corroborated(number: int) -> str:
    value = VALUES["phone"](number)
    return f"""\
- id: {_id(number)}
  kind: phone
  value: "{value}"
  purpose: [purpose-{number}]
  label: {{ru: "Приёмная"}}
  status: corroborated
  review_by: "2027-01-20"
  evidence:
  - {{source: gazette, captured_at: "2026-11-20", supports: [value], what: "{value}"}}
  - {{source: acme-site, captured_at: "2026-11-20", supports: [value], quote: "{value}"}}
  proposed_by: editors
"""


def _id(number: int) -> str:
    """No two of them differ by one sign alone."""
    return "-".join(f"{digit}{digit}" for digit in f"{number:04}")


def _contacts(entry: Callable[[int], str]) -> Callable[[HelpCentre, int], object]:
    return lambda centre, count: centre.write(
        "content/contacts/many.yml", _HEAD + "".join(map(entry, range(count)))
    )


def _sources(centre: HelpCentre, count: int) -> None:
    entries = (
        f'- {{id: {_id(number)}, publisher: "Газета {number}", date: "2026-10", tier: C, what: {{ru: "заметка"}}}}\n'
        for number in range(count)
    )
    centre.write("content/sources.yml", centre.read("content/sources.yml") + "".join(entries))


def _facts(centre: HelpCentre, count: int) -> None:
    entries = (
        f'- id: {_id(number)}\n  kind: deadline\n  subject: {{ru: "Срок {number}"}}\n  value: {{ru: "пять дней"}}\n'
        '  evidence:\n  - {source: acme-site, captured_at: "2026-11-20", quote: "пять дней"}\n'
        for number in range(count)
    )
    centre.write("content/facts.yml", centre.read("content/facts.yml") + "".join(entries))


def _pages(centre: HelpCentre, count: int) -> None:
    text = centre.read("content/faq/pay/refund.md")
    for number in range(count):
        own = text.replace("Как вернуть деньги?", f"Как вернуть деньги {number}?")
        centre.write(f"content/faq/pay/{_id(number)}.md", own.replace("100-24", f"{number}-24"))


def _references(centre: HelpCentre, count: int) -> None:
    text = centre.read("content/faq/pay/refund.md")
    centre.write("content/faq/pay/refund.md", text + "\n\nПозвоните: {{ contact:acme/hotline }}." * count)


def _slips(centre: HelpCentre, count: int) -> None:
    text = centre.read("content/faq/pay/refund.md")
    centre.write("content/faq/pay/refund.md", text + "\n\nПозвоните: 8 495 000-11-22." * count)


GROWING = {
    **{f"contacts of the kind {kind}": _contacts(partial(draft, kind)) for kind in VALUES},
    "corroborated contacts": _contacts(corroborated),
    "sources": _sources,
    "facts": _facts,
    "pages": _pages,
    "names on a page": _references,
    "slips on a page": _slips,
}


@pytest.mark.parametrize("what", GROWING)
def test_a_check_takes_no_square_of_what_is_on_record(tmp_path: Path, what: str) -> None:
    counts = []
    for times in (1, 2, 4):
        folder = tmp_path / str(times)
        folder.mkdir()
        centre = HelpCentre(folder)
        GROWING[what](centre, SOME * times)
        counts.append(_calls(centre))
    one, two, four = counts
    assert 0 < four - two < (two - one) * 2 * 1.1


def _calls(centre: HelpCentre) -> int:
    """How many calls a check makes: unlike time they are the same on any machine."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    check_sources(centre.project())  # once for what is made once
    sys.setprofile(note)
    try:
        check_sources(centre.project())
    finally:
        sys.setprofile(None)
    return count


_WORDS = [
    *(make(number) for number, make in enumerate(chain(VALUES.values(), VALUES.values()))),
    *(
        "8 495 200-00-00",
        "www.a0.example",
        "https://A1.example/x",
        "acmehelp.example/0/",
        "example.a1",
        "a0@",
    ),
    *("звоните", "call", "SMS", "come from", "№", "1000", "1001.", "или", ",", "a0.example."),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> list[Contact]:
    """Two contacts of each kind."""
    centre = HelpCentre(tmp_path_factory.mktemp("known"))
    entries = (draft(kind, number) for number, kind in enumerate(chain(VALUES, VALUES)))
    centre.write("content/contacts/many.yml", _HEAD + "".join(entries))
    contacts = list(load_registry(centre.root / "content", centre.root)[0].contacts.values())
    assert {contact.kind for contact in contacts} == {*VALUES}
    return contacts


@given(st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join))
def test_what_a_text_names_is_what_shows_in_it(known: list[Contact], text: str) -> None:
    places = regions(("RU",))
    each = (one for one in known if one.kind != "sms-sender" or one.value.isdigit())
    expected = {one.value for one in each if shows(one.kind, one.value, text, places)}
    assert Named(known, places).in_text(text) == expected
