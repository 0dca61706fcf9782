"""Every template of the theme with views that reach each of its branches, rendered in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import jinja2
from markupsafe import Markup

from sverka.build.build import Build
from sverka.model import parameters as given
from sverka.model.editorial import Picture
from sverka.model.links import Card, Heading, Link, NavLink, TitledPart, Translation, Variant
from sverka.project.project import Project
from sverka.registry.week import week
from sverka.theme.layers import PACKAGE
from sverka.theme.parameters import Parameters
from sverka.views.context import ExampleView, PageContext
from sverka.views.listing import FacetView, GroupView, LetterView
from sverka.views.on_record import ActView, ChangeView, OrganisationView, RequestTypeView, SituationView
from sverka.views.page import FilmView, PageView, ShortAddressView, WaysLeft
from sverka.views.site import CategoryView, SiteView
from sverka.views.surroundings import SideNavView
from sverka.views.tools import AdviceView, AnswerView, ChannelView, QuestionView
from tests.theme import records

DAY = date(2026, 11, 20)
WEEK = week("Mo-Th 09:00-12:00,13:00-18:00; Fr 10:00-15:00", "Europe/Moscow")
ELSEWHERE, ALWAYS = week("Mo-Fr 09:00-18:00", "Asia/Tokyo"), week("24/7", None)
HTML = Markup("<p>Текст.</p>")
CARDS = [
    Card("Возврат", "faq/pay/refund.html", "Как вернуть.", "100-24"),
    Card("О нас", "about.html", "", None),
]
LINKS = [Link("Звонок", "help/index.html"), Link("Письмо", None)]
VARIANTS = [
    Variant("ru", "Русский", "index.html", current=True, missing=False),
    Variant("en", "English", "en/index.html", current=False, missing=False),
    Variant("de", "Deutsch", "de/index.html", current=False, missing=True),
]


@dataclass(frozen=True)
class Scene:
    """A template with all that it is given."""

    template: str
    context: dict[str, Any]

    def render(self, environment: jinja2.Environment) -> str:
        """What comes out; an error where a name in the template is the name of nothing."""
        return environment.get_template(self.template).render(self.context)


def scenes(build: Build) -> Iterator[Scene]:
    """Each page template on a page that has everything, on one that has something else, and on one with little."""
    project = build.project
    refund = next(page for page in project.pages if page.url == "faq/pay/refund.html")
    bare = replace(build.contexts.page(refund), archive_html=HTML, contact_points=Markup("{}"))
    full = _full(project, bare)
    other = _other(project, full)
    pages = sorted(file.name for file in PACKAGE.glob("*.html"))
    contexts = (full, other, bare, replace(full, lang="en", t=project.components.strings["en"]))
    for name in pages:  # what one context does not reach, the next one does
        for context in contexts:
            yield Scene(name, vars(context))
    yield Scene("404.html", vars(replace(build.contexts.error_page(), site=full.site)))
    for part in _components(project):
        common = {"lang": "ru", "t": full.t, "page_url": "faq/pay/refund.html"}
        yield Scene(f"components/{part.component}/template.html", {**common, **vars(part)})


def _components(project: Project) -> Iterator[Parameters]:
    contacts, withheld = records.contacts(project), records.withheld(project)
    sources, facts = records.sources(), records.facts()
    term, word = records.terms()
    for one in contacts:
        yield given.ContactCard(one, "../../evidence.html")
        yield given.ContactCard(one, "")
        yield given.ContactLink(one)
    yield given.BadExample(withheld[-1])
    yield given.Withdrawn(withheld[1], DAY)
    yield given.Withdrawn(records.contact(project, "short", "115", review_by="2026-01-20"), DAY)
    for film in (True, False):
        yield given.WithdrawnPicture(withheld, film, DAY)
    for fact in facts:
        yield given.Fact(fact, fact.is_stated, "../../evidence.html")
    for hours in (WEEK, ELSEWHERE, ALWAYS):
        yield given.Hours(hours, DAY)
        yield given.Hours(hours, None)
    for source in sources:
        yield given.Citation(source, "../../evidence.html")
    for main in ("ru", "en", "de"):  # a term may lack a language, and so may the main one
        yield given.Term(term, main, "../../glossary.html")
        yield given.Term(word, main, None)
        yield given.Term(
            word.model_copy(update={"name": records.ENGLISH, "meaning": records.ENGLISH}), main, None
        )
    drawing = Picture.model_validate({"file": "a.svg", "taken": "2026-11-20", "shows": "drawing"})
    for picture, size in (
        (drawing, (64, 3600)),
        (drawing.model_copy(update={"shows": "a"}), None),
        (None, None),
    ):
        yield given.Figure("a.png", "Слова", "Подпись", picture, size)
    pages = [Translation("ru", "Возврат", "faq/pay/refund.html")]
    yield given.LeadOn("Код", pages[0], pages, "default-src 'none'")
    for archive in (given.ArchiveFacts("a.zip", 1_000_000, "ab", 10, 2_000_000), None):
        yield given.Archive("https://help.example/download.html", DAY, "1", archive)
    yield given.PageList(CARDS)


def _full(project: Project, bare: PageContext) -> PageContext:
    """Everything that a page can have."""
    assert bare.doc is not None
    return replace(
        bare,
        site=_full_site(project, bare.site),
        doc=_full_page(bare.doc),
        csp="default-src 'none'",
        archive_html=HTML,
        contact_points=Markup("{}"),
        vcards=[Link("Акме", "vcards/acme.vcf")],
        saved_parts=[TitledPart("", "Главное"), TitledPart("ru-topic-pay", "Оплата", "faq/pay/index.html")],
        examples=[ExampleView("hours", "Часы", CARDS[0], None), ExampleView("fact", "Факт", None, HTML)],
    )


def _full_site(project: Project, site: SiteView) -> SiteView:
    advice = AdviceView("Совет", "Слова", LINKS[0], "Звонок", LINKS[0], [LINKS[0], LINKS[0]])
    plain = AdviceView("Совет", "Слова", LINKS[0], None, None, [])
    last = QuestionView("Где?", [AnswerView("Там", plain, None)])
    ways = [
        RequestTypeView("call", "Звонок", "Слова", "help/index.html", None, WEEK, DAY),
        RequestTypeView("letter", "Письмо", "Слова", "help/index.html", "пять дней", None, None),
        RequestTypeView("chat", "Чат", "Слова", None, None, None, None),
    ]
    acts = records.acts()
    return replace(
        site,
        homes=VARIANTS,
        sections=[
            NavLink("Контакты", "contacts.html", active=True),
            NavLink("О нас", "about.html", active=False),
        ],
        footer_links=CARDS,
        categories=[CategoryView("Оплата", "Слова", "faq/pay/index.html", 2)],
        popular=CARDS,
        most_asked=CARDS,
        guides=CARDS,
        letters=CARDS,
        request_types=ways,
        situations=[
            SituationView("Нет", summary, lacks, "help/index.html")
            for summary, lacks in (("", ["internet"]), ("Слова", ["smartphone"]), ("", ["account"]), ("", []))
        ],
        channels=[ChannelView("call", "Звонок")],
        chooser=QuestionView("Что?", [AnswerView("То", advice, None), AnswerView("Это", None, last)]),
        letters_to=records.contact(project, "email", "help@acmehelp.example"),
        organisations=[OrganisationView("Акме", records.contacts(project))],
        withheld=records.withheld(project),
        sources=records.sources(),
        facts=records.facts(),
        terms=records.terms(),
        acts=[ActView(acts[0], records.sources()[0], CARDS), ActView(acts[1], None, [])],
        changes=[ChangeView(DAY, records.TEXTS, CARDS), ChangeView(DAY, records.TEXTS, [])],
        has_hours=True,
        popular_url="popular.html",
        check_url="check.html",
        status_url="status.html",
        download_url="download.html",
        feed_url="changes.xml",
    )


def _full_page(doc: PageView) -> PageView:
    below = [Heading(Markup(f"Шаг {step}"), f"#step-{step}") for step in range(3)]
    return replace(
        doc,
        toc=[Heading(Markup("Шаги"), "#steps", below)],
        answer_html=HTML,
        result_html=HTML,
        if_it_fails_html=HTML,
        missing_html=HTML,
        short_address=ShortAddressView("q/1.html", "help.example/q/1.html", "q/1.svg"),
        owner="Редакторы",
        overdue=True,
        stale_translation=True,
        sources=records.sources(),
        client_only=True,
        acts=records.acts(),
        breadcrumbs=LINKS,
        side_nav=SideNavView("Оплата", "faq/pay/index.html", _entries(), "faq/pay/index.html"),
        translations=VARIANTS,
        channels=LINKS,
        situations=[WaysLeft("Нет", "help/index.html", ["Звонок"]), WaysLeft("За границей", None, [])],
        groups=[GroupView("Оплата", "faq/pay/index.html", CARDS)] + [GroupView("Иное", None, CARDS)] * 2,
        facets=[FacetView("По месту", LINKS[:1])],
        letters=[LetterView("А", CARDS)],
        video=FilmView("a.mp4", "a.png", "a.vtt", "0:10", 0.25, (64, 36)),
        subject="О возврате",
        fields=["Имя"],
        attachments=["Чек"],
    )


def _entries() -> list[NavLink]:
    return [NavLink("Возврат", "faq/pay/refund.html", active=True), NavLink("Карта", "a.html", active=False)]


def _other(project: Project, full: PageContext) -> PageContext:
    """What a page has in place of the first."""
    assert full.doc is not None
    headings = [Heading(Markup(f"Раздел {number}"), f"#part-{number}") for number in range(3)]
    doc = replace(
        full.doc,
        is_answer=False,
        toc=headings,
        video=None,
        video_notice=HTML,
        side_nav=SideNavView("Рядом", None, _entries(), None),
        groups=[GroupView("", None, CARDS)],
    )
    return replace(full, doc=doc, site=replace(full.site, letters_to=None, download_url=None))
