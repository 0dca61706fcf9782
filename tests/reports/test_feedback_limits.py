"""Feedback of any length: lines, texts and lists up to their limits are read, longer ones are counted as unread."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from sverka.core.limits import FEEDBACK_LINE, FEEDBACK_LIST, FEEDBACK_TEXT
from sverka.reports.feedback_inputs import Gap, UnknownLine, Unreadable, Visit, Vote, entries
from tests.linear import grows_evenly

VISIT = '203.0.113.7 - - [25/Nov/2026:10:00:00 +0300] "GET {} HTTP/2.0" 200 5120 "-" "Firefox"'


def read(tmp_path: Path, text: str) -> list[object]:
    file = tmp_path / "said"
    file.write_text(text, "utf-8")
    return list(entries(file))


@pytest.mark.parametrize("longer", [0, 1])
def test_a_text_up_to_its_limit_is_read(tmp_path: Path, longer: int):
    said = "я" * (FEEDBACK_TEXT.most + longer)
    lines = [{"query": said}, {"code": "120-74", "verdict": "no", "comment": said}, {"query": "after"}]
    found = read(tmp_path, "".join(json.dumps(line) + "\n" for line in lines))
    if longer:
        assert found == [UnknownLine(1), UnknownLine(2), Gap("after")]
    else:
        assert found == [Gap(said), Vote("120-74", "no", "", said), Gap("after")]


@pytest.mark.parametrize("longer", [0, 1])
def test_a_line_up_to_its_limit_is_read(tmp_path: Path, longer: int):
    line = json.dumps({"query": "x", "more": ""})
    line = line.replace('""', f'"{"y" * (FEEDBACK_LINE.most - len(line) + longer)}"')
    assert len(line) == FEEDBACK_LINE.most + longer
    assert read(tmp_path, f'{line}\n{{"query": "z"}}\n') == [UnknownLine(1) if longer else Gap("x"), Gap("z")]
    assert read(tmp_path, line) == [UnknownLine(1) if longer else Gap("x")]


@pytest.mark.parametrize("longer", [0, 1])
def test_a_list_up_to_its_limit_is_read(tmp_path: Path, longer: int):
    said = json.dumps([{"query": "x"}])
    text = said + " " * (FEEDBACK_LIST.most - len(said) + longer)
    if longer:
        with pytest.raises(Unreadable):
            read(tmp_path, text)
    else:
        assert read(tmp_path, text) == [Gap("x")]


def test_a_row_that_is_too_long_costs_no_other(tmp_path: Path):
    rows = ["code,verdict,reason,comment", "120-74,yes,,", f"120-74,no,,{'x' * 200_000}", "120-74,no,,after"]
    found = read(tmp_path, "\n".join(rows))
    assert [entry for entry in found if isinstance(entry, Vote)] == [
        Vote("120-74", "yes", "", ""),
        Vote("120-74", "no", "", "after"),
    ]
    assert len([entry for entry in found if isinstance(entry, UnknownLine)]) == 1


def test_what_unpacks_to_a_hundred_megabytes_takes_no_memory(tmp_path: Path):
    file = tmp_path / "said.gz"
    with gzip.open(file, "wb", compresslevel=1) as packed:
        for _ in range(100):
            packed.write(b"x" * 1_000_000)
        packed.write(b'\n{"query": "after"}\n')
    tracemalloc.start()
    found = list(entries(file))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 2
    assert most < 10_000_000


def test_a_small_archive_of_endless_lines_is_not_read_to_its_end(tmp_path: Path):
    file = tmp_path / "said.gz"
    file.write_bytes(gzip.compress(b"\n" * 20_000_000))
    with pytest.raises(Unreadable):
        list(entries(file))


def test_a_quotation_mark_in_the_header_is_no_traceback(tmp_path: Path):
    assert read(tmp_path, 'code,verdict,"\n' + "aaaaaaaaaaaaa\n" * 12_000) == [UnknownLine(1)]


@pytest.mark.parametrize("address", ['/a"b', "/a", "/" + "a" * 5000, '/a\\"b'])
def test_a_visit_is_read(tmp_path: Path, address: str):
    found = read(tmp_path, VISIT.format(address) + "\n")
    assert isinstance(found[0], UnknownLine if address == '/a"b' else Visit)


@pytest.mark.parametrize("piece", ["[", "a ", "a", '"', "\\", "[]", '[a] "GET a', '\\"', '- [a] "GET '])
def test_a_line_of_a_log_is_read_in_a_time_that_grows_with_it(tmp_path: Path, piece: str):
    def work(size: int) -> None:
        lines = ("x " + (start + piece * size)[:size] for start in ("", "- - [", VISIT.format("/")[:60]))
        read(tmp_path, "\n".join(lines))

    assert grows_evenly(work, 20_000)


def test_a_damaged_archive_is_counted_as_unread(tmp_path: Path):
    file = tmp_path / "said.gz"
    whole = gzip.compress(b'{"query": "a"}\n' * 1000)
    for at in range(10, len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with pytest.raises(Unreadable):
            list(entries(file))
