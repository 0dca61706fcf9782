"""A value on record in the demonstration, typed raw, is refused in every kind of source file, and so is any slip."""

from __future__ import annotations

import pytest

from sverka.contacts import scan
from sverka.core.findings import errors
from sverka.core.source import SourceFile
from sverka.registry import PUBLISHED, Contact, Policy, load_registry, standing
from tests.help_centre import DAY, REPOSITORY
from tests.mutation.mutants import mutants

REGISTRY, _ = load_registry(REPOSITORY / "content", REPOSITORY)
POLICY = Policy(DAY)
ON_RECORD = [
    contact for contact in REGISTRY.contacts.values() if standing(contact, POLICY) in {*PUBLISHED, "denied"}
]
# How a page presents such a contact: where a bare short number or name is no contact, the words make it one.
PRESENTED = {
    "phone": "Звоните: {}.",
    "short": "Позвоните по номеру {} с мобильного.",
    "sms-sender": "Придёт СМС от {} с кодом.",
    "domain": "Откройте сайт {} в браузере.",
}
PLANTED = {
    "page.md": "## Помощь\n\nПрочтите это. {}\n",
    "front.md": '---\ntitle: "Помощь"\nanswer: "{}"\n---\nТекст.\n',
    "overrides/page.html": '<main>{{% if page %}}<p class="lead">{}</p>{{% endif %}}</main>\n',
    "overrides/attribute.html": '<main><img src="{{{{ src }}}}" alt="{}"></main>\n',
    "page.js": '(function () {{\n  var text = "{}";\n  show(text);\n}})();\n',
    "page.css": '.help::after {{\n  content: "{}";\n}}\n',
    "data.yml": 'title: {{ru: "{}"}}\n',
}
LINKED = {
    "phone": "tel:{}",
    "short": "tel:{}",
    "domain": "https://{}/",
}


def refused(path: str, text: str) -> bool:
    """Whether the scan of a project file finds an error."""
    return bool(errors(scan(SourceFile(path, text), REGISTRY, POLICY, in_project=True)))


def spellings(contact: Contact) -> set[str]:
    return {contact.value, *(contact.display or {}).values()}


@pytest.mark.parametrize("path", PLANTED)
@pytest.mark.parametrize("contact", ON_RECORD, ids=lambda contact: contact.ref)
def test_typed_in_a_sentence(contact: Contact, path: str) -> None:
    missed = []
    for spelling in spellings(contact):
        for mutant in (spelling, *mutants(spelling)):
            sentence = PRESENTED[contact.kind].format(mutant)
            if not refused(path, PLANTED[path].format(sentence)):
                missed.append(mutant)
    assert missed == []


@pytest.mark.parametrize(
    "contact", [c for c in ON_RECORD if c.kind in LINKED], ids=lambda contact: contact.ref
)
def test_typed_as_the_target_of_a_link(contact: Contact) -> None:
    missed = []
    for mutant in (contact.value, *mutants(contact.value)):
        target = LINKED[contact.kind].format(mutant)
        if not refused("page.md", f"Нажмите [сюда]({target}).\n"):
            missed.append(f"markdown: {target}")
        if not refused("overrides/page.html", f'<a href="{target}">сюда</a>\n'):
            missed.append(f"template: {target}")
    assert missed == []
