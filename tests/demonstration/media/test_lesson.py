"""The lesson: captions, timing and page agree with lesson.yml, and a false number is labelled while it is seen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from media.captions import cues, web_vtt
from media.film import FPS, frames_of_scene
from media.lesson import with_values
from media.plan import Lesson, load_lesson
from sverka.project.project import Project, load_project
from tests.help_centre import OWN_DAY, REPOSITORY

LESSON = load_lesson()


@pytest.fixture(scope="module")
def project() -> Project:
    """What is on record."""
    return load_project(REPOSITORY, OWN_DAY)


@pytest.fixture(scope="module")
def lesson(project: Project) -> Lesson:
    """The lesson with the values that are typed."""
    return with_values(LESSON, project)


def test_the_captions_are_those_of_the_script():
    assert LESSON.file("ru.vtt").read_text("utf-8") == web_vtt(LESSON)


def test_captions_follow_each_other_and_end_before_the_film_does():
    times = [(start, end) for start, end, _ in cues(LESSON)]
    assert all(start < end for start, end in times)
    assert all(before[1] < after[0] for before, after in pairwise(times))
    assert times[-1][1] < LESSON.duration


def test_captions_are_short_enough_to_read():
    for start, end, text in cues(LESSON):
        lines = text.split("\n")
        assert len(lines) <= 2 and max(map(len, lines)) <= 40, text
        assert len(text) / (end - start) <= 17, f"{text!r} goes by too fast"


def test_what_is_done_fits_into_its_scene(lesson):
    frames = [frames_of_scene(scene) for scene in lesson.scenes]
    assert sum(frames) / FPS == LESSON.duration


def test_a_scene_that_is_too_short_is_refused(lesson):
    scene = next(scene for scene in lesson.scenes if any(action.tap for action in scene.do))
    with pytest.raises(ValueError, match="needs more than"):
        frames_of_scene(scene.model_copy(update={"seconds": 0.2}))


def test_the_film_has_the_length_that_is_asked_for():
    assert 45 <= LESSON.duration <= 75


def test_the_page_states_film_and_length(project):
    page = project.by_path[f"content/videos/{LESSON.name}.md"]
    assert page.document.data["duration"] == LESSON.stated_duration
    for key, ending in {"file": "mp4", "poster": "png", "captions": "ru.vtt"}.items():
        assert page.document.data[key] == LESSON.file(ending).name


def test_the_transcript_says_all_captions_in_order(project):
    text = " ".join(project.by_path[f"content/videos/{LESSON.name}.md"].body.split())
    at = 0
    for scene in LESSON.scenes:
        said = " ".join(scene.say)
        assert said in text[at:], said
        at = text.index(said, at) + len(said)


def test_the_false_number_is_labelled_until_it_is_out_of_sight():
    labelled = [number for number, scene in enumerate(LESSON.scenes) if scene.label]
    false = [
        number
        for number, scene in enumerate(LESSON.scenes)
        if any((action.type or "").startswith("bad-example:") for action in scene.do)
    ]
    left = next(
        number
        for number, scene in enumerate(LESSON.scenes)
        if number > false[0] and any(action.open or action.tap for action in scene.do)
    )
    assert labelled == list(range(false[0], left))


def test_no_caption_spells_a_contact_out():
    for _, _, text in cues(LESSON):
        assert not any(map(str.isdigit, text)), text


def test_film_and_poster_are_small():
    assert LESSON.file("mp4").stat().st_size <= 700_000
    assert LESSON.file("png").stat().st_size <= 60_000


def test_the_film_starts_playing_before_it_is_loaded():
    head = LESSON.file("mp4").read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")
