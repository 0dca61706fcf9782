"""The components of the theme, each with its example from components/examples.yml of the theme.

One file feeds the handbook's page of components and the tests that run over that page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sverka.core.schema import Localised, Record, validate
from sverka.core.source import read_source
from sverka.core.urls import relative_url
from sverka.core.yamlfile import load_yaml
from sverka.model.contact_view import ContactView
from sverka.pages.page import Page
from sverka.pages.popular import most_asked
from sverka.project.project import Project
from sverka.registry import fact_standing
from sverka.registry.week import week
from sverka.views.site import card

TEMPLATE = "components"  # of the page that shows them
_FILE = "components/examples.yml"
_WITHDRAWN = {"suspended", "retired", "expired"}


class Example(Record):
    """One component: what it is for, and what its template is given.

    A value `record: contact/phone` is the first such record that the site has; where there is none the example is
    left out. `page` is the source path of the page on which a component that needs one is to be seen.
    """

    component: str
    shows: Localised
    given: dict[str, Any] = {}
    page: str | None = None


class _File(Record):
    examples: list[Example]


def examples(project: Project, page: Page, context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The examples as the page `page` shows them, each with its `html` or the page to look at.

    `context` is what a template of a page has: `site`, `doc` of an answer, `asset_url`.
    """
    file = project.components.theme.file(_FILE)
    document = load_yaml(read_source(file, file.parent.parent))
    found = []
    for example in validate(_File, document, "theme").examples:
        target = project.by_path.get(example.page or "")
        entry = {
            "component": example.component,
            "shows": example.shows.get(page.lang) or next(iter(example.shows.values())),
            "page": card(target) if target else None,
        }
        if example.page is None:
            given = {key: _value(project, page, value) for key, value in example.given.items()}
            if None in given.values():
                continue
            entry["html"] = project.components.render(
                example.component,
                lang=page.lang,
                page_url=page.url,
                main_language=project.settings.main_language,
                as_of=project.policy.today,
                evidence_url=relative_url(context["site"]["evidence_url"], page.url),
                **{**context, **given},
            )
        found.append(entry)
    return found


def example_answer(project: Project, lang: str) -> Page | None:
    """The page that stands for all in the examples: the answer that is asked for most."""
    answers = [page for page in project.pages if page.kind == "answer" and page.lang == lang]
    return next(iter([*most_asked(answers), *answers]), None)


def _value(project: Project, page: Page, value: Any) -> Any:
    """What a template is given for a value of the file."""
    if not (isinstance(value, dict) and value.keys() == {"record"}):
        return value
    kind, _, name = value["record"].partition("/")
    registry, policy = project.registry, project.policy
    views = [ContactView(contact, registry, policy) for contact in registry.contacts.values()]
    published = {contact.ref for contact in registry.published(policy)}
    match kind:
        case "contact":
            choice: list[Any] = [view for view in views if view.ref in published and view.record.kind == name]
        case "denied":
            choice = [view for view in views if view.standing == "denied"]
        case "withdrawn":
            choice = [view for view in views if view.standing in _WITHDRAWN]
        case "fact":
            choice = [fact for fact in registry.facts.values() if fact_standing(fact, policy) == name]
        case "source":
            choice = list(registry.sources.values())
        case "term":
            choice = list(project.catalogue.terms.values())
        case "answers":
            choice = [
                [card(one) for one in project.pages if one.kind == "answer" and one.lang == page.lang][:2]
            ]
        case "picture":
            choice = [
                relative_url(url, page.url) for path, url in project.published_media.items() if path == name
            ]
        case "week":
            choice = [week(name, "UTC")]
        case _:
            choice = []
    return next(iter(choice), None)
