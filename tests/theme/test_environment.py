"""What the environment of the templates promises: it escapes, and says where a name or a value is not there."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from sverka.build.build import Build
from sverka.core.findings import Refused
from sverka.model.parameters import BadExample, Citation
from sverka.theme.environment import make_environment, template_finding
from sverka.theme.layers import Theme
from sverka.theme.texts import Texts
from tests.help_centre import HelpCentre


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("check.html", "{% if doc.summary %}", "{% if doc.summry %}", "doc has no 'summry'"),
        ("home.html", "t.popular_all", "t.popular_al", "t has no 'popular_al'"),
        ("acts.html", "site.acts", "site.act", "site has no 'act'"),
        ("404.html", "set noindex", "set noindx", "nobody reads the variable 'noindx'"),
        ("guide.html", "block fails", "block fail", "there is no block 'fail' to fill"),
        ("video.html", "| format(", "| fromat(", "there is no filter 'fromat'"),
        (
            "listing.html",
            "page-list/",
            "page-lst/",
            "there is no template 'components/page-lst/template.html'",
        ),
        ("components/hours/template.html", "week.groups", "wek.groups", "nobody gives the variable 'wek'"),
    ],
)
def test_a_name_that_is_not_there_is_said_with_its_place(
    centre: HelpCentre, path: str, old: str, new: str, said: str
) -> None:
    """Whether or not a page of the site comes to that place."""
    centre.replace(f"overrides/{path}", old, new)
    found = Build(centre.project()).contexts.theme_faults()
    lines = centre.read(f"overrides/{path}").splitlines()
    places = [number for number, line in enumerate(lines, 1) if new in line]
    assert found[0].message == said and found[0].rule == "theme" and found[0].severity == "error"
    assert {(fault.path, fault.line) for fault in found} == {(f"overrides/{path}", line) for line in places}


def test_a_build_stops_at_a_name_that_is_not_there(centre: HelpCentre) -> None:
    built = centre.replace("overrides/search.html", "doc.title", "doc.titel").build()
    assert built.status == 1 and "Traceback" not in built.output
    assert "overrides/search.html:17:1: error: doc has no 'titel' [theme]" in built.output
    assert "fix: did you mean title?" in built.output


def test_a_build_stops_at_what_a_view_does_not_have(centre: HelpCentre) -> None:
    built = centre.replace("overrides/home.html", "category.count", "category.cuont").build()
    assert built.status == 1 and "Traceback" not in built.output
    lines = centre.read("overrides/home.html").splitlines()
    (line,) = [number for number, text in enumerate(lines, 1) if "cuont" in text]
    assert f"overrides/home.html:{line}:1: error:" in built.output
    assert "error: CategoryView has no attribute 'cuont' [theme]" in built.output


def test_a_component_of_the_site_is_given_what_stands_where_it_is_included(centre: HelpCentre) -> None:
    centre.write("overrides/components/greeting/template.html", "<p>{{ greeting }}, {{ site.name }}</p>\n")
    include = (
        '{% with greeting = "Здравствуйте" %}{% include "components/greeting/template.html" %}{% endwith %}'
    )
    centre.replace("overrides/search.html", "{% block byline %}", "{% block byline %}" + include)
    build = Build(centre.project())
    assert build.contexts.theme_faults() == []
    page = build.project.by_path["docs/search.md"]
    html = build.project.components.environment.get_template("search.html").render(
        vars(build.contexts.page(page))
    )
    assert "<p>Здравствуйте, Справка Пример</p>" in html
    centre.write("overrides/components/greeting/template.html", "<p>{{ greting }}</p>\n")
    (fault, *_) = Build(centre.project()).contexts.theme_faults()
    assert (fault.path, fault.line) == ("overrides/components/greeting/template.html", 1)
    assert "'greting'" in fault.message and "greeting" in fault.fix


def test_what_records_and_pages_say_is_text(centre: HelpCentre) -> None:
    centre.replace("docs/contacts.md", 'title: "', "title: \"<b>&'")
    build = Build(centre.project())
    page = build.project.by_path["docs/contacts.md"]
    html = build.project.components.environment.get_template("main.html").render(
        vars(build.contexts.page(page))
    )
    assert "<h1>&lt;b&gt;&amp;&#39;" in html and "<b>&'" not in html
    assert '<div class="sv-contact"' in html  # what is HTML stays it


def test_nothing_is_not_printed(tmp_path: Path) -> None:
    template = make_environment(Theme(tmp_path)).from_string("{{ url }}")
    assert template.render(url="") == ""
    with pytest.raises(jinja2.TemplateRuntimeError, match="nothing to print"):
        template.render(url=None)


def test_a_component_that_is_given_another_thing_says_where_it_fails(centre: HelpCentre) -> None:
    components = centre.project().components
    source = next(iter(centre.project().registry.sources.values()))
    assert components.render(Citation(source, "e.html"), lang="ru", page_url="a.html").startswith("<a ")
    with pytest.raises(Refused) as refused:
        components.render(BadExample(source), lang="ru", page_url="a.html")  # type: ignore[arg-type]
    (finding,) = refused.value.findings
    assert (finding.path, finding.line) == ("sverka/theme/components/bad-example/template.html", 3)


def test_an_error_from_elsewhere_is_no_fault_of_the_theme(tmp_path: Path) -> None:
    assert template_finding(ValueError("elsewhere"), Theme(tmp_path)) is None


def test_texts_are_there_or_stop() -> None:
    texts = Texts({"cost_free": "free", "unconfirmed": "not confirmed"})
    assert texts["unconfirmed"] == "not confirmed" and [*texts] == ["cost_free", "unconfirmed"]
    assert texts.one_of("cost", "free") == texts.one_of("cost", "free", "a lot") == "free"
    assert texts.one_of("cost", "a lot", "a lot") == "a lot"
    for wrong in (
        lambda: texts["unconfirmd"],
        lambda: texts.one_of("cost", "a lot"),
        lambda: texts.one_of("cots", "free", "free"),
    ):
        with pytest.raises(jinja2.TemplateRuntimeError, match="the theme has no text"):
            wrong()


def test_the_page_of_errors_leads_by_whole_addresses(centre: HelpCentre) -> None:
    centre.replace("mkdocs.yml", "https://help.example/", "https://help.example/office/")
    build = Build(centre.project())
    environment = build.project.components.environment
    html = environment.get_template("404.html").render(vars(build.contexts.error_page()))
    assert 'href="/office/faq/index.html"' in html and 'data-base="/office/"' in html
    assert 'name="robots" content="noindex"' in html
