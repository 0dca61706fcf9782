"""The data of the browser's engine: the very expressions, tables and records that the Python engine uses."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Set
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import yaml

from sverka.contacts import runs
from sverka.contacts.confusables import latin_letters
from sverka.contacts.fold import numeral
from sverka.contacts.hosts import top_level_domains
from sverka.contacts.judge import LADDER
from sverka.contacts.pattern_export import javascript, patterns_of
from sverka.contacts.reading import LINTED, Reading
from sverka.core import characters
from sverka.core.script_text import without_comments
from sverka.registry import PUBLISHED, Contact, Policy, Registry, regions, standing
from sverka.registry.number_kinds import CARD_DIGITS
from sverka.registry.records import Want
from sverka.registry.registry import NOT_GENUINE

# The scripts of the engine in the order in which they build on each other; a page loads the data before them.
_NAMES = (
    "patterns text segment fold confusables regions runs accounted "
    "alignment spellings punycode lookalike senders numbers payments hosts accounts targets names redirectors record "
    "imitation prose links allowed judge check message letter answer"
)
SCRIPTS = tuple(_NAMES.split())
_BROWSER = Path(__file__).parent / "browser"
_DEMANDS = Path(__file__).with_name("demands.yml")
# Beside its expressions and its numbers, which all go along, each module passes these tables on.
_TABLES: Mapping[str, str] = {
    "accounts": "_NETWORKS _PAGES _PREFIXES _CASE_COUNTS _STORES",
    "allowed": "IDENTIFIERS _VOCABULARY _EXPLAINED _NOBODYS _LOCAL",
    "confusables": "LOOKALIKES _WHOLE",
    "fold": "_WRITTEN_SIGNS GAP WALL _HIDDEN _BLANK _BREAKS _DASHES _QUOTES _POINTS _OTHER_CASES _BIDI",
    "hosts": "TRAILING FILES MEMBERS",
    "imitation": "",
    "links": "_HARMLESS",
    "lookalike": "",
    "number_context": "",
    "prose": "_TRAILING _BRACKETS _USED _OVERRIDE _NOTHING",
    "record": "_WEIGHT _TWINS",
    "redirectors": "SHORTENERS REDIRECTORS _STARTS",
    "segment": "",
    "senders": "_NO_NAMES _SENTENCE_ENDS",
    "spellings": "LEET LATIN_SOUNDS RUSSIAN_SOUNDS TO_RUSSIAN_KEYS TO_LATIN_KEYS CYRILLIC_LOOKS _SEPARATORS",
    "targets": "_EDGES _NUMBER_SCHEMES _WEB _SILENT _PACKAGES _ALLOWED _MAILED _NUMBERED",
    # Neighbours hold the same words, which packs better.
    "runs": "",
    "accounted": "_OTHERS",
    "number_parts": "DIALLED",
    "numbers": "_PAID",
    "payments": "_REMOTE_DIGITS _CODE_DIGITS",
    "names": "_TRAILING _FILES_IN_CODE _NOT_REGISTERED _NAMES_OF_FILES _AT_RULES _ABBREVIATIONS _PACKAGED",
}


def engine_text() -> str:
    """The scripts of the engine in one, because a page waits for each request."""
    scripts = (_BROWSER / f"{name}.js" for name in SCRIPTS)
    return without_comments("".join(script.read_text("utf-8") for script in scripts))


def browser_data(registry: Registry, policy: Policy, reading: Reading = LINTED) -> str:
    """A classic script that sets `window.sverkaContactsData`; the same records give the same text.

    Of the `reading` it takes the regions, and the digits of contacts as they are dialled.
    """
    data = {
        "brands": list(registry.brands),
        "regions": list(reading.regions),
        "onRecord": sorted(reading.on_record),
        "contacts": [_contact(contact, registry, policy) for contact in registry.contacts.values()],
        "sources": [
            {"id": source.id, "url": source.url} for source in registry.sources.values() if source.url
        ],
        "links": sorted(registry.links),
        "warned": {want: by for want in get_args(Want) if (by := _warners(registry, want))},
        "modules": _modules(reading),
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


def _warners(registry: Registry, want: str) -> list[str]:
    """The ids of the sources that warn of who asks for `want`."""
    return [source.id for source in registry.sources.values() if want in source.warns_against]


def _modules(reading: Reading) -> dict[str, Any]:
    """The expressions and tables of each module by its name."""
    made: dict[str, Any] = {}
    for name, tables in _TABLES.items():
        module = import_module(f"sverka.contacts.{name}")
        tables_of_it = _numbers(module) | _tables(module, tables.split())
        made[name] = {"patterns": patterns_of(module), "tables": tables_of_it}
    made["hosts"]["tables"]["TOP_LEVEL_DOMAINS"] = _endings()
    made["fold"]["tables"]["NUMERALS"] = _runs_of_digits(numeral)
    made["runs"]["tables"] |= _number_words()
    places = regions.regions(reading.regions)
    made["regions"] = {
        "patterns": {},
        "tables": {**_numbers(regions), "PLACES": {place.code: _plain(vars(place)) for place in places}},
    }
    letters = "".join(letter + plain for letter, plain in sorted(latin_letters().items()))
    made["text"] = {
        "patterns": {},
        "tables": {"DIGITS": _runs_of_digits(characters.digit), "NEWER": characters.table()},
    }
    made["confusables"]["tables"]["LATIN_LETTERS"] = letters
    phrases = yaml.safe_load(_DEMANDS.read_text("utf-8"))
    made["demands"] = {"patterns": {}, "tables": {name.upper(): table for name, table in phrases.items()}}
    made["judge"] = {"patterns": {}, "tables": {"LADDER": LADDER}}
    made["registry"] = {
        "patterns": {},
        "tables": {"PUBLISHED": PUBLISHED, "NOT_GENUINE": NOT_GENUINE, "CARD_DIGITS": _plain(CARD_DIGITS)},
    }
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
    """A table as JSON has it: sets as sorted lists, a range as least and most, expressions as source and flags."""
    if isinstance(value, re.Pattern):
        return javascript(value)
    if isinstance(value, range):
        return [value.start, value.stop - 1]
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _endings() -> str:
    """The root zone as people write it, of each ending how many letters of the one before it it begins with, and the
    others: four in ten of its bytes are what endings share. A-labels the browser makes itself."""
    parts, before = [], ""
    for ending in sorted(ending for ending in top_level_domains() if not ending.startswith("xn--")):
        shared = next(at for at in range(min(9, len(before)), -1, -1) if ending.startswith(before[:at]))
        parts.append(f"{shared}{ending[shared:]}")
        before = ending
    return "".join(parts)


def _runs_of_digits(shown: Callable[[str], object]) -> list[list[int]]:
    """Code point, digit and count of each run of characters that show one digit after the other."""
    runs: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        found = shown(chr(code))
        if found in {None, ""}:
            continue
        digit = int(str(found))
        if runs and code == sum(runs[-1][::2]) and digit == sum(runs[-1][1:]) % 10:
            runs[-1][2] += 1
        else:
            runs.append([code, digit, 1])
    return runs


def _number_words() -> dict[str, str]:
    """Number words in the order in which the expression has them, which packs well, and the value of each."""
    words = [
        word for word in dict.fromkeys(re.findall(r"[^\W\d_]+", vars(runs)["_WORDS"])) if word in runs.VALUES
    ]
    return {"STEMS": "|".join(words), "VALUES": " ".join(str(runs.VALUES[word]) for word in words)}
