"""What readers left behind: exports of the feedback endpoint, logs of searches without an answer, access logs.

The kind of a file is told by what stands in it; a line that cannot be read is a fault and stops nothing.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple

from sverka.core.limits import FEEDBACK_LINE, FEEDBACK_LIST, FEEDBACK_TEXT
from sverka.core.messages import Message
from sverka.core.plain_files import open_plain
from sverka.pages.codes import is_code

VERDICTS = ("yes", "no")
# Lines of an archive, by its bytes: of real ones a line takes more; what packs better was made to keep somebody busy.
_ALWAYS, _PER_BYTE = 100_000, 5
_GZIP = b"\x1f\x8b"
_BEGINNING = 100  # characters, in which a file says of what kind it is
# The combined format of nginx and Apache, with or without the host in front.
_ACCESS = re.compile(
    r'(?P<client>\S+) \S+ [^\[]*+\[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<address>(?>(?:[^"\s\\]|\\.)+))'
    r'(?>(?:[^"\\]|\\.)*)" (?P<status>[0-9]{3}) \S+'
    r'(?: "(?P<referer>(?>(?:[^"\\]|\\.)*))" "(?P<agent>(?>(?:[^"\\]|\\.)*))")?'
)
_TIME = "%d/%b/%Y:%H:%M:%S %z"
_ROBOT = re.compile(r"bot\b|bot/|crawl|spider|slurp|monitor", re.IGNORECASE)
_SEEN = {"200", "304"}


class Vote(NamedTuple):
    """One answer to «did this help?»."""

    code: str
    verdict: str
    reason: str
    comment: str


class Gap(NamedTuple):
    """A search without an answer that a reader wrote down."""

    query: str


class Visit(NamedTuple):
    """A page asked for by a person; `client` tells persons apart within one run and is never reported."""

    client: str
    time: datetime
    address: str
    referer: str


class UnknownLine(NamedTuple):
    """A line that is none of these."""

    line: int


Entry = Vote | Gap | Visit | UnknownLine


@dataclass(frozen=True)
class Unreadable(Exception):
    """A file that cannot be opened or unpacked."""

    reason: str


def entries(file: Path) -> Iterator[Entry]:
    """What stands in `file`, gzipped or not; raise Unreadable where it cannot be opened or unpacked."""
    try:
        with open_plain(file) as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            unpacked = gzip.GzipFile(fileobj=raw) if packed else raw
            most = max(_ALWAYS, _PER_BYTE * os.fstat(raw.fileno()).st_size) if packed else sys.maxsize
            with io.TextIOWrapper(unpacked, "utf-8-sig", "replace", newline="") as lines:
                yield from _read(lines, most)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(reason) from error


def _read(file: IO[str], most: int) -> Iterator[Entry]:
    begins = file.read(_BEGINNING).lstrip()[:1]
    file.seek(0)
    lines = _at_most(most, _lines(file))
    if begins == "[":  # a list may stand in one line
        yield from _list(file.read(FEEDBACK_LIST.most + 1))
    elif begins == "{":
        yield from _json_lines(lines)
    else:
        first = next((line for line in lines if line.strip()), "")
        rest = chain([first], lines)
        yield from _csv(rest, first) if _is_header(first) else _access(rest)


def _at_most(most: int, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == most:
            raise Unreadable(Message("more than {most:,} lines in so small an archive", most=most))
        yield line


def _lines(file: IO[str]) -> Iterator[str]:
    """The lines of `file`; in the place of one that is too long, one that is no entry of any kind."""
    most = FEEDBACK_LINE.most + 1  # with its end
    while line := file.readline(most):
        is_long = len(line) == most and not line.endswith("\n")
        while is_long and len(rest := file.readline(most)) == most and not rest.endswith("\n"):
            pass
        yield "…\n" if is_long else line


def _list(text: str) -> Iterator[Entry]:
    if len(text) > FEEDBACK_LIST.most:
        raise Unreadable(Message("a list of more than {most:,} characters", most=FEEDBACK_LIST.most))
    try:
        records = json.loads(text)
    except (ValueError, RecursionError):
        yield UnknownLine(1)
        return
    for index, record in enumerate(records):
        yield _entry(record) or UnknownLine(index + 1)


def _json_lines(lines: Iterable[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        yield _entry(record) or UnknownLine(number)


def _is_header(line: str) -> bool:
    return {"code", "verdict"} <= set(re.split(r'[",;\t\s]+', line.strip().lower()))


def _csv(lines: Iterable[str], header: str) -> Iterator[Entry]:
    reader = csv.DictReader(lines, delimiter=max(",;\t", key=header.count))
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or []]
    except csv.Error:  # a quotation mark in the header took in what follows
        yield UnknownLine(1)
        return
    while True:
        try:
            for record in reader:
                yield _entry(record) or UnknownLine(reader.line_num)
            return
        except csv.Error:  # of this row alone
            yield UnknownLine(reader.line_num)


def _entry(record: Any) -> Vote | Gap | None:
    if not isinstance(record, dict):
        return None
    if isinstance(query := record.get("query"), str) and query.strip():
        return Gap(query) if len(query) <= FEEDBACK_TEXT.most else None
    parts = [record.get(name) or "" for name in Vote._fields]
    if not all(isinstance(part, str) and len(part) <= FEEDBACK_TEXT.most for part in parts):
        return None
    vote = Vote(*(part.strip() for part in parts))
    return vote if is_code(vote.code) and vote.verdict in VERDICTS else None


def _access(lines: Iterable[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _ACCESS.match(line)
        if found is None:
            yield UnknownLine(number)
            continue
        agent = found["agent"] or ""
        if found["method"] != "GET" or found["status"] not in _SEEN or _ROBOT.search(agent):
            continue
        try:
            time = datetime.strptime(found["time"], _TIME)
        except ValueError:
            yield UnknownLine(number)
            continue
        yield Visit(f"{found['client']} {agent}", time, found["address"], found["referer"] or "")
