"""What the rulebook shows as wrong is found, and what it shows as right is not; examples.yml says where they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sverka.core.rule import NOTE, all_rules, rule
from sverka.core.source import SourceFile
from sverka.site.html_rules import read_page
from tests.help_centre import REPOSITORY, HelpCentre

_HERE = "…"
BUILT = ("inline-code", "site-request")
EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples.yml").read_text("utf-8"))


@pytest.mark.parametrize("slug", EXAMPLES)
@pytest.mark.parametrize("name", ["bad", "good"])
def test_an_example(centre: HelpCentre, slug: str, name: str) -> None:
    case = EXAMPLES[slug]
    for path, text in case.get("with", {}).items():
        centre.write(path, text)
    for path, target in case.get("copies", {}).items():
        centre.write(target, centre.read(path))
    for path, (old, new) in case.get("also", {}).items():
        centre.replace(path, old, new)
    ((path, place),) = case["in"].items()
    text = centre.read(path) if place else _HERE
    example = put(rule(slug).example(name, "ru"), _HERE, case.get("around", _HERE))
    centre.write(path, put(example, place or _HERE, text))
    found = {finding.rule for finding in centre.findings() if finding.severity != NOTE}
    assert (slug in found) == (name == "bad"), found


def put(example: str, place: str, text: str) -> str:
    """`text` with the example in place of `place`, its lines as far in as that one."""
    assert place in text, f"{place!r} is not in {text}"
    before = text[: text.index(place)].rpartition("\n")[2]
    return text.replace(place, example.replace("\n", "\n" + " " * (len(before) - len(before.lstrip()))), 1)


@pytest.mark.parametrize("slug", BUILT)
@pytest.mark.parametrize("name", ["bad", "good"])
def test_an_example_on_a_built_page(slug: str, name: str) -> None:
    page = read_page(SourceFile("site/index.html", rule(slug).example(name, "ru")), "index.html")
    assert [finding.rule for finding in page.findings] == ([slug] if name == "bad" else [])


# Rules whose examples are words about what happened, or take more than one file; each with the test that finds them.
ELSEWHERE = {
    "clock": "tests/build/test_bad_days.py",
    "clock-ahead": "tests/build/test_bad_days.py",
    "contradiction": "tests/cases/bad-input/contradiction-of-two-pages.yml",
    "copy": "tests/exports/test_verify.py",
    "drawn-text": "tests/cases/bad-input/drawing-made-of-signs.yml",
    "duplicate-value": "tests/cases/bad-input/record-with-a-value-twice.yml",
    "empty-page": "tests/cases/bad-input/file-without-text.yml",
    "file": "tests/cases/bad-input/file-in-another-encoding.yml",
    "gate": "tests/project/test_withdrawing.py",
    "slow-page": "tests/test_limits.py",
    "limit": "tests/test_limits.py",
    "new": "tests/commands/test_new.py",
    "offline-size": "tests/offline/test_offline.py",
    "older-site": "tests/project/test_withdrawing.py",
    "one-primary": "tests/registry/cases/lifecycle.yml",
    "output": "tests/build/test_bad_days.py",
    "picture-unread": "tests/contacts/test_pictures.py",
    "similar-id": "tests/cases/bad-input/record-with-a-similar-id.yml",
    "stale-data": "tests/site/test_check.py",
    "theme": "tests/cases/bad-input/theme-component-broken.yml",
    "unaccounted-number": "tests/rules/test_contacts.py",
    "unread-file": "tests/site/test_check.py",
    "video": "tests/rules/test_video.py",
}


def test_every_rule_has_an_example_that_runs_or_a_test_elsewhere() -> None:
    without = {one.slug for one in all_rules()} - EXAMPLES.keys() - set(BUILT)
    assert without == ELSEWHERE.keys()
    for slug, file in ELSEWHERE.items():
        text = (REPOSITORY / file).read_text("utf-8")
        assert re.search(rf"\[{slug}\]|\d {slug}\b|\"{slug}\"", text), (slug, file)
