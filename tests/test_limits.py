"""Each limit: what is just within passes, one more is a finding at its place, made before anything is rendered."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from sverka.core import limits
from sverka.core.limits import DEPTH, HEADINGS, LINE, PAGE, PARAGRAPH, SIGNS, UNCLOSED, Limit
from sverka.handbooks.limits import limits_table
from sverka.markdown.renderer import Renderer
from sverka.rules import slow_page
from tests.help_centre import REPOSITORY, HelpCentre

PATH = "content/faq/pay/refund.md"
BEYOND = pytest.mark.parametrize("beyond", [0, 1])


def page_with(centre: HelpCentre, text: str) -> list[str]:
    """The findings of limits in a page that ends in `text`, counted from the line where that begins."""
    page = centre.read(PATH).rstrip("\n") + "\n\n"
    centre.write(PATH, page + text)
    first = page.count("\n")
    found = [one for one in centre.project().load_findings if one.rule == "limit"]
    return [f"{one.line - first}:{one.column} {one.message}" for one in found]


# What comes just within or, one more, beyond, and where that is found.
TEXTS: dict[str, tuple[Callable[[int], str], str]] = {
    "line": (lambda more: "a" * (LINE.most + more), "1:20001 a line of more than 20,000 characters"),
    "paragraph": (
        lambda more: "a " * 9_999 + "\n" + "b " * 9_999 + "\n" + "c" * (PARAGRAPH.most - 2 * 19_999 + more),
        "",
    ),
    "brackets": (lambda more: "a " + "[" * (DEPTH.most + more), "1:13 more than 10 brackets open at once"),
    "addresses": (lambda more: "[a](" * (DEPTH.most + more), "1:41 more than 10 brackets open at once"),
    "quotes": (lambda more: ">" * (DEPTH.most + more) + " a", "1:1 nested more than 10 levels deep"),
    "lists in one line": (
        lambda more: "- " * (DEPTH.most + more) + "a",
        "1:1 nested more than 10 levels deep",
    ),
    "lists by indent": (
        lambda more: "".join(f"{' ' * 4 * level}- a\n" for level in range(DEPTH.most + more)),
        "11:41 nested more than 10 levels deep",
    ),
    "stars": (
        lambda more: "a " + "*" * (SIGNS.most + more),
        "1:3 the same sign of mark-up more than 100 times in a row",
    ),
    "fences": (
        lambda more: "~~~ a\n\n" * (UNCLOSED.most + more),
        "21:1 more than 10 blocks of code that nothing closes",
    ),
    "pieces of code": (
        lambda more: " ".join("`" * run + "a" for run in range(1, UNCLOSED.most + 1 + more)),
        "1:76 more than 10 pieces of code that nothing closes",
    ),
    "headings": (
        lambda more: "# a\n" * (HEADINGS.most + more),
        "201:1 more than 200 headings or rules without an empty line between",
    ),
    "abbreviations": (
        lambda more: "".join(f"*[A{number}]: a\n\n" for number in range(50 + more)),
        "101:1 more than 50 abbreviations",
    ),
}


@BEYOND
@pytest.mark.parametrize("name", TEXTS)
def test_texts(centre: HelpCentre, name: str, beyond: int):
    text, said = TEXTS[name]
    found = page_with(centre, text(beyond))
    if not beyond:
        assert found == []
    elif said:
        assert found == [said]
    else:
        assert found == ["3:10003 more than 50,000 characters without an empty line"]


def test_what_stands_in_code_is_no_bracket(centre: HelpCentre):
    brackets, escaped = "[" * 50, r"\[" * 50
    assert page_with(centre, f"```\n{brackets}\n# a\n```\n\nAnd `{brackets}` or {escaped}.\n") == []


def test_fields_above_the_text_count_too(centre: HelpCentre):
    line = next(line for line in centre.read(PATH).split("\n") if line.startswith("answer:"))
    centre.replace(PATH, line, 'answer: "' + r"\x5b" * 11 + '"')
    found = [one for one in centre.project().load_findings if one.rule == "limit"]
    assert [(one.line, one.column) for one in found] == [
        (centre.read(PATH).split("answer")[0].count("\n") + 1, 9)
    ]


def picture(size: tuple[int, int], frames: int = 1, form: str = "PNG") -> bytes:
    sheets = [Image.new("L", size, number) for number in range(frames)]
    data = io.BytesIO()
    sheets[0].save(data, form, save_all=frames > 1, append_images=sheets[1:]) if frames > 1 else sheets[
        0
    ].save(data, form)
    return data.getvalue()


FILES: dict[str, tuple[Callable[[int], bytes], str, str]] = {
    "pixels": (lambda more: picture((5_000, 2_500 + more)), "a.png", "more than 12,500,000 pixels"),
    "pixels of all frames": (
        lambda more: picture((500, 500), 50 + more, "GIF"),
        "a.gif",
        "more than 12,500,000 pixels",
    ),
    "frames": (lambda more: picture((2, 2), 200 + more, "GIF"), "a.gif", "more than 200 frames"),
    "bomb": (lambda more: picture((30_000, 30_000 * more or 1)), "a.png", "more than 12,500,000 pixels"),
    "picture": (
        lambda more: picture((2, 2)).ljust(limits.PICTURE.most + more, b"\0"),
        "a.png",
        "larger than 5,000,000 bytes",
    ),
    "film": (lambda more: b"\0" * (limits.FILM.most + more), "a.mp4", "larger than 20,000,000 bytes"),
    "captions": (lambda more: b"\n" * (limits.TEXT.most + more), "a.vtt", "larger than 1,000,000 bytes"),
}


@BEYOND
@pytest.mark.parametrize("name", FILES)
def test_files(centre: HelpCentre, name: str, beyond: int):
    data, file, said = FILES[name]
    centre.write(f"content/faq/pay/{file}", data(beyond))
    found = [one for one in centre.project().load_findings if one.rule == "limit"]
    assert [(one.path, one.line, one.column) for one in found] == [(f"content/faq/pay/{file}", 1, 1)] * beyond
    assert all(one.message.startswith(said) for one in found)


@BEYOND
def test_a_page(centre: HelpCentre, beyond: int):
    size = len(centre.read(PATH).encode())
    centre.write(PATH, centre.read(PATH) + "\n" * (PAGE.most - size + beyond))
    found = [one for one in centre.project().load_findings if one.rule == "limit"]
    assert [(one.path, one.message) for one in found] == [(PATH, "larger than 300,000 bytes")] * beyond


@BEYOND
def test_the_number_of_files(centre: HelpCentre, monkeypatch: pytest.MonkeyPatch, beyond: int):
    files = [
        file for folder in ("docs", "content") for file in (centre.root / folder).rglob("*") if file.is_file()
    ]
    few = Limit(len(files) - beyond, "files", {}, {})
    monkeypatch.setattr("sverka.core.limits.FILES", few)
    found = [(one.path, one.message) for one in centre.findings() if one.rule == "limit"]
    assert found == [("content", f"more than {few.most:,} files")] * beyond


@BEYOND
def test_a_page_that_takes_too_long(centre: HelpCentre, beyond: int):
    project = centre.project()
    times = iter(number * (limits.SECONDS.most + beyond) for number in range(10_000))
    renderer = Renderer(project.references, project.links, clock=lambda: float(next(times)))
    page = project.by_path[PATH]
    vars(project)["rendered"] = {**project.rendered, page.url: renderer.render(page)}
    found = list(slow_page.check(project))
    assert [(one.path, one.rule, one.message) for one in found] == [
        (PATH, "slow-page", "it takes 6 s to become HTML, more than 5 s")
    ] * beyond


def test_mark_up_that_is_nested_too_deeply_to_be_rendered_is_a_finding(centre: HelpCentre):
    page_with(centre, "_a __b " * 2000 + "c\n" + " b__ a_" * 2000)
    found = [one for one in centre.findings() if one.rule == "limit"]
    assert [one.message for one in found] == ["mark-up in mark-up that is nested too deeply"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_handbook_states_every_limit(lang: str):
    page = REPOSITORY / f"src/sverka/handbooks/{lang}/editing/limits.md"
    assert limits_table(lang) in page.read_text("utf-8")
    stated = [one for one in vars(limits).values() if isinstance(one, Limit)]
    assert len(limits_table(lang).splitlines()) == len(stated) + 2
