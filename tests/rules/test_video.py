"""A lesson with a part missing, or whose captions and transcript do not agree."""

from __future__ import annotations

import pytest

from tests.additions import CAPTIONS, LESSON, TRANSCRIPT, add_lesson
from tests.help_centre import HelpCentre

PAGE, VTT = "content/videos/pay.md", "content/videos/pay.ru.vtt"


def found(centre: HelpCentre, rule: str = "video") -> list[tuple[str, str]]:
    return [
        (f"{f.path}:{f.line}:{f.column}", f.message)
        for f in centre.findings()
        if f.severity == "error" and f.rule == rule
    ]


def test_a_lesson_in_order_has_no_finding(centre):
    add_lesson(centre)
    assert centre.errors() == []


def test_a_page_may_say_why_there_is_no_lesson(centre):
    add_lesson(
        centre, 'category: pay\nchannels: [call, letter]\nmissing: "Снимать нечего."\n', "Прочитайте шаги.\n"
    )
    assert centre.errors() == []


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("file: pay.mp4\n", "", f"{PAGE}:2:1", "the lesson has no file"),
        ("poster: pay.png\n", "", f"{PAGE}:2:1", "the lesson has no poster"),
        ("captions: pay.ru.vtt\n", "", f"{PAGE}:2:1", "the lesson has no captions"),
        ('duration: "0:10"\n', "", f"{PAGE}:2:1", "the lesson has no duration"),
        ("pay.mp4", "pay.png", f"{PAGE}:11:7", "'pay.png' is no file"),
        ("pay.ru.vtt", "pay.mp4", f"{PAGE}:13:11", "'pay.mp4' is no captions"),
        ("pay.mp4", "pays.mp4", f"{PAGE}:11:7", "there is no file 'content/videos/pays.mp4'"),
        ('"0:10"', '"0:10"\nmissing: "Урока нет."', None, "there is no lesson, and names its"),
        ('"0:10"', '"0:05"', f"{PAGE}:14:11", "the captions end at 10 s, after the film"),
    ],
)
def test_each_part_is_there_and_of_its_kind(centre, old, new, place, message):
    add_lesson(centre, LESSON.replace(old, new))
    faults = found(centre)
    assert faults and all(message in said for _, said in faults)
    assert len(faults) == (4 if place is None else 1)
    assert place is None or faults[0][0] == place


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"0:10"', '"10"'),
        ('"0:10"', '"0:75"'),
        ("pay.mp4", "../pay.mp4"),
        ("pay.mp4", "Pay.mp4"),
        ("pay.png", '""'),
    ],
)
def test_values_of_another_form_are_faults_of_the_front_matter(centre, old, new):
    add_lesson(centre, LESSON.replace(old, new))
    assert [line.split()[1] for line in centre.errors()] == ["front-matter"]


@pytest.mark.parametrize(
    ("captions", "line", "message"),
    [
        (CAPTIONS.replace("WEBVTT", "Подписи"), 1, "no captions"),
        ("WEBVTT\n", 1, "the file holds no captions"),
        (CAPTIONS.replace("00:04.000 --> 00:09", "00:02.000 --> 00:09"), 7, "does not follow the one before"),
        (CAPTIONS.replace("00:09.500", "00:03.000"), 7, "does not follow the one before"),
        (CAPTIONS.replace("номер", "адрес"), 7, "the transcript lacks what the caption at 00:00:04.000 says"),
        (CAPTIONS.replace("00:04.000 -->", "скоро -->"), 6, "'скоро --> 00:09.500' is no time of a caption"),
    ],
)
def test_captions_follow_each_other_and_stand_in_the_transcript(centre, captions, line, message):
    add_lesson(centre, captions=captions)
    ((place, said),) = found(centre)
    assert message in said
    assert place == f"{VTT}:{line}:1"


def test_the_second_of_two_captions_that_say_the_same_is_found_at_its_own_line(centre):
    again = "\n00:09.500 --> 00:09.400\nОткройте справку.\n"
    add_lesson(centre, captions=CAPTIONS + again)
    assert [place for place, _ in found(centre)] == [f"{VTT}:10:1"]


def test_a_transcript_may_say_more_than_the_captions_and_write_it_otherwise(centre):
    add_lesson(centre, text=TRANSCRIPT.replace("Найдите номер.", "Потом **найдите** номер: он внизу."))
    assert centre.errors() == []


def test_captions_that_are_no_text_are_refused(centre):
    add_lesson(centre)
    centre.write(VTT, b"WEBVTT\n\n\xff\xfe")
    assert [line.split()[0] for line in centre.errors()] == [f"{VTT}:3:1"]
