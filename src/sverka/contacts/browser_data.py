"""The data of the browser's engine: the very expressions, tables and records that the Python engine uses."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Mapping, Set
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from sverka.contacts import (
    accounts,
    allowed,
    fold,
    hosts,
    imitation,
    links,
    lookalike,
    number_context,
    number_shape,
    number_words,
    phones,
    prose,
    record,
    redirectors,
    shorts,
    spellings,
    targets,
)
from sverka.contacts.confusables import latin_letters
from sverka.contacts.hosts import top_level_domains
from sverka.contacts.pattern_export import javascript, patterns_of
from sverka.registry import PUBLISHED, Contact, Policy, Registry, standing

# The scripts of the engine in the order in which they build on each other; a page loads the data before them.
SCRIPTS = (
    *("patterns", "text", "fold", "confusables", "number-context", "number-shape", "phones", "number-words"),
    *(
        "alignment",
        "spellings",
        "punycode",
        "lookalike",
        "shorts",
        "hosts",
        "accounts",
        "targets",
        "redirectors",
    ),
    *("record", "imitation", "prose", "links", "allowed", "judge", "check", "message", "letter", "answer"),
)
_DEMANDS = Path(__file__).with_name("demands.yml")
# Beside its expressions and its numbers, which all go along, each module passes these tables on.
_TABLES: Mapping[ModuleType, str] = {
    accounts: "_NETWORKS _PAGES _PREFIXES _CASE_COUNTS _STORES",
    allowed: "IDENTIFIERS _VOCABULARY _EXPLAINED _LOCAL",
    fold: "_WRITTEN_SIGNS GAP WALL _HIDDEN _BLANK _BREAKS _DASHES _QUOTES _POINTS _BIDI",
    hosts: "_TRAILING FILES _WORDS MEMBERS",
    imitation: "EMERGENCY",
    links: "_HARMLESS",
    lookalike: "",
    number_context: "",
    number_shape: "_TRUNK_CODES _LONGER",
    number_words: "VALUES",
    phones: "DIGIT_SIGNS LOOKALIKES",
    prose: "_TRAILING _BRACKETS _USED",
    record: "_WEIGHT _TWINS",
    redirectors: "SHORTENERS REDIRECTORS",
    shorts: "_NO_NAMES _SENTENCE_ENDS",
    spellings: "LEET LATIN_SOUNDS TO_RUSSIAN_KEYS TO_LATIN_KEYS CYRILLIC_LOOKS _SEPARATORS",
    targets: "_EDGES _NUMBER_SCHEMES _WEB _SILENT _PACKAGES",
}


def browser_data(registry: Registry, policy: Policy) -> str:
    """A classic script that sets `window.sverkaContactsData`; the same records give the same text."""
    data = {
        "brands": list(registry.brands),
        "contacts": [_contact(contact, registry, policy) for contact in registry.contacts.values()],
        "sources": [
            {"id": source.id, "url": source.url} for source in registry.sources.values() if source.url
        ],
        "modules": _modules(),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # As JSON these are well formed, inside a script they are not.
    for sign, escape in {
        "\u2028": r"\u2028",
        "\u2029": r"\u2029",
        "</": r"\u003c/",
        "<!": r"\u003c!",
    }.items():
        text = text.replace(sign, escape)
    return f"window.sverkaContactsData={text};\n"


def _contact(contact: Contact, registry: Registry, policy: Policy) -> dict[str, Any]:
    """What the judge asks of a contact, and what a page shows of it; what is empty is left out."""
    # Whether it has expired the browser finds out itself, by `review_by` and its own day.
    is_draft = standing(contact, policy) == "draft"
    facts = {
        "ref": contact.ref,
        "organisation": registry.organisations[contact.organisation].name,
        "kind": contact.kind,
        "value": contact.value,
        "status": contact.status,
        "standing": "draft" if is_draft else contact.status,
        "scope": contact.scope,
        "relation": contact.relation,
        "purpose": contact.purpose,
        "review_by": contact.review_by.isoformat() if contact.review_by else None,
        "replaced_by": contact.replaced_by,
        "label": contact.label,
        "display": contact.display,
        "reason": contact.reason,
    }
    return {name: value for name, value in facts.items() if value}


def _modules() -> dict[str, Any]:
    """The expressions and tables of each module by its name."""
    made = {
        module.__name__.rpartition(".")[2]: {
            "patterns": patterns_of(module),
            "tables": _numbers(module) | _tables(module, names.split()),
        }
        for module, names in _TABLES.items()
    }
    made["hosts"]["tables"]["TOP_LEVEL_DOMAINS"] = " ".join(sorted(top_level_domains()))
    made["fold"]["tables"]["COMBINING"] = _combining_marks()
    letters = "".join(letter + plain for letter, plain in sorted(latin_letters().items()))
    made["text"] = {"patterns": {}, "tables": {"DIGITS": _digits()}}
    made["confusables"] = {"patterns": {}, "tables": {"LATIN_LETTERS": letters}}
    phrases = yaml.safe_load(_DEMANDS.read_text("utf-8"))
    made["demands"] = {"patterns": {}, "tables": {name.upper(): table for name, table in phrases.items()}}
    made["registry"] = {"patterns": {}, "tables": {"PUBLISHED": PUBLISHED}}
    return made


def _numbers(module: ModuleType) -> dict[str, int]:
    return {
        name.lstrip("_"): value
        for name, value in vars(module).items()
        if isinstance(value, int) and not isinstance(value, bool) and name.isupper()
    }


def _tables(module: ModuleType, names: list[str]) -> dict[str, Any]:
    return {name.lstrip("_"): _plain(getattr(module, name)) for name in names}


def _plain(value: Any) -> Any:
    """A table as JSON has it: sets as sorted lists, expressions as source and flags."""
    if isinstance(value, re.Pattern):
        return javascript(value)
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _digits() -> list[list[int]]:
    """Code point, digit and count of each run of characters that show one digit after the other."""
    runs: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        digit = unicodedata.digit(chr(code), None)
        if digit is None:
            continue
        if runs and code == sum(runs[-1][::2]) and digit == sum(runs[-1][1:]) % 10:
            runs[-1][2] += 1
        else:
            runs.append([code, digit, 1])
    return runs


def _combining_marks() -> str:
    """The characters of a combining class, as the inside of a class of JavaScript."""
    runs: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if not unicodedata.combining(chr(code)):
            continue
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(
        rf"\u{{{first:x}}}" + (rf"-\u{{{last:x}}}" if last > first else "") for first, last in runs
    )
