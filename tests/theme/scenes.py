"""Every template of the theme with views that reach each of its branches, rendered in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import jinja2
from markupsafe import Markup

from sverka.build.build import Build
from sverka.model.contact_view import ContactView
from sverka.model.editorial import Act, Picture, Term
from sverka.model.links import Card, Heading, Link, NavLink, TitledPart, Translation, Variant
from sverka.project.project import Project
from sverka.registry.records import Contact, Fact, Source
from sverka.registry.week import week
from sverka.theme import parameters as given
from sverka.theme.layers import PACKAGE
from sverka.views.context import ExampleView, PageContext
from sverka.views.listing import FacetView, GroupView, LetterView
from sverka.views.on_record import ActView, ChangeView, OrganisationView, RequestTypeView, SituationView
from sverka.views.page import FilmView, PageView, ShortAddressView, WaysLeft
from sverka.views.site import CategoryView, SiteView
from sverka.views.surroundings import SideNavView
from sverka.views.tools import AdviceView, AnswerView, ChannelView, QuestionView

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
TEXTS = {"ru": "Слова", "en": "Words"}
ENGLISH = {"en": "Words"}


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
        yield Scene(f"components/{part.component}.html", {**common, **vars(part)})


def contact(project: Project, kind: str, value: str, **keys: Any) -> ContactView:
    """A contact as it would stand on record."""
    record = Contact.model_validate(
        {"id": kind, "kind": kind, "value": value, "label": TEXTS, "status": "verified", "proposed_by": "a"}
        | keys
    )
    return ContactView(record.belonging_to("acme"), project.registry, project.policy)


def _contacts(project: Project) -> list[ContactView]:
    """Contacts of every kind, with and without what may be missing."""
    evidence = {"captured_at": "2026-11-20", "supports": ["value", "hours"], "quote": "Звоните"}
    return [
        contact(
            project,
            "phone",
            "+74950001122",
            hours="Mo-Fr 09:00-18:00",
            time_zone="Europe/Moscow",
            cost="free",
            languages=["ru", "tt"],
            review_by="2027-01-20",
            relation="other-operator",
            evidence=[{"source": "acme-site", **evidence}, {"source": "nobody", **evidence}],
        ),
        contact(project, "short", "115", cost="a lot"),
        contact(project, "sms-sender", "acme", label=ENGLISH),
        contact(project, "email", "help@acmehelp.example"),
        contact(project, "app", "google-play:com.acmehelp"),
        contact(project, "domain", "acmehelp.example"),
    ]


def _withheld(project: Project) -> list[ContactView]:
    return [
        contact(project, "email", "help@acmehelp.example", status="draft"),
        contact(project, "phone", "+74950003344", status="retired", reason=TEXTS),
        contact(project, "phone", "+78000005555", status="denied", reason=TEXTS),
    ]


def _components(project: Project) -> Iterator[given.Parameters]:
    contacts, withheld = _contacts(project), _withheld(project)
    sources, facts = _sources(), _facts()
    term, word = _terms()
    for one in contacts:
        yield given.ContactCard(one, "../../evidence.html")
        yield given.ContactCard(one, "")
        yield given.ContactLink(one)
    yield given.BadExample(withheld[-1])
    yield given.Withdrawn(withheld[1], DAY)
    yield given.Withdrawn(contact(project, "short", "115", review_by="2026-01-20"), DAY)
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
        yield given.Term(word.model_copy(update={"name": ENGLISH, "meaning": ENGLISH}), main, None)
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


def _sources() -> list[Source]:
    first = {"id": "acme-site", "publisher": "Акме", "date": "2026-11", "tier": "A", "what": TEXTS}
    return [
        Source.model_validate(first | {"url": "https://acmehelp.example/"}),
        Source.model_validate(first | {"id": "b"}),
    ]


def _facts() -> list[Fact]:
    seen = [{"source": "acme-site", "captured_at": "2026-11-20", "quote": "Слова"}]
    first = {"id": "a", "kind": "hours", "subject": TEXTS, "evidence": seen}
    return [
        Fact.model_validate(first | {"value": TEXTS}),
        Fact.model_validate(first | {"hours": "Mo-Fr 09:00-18:00", "time_zone": "Europe/Moscow"}),
        Fact.model_validate(first | {"reason": TEXTS}),
    ]


def _terms() -> list[Term]:
    first = {"id": "a", "kind": "section", "name": TEXTS, "meaning": TEXTS, "sources": ["acme-site"]}
    return [
        Term.model_validate(
            first | {"where": TEXTS, "instead_of": {"ru": ["Иное", "Другое"], "en": ["Other"]}}
        ),
        Term.model_validate(first | {"kind": "word"}),
    ]


def _acts() -> list[Act]:
    first = {"id": "a", "title": TEXTS, "date": "2026-10-05", "source": "acme-site"}
    return [Act.model_validate(first | {"number": "12-А"}), Act.model_validate(first)]


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
    acts = _acts()
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
        letters_to=contact(project, "email", "help@acmehelp.example"),
        organisations=[OrganisationView("Акме", _contacts(project))],
        withheld=_withheld(project),
        sources=_sources(),
        facts=_facts(),
        terms=_terms(),
        acts=[ActView(acts[0], _sources()[0], CARDS), ActView(acts[1], None, [])],
        changes=[ChangeView(DAY, TEXTS, CARDS), ChangeView(DAY, TEXTS, [])],
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
        sources=_sources(),
        client_only=True,
        acts=_acts(),
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
