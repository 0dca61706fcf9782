"""Any contact, any two and all of them can be withdrawn: no record stands in the way, and the value leaves the site."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from sverka.build.outputs import Outputs
from sverka.contacts.ledger import PictureReading, as_yaml, load_ledger
from sverka.core.findings import WARNING, errors
from sverka.exports.contact_points import contact_points
from sverka.exports.feed import feed_files
from sverka.project.project import Project, load_project
from sverka.registry.regions import regions
from sverka.registry.showing import holds
from sverka.rules import contacts, records, reference, settings
from sverka.views.site import site_view
from tests.additions import add_lesson
from tests.help_centre import DAY, WHOLE, HelpCentre

PROJECT = load_project(WHOLE, DAY)
PUBLISHED = [contact.ref for contact in PROJECT.registry.published(PROJECT.policy)]
SOME = [*[(ref,) for ref in PUBLISHED], *list(combinations(PUBLISHED, 2))[::2], tuple(PUBLISHED)]
PLACES = regions(PROJECT.policy.regions)


def suspended(refs: tuple[str, ...]) -> Project:
    """The project with these contacts suspended, and a reason that says too much."""
    records = dict(PROJECT.registry.contacts)
    for ref in refs:
        reason = {"ru": f"Звонят чужие с номера {records[ref].shown_as('ru')}"}
        records[ref] = records[ref].model_copy(update={"status": "suspended", "reason": reason})
    return replace(PROJECT, registry=replace(PROJECT.registry, contacts=records))


@pytest.mark.parametrize("refs", SOME, ids=" ".join)
def test_the_records_let_it_go(refs):
    project = suspended(refs)
    found = [finding for rule in (records, reference, settings) for finding in rule.check(project)]
    assert errors(found) == []
    assert {finding.rule for finding in found if finding.severity == WARNING} <= {"withdrawn-contact"}


@pytest.mark.parametrize("refs", [*SOME[: len(PUBLISHED)], SOME[-1]], ids=" ".join)
def test_the_sources_stay_in_order(refs):
    assert errors(contacts.check(suspended(refs))) == []


@pytest.mark.parametrize("refs", [*SOME[: len(PUBLISHED)], SOME[-1]], ids=" ".join)
def test_the_value_leaves_everything_that_is_made_of_the_records(refs):
    project = suspended(refs)
    outputs = Outputs(project)
    withdrawn = [project.registry.contacts[ref] for ref in refs]
    view = site_view(project, "ru")
    texts = [
        piece.text for group in view.organisations for contact in group.contacts for piece in contact.pieces
    ]
    texts += [text for contact in view.withheld for text in (contact.reason or {}).values()]
    texts += feed_files(project).values()
    texts += [text for url, text in outputs.generated.items() if url.startswith("vcards/")]
    page = project.by_path["docs/contacts.md"]
    texts.append(contact_points(project, page.lang))
    texts.append(project.rendered[page.url].html)
    for contact in withdrawn:
        left = [text for text in texts if holds(contact.kind, contact.value, text, PLACES)]
        assert left == []


def test_a_build_covers_what_the_evidence_and_the_reasons_of_neighbours_say(centre: HelpCentre):
    records = "content/contacts/acme.yml"
    centre.replace(
        records,
        'quote: "Наш сайт acmehelp.example"',
        'quote: "Сайт acmehelp.example, звоните 8 495 000-11-22"',
    )
    centre.replace(records, 'reason: {ru: "Номер закрыт"}', 'reason: {ru: "Вместо него 8 (495) 000-11-22"}')
    assert centre.build().status == 0
    old = centre.root / "site"
    assert "звоните 8 495 000-11-22" in (old / "evidence.html").read_text("utf-8")

    text = centre.read(records)
    centre.write(
        records, text.replace("status: corroborated", 'status: suspended\n  reason: {ru: "Проверяем"}', 1)
    )
    check = centre.sverka("check")
    assert check.returncode == 0, check.stdout
    assert "site:1:1: warning: the site is older than the records" in check.stdout
    assert "[older-site]" in check.stdout
    assert check.stdout.count("site/") == 0

    built = centre.build()
    assert built.status == 0, built.output
    assert "звоните •••" in built.page("evidence.html") and "Вместо него •••" in built.page("evidence.html")
    left = [
        file.name
        for file in built.site.rglob("*.*")
        if file.suffix in {".html", ".xml", ".txt", ".vcf"} and "000-11-22" in file.read_text("utf-8")
    ]
    assert left == []
    assert centre.sverka("check").returncode == 0


def test_everything_can_go_at_once(centre: HelpCentre):
    records = "content/contacts/acme.yml"
    text = centre.read(records).replace(
        "status: corroborated", 'status: suspended\n  reason: {ru: "Проверяем"}'
    )
    built = centre.write(records, text).build()
    assert built.status == 0, built.output
    assert "acmehelp.example<" not in built.page("contacts.html")
    assert centre.sverka("check").returncode == 0


def test_a_site_that_somebody_changed_is_not_older_but_at_fault(published: HelpCentre, tmp_path: Path):
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root, copy.root, dirs_exist_ok=True)
    copy.write("site/help/index.html", "<p>8 495 123-45-67</p>")
    check = copy.sverka("check")
    assert check.returncode == 1
    assert "this is no site that passed the gate" in check.stdout and "[gate]" in check.stdout
    assert "+74951234567 is not on record" in check.stdout


SEEN, FILM, POSTER = "content/guides/seen.png", "content/videos/pay.mp4", "content/videos/pay.png"
NUMBER = "8 495 000-11-22"
RECORD = "content/contacts/acme.yml"


def show(centre: HelpCentre, path: str, *text: str, **more: object) -> None:
    """Let a picture or film say this to whoever has read it."""
    key = sha256((centre.root / path).read_bytes()).hexdigest()
    entry = PictureReading.model_validate(
        {"file": path, "sha256": key, "reader": "1", "text": list(text), **more}
    )
    before = load_ledger(centre.root, DAY).entries.values()
    centre.write("content/readings.yml", as_yaml([*before, entry]))


@pytest.fixture
def pictured(centre: HelpCentre) -> HelpCentre:
    """A centre with a picture of the hotline in a guide and a lesson beside it."""
    add_lesson(centre)
    with Image.open(centre.root / POSTER) as poster:
        poster.transpose(Image.Transpose.ROTATE_90).save(centre.root / SEEN)
    centre.write("content/pictures.yml", f"{centre.read('content/pictures.yml')}{TAKEN}")
    page = "content/guides/pay.md"
    link = "[Крупно](seen.png) или [фильм](../videos/pay.mp4)."
    centre.write(page, f'{centre.read(page)}\n![Что видно](seen.png "Подпись.")\n\n{link}\n')
    handbook = "docs/editing/how.md"
    return centre.write(handbook, f"{HANDBOOK}Вот так: ![видно](../../{SEEN}) и дальше.\n")


TAKEN = f'- {{file: {SEEN}, taken: "2026-11-20", shows: screen}}\n'
HANDBOOK = """\
---
title: "Как снимать"
summary: "Как снимать картинки"
owner: editors
reviewed: "2026-11-20"
review_every: "180"
---
"""


def suspend(centre: HelpCentre) -> None:
    reason = 'status: suspended\n  reason: {ru: "Проверяем"}'
    centre.write(RECORD, centre.read(RECORD).replace("status: corroborated", reason, 1))


def test_pictures_and_films_that_show_it_leave_the_site(pictured: HelpCentre):
    show(pictured, SEEN, f"Звоните\t{NUMBER}")
    show(pictured, FILM, "ничего 1", "8 A95 000-11-22", corrections={"8 A95 000-11-22": NUMBER})
    show(pictured, POSTER)
    nowhere = str(pictured.root)  # where no Tesseract is: this machine reads no pictures
    built = pictured.build(PATH=nowhere)
    assert built.status == 0, built.output
    assert 'src="seen.png?' in built.page("guides/pay.html") and "<video" in built.page("videos/pay.html")

    suspend(pictured)
    check = pictured.run("-m", "sverka", "check", PATH=nowhere)
    assert check.returncode == 0, check.stdout
    for path in (SEEN, FILM):
        assert f"{path}:1:1: warning: {path} shows 'acme/hotline', which is suspended" in check.stdout
    assert f"{POSTER}:1:1" not in check.stdout

    built = pictured.build(PATH=nowhere)
    assert built.status == 0, built.output
    pages = map(built.page, ("guides/pay.html", "videos/pay.html", "editing/how.html"))
    guide, lesson, handbook = (" ".join(page.split()) for page in pages)
    notice = '<span class="sv-withdrawn" data-withdrawn="acme/hotline"><b>{}, который больше не действует</b>'
    dated = ' (<time datetime="2026-11-23">23.11.2026</time>): Горячая линия.</span>'
    shown, filmed = (
        f"{notice.format(words)}{dated}"
        for words in ("Снимок убран: на нём был контакт", "Фильм убран: в нём был контакт")
    )
    assert guide.count(shown) == 2 and f"<p>{shown}</p>" in guide
    assert guide.count(filmed) == 1 and "<span>фильм<span> <span" in guide
    assert f"Вот так: <span>{shown}</span> и дальше" in handbook
    assert filmed in lesson and "Найдите номер" in lesson and "<video" not in lesson
    gone = ("seen.png", "pay.mp4", "pay.png", "pay.ru.vtt")
    assert [file.name for file in built.site.rglob("*") if file.name in gone] == []
    assert not any(name in page for name in gone for page in (guide, lesson, handbook))
    assert pictured.run("-m", "sverka", "check", PATH=nowhere).returncode == 0


@pytest.mark.parametrize(
    ("status", "day"), [("suspended", DAY), ("retired", DAY), ("denied", DAY), ("expired", date(2027, 1, 21))]
)
@pytest.mark.parametrize("said", [{"text": [NUMBER]}, {"codes": ["tel:+74950001122"]}], ids=["text", "code"])
def test_whatever_ends_a_contact_is_a_warning_at_the_picture(pictured, monkeypatch, status, day, said):
    monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "")
    show(pictured, SEEN, **said)
    if status != "expired":
        suspend(pictured)
        pictured.replace(RECORD, "status: suspended", f"status: {status}")
    project = pictured.project(day)
    found = [finding for finding in contacts.check(project) if finding.path == SEEN]
    [finding] = [finding for finding in found if finding.severity != "note"]
    assert (finding.rule, finding.severity) == ("withdrawn-contact", WARNING)
    assert (
        finding.message
        == f"{SEEN} shows 'acme/hotline', which is {status}; pages print a notice in its place"
    )
    assert "take the picture anew" in finding.fix
    assert ("warns_of" in finding.fix) == (status == "denied")
    assert SEEN in project.media and SEEN not in project.published_media


def test_what_else_the_picture_says_is_still_refused(pictured, monkeypatch):
    monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "")
    show(pictured, SEEN, NUMBER, "8 800 000-00-77")
    suspend(pictured)
    found = errors(contacts.check(pictured.project()))
    assert [(one.path, one.verdict) for one in found if one.path == SEEN] == [(SEEN, "unlisted")]


def test_a_picture_that_warns_of_a_false_contact_stays(pictured, monkeypatch):
    monkeypatch.setattr("sverka.contacts.pictures.reader_version", lambda: "")
    show(pictured, SEEN, "8 800 000-55-55", warns_of=["acme/advert"])
    project = pictured.project()
    found = [finding for finding in contacts.check(project) if finding.path == SEEN]
    assert [(one.severity, one.verdict) for one in found] == [("note", "denied-example")]
    assert SEEN in project.published_media


def test_of_a_lesson_all_parts_go_with_its_poster(pictured):
    show(pictured, POSTER, NUMBER)
    suspend(pictured)
    project = pictured.project()
    captions = "content/videos/pay.ru.vtt"
    assert (list(project.withdrawn), sorted(project.left_out)) == ([POSTER], [FILM, POSTER, captions])
