"""The site rules: what a browser would really be given, whatever engine made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sverka.registry import Policy, load_registry
from sverka.site.check import check_site
from tests.help_centre import DAY, MINIMAL, place

REGISTRY, _ = load_registry(MINIMAL / "content", MINIMAL)


@pytest.fixture
def check(tmp_path: Path):
    """The errors in a site of the given files."""

    def findings(files: dict[str, str], generated: dict[str, str] | None = None) -> list[str]:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        found = check_site(tmp_path, REGISTRY, Policy(DAY), "https://help.example/", generated or {})
        assert all(finding.message for finding in found)
        assert all(finding.fix for finding in found if finding.severity == "error")
        return [place(finding) for finding in found if finding.severity == "error"]

    return findings


FAULTS = {
    "an inline script": ("<script>alert(1)</script>", 1, "inline-code"),
    "an inline script behind a sound one": (
        "<script src=a.js></script><script>x</script>",
        27,
        "inline-code",
    ),
    "an inline style sheet": ("<style>a{}</style>", 1, "inline-code"),
    "a style attribute": ('<p style="color: red">a</p>', 4, "inline-code"),
    "an event handler": ('<p onclick="x()">a</p>', 4, "inline-code"),
    "a script of another site": ('<script src="https://cdn.example/a.js"></script>', 14, "site-request"),
    "a style sheet of another site": (
        '<link rel="stylesheet" href="//cdn.example/a.css">',
        30,
        "site-request",
    ),
    "an image of another site": ('<img alt="a" src="http://cdn.example/a.png">', 19, "site-request"),
    "one of several images": ('<img alt="a" srcset="a.js 1x, //cdn.example/a.png 2x">', 31, "site-request"),
    "a form that sends elsewhere": ('<form action="https://collect.example/"></form>', 15, "site-request"),
    "a frame of another site": ('<iframe src="https://frame.example/"></iframe>', 14, "site-request"),
    "a link to no page": ('<a href="missing.html">a</a>', 10, "broken-link"),
    "a link to no anchor": ('<a href="#missing">a</a>', 10, "broken-link"),
    "a link that is no address": ('<a href="//[">a</a>', 10, "broken-link"),
    "a missing image": ('<img alt="a" src="missing.png">', 19, "broken-link"),
    "two elements with one id": ('<p id="a">a</p><p id="a">b</p>', 4, "duplicate-id"),
    "a name that was not resolved": ("<p>Звоните: {{ contact:acme/hotline }}</p>", 13, "reference"),
    "a link by name that was not resolved": ('<a href="contact:acme/site">a</a>', 10, "reference"),
    "a number that is not on record": ("<p>8 495 123-45-67</p>", 4, "on-record"),
    "a number known to be false": ("<p>8 800 000-55-55</p>", 4, "on-record"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_on_a_page(check, name):
    html, column, rule = FAULTS[name]
    found = check({"index.html": f"<!doctype html><title>a</title>\n{html}\n", "a.js": ""})
    assert f"site/index.html:2:{column} {rule}" in found
    assert all(line.startswith("site/index.html:2:") for line in found)


SOUND = {
    "an own script": '<script src="a.js" defer></script>',
    "data in a script element": '<script type="application/json">{"a": 1}</script>',
    "an address that is only named": '<link rel="canonical" href="https://help.example/index.html">',
    "a link to a file": '<a href="a.js">a</a>',
    "a link to an anchor in signs of its own": '<p id="шаг">a</p><a href="#%D1%88%D0%B0%D0%B3">b</a>',
    "a link with a question": '<a href="index.html?q=a">a</a>',
    "a name in code": "<code>{{ contact:acme/hotline }}</code><pre>fact:reply-time</pre>",
    "a number on record": '<a href="tel:+74950001122">8 495 000-11-22</a>',
    "a false number that is marked": '<span data-contact="bad-example"><s>8 800 000-55-55</s></span>',
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_page(check, name):
    assert check({"index.html": f"<!doctype html><title>a</title>\n{SOUND[name]}\n", "a.js": ""}) == []


def test_links_go_by_the_folder_of_the_page(check):
    link = '<a href="../index.html">a</a> <a href="b.html">b</a>'
    assert check({"index.html": "", "faq/a.html": link}) == ["site/faq/a.html:1:40 broken-link"]


@pytest.mark.parametrize("base", ["/", "/help/"])
def test_the_page_for_lost_addresses_links_from_the_root_of_the_server(tmp_path, base):
    """The server shows it in the place of a page of any depth."""
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq/a.html").write_text(
        '<p id="a">a</p><a href="/faq/a.html">no page but 404.html may say so</a>'
    )
    link = f'<a href="{base}faq/a.html#a">a</a> <a href="{base}faq/b.html">b</a> <a href="./faq/a.html">c</a>'
    (tmp_path / "404.html").write_text(link)
    found = check_site(tmp_path, REGISTRY, Policy(DAY), f"https://help.example{base}", {})
    messages = [finding.message for finding in found if finding.rule == "broken-link"]
    assert messages == [
        f"'{base}faq/b.html' leads to no file of the site",
        "'/faq/a.html' leads to no file of the site",
    ]


def test_a_page_of_another_is_looked_up_with_its_anchors(check):
    link = '<a href="../b.html#a">a</a> <a href="../b.html#c">c</a> <a href="../a.js#c">no page</a>'
    assert check({"b.html": '<p id="a">a</p>', "faq/a.html": link, "a.js": ""}) == [
        "site/faq/a.html:1:38 broken-link"
    ]


def test_a_generated_file_is_exempt_only_where_it_is_what_the_generator_makes(check):
    index = 'index("8 495 123-45-67");'
    assert check({"assets/index.js": index}, {"assets/index.js": index}) == []
    assert check({"assets/index.js": index}, {"assets/index.js": "index();"}) == [
        "site/assets/index.js:1:8 stale-data"
    ]
    assert check({"assets/index.js": "index(1);"}, {"assets/index.js": "index();"}) == []


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.css", "a.json", "a.svg", "a.txt", "a.xml"])
def test_every_kind_of_file_is_read(check, name):
    written = {
        ".css": 'a::after { content: "8 495 123-45-67" }',
        ".svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>8 495 123-45-67</text></svg>',
    }
    number = written.get(Path(name).suffix, '"8 495 123-45-67"')
    (found,) = check({name: number})
    assert found.startswith(f"site/{name}:1:") and found.endswith("on-record")


def test_a_link_out_of_the_site_is_found(tmp_path, check):
    (tmp_path / "a.html").symlink_to("/etc/hostname")
    assert check({}) == ["site/a.html:1:1 file"]


def test_numbers_of_an_older_search_index_are_not_telephones(check):
    """Between an edit and the next build they differ from what the sources make."""
    unseen = 'sverkaSearch.take("ghijabcdef","p3",["+444528666607","88005553535"]);\n'
    shown = 'sverkaSearch.take("ghijabcdef","c3",[{"title":"8 495 123-45-67"}]);\n'
    assert check({"assets/search/ru/p3.js": unseen}) == []
    assert check({"assets/search/ru/c3.js": shown})


@pytest.mark.parametrize("more", ['alert("8 495 123-45-67");\n', "// 8 495 123-45-67\n"])
def test_what_does_more_than_hand_over_numbers_is_looked_at(check, more):
    assert check({"assets/search/ru/p3.js": f'sverkaSearch.take("ghijabcdef","p3",[1]);{more}'})


def test_a_file_that_nobody_reads_is_refused_and_what_holds_no_words_is_not(check):
    assert check({"a.bin": "x", "b.woff2": "x", "c.html.br": "x", "LICENSE": "x"}) == [
        "site/LICENSE:1:1 unread-file",
        "site/a.bin:1:1 unread-file",
    ]


def test_captions_and_lists_of_a_server_are_read(check):
    said = "WEBVTT\n\n00:01.000 --> 00:02.000\n8 800 000-00-99\n"
    assert check({"a.vtt": said, "_redirects": "/a https://evil.test/ 301"}) == [
        "site/_redirects:1:4 on-record",
        "site/a.vtt:4:1 on-record",
    ]
