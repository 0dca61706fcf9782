"""A lesson has its film, poster, captions and transcript beside it, or says why there is none."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import read_source
from sverka.pages.front_matter import Video
from sverka.pages.page import Page
from sverka.project.project import Project

_PARTS = {"file": {".mp4"}, "poster": {".png", ".jpg", ".webp"}, "captions": {".vtt"}}
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_UNREAD = re.compile(rf"^(?!{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]|$)).*-->.*$", re.MULTILINE)


def check(project: Project) -> Iterator[Finding]:
    """Every lesson: its parts, its captions, and that the transcript says what they say."""
    for page in project.pages:
        if page.video is None:
            continue
        faults = list(_parts(project, page, page.video))
        yield from faults
        if not faults and page.video.captions:
            yield from _captions(project, page, page.video)


def _parts(project: Project, page: Page, video: Video) -> Iterator[Finding]:
    given = {key: getattr(video, key) for key in (*_PARTS, "duration")}
    if video.missing:
        for key, value in given.items():
            if value:
                message: str = Message("the page says that there is no lesson, and names its {key}", key=key)
                yield page.document.finding((key,), "video", message, "take one of the two lines out")
        return
    for key, value in given.items():
        if value is None:
            message = Message("the lesson has no {key}", key=key)
            fix: str = Message(
                'add {key}: "…", or missing: "…" with the reason why there is no lesson', key=key
            )
            yield page.document.finding((key,), "video", message, fix)
        elif key in _PARTS:
            path = f"{posixpath.dirname(page.source.path)}/{value}"
            if posixpath.splitext(path)[1] not in _PARTS[key]:
                fix = Message("use a file that ends in {endings}", endings=" or ".join(sorted(_PARTS[key])))
                yield page.document.finding(
                    (key,), "video", Message("{value!r} is no {key}", value=value, key=key), fix
                )
            elif path not in project.media:
                message, fix = (
                    Message("there is no file {path!r}", path=path),
                    "put it beside the page, or mend the name",
                )
                yield page.document.finding((key,), "video", message, fix)


def _captions(project: Project, page: Page, video: Video) -> Iterator[Finding]:
    file = project.root / posixpath.dirname(page.source.path) / str(video.captions)
    try:
        source = read_source(file, project.root)
    except Refused as refused:
        yield from refused.findings
        return
    form = "WEBVTT, an empty line, then for each caption: 00:01.000 --> 00:04.000 and its text below"
    try:
        cues = webvtt.from_buffer(io.StringIO(source.text)).captions
    except (MalformedFileError, MalformedCaptionError) as error:
        yield source.finding(
            0,
            "video",
            Message("no captions: {error}", error=error or "the file does not begin with WEBVTT"),
            form,
        )
        return
    for line in _UNREAD.finditer(source.text):
        yield source.finding(
            line.start(), "video", Message("{line!r} is no time of a caption", line=line[0]), form
        )
    if not cues:
        yield source.finding(0, "video", "the file holds no captions", form)
        return
    transcript = " ".join(_words(page.body))
    end, where = 0.0, 0
    for cue in cues:
        where = max(source.text.find(cue.raw_text, where + 1), where)
        start, before, end = _seconds(cue.start), end, _seconds(cue.end)
        if start < before or end <= start:
            message = Message("the caption at {start} does not follow the one before", start=cue.start)
            yield source.finding(where, "video", message, "give each caption a time of its own, in order")
        if " ".join(_words(_TAG.sub("", cue.text))) not in transcript:
            message = Message(
                "the transcript lacks what the caption at {start} says: {text!r}",
                start=cue.start,
                text=cue.text,
            )
            fix = Message("write it below the heading of the transcript in {path}", path=page.source.path)
            yield source.finding(where, "video", message, fix)
    minutes, _, seconds = str(video.duration).partition(":")
    if end > int(minutes) * 60 + int(seconds) + 1:
        message = Message("the captions end at {end:.0f} s, after the film", end=end)
        yield page.document.finding(("duration",), "video", message, "write how long the film really is")


def _seconds(time: str) -> float:
    hours, minutes, seconds = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
