"""The generator knows nothing of the organisation that the demonstration is about."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.help_centre import REPOSITORY
from tests.test_architecture import HOOKS, TEXTS

HASH = re.compile("[0-9a-f]{40,}")  # any four digits are in one some day

# Names of organisations on record that are everybody's words as well.
COMMON = {"Police", "Полиция"}


def forbidden() -> list[str]:
    """Every brand, name, value and spelling on record for the portal, and parts of them that stand alone."""
    words: set[str] = set()
    for file in (REPOSITORY / "content/contacts").glob("*.yml"):
        record = yaml.safe_load(file.read_text("utf-8"))
        words |= set(record.get("brands", []))
        words |= set(record["name"].values()) - COMMON
        for contact in record["contacts"]:
            if contact["kind"] != "short":
                words |= {contact["value"], *(contact.get("display") or {}).values()}
            if contact["kind"] == "phone":
                words.add(contact["value"][-10:])
            if contact["kind"] == "domain":
                words.add(contact["value"].removesuffix(".ru"))
    return sorted(words | {"госуслуг", "gosuslugi"})


@pytest.mark.parametrize("file", [*TEXTS, *HOOKS], ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_the_generator_knows_nothing_of_the_portal(file):
    text = file.read_text("utf-8").casefold()
    numbers = {re.sub(r"\D", "", number) for number in re.findall(r"\d(?:[^\w\n]{0,3}\d)+", text)}
    for word in forbidden():
        assert word.casefold() not in text, word
        assert not (re.fullmatch(r"\d{10}", word) and any(word in number for number in numbers)), word


def test_what_is_forbidden_is_read_from_the_records():
    words = forbidden()
    assert len(words) > 40
    assert {"gosuslugi", "госуслуги", "8 800 100-70-10", "8001007010"} <= set(words)
