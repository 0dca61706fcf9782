"""Whatever is written into a file of the project, the check says what is wrong and never breaks down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sverka.registry import Policy, load_registry
from sverka.site.check import check_site
from tests.help_centre import DAY, MINIMAL, HelpCentre

SIGNS = st.text("[](){}<>!#*_`~|\\\"'&:;/-=?% \t\nа1\x02\u200b\u202e\ufffd😀")
WORDS = st.sampled_from([
    "contact:acme/hotline", "{{ contact:acme/site }}", "](contact:acme/site)", "![](form.svg)", "](refund.md#a)",
    "<script>", "http://[", "//[", "tel:", "8 495 000-11-22", "&#x0;", "&#xD800;", "```\n", "1. ", "[^1]", "[a]: ",
    "\n---\n", "\n\n", "    ", "> ", "%ZZ", "%D1", "*[a]: b", "{: #a }",
])  # fmt: skip
TEXT = st.lists(SIGNS | WORDS, max_size=12).map("".join)
FILES = [
    "content/facts.yml",
    "content/sources.yml",
    "content/taxonomy.yml",
    "content/codes.yml",
    "content/pictures.yml",
    "content/contacts/acme.yml",
    "mkdocs.yml",
    "overrides/strings/ru.yml",
]


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> HelpCentre:
    """A help centre that every example leaves as it was."""
    return HelpCentre(tmp_path_factory.mktemp("arbitrary"))


def check(centre: HelpCentre, path: str, text: str) -> None:
    before = centre.read(path)
    try:
        findings = centre.write(path, text).findings()
    finally:
        centre.write(path, before)
    for finding in findings:
        assert finding.path and finding.line >= 1 and finding.column >= 1 and finding.message


@settings(max_examples=30)
@given(TEXT)
@example("[a](http://[)")
@example("![](//[)\n\n[a]: http://[")
@example("`{{ contact:acme/nobody }}\n\n`")
@example("\x02wzxhzdk:0\x03")
def test_the_text_of_a_page(shared: HelpCentre, text: str) -> None:
    head = shared.read("docs/sign-in.md").rpartition("---\n")[0]
    check(shared, "docs/sign-in.md", f"{head}---\n{text}")


@settings(max_examples=30)
@given(st.sampled_from(["title", "answer", "channels", "reviewed", "template", "code", "sources"]), TEXT)
def test_a_value_of_the_front_matter(shared: HelpCentre, key: str, text: str) -> None:
    lines = shared.read("content/faq/pay/card.md").splitlines(keepends=True)
    lines = [line for line in lines if not line.startswith(f"{key}:")]
    check(shared, "content/faq/pay/card.md", "".join([lines[0], f"{key}: {text}\n", *lines[1:]]))


@settings(max_examples=50)
@given(st.sampled_from(FILES), st.data())
def test_a_data_file_with_a_piece_put_in_or_taken_out(
    shared: HelpCentre, path: str, data: st.DataObject
) -> None:
    text = shared.read(path)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    put = data.draw(
        st.sampled_from(["", "1", "- ", ": ", "[", "{", "null", "~", '""', "\n", "  ", "&a", "a: b"])
    )
    check(shared, path, text[:start] + put + text[end:])


REGISTRY, _ = load_registry(MINIMAL / "content", MINIMAL)
TAGS = st.sampled_from([
    "<a href='", '<img srcset="', "<script src=", "<p id=a>", "<link rel='x' href=", ">", "'", '"', "</p>", "<!--",
    "{{ contact:a }}", "http://[", "//[::1", "#a", "?b", ",", " 2x", "<style>", "<p onclick=", "&#x0;", "%ZZ", "<svg",
])  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=3), max_size=12).map("".join))
@example("<a href='http://['>")
@example('<img srcset="//[ 2x, , ">')
def test_a_page_of_a_built_site(tmp_path_factory, html: str) -> None:
    site: Path = tmp_path_factory.mktemp("site")
    (site / "index.html").write_text(html, "utf-8", newline="")
    for finding in check_site(site, REGISTRY, Policy(DAY), "https://help.example/", {}):
        assert finding.line >= 1 and finding.column >= 1 and finding.message
