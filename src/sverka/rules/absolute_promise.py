"""Words that promise what nobody can keep: always, instantly, any service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project

_PROMISES = {
    "ru": re.compile(
        r"\b(мгновенн\w*|моментальн\w*|гарантир\w+|гарантированн\w*|на\s+любые\s+вопросы|"
        r"люб(?:ую|ая|ой)\s+услуг\w*|всегда\s+помо\w+)\b|\b100\s?%",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(instantly|immediately|guarantee[ds]?|any service|always works)\b", re.IGNORECASE),
}


def check(project: Project) -> Iterator[Finding]:
    """Each such word in the readers' pages."""
    fix = "say what usually happens, and what to do when it does not"
    for lang, pattern in _PROMISES.items():
        for page in project.readers_pages(lang):
            for match in pattern.finditer(page.source.text):
                message = Message("{match!r} promises more than anybody can keep", match=match[0])
                yield page.source.finding(match.start(), "absolute-promise", message, fix)
