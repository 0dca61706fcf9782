"""The rules: one record a rule, `rulebook/<slug>.yml`, from which its weight and its page come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

BOOK = Path(__file__).parent / "rulebook"
LANGUAGES = ("ru", "en")  # of the texts
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

ERROR, WARNING, NOTE = "error", "warning", "note"
BY_VERDICT = "by verdict"  # a finding about a contact weighs what its verdict does

# Which hook of a site answers for a rule.
CONTACTS, CONTENT = "contacts", "content"

# The parts of the book in its order, with their headings.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "files": {"ru": "Файлы и данные", "en": "Files and data"},
    "contacts": {"ru": "Контакты на страницах", "en": "Contacts on pages"},
    "records": {"ru": "Записи контактов", "en": "Records of contacts"},
    "facts": {"ru": "Факты и источники", "en": "Facts and sources"},
    "numbers": {"ru": "Числа и чужие сайты", "en": "Numbers and foreign sites"},
    "pages": {"ru": "Страницы", "en": "Pages"},
    "site": {"ru": "Готовый сайт", "en": "The built site"},
}

Texts = Mapping[str, str]  # by language


@dataclass(frozen=True)
class Rule:
    """What a finding is called, what it weighs, and what people are told of it.

    An error that does not stop a build is reported by `sverka check` alone: what has expired leaves the site, and an
    error that stopped the build would keep it there. `finds` says what is wrong, `why` why that matters;
    `bad` and `good` are examples `written_in` a format, the same for all languages or one for each; `more` follows
    them. `see` are slugs of other rules.
    """

    slug: str
    group: str
    share: str
    title: Texts
    summary: Texts
    finds: Texts
    why: Texts
    written_in: str
    bad: Texts | str
    good: Texts | str
    more: Texts = field(default_factory=dict)
    severity: str = ERROR
    stops: bool = True
    see: tuple[str, ...] = ()

    def example(self, name: str, lang: str) -> str:
        """The example `bad` or `good` as readers of `lang` see it."""
        example: Texts | str = getattr(self, name)
        return example if isinstance(example, str) else text_in(example, lang)


def text_in(texts: Texts, lang: str) -> str:
    """A text in `lang`; in English for a language that the book is not written in."""
    return texts.get(lang) or texts["en"]


@cache
def rule(slug: str) -> Rule:
    """The record of the rule; raise KeyError where the book has none of that name."""
    file = BOOK / f"{slug}.yml"
    if not file.is_file():
        raise KeyError(slug)
    record = yaml.load(file.read_text("utf-8"), Loader=_LOADER)
    return Rule(slug=slug, **{**record, "see": tuple(record.get("see", ()))})


def all_rules() -> list[Rule]:
    """Every rule, in the order of the groups, within them by slug."""
    order = list(GROUPS)
    rules = (rule(file.stem) for file in BOOK.glob("*.yml"))
    return sorted(rules, key=lambda one: (order.index(one.group), one.slug))
