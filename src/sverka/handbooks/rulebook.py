"""The pages of the rulebook, one a rule and an index, made from the records of the rules in each language."""

from __future__ import annotations

import json
from itertools import groupby

from sverka.core.rule import ERROR, GROUPS, WARNING, Rule, all_rules, rule, text_in

INDEX = "index"
_OWNER, _REVIEWED = "help-editors", "2026-11-28"

_WORDS = {
    "ru": {
        "rule": "Правило",
        ERROR: "ошибка",
        WARNING: "предупреждение",
        "goes on": "ошибка, но сборка продолжается",
        "by verdict": "ошибка, предупреждение или пометка, смотря по вердикту",
        "why": "Почему",
        "bad": "Неверно",
        "good": "Верно",
        "see": "Смотрите также",
        "title": "Правила проверки",
        "summary": "Все правила, которые проверяет программа: что значит каждое и как исправить.",
        "intro": "Проверка называет файл, строку и правило в скобках. Здесь сказано, что каждое значит.",
    },
    "en": {
        "rule": "The rule",
        ERROR: "an error",
        WARNING: "a warning",
        "goes on": "an error, but the build goes on",
        "by verdict": "an error, a warning or a note, as the verdict says",
        "why": "Why",
        "bad": "Wrong",
        "good": "Right",
        "see": "See also",
        "title": "Rules of the check",
        "summary": "All rules that the program checks: what each means and how to mend it.",
        "intro": "The check names a file, a line and, in brackets, a rule. Here stands what each means.",
    },
}


def names() -> list[str]:
    """What the pages are called: the index first, then each rule by its slug."""
    return [INDEX, *(one.slug for one in all_rules())]


def page_text(name: str, lang: str) -> str:
    """The source of a page."""
    words = _WORDS.get(lang, _WORDS["en"])
    if name == INDEX:
        title, summary, body = words["title"], words["summary"], _index(lang, words)
    else:
        one = rule(name)
        title, summary, body = text_in(one.title, lang), text_in(one.summary, lang), rule_text(one, lang)
    head = {"title": title, "summary": summary, "owner": _OWNER, "reviewed": _REVIEWED, "review_every": "730"}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def rule_text(one: Rule, lang: str) -> str:
    """What people are told of a rule, as Markdown."""
    words = _WORDS.get(lang, _WORDS["en"])
    weight = words[one.severity if one.stops else "goes on"]
    parts = [f"{words['rule']} `{one.slug}`: {weight}.", text_in(one.finds, lang)]
    parts += [f"## {words['why']}", text_in(one.why, lang)]
    for name in ("bad", "good"):
        parts += [f"## {words[name]}", f"```{one.written_in}\n{one.example(name, lang)}\n```"]
    if one.more:
        parts.append(text_in(one.more, lang))
    if one.see:
        parts.append(f"{words['see']}: {', '.join(f'[`{slug}`]({slug}.md)' for slug in one.see)}.")
    return "\n\n".join(parts)


def _index(lang: str, words: dict[str, str]) -> str:
    parts = [words["intro"]]
    for group, rules in groupby(all_rules(), lambda one: one.group):
        entries = (f"- [`{one.slug}`]({one.slug}.md): {text_in(one.summary, lang)}" for one in rules)
        parts += [f"## {text_in(GROUPS[group], lang)}", "\n".join(entries)]
    return "\n\n".join(parts)
