"""The text in a picture as Tesseract, a program of its own, reads it: upright and a little turned."""

from __future__ import annotations

import io
import math
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from PIL import Image

_PROGRAM = "tesseract"
_LANGUAGES = "rus+eng"
_TURNS = (0, 10, -10)  # degrees
_SPARSE = "11"  # Tesseract's way to read text that stands anywhere
_DOUBTFUL = 30  # of 100
_SECONDS = 60
_WIDEST = 4  # heights of a line that a gap in it may have
_LEADING = 1.5  # and the gap below it
_SIDES = (1000, 4000)  # pixels: what is smaller is enlarged, what is larger is made smaller


class _Line(NamedTuple):
    """A line and how well it was read; its place in the picture, turned by `turn` around the middle."""

    words: str
    quality: float
    turn: int
    box: tuple[float, float, float, float]  # left, top, right, bottom, from the middle of the picture


@cache
def reader_version() -> str:
    """The name and version of the program, or an empty string where it, or one of its languages, is missing."""
    if shutil.which(_PROGRAM) is None:
        return ""
    said = [_run(["--version"]), _run(["--list-langs"])]
    if not set(_LANGUAGES.split("+")) <= set(said[1].split()):
        return ""
    return " ".join(said[0].split()[:2])


def paragraphs_in(frame: Image.Image) -> list[str]:
    """The text in an RGB picture, from the top, lines joined by tabs; raises subprocess.SubprocessError."""
    scale = _scale(max(frame.size))
    grey = frame.convert("L")
    if scale != 1:
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)
    paper = grey.crop((0, 0, 1, 1)).tobytes()[0]
    kept: list[_Line] = []
    found = [line for turn in _TURNS for line in _lines(grey, turn, paper)]
    # Of readings that lie over each other the best counts: turned, an upright line is read in shreds.
    for line in sorted(found, key=lambda line: -line.quality):
        if not any(_lies_in(line, better) for better in kept):
            kept.append(line)
    blocks: list[list[_Line]] = []
    for line in _in_order(kept):
        block = next((block for block in reversed(blocks) if _goes_on(block[-1], line)), None)
        if block:
            block.append(line)
        else:
            blocks.append([line])
    return ["\t".join(line.words for line in block) for block in blocks]


def _scale(side: int) -> float:
    least, most = _SIDES
    return 2 if side < least else most / side if side > most else 1


def _lines(grey: Image.Image, turn: int, paper: int) -> Iterator[_Line]:
    turned = grey.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=paper) if turn else grey
    png = io.BytesIO()
    turned.save(png, "PNG", compress_level=1)
    table = _run(["stdin", "stdout", "-l", _LANGUAGES, "--psm", _SPARSE, "tsv"], png.getvalue())
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if cells[0] == "5" and float(cells[10]) >= _DOUBTFUL and cells[11].strip():
            lines.setdefault(tuple(cells[2:5]), []).append(cells)
    for words in lines.values():
        left, top = (min(int(word[at]) for word in words) for at in (6, 7))
        right, bottom = (max(int(word[at]) + int(word[at + 2]) for word in words) for at in (6, 7))
        middle = turned.width / 2, turned.height / 2
        box = left - middle[0], top - middle[1], right - middle[0], bottom - middle[1]
        quality = sum(float(word[10]) * len(word[11]) for word in words)
        yield _Line(" ".join(word[11] for word in words), quality, turn, box)


def _in_order(lines: list[_Line]) -> Iterator[_Line]:
    """From the top, and what stands in one row from the left."""
    rows: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: (line.turn, line.box[1])):
        if rows and _in_one_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return (line for row in rows for line in sorted(row, key=lambda line: line.box[0]))


def _in_one_row(line: _Line, other: _Line) -> bool:
    middle = (other.box[1] + other.box[3]) / 2
    return line.turn == other.turn and line.box[1] < middle < line.box[3]


def _goes_on(line: _Line, other: _Line) -> bool:
    """Whether `other` is the next line of the same paragraph, or goes on in the same row."""
    left, top, right, bottom = line.box
    height = bottom - top
    if _in_one_row(line, other):
        return 0 < other.box[0] - right < _WIDEST * height
    near = -height / 2 < other.box[1] - bottom < _LEADING * height
    return near and line.turn == other.turn and left < other.box[2] and other.box[0] < right


def _lies_in(line: _Line, better: _Line) -> bool:
    """Whether the middle of `line` lies in `better`, or the other way round."""
    return _covers(better, line) or _covers(line, better)


def _covers(line: _Line, other: _Line) -> bool:
    x, y = (other.box[0] + other.box[2]) / 2, (other.box[1] + other.box[3]) / 2
    angle = math.radians(other.turn - line.turn)
    x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
    return line.box[0] <= x <= line.box[2] and line.box[1] <= y <= line.box[3]


def _run(arguments: list[str], given: bytes = b"") -> str:
    # Its threads would fight for the cores and take twice the time.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        [_PROGRAM, *arguments],
        input=given,
        capture_output=True,
        timeout=_SECONDS,
        env=environment,
        check=True,
    )
    return done.stdout.decode("utf-8", "replace")
