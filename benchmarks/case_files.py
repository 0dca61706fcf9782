"""Case files of adversarial contacts (schema contacts-adversarial/1) and their registry, in our own words.

A case has `input` in a `format` (and perhaps more `files`) with the `expected` findings, or it is a `domain`
alone: with `verdict: imitation` it imitates the `brand` of the file, without a verdict it is somebody's own.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sverka.contacts.accounts import account
from sverka.contacts.mention import DOMAIN, EMAIL, URL
from sverka.registry import Contact, Organisation, Policy, Registry

POLICY = Policy(date(2026, 11, 23))
OWN_HOST = "help.example"

_SYNTAXES = {
    "md": "markdown",
    "md-macro": "template",
    "html": "html",
    "css": "css",
    "js": "javascript",
    "yaml": "yaml",
    "yml": "yaml",
    "json": "json",
    "svg": "html",
    "xml": "html",
    "template": "template",
    "csv": "text",
    "vcf": "text",
    "ics": "text",
    "txt": "text",
}
_VERDICTS = {
    "verified": {"verified", "corroborated"},
    "verified-noncanonical": {"noncanonical"},
    "odd-port": {"noncanonical"},
    "insecure-scheme": {"insecure"},
    "deceptive": {"forbidden"},
}
_STATUSES = {"active": "corroborated"}
_NETWORKS = {"telegram": "t.me", "vk": "vk.com", "ok": "ok.ru", "max": "max.ru", "whatsapp": "wa.me"}
_STORES = {"google": "google-play", "apple": "app-store", "huawei": "appgallery", "rustore": "rustore"}
_SHORTEST_BRAND = 6  # shorter names stand inside too many words


class Expected(NamedTuple):
    """One contact that must be found, with every verdict that counts as right."""

    kinds: frozenset[str]
    value: str
    verdicts: frozenset[str]


class Case(NamedTuple):
    """`texts`: name of the syntax and text; `expected` is empty where nothing may be found.

    `covering`: a case counts as found where a finding that stops the build covers the characters of the value.
    `picture` is the file that is read instead of a text.
    """

    name: str
    kind: str
    texts: tuple[tuple[str, str], ...]
    expected: tuple[Expected, ...]
    stretch: bool = False
    covering: bool = False
    picture: Path | None = None


class Domain(NamedTuple):
    """A host name that imitates a brand, or that belongs to somebody else."""

    kind: str
    name: str
    imitates: bool


def read_cases(file: Path) -> tuple[list[Case], list[Domain], tuple[str, ...]]:
    """The cases and the domains of a file, and the brands that it names."""
    content = json.loads(file.read_text("utf-8"))
    cases = content if isinstance(content, list) else content["cases"]
    brands = [] if isinstance(content, list) else content.get("brand", [])
    domains = [
        Domain(case.get("class", "legit"), case["domain"], case.get("verdict") == "imitation")
        for case in cases
        if "domain" in case
    ]
    texts = [_case(case) for case in cases if "input" in case]
    texts += [
        _covering(case, file.parent) for case in cases if "syntax" in case and case["class"] != "registry"
    ]
    return texts, domains, tuple([brands] if isinstance(brands, str) else brands)


def read_registry(file: Path, brands: tuple[str, ...] = ()) -> Registry:
    """The registry that the cases assume; its brands are `brands`, or the names of its senders and sites."""
    content = json.loads(file.read_text("utf-8"))
    records = [
        *({"kind": "phone", **entry} for entry in content.get("phones", [])),
        *({"kind": "phone", "value": value, "status": "denied"} for value in content.get("deny", [])),
        *({"kind": "domain", **entry} for entry in content.get("domains", [])),
        *({"kind": "email", "value": value} for value in content.get("emails", [])),
        *(
            {"kind": "account", "value": _account(entry["platform"], entry["value"])}
            for entry in content.get("accounts", [])
        ),
        *(
            {"kind": "app", "value": f"{_STORES.get(entry['store'], entry['store'])}:{entry['value']}"}
            for entry in content.get("apps", [])
        ),
    ]
    contacts = {f"test/contact-{at}": _contact(f"contact-{at}", record) for at, record in enumerate(records)}
    brands = brands or tuple(content.get("brands", ())) or tuple(dict.fromkeys(_names(contacts.values())))
    return Registry({"test": Organisation("test", {"ru": "Проверка"}, brands)}, contacts, {}, {})


def _names(contacts: Any) -> Any:
    for contact in contacts:
        name = contact.value.partition(".")[0]
        named = contact.kind == "sms-sender" or (
            contact.kind == "domain" and contact.value.count(".") == 1 and contact.status != "denied"
        )
        if named and name.isalpha() and len(name) >= _SHORTEST_BRAND:
            yield name


def _contact(name: str, record: dict[str, Any]) -> Contact:
    status = record.get("status", "active")
    scope = record.get("scope", "exact")
    contact = Contact.model_validate(
        {
            "id": name,
            "kind": record["kind"],
            "value": record["value"],
            "label": {"ru": name},
            "scope": {"exact+www": "exact"}.get(scope, scope) if record["kind"] == "domain" else None,
            "purpose": ["assets"] if record.get("purpose") == "asset-only" else [],
            "status": _STATUSES.get(status, status),
            "proposed_by": "test",
        }
    )
    return contact.belonging_to("test")


def _account(platform: str, value: str) -> str:
    return account(_NETWORKS.get(platform, platform), f"/{value}", "") or f"https://{platform}/{value}"


def _case(case: dict[str, Any]) -> Case:
    texts = [(_SYNTAXES[case["format"]], case["input"])]
    for name, text in (case.get("files") or {}).items():
        texts.append((_SYNTAXES.get(Path(name).suffix.lstrip("."), "text"), text))
    expected = [_expected(entry) for entry in case["expected"]]
    return Case(case["id"], case["class"], tuple(texts), tuple(expected), bool(case.get("stretch")))


def _expected(entry: dict[str, str]) -> Expected:
    kind, value = entry["kind"], entry["value"]
    verdicts = frozenset(_VERDICTS.get(entry["verdict"], {entry["verdict"]}))
    if kind in {"host", "scheme"}:
        return Expected(frozenset({DOMAIN, URL}), value, verdicts)
    if kind == "account":
        platform, _, name = value.partition(":")
        return Expected(frozenset({"account"}), _account(platform, name), verdicts)
    if kind == "app":
        store, _, name = value.partition(":")
        return Expected(frozenset({"app"}), f"{_STORES.get(store, store)}:{name}", verdicts)
    # A short number that sends messages is on record as a sender.
    kinds = {"short": {"short", "sms-sender"}, "email": {EMAIL}}.get(kind, {kind})
    return Expected(frozenset(kinds), value, verdicts)


def _covering(case: dict[str, Any], folder: Path) -> Case:
    """A case of the form {class, syntax, text, expect}; a comment in brackets after a verdict is left out."""
    syntax, text = case["syntax"], case["text"]
    picture = folder / text if case["class"] == "media" else None
    if syntax == "markdown-code-block":
        syntax, text = "markdown", f"```\n{(folder / text).read_text('utf-8')}\n```"
        picture = None
    elif syntax == "svg" and picture:
        syntax, text = "html", picture.read_text("utf-8")
    expected = [
        Expected(frozenset(), entry["value"], frozenset({entry["verdict"].partition(" (")[0]}))
        for entry in case["expect"]
    ]
    return Case(case["id"], case["class"], ((syntax, text),), tuple(expected), covering=True, picture=picture)
