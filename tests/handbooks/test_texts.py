"""The handbooks say the same in each language: as many headings, steps, rows and examples, the same links and names."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from sverka import handbooks
from sverka.core.rule import all_rules

HERE = Path(handbooks.__file__).parent
PAGES = sorted(file.relative_to(HERE / "ru").as_posix() for file in HERE.glob("ru/*/*.md"))
_EXAMPLE = re.compile(r"^(```\w+)\n.*?^```$", re.S | re.M)
_MARK = re.compile(r"#+ |```\w+|\d+\. |- |\||!!!|[a-z_]+:")
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\]\(([^)]+)\)")
_NAME = re.compile(r"`([a-z_./:-]+)`")
# Pages of every site: the templates of the theme lead to them.
_OF_A_SITE = {"check.md"}


def text(lang: str, name: str) -> str:
    """A page without what its examples hold."""
    return _EXAMPLE.sub(r"\1", (HERE / lang / name).read_text("utf-8"))


def links(lang: str, name: str) -> list[str]:
    """Where a page leads, in its order."""
    return _LINK.findall(_CODE.sub("", text(lang, name)))


def marks(lang: str, name: str) -> list[str]:
    """What the lines of a page begin with: headings, steps, entries, rows, examples, keys of the head."""
    return [mark[0] for line in text(lang, name).splitlines() if (mark := _MARK.match(line))]


def test_both_languages_have_the_same_pages() -> None:
    assert sorted(file.relative_to(HERE / "en").as_posix() for file in HERE.glob("en/*/*.md")) == PAGES
    assert len(PAGES) == 19


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_say_the_same(name: str) -> None:
    assert marks("en", name) == marks("ru", name)
    assert links("en", name) == links("ru", name)
    assert set(_NAME.findall(text("ru", name))) <= set(_NAME.findall(text("en", name)))


@pytest.mark.parametrize("name", PAGES)
def test_a_link_leads_to_a_handbook_or_to_a_page_that_every_site_has(name: str) -> None:
    known = {*PAGES, *_OF_A_SITE, "rules/index.md", *(f"rules/{rule.slug}.md" for rule in all_rules())}
    folder = posixpath.dirname(name)
    assert {posixpath.normpath(f"{folder}/{link}") for link in links("en", name)} <= known


@pytest.mark.parametrize("name", PAGES)
def test_sentences_are_short(name: str) -> None:
    """As the handbook asks of everybody."""
    for lang in ("en", "ru"):
        body = text(lang, name).split("---", 2)[2]
        body = re.sub(r"^ *```.*?^ *```", "", body, flags=re.MULTILINE | re.DOTALL)
        for line in re.sub(
            r"\n *(?!\d+\. )(?=[^\s|#>*-])", " ", body
        ).splitlines():  # a paragraph in one line
            for sentence in re.split(r"(?<=[.?!:;])\s", line.strip("| ")):
                assert len(re.findall(r"\w[\w’'-]*", re.sub("`[^`]+`", "x", sentence))) <= 24, sentence
