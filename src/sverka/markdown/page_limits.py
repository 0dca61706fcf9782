"""Pages that would take long to render, found before they are: each limit of a text at the place where it is passed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from markdown.blockprocessors import HRProcessor

from sverka.core.findings import Finding
from sverka.core.limits import ABBREVIATIONS, DEPTH, HEADINGS, LINE, PARAGRAPH, SIGNS, UNCLOSED
from sverka.core.messages import Message
from sverka.markdown.code import code_regions, inside
from sverka.pages.page import Page

HTML_FIELDS = ("answer", "result", "if_it_fails", "missing")  # front matter that may hold names and mark-up
_Fault = tuple[int, str, str]  # offset, message, fix
_Code = list[tuple[int, int]]  # start and end of each piece
_Sign = TypeVar("_Sign", str, int)

_LINE = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
# The last is what a fence may have behind it before its language.
_SIGNS = re.compile(rf"([*~`\\])\1{{{SIGNS.most}}}|^(?:```|~~~)[^\n]*? {{{SIGNS.most}}}", re.M)
_OPENS = re.compile(r"(?P<fence>~{3,}|`{3,})[ ]*+(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)")
_TICKS = re.compile(r"(?<!\\)(\\*+)(`++)")
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[[^\]\n]*\][ ]?:", re.M)
# Lines that are a block of their own: a heading or what stands below one, a rule, a note, where a link leads.
_OWN_BLOCK = re.compile(r"^[ \t>]*(?:#|(?:[=*_-][ ]{0,2})+$|!!!|\[[^\]\n]+\]:|:[ ])|\n(?=[ \t]*\n)", re.M)
_MARKERS = re.compile(r"(?P<indent>[ \t]*)(?P<markers>(?:(?:>|(?:[-*+:]|\d+\.)(?=[ \t]))[ \t]*)*)")
_MARKER = re.compile(r">|[-*+:]|(?<!\d)\d++\.")
_BRACKETS = re.compile(r"\\.|\]\(|[\[\]()]|\n(?=[ \t]*\n)", re.S)
_RULE = re.compile(HRProcessor.RE)
_INDENT = 4  # blanks of a level


def over_limits(page: Page) -> Iterator[Finding]:
    """A finding for each limit that the text of `page`, or a field above it, passes, where it does so first."""
    for offset, message, fix in _faults(page.body):
        yield page.source.finding(page.body_start + offset, "limit", message, fix)
    for name in HTML_FIELDS:
        if isinstance(text := getattr(page.meta, name, None), str):
            for _, message, fix in _faults(text):
                yield page.source.finding(page.offset(name), "limit", message, fix)


def _faults(text: str) -> Iterator[_Fault]:
    found = [*_lengths(text), *_signs(text), *_abbreviations(text), *_fences(text), *_spans(text)]
    if found:  # to know what is code would take long
        yield from found
        return
    code = code_regions(text)
    yield from _headings(text, code)
    yield from _levels(text, code)
    yield from _brackets(text, code)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between empty lines."""
    start = 0
    for gap in _BETWEEN.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _lengths(text: str) -> Iterator[_Fault]:
    fix = "divide it by empty lines; a long table into several, each below a heading of its own"
    if line := next((line for line in _LINE.finditer(text) if len(line[0]) > LINE.most), None):
        yield (
            line.start() + LINE.most,
            Message("a line of more than {most:,} characters", most=LINE.most),
            fix,
        )
    for start, end in _paragraphs(text):
        if end - start > PARAGRAPH.most:
            message = Message("more than {most:,} characters without an empty line", most=PARAGRAPH.most)
            yield start + PARAGRAPH.most, message, fix
            return


def _signs(text: str) -> Iterator[_Fault]:
    if found := _SIGNS.search(text):
        message = Message("the same sign of mark-up more than {most} times in a row", most=SIGNS.most)
        yield found.start(), message, "write a rule as --- and leave out what is no mark-up"


def _abbreviations(text: str) -> Iterator[_Fault]:
    found = list(_ABBREVIATION.finditer(text))
    if len(found) > ABBREVIATIONS.most:
        message = Message("more than {most} abbreviations", most=ABBREVIATIONS.most)
        fix = "put them into content/glossary.yml and name them where they stand: {{ term:html }}"
        yield found[ABBREVIATIONS.most].start(), message, fix


def _fences(text: str) -> Iterator[_Fault]:
    """Fences that open a block of code which no line like them closes, where there are too many."""
    lines = [(line.start(), line[0]) for line in _LINE.finditer(text) if line[0].startswith(("```", "~~~"))]
    bare: dict[str, list[int]] = defaultdict(list)
    for at, line in lines:
        bare[line.rstrip(" ")].append(at)
    openers = ((at, match["fence"]) for at, line in lines if (match := _OPENS.fullmatch(line)))
    if (first := _unclosed(openers, bare)) is not None:
        message = Message("more than {most} blocks of code that nothing closes", most=UNCLOSED.most)
        yield first, message, "write below the code of each the same ``` that stands above it"


def _spans(text: str) -> Iterator[_Fault]:
    """Backticks that open a piece of code which none close in its paragraph, where there are too many."""
    for start, end in _paragraphs(text):
        ticks = list(_TICKS.finditer(text, start, end))
        closing: dict[int, list[int]] = defaultdict(list)
        for run in ticks:
            closing[len(run[2])].append(run.start(2))
        # The first backtick behind an odd number of backslashes stands for itself.
        openers = ((run.start(2), len(run[2]) - len(run[1]) % 2) for run in ticks)
        if (first := _unclosed((one for one in openers if one[1]), closing)) is not None:
            message = Message("more than {most} pieces of code that nothing closes", most=UNCLOSED.most)
            yield first, message, "write behind each the same ` that stands before it"
            return


def _unclosed(openers: Iterable[tuple[int, _Sign]], closing: Mapping[_Sign, list[int]]) -> int | None:
    """Where there are too many `openers`, each an offset and what closes it, that none of `closing` closes."""
    behind = opened = 0
    for at, sign in openers:
        if at < behind:  # inside what an earlier one opened
            continue
        ends = closing.get(sign, [])
        after = bisect_right(ends, at)
        if after < len(ends):
            behind = ends[after] + 1
            continue
        opened += 1
        if opened > UNCLOSED.most:
            return at
    return None


def _headings(text: str, code: _Code) -> Iterator[_Fault]:
    found = 0
    for line in _OWN_BLOCK.finditer(text):
        if line[0] == "\n":
            found = 0
        elif not inside(line.start(), code):
            found += 1
        if found > HEADINGS.most:
            message = Message(
                "more than {most} headings or rules without an empty line between", most=HEADINGS.most
            )
            yield line.start(), message, "put an empty line before and behind each"
            return


def _levels(text: str, code: _Code) -> Iterator[_Fault]:
    for line in _LINE.finditer(text):
        found = _MARKERS.match(line[0])
        if found and not _RULE.search(line[0]) and not inside(line.start(), code):
            indent = len(found["indent"].expandtabs(_INDENT)) // _INDENT
            if indent + len(_MARKER.findall(found["markers"])) > DEPTH.most:
                message = Message("nested more than {most} levels deep", most=DEPTH.most)
                yield (
                    line.start() + found.end("indent"),
                    message,
                    "use fewer lists in lists and quotes in quotes",
                )
                return


def _brackets(text: str, code: _Code) -> Iterator[_Fault]:
    """Brackets that are open at once: of texts of links, and behind them of their addresses."""
    square = round_ = 0
    for sign in _BRACKETS.finditer(text):
        if sign[0].startswith("\\") or inside(sign.start(), code):
            continue
        match sign[0]:
            case "\n":
                square = round_ = 0
            case "[":
                square += 1
            case "]":
                square = max(0, square - 1)
            case "](":
                square, round_ = max(0, square - 1), round_ + 1
            case "(":
                round_ += bool(round_)
            case ")":
                round_ = max(0, round_ - 1)
        if square + round_ > DEPTH.most:
            message = Message("more than {most} brackets open at once", most=DEPTH.most)
            yield sign.start(), message, "close each, or write \\[ where it is no link"
            return
