"""The components of the theme, each with the example that stands in its folder, components/<name>/example.yml.

One file feeds the handbook's page of components and the tests that run over that page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sverka.core.schema import Localised, Record, validate
from sverka.core.source import read_source
from sverka.core.urls import relative_url
from sverka.core.yamlfile import load_yaml
from sverka.model.contact_view import ContactView
from sverka.model.taxonomy import localised
from sverka.pages.page import Page
from sverka.pages.popular import most_asked
from sverka.project.project import Project
from sverka.registry import fact_standing
from sverka.registry.week import week
from sverka.views.context import ExampleView, PageContext
from sverka.views.links import card
from sverka.views.page import PageView

# The components with an example of their own, in the order of the page: what names contacts first. The others are parts
# of every page, so of that page too.
SHOWN = (
    "contact-card",
    "contact-link",
    "evidence-list",
    "withdrawn",
    "withdrawn-picture",
    "bad-example",
    "fact",
    "hours",
    "citation",
    "term",
    "request-types",
    "situation-cards",
    "check-contact",
    "channels",
    "page-list",
    "overdue",
    "next-channel",
    "feedback",
    "register-sheet",
    "figure",
    "checker",
    "chooser",
    "log",
    "archive",
    "saved",
    "tool-bar",
)
_WITHDRAWN = {"suspended", "retired", "expired"}


class Example(Record):
    """What a component is for, and what its template is given.

    A value `record: contact/phone` is the first such record that the site has; where there is none the example is
    left out. `page` is the source path of the page on which a component that needs one is to be seen.
    """

    shows: Localised
    given: dict[str, Any] = {}
    page: str | None = None


def examples(project: Project, page: Page, around: PageContext) -> list[ExampleView]:
    """The examples as the page `page` shows them; `around` is what the template of a page has, that of an answer."""
    theme, found = project.components.theme, []
    for component in SHOWN:
        file = theme.file(f"components/{component}/example.yml")
        example = validate(Example, load_yaml(read_source(file, theme.home(file))), "theme")
        target, html = project.by_path.get(example.page or ""), None
        if target:
            target = project.variants(target).get(page.lang, target)
        if example.page is None:
            given = {key: _value(project, page, value, around.doc) for key, value in example.given.items()}
            if _MISSING in given.values():
                continue
            html = project.components.render_with(component, {**vars(around), **given})
        shows = localised(example.shows, page.lang)
        found.append(ExampleView(component, shows, card(target) if target else None, html))
    return found


def example_answer(project: Project, lang: str) -> Page | None:
    """The page that stands for all in the examples: the answer that is asked for most."""
    answers = [page for page in project.pages if page.kind == "answer" and page.lang == lang]
    return next(iter([*most_asked(answers), *answers]), None)


_MISSING = object()


def _value(project: Project, page: Page, value: Any, doc: PageView | None) -> Any:
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
            choice = list(project.editorial.terms.values())
        case "glossary":
            choice = [project.references.glossary_url(page)]
        case "answers":
            choice = [
                [card(one) for one in project.pages if one.kind == "answer" and one.lang == page.lang][:2]
            ]
        case "overdue":
            choice = [replace(doc, overdue=True)] if doc else []
        case "today":
            choice = [policy.today]
        case "picture":
            choice = [
                relative_url(url, page.url) for path, url in project.published_media.items() if path == name
            ]
        case "week":
            choice = [week(name, "UTC")]
        case _:
            choice = []
    return next(iter(choice), _MISSING)
