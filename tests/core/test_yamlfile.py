"""YAML on record: whatever is written, it is read as text with its place, or refused with its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sverka.core.characters import unsettled
from sverka.core.findings import Refused
from sverka.core.source import SourceFile
from sverka.core.yamlfile import Document, load_yaml

SIGNS = "[]{},:|~#@-?&*\"'\\ \n\t\x07\u0085\u2028\ufeff😀"
WORDS = [
    "ключ",
    ": ",
    "  ",
    "- ",
    "&a ",
    "*a",
    "!!int ",
    "<<",
    "0700",
    "+7",
    "2026-11-23",
    "yes",
    "12:30",
    "---\n",
]
PIECES = st.sampled_from([*SIGNS, *WORDS, "...\n", "%YAML", "\\u12"])


@given(st.text() | st.lists(PIECES, max_size=30).map("".join))
@example("é\x07")
@example("[" * 30_000)
@example("- " * 30_000)
def test_arbitrary_text_is_read_or_refused_with_its_place(text: str) -> None:
    source = SourceFile("data.yml", text)
    try:
        document = load_yaml(source)
    except Refused as refused:
        assert refused.findings
        for finding in refused.findings:
            assert 0 <= source.offset(finding.line, finding.column) <= len(text)
            assert source.position(source.offset(finding.line, finding.column)) == (
                finding.line,
                finding.column,
            )
            assert finding.message and finding.fix
    else:
        assert all(0 <= offset <= len(text) for offset in document.offsets.values())
        assert is_plain(document.data)


def is_plain(data: object) -> bool:
    if isinstance(data, dict):
        return all(isinstance(key, str) and is_plain(value) for key, value in data.items())
    return all(map(is_plain, data)) if isinstance(data, list) else data is None or isinstance(data, str)


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
).filter(lambda text: unsettled(text) is None)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, DATA, min_size=1, max_size=4), st.text("#\n ", max_size=5))
def test_what_was_written_is_read_and_found_again(data: dict[str, object], above: str) -> None:
    text = above + "\n" + yaml.safe_dump(data, default_style='"', allow_unicode=True, width=10_000)
    document = load_yaml(SourceFile("data.yml", text))
    assert document.data == data
    for path, offset in document.offsets.items():
        if isinstance(at(data, path), str):
            assert text[offset] == '"'
    for path, offset in document.key_offsets.items():
        assert text[offset] in '"?', path


def at(data: Any, path: tuple[str | int, ...]) -> object:
    for step in path:
        data = data[step]
    return data


@pytest.mark.parametrize(
    "scalar",
    ["0700", "0x1F", "+74950001122", "1.0e+3", ".5", "12:30", "2026-11-23", "yes", "No", "on", ".nan"],
)
def test_what_yaml_reads_as_something_else_is_refused_with_quotes_as_the_mend(scalar: str) -> None:
    with pytest.raises(Refused) as refused:
        load_yaml(SourceFile("data.yml", f"number: {scalar}\n"))
    (finding,) = refused.value.findings
    assert (finding.line, finding.column) == (1, 9)
    assert f'number: "{scalar}"' in finding.fix


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_an_empty_value_is_none(scalar: str) -> None:
    assert load_yaml(SourceFile("data.yml", f"reason: {scalar}\n")).data == {"reason": None}


def test_every_fault_is_reported_at_once() -> None:
    with pytest.raises(Refused) as refused:
        load_yaml(SourceFile("data.yml", "a: 1\nb: {c: 2, c: x}\n3: y\nd: &e f\n"))
    assert [(f.line, f.column) for f in refused.value.findings] == [(1, 4), (2, 8), (2, 11), (3, 1), (4, 4)]


def test_a_place_of_what_is_missing_is_that_of_its_parent() -> None:
    document = load_yaml(SourceFile("data.yml", "contacts:\n- id: a\n"))
    assert document.offset("contacts", 0, "value") == document.offset("contacts", 0) == 12


def test_below_reads_one_block_and_leaves_the_others_alone() -> None:
    source = SourceFile("mkdocs.yml", "count: 5\nextra:\n  sverka: {name: x}\n  other: !tag 1\n")
    document = load_yaml(source, below=("extra", "sverka"))
    assert document.data == {"name": "x"}
    assert source.text[document.offset("name")] == "x"
    assert load_yaml(source, below=("extra", "missing")).data is None


def test_a_part_of_a_file_is_read_with_places_in_the_whole_file() -> None:
    source = SourceFile("page.md", "---\ntitle: x\n---\nBody: 5\n")
    document: Document = load_yaml(source, 4, 13)
    assert document.data == {"title": "x"}
    assert source.position(document.offset("title")) == (2, 8)
