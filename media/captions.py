"""The captions of the lesson as WebVTT, from the scenes that the film is made of."""

from __future__ import annotations

from collections.abc import Iterator

from media.plan import Lesson

_GAP = 0.1  # seconds between two captions, so that a change of text is seen


def cues(lesson: Lesson) -> Iterator[tuple[float, float, str]]:
    """Start, end and text of each caption."""
    start = 0.0
    for scene in lesson.scenes:
        yield start, start + scene.seconds - _GAP, "\n".join(scene.say)
        start += scene.seconds


def web_vtt(lesson: Lesson) -> str:
    """The file of captions."""
    blocks = [f"{_time(start)} --> {_time(end)}\n{text}\n" for start, end, text in cues(lesson)]
    return "\n".join(["WEBVTT\n", *blocks])


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
