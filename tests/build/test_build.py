"""Real builds by MkDocs: what is published, what is not, and what a failed or killed build leaves behind."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.help_centre import DAY, HelpCentre


@pytest.fixture
def centre(published: HelpCentre, tmp_path: Path) -> HelpCentre:
    """A copy of it, with its site, to change and build again."""
    copy = HelpCentre(tmp_path)
    shutil.copytree(published.root / "site", copy.root / "site")
    return copy


def content(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def left_behind(folder: Path) -> list[str]:
    """What lies beside the sources after a build, other than the site; an open lock stays, since it may be taken."""
    return [file.name for file in folder.glob(".*") if file.name != ".site-lock"]


def occurrences(site: Path, *texts: str) -> list[str]:
    """The files of the site, but for the record itself, in which one of `texts` stands."""
    files = {name: data for name, data in content(site).items() if name != "contacts.json"}
    return [name for name, data in files.items() if any(text.encode() in data for text in texts)]


def is_published(site: Path, ref: str) -> bool:
    """What the record for programs says of a contact."""
    record = json.loads((site / "contacts.json").read_text("utf-8"))
    published: bool = next(contact["published"] for contact in record["contacts"] if contact["id"] == ref)
    return published


def test_a_build_publishes_every_page_and_leaves_nothing_else(published):
    site = published.root / "site"
    assert {
        "index.html",
        "404.html",
        "contacts.html",
        "evidence.html",
        "help/index.html",
        "faq/index.html",
        "faq/pay/index.html",
        "faq/pay/refund.html",
        "guides/pay.html",
        "guides/form.svg",
        "letters/pay/refund.html",
    } <= set(content(site))
    assert list(site.glob("assets/search/ru/*/root.js"))
    assert not [name for name in content(site) if name.endswith((".md", ".yml", ".map"))]
    assert left_behind(published.root) == []


def test_a_build_takes_the_place_of_the_last_site_and_of_pages_that_went(centre):
    centre.write("site/withdrawn.html", "8 495 000-33-44")
    centre.replace("content/faq/pay/card.md", "Какие карты принимают?", "Какие карты берут?")
    built = centre.build()
    assert (built.status, left_behind(centre.root)) == (0, [])
    assert "Какие карты берут?" in built.page("faq/pay/card.html")
    assert not (built.site / "withdrawn.html").exists()


FAULTS: Mapping[str, tuple[str, str, str, str]] = {
    "a page": (
        "docs/contacts.md",
        "## Сайт",
        "Звоните: 8 495 123-45-67.\n\n## Сайт",
        "docs/contacts.md:14:10: error:",
    ),
    "front matter": ("docs/contacts.md", "owner: editors", "owner: 5", "docs/contacts.md:5:8: error:"),
    "a record": (
        "content/contacts/acme.yml",
        '"8 495 000-11-22"',
        '"8 495 000-11-23"',
        "content/contacts/acme.yml:8:17: error:",
    ),
    "the settings": ("mkdocs.yml", 'sign_in: "', 'sign_in: "no-', "mkdocs.yml:12:14: error:"),
    "an inline script": (
        "overrides/components/breadcrumbs/template.html",
        "</nav>",
        "</nav><script>track()</script>",
        "site/contacts.html:{line}: error: an inline script",
    ),
    "a script of another site": (
        "overrides/components/breadcrumbs/template.html",
        "</nav>",
        '</nav><script src="{{ "https:" }}//cdn.other-site.net/x.js"></script>',
        "site/contacts.html:{line}: error: <script src> fetches",
    ),
    "a number that a template puts together": (
        "overrides/components/breadcrumbs/template.html",
        "</nav>",
        "</nav>{{ 84951234 * 1000 + 567 }}",
        "site/contacts.html:{line}: error: phone +74951234567 is not on record",
    ),
    "a template that cannot be read": (
        "overrides/letter.html",
        "{% block body %}",
        "{% block body %}{% if %}",
        "overrides/letter.html:{line}: error:",
    ),
    "a template that fails": (
        "overrides/letter.html",
        "{% block body %}",
        "{% block body %}{{ doc.letter.of.nobody }}",
        "overrides/letter.html:{line}: error:",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_the_build_and_leaves_the_last_good_site(centre, name):
    path, old, new, expected = FAULTS[name]
    before = content(centre.root / "site")
    built = centre.replace(path, old, new).build()
    assert built.status == 1
    assert "Traceback" not in built.output
    start, _, rest = expected.partition("{line}")
    lines = [line for line in built.output.splitlines() if line.startswith(start) and rest in line]
    assert lines, built.output
    assert "    fix: " in built.output
    assert content(centre.root / "site") == before
    assert left_behind(centre.root) == []


OTHER_CLOCK = """
import datetime, time
AHEAD = 500 * 86400
real_time = time.time
time.time = lambda: real_time() + AHEAD
class Date(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls): return cls.now()
datetime.date, datetime.datetime = Date, DateTime
"""


def test_the_same_input_gives_the_same_bytes_in_another_place_at_another_time(published, tmp_path):
    other = HelpCentre(tmp_path / "a path of another length")
    other.write("clock/sitecustomize.py", OTHER_CLOCK)
    for file in sorted(other.root.rglob("*"), reverse=True):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    clock = os.pathsep.join(filter(None, [str(other.root / "clock"), os.environ.get("PYTHONPATH", "")]))
    built = other.build(PYTHONPATH=clock, PYTHONHASHSEED="7", TZ="Asia/Kamchatka", LC_ALL="C")
    assert built.status == 0, built.output
    assert content(built.site) == content(published.root / "site")


def test_line_ends_and_byte_order_marks_leave_no_trace_on_the_site(published, tmp_path):
    other = HelpCentre(tmp_path)
    for file in [*other.root.glob("docs/**/*.md"), *other.root.glob("content/**/*.*")]:
        if file.suffix in {".md", ".yml"}:
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    built = other.build()
    assert built.status == 0, built.output
    assert content(built.site) == content(published.root / "site")


HOTLINE = ("8 495 000-11-22", "+74950001122")
LATER = date(2027, 6, 1)


def test_the_day_of_the_build_withdraws_what_has_expired(centre):
    assert occurrences(centre.root / "site", *HOTLINE)
    built = centre.build(day=LATER)
    assert built.status == 0, built.output
    assert "content/contacts/acme.yml:12:14: " in built.output and "[contact-expired]" in built.output
    assert "docs/contacts.md:12:1: warning:" in built.output
    assert occurrences(built.site, *HOTLINE, "acmehelp.example", 'href="contact:') == []
    assert not is_published(built.site, "acme/hotline")
    assert 'data-withdrawn="acme/hotline"' in built.page("contacts.html")
    assert 'datetime="2027-01-20"' in built.page("contacts.html")
    assert 'data-withdrawn="acme/site"' in built.page("sign-in.html")


def test_the_day_of_the_build_marks_pages_past_their_review(centre):
    on_time = centre.build(day=date(2027, 1, 10)).page("help/index.html")
    late = centre.build(day=LATER).page("help/index.html")
    assert "Срок проверки этой страницы истёк" not in on_time
    assert "Срок проверки этой страницы истёк" in late


def test_a_check_fails_on_expiry_and_warns_before(centre):
    late = centre.sverka("check", day=date(2027, 1, 21))
    assert late.returncode == 1
    assert "content/contacts/acme.yml:12:14: error:" in late.stdout
    soon = centre.sverka("check", day=date(2027, 1, 20))
    assert soon.returncode == 0
    assert "content/contacts/acme.yml:12:14: warning:" in soon.stdout
    assert "[review-due]" in soon.stdout


@pytest.mark.parametrize("status", ["suspended", "retired"])
def test_a_withdrawn_contact_leaves_the_site_at_once(centre, status):
    centre.replace(
        "content/contacts/acme.yml",
        "audience: russia\n  status: corroborated",
        f'audience: russia\n  reason: {{ru: "Номер захватили"}}\n  status: {status}',
    )
    built = centre.build()
    assert built.status == 0, built.output
    assert "[withdrawn-contact]" in built.output
    assert occurrences(built.site, *HOTLINE) == []
    assert not is_published(built.site, "acme/hotline")
    notice = built.page("contacts.html").partition('data-withdrawn="acme/hotline"')[2]
    assert f'datetime="{DAY}"' in notice and "Номер захватили" in notice


def test_a_withdrawn_number_that_is_typed_keeps_the_build_from_passing(centre):
    centre.replace("docs/sign-in.md", "Вход", "Раньше был номер 8 495 000-33-44. Вход")
    built = centre.build()
    assert built.status == 1
    assert "docs/sign-in.md:10:18: error:" in built.output


def test_a_stricter_threshold_publishes_only_what_a_second_person_verified(centre):
    for path, old, new in (
        ("mkdocs.yml", 'publish_from: "corroborated"', 'publish_from: "verified"'),
        (
            "content/contacts/acme.yml",
            "audience: russia\n  status: corroborated",
            "audience: russia\n  status: verified",
        ),
        (
            "content/contacts/acme.yml",
            "proposed_by: editors\n- id: site",
            "proposed_by: editors\n  verified_by: security\n- id: site",
        ),
        ("docs/sign-in.md", "[на сайте службы](contact:acme/site)", "на сайте службы"),
        ("content/guides/pay.md", "[сайте](contact:acme/site)", "сайте"),
        (
            "docs/contacts.md",
            "Откройте [сайт](contact:acme/site) или раздел [оплата](contact:acme/site/pay).",
            "Нет.",
        ),
    ):
        centre.replace(path, old, new)
    built = centre.build()
    assert built.status == 0, built.output
    assert "8 495 000-11-22" in built.page("evidence.html")
    assert "8 495 000-11-22" in built.page("contacts.html")
    assert occurrences(built.site, "https://acmehelp.example", ">acmehelp.example<") == []
    centre.replace("docs/sign-in.md", "открывается на сайте", "открывается на [сайте](contact:acme/site)")
    refused = centre.build()
    assert refused.status == 1
    assert "docs/sign-in.md:10:29: error: the contact 'acme/site' is draft" in refused.output


def test_a_translation_is_served_below_its_language_with_a_switch_both_ways(centre):
    text = centre.read("docs/contacts.md")
    for old, new in (
        ("Контакты", "Contacts"),
        ("Телефон, сайт и отправитель сообщений", "Phone and site"),
        ("## Телефон", "## Phone"),
        (
            "Откройте [сайт](contact:acme/site) или раздел [оплата](contact:acme/site/pay).",
            "[Refund](../content/faq/pay/refund.md)",
        ),
    ):
        assert old in text
        text = text.replace(old, new)
    digest = centre.project().by_path["docs/contacts.md"].digest
    text = text.replace("owner: ", f'translated_from: "{digest}"\nowner: ')
    built = centre.write("docs/contacts.en.md", text).build()
    assert built.status == 0, built.output
    russian, english = built.page("contacts.html"), built.page("en/contacts.html")
    assert '<html lang="ru"' in russian and 'href="en/contacts.html"' in russian
    assert '<html lang="en"' in english and 'href="../contacts.html"' in english
    assert "8 495 000-11-22" in english and "not confirmed" in english.lower()
    assert 'href="../faq/pay/refund.html"' in english
    assert list(built.site.glob("assets/search/en/*/root.js"))
    assert not (built.site / "contacts.en.html").exists()


def test_serving_builds_beside_the_site_and_swaps_nothing(centre):
    """What `mkdocs serve` does with its own site_dir, without a server."""
    serve = """
import pathlib, sys, tempfile
from mkdocs.config import load_config
from mkdocs.commands.build import build
with tempfile.TemporaryDirectory() as folder:
    config = load_config("mkdocs.yml", site_dir=folder)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    print(config.site_dir == folder, (pathlib.Path(folder) / "contacts.html").is_file())
"""
    before = content(centre.root / "site")
    centre.replace("content/faq/pay/card.md", "Какие карты принимают?", "Какие карты берут?")
    run = centre.run("-c", serve)
    assert run.stdout.split() == ["True", "True"], run.stderr
    assert content(centre.root / "site") == before
    assert left_behind(centre.root) == []


def test_a_strict_build_counts_warnings(centre):
    assert centre.build("--strict", day=LATER).status == 1
    assert centre.build("--strict").status == 0


GATE = "hooks: [hooks/contacts.py, hooks/content.py]"
# What a slip, or somebody in a hurry, makes of the settings; each would publish what nobody checked.
WITHOUT_A_GATE = {
    "no hooks": (
        GATE,
        "hooks: []",
        "hooks/contacts.py has not judged the sources: nobody checked the contacts",
    ),
    "no hook for contacts": (
        GATE,
        "hooks: [hooks/content.py]",
        "hooks/contacts.py has not judged the sources",
    ),
    "no hook for the rest": (
        GATE,
        "hooks: [hooks/contacts.py]",
        "hooks/content.py has not judged the sources",
    ),
    "no plugin": ("plugins: [sverka]", "plugins: []", "the plugin sverka is missing"),
    "another plugin alone": ("plugins: [sverka]", "plugins: [search]", "the plugin sverka is missing"),
    "another theme": ("name: sverka,", "name: mkdocs,", "the theme is 'mkdocs'"),
    "overrides that MkDocs does not look into": (
        ", custom_dir: overrides",
        "",
        "MkDocs does not look into overrides/",
    ),
    "a hook after the gate": (
        GATE,
        f"{GATE[:-1]}, hooks/after.py]",
        "hooks/after.py runs after the site was judged",
    ),
}


@pytest.mark.parametrize("name", WITHOUT_A_GATE)
def test_a_build_without_its_gate_ends_badly_and_leaves_the_last_good_site(centre, name):
    old, new, said = WITHOUT_A_GATE[name]
    before = content(centre.root / "site")
    late = "from mkdocs.plugins import event_priority\n\n\n@event_priority(-1000)\ndef on_post_build(config): ...\n"
    built = centre.write("hooks/after.py", late).replace("mkdocs.yml", old, new).build()
    assert built.status == 1
    assert said in built.output and "Traceback" not in built.output
    assert content(centre.root / "site") == before
    assert left_behind(centre.root) == []


@pytest.mark.parametrize("stage", ["on_config", "on_post_build"])
@pytest.mark.parametrize("hook", ["contacts", "content"])
def test_a_hook_that_judges_one_stage_only_lets_nothing_through(centre, hook, stage):
    before = content(centre.root / "site")
    built = centre.replace(f"hooks/{hook}.py", f"def {stage}(", "def no_event(").build()
    assert built.status == 1
    judged = "the sources" if stage == "on_config" else "the built site"
    assert f"hooks/{hook}.py has not judged {judged}" in built.output
    assert content(centre.root / "site") == before


def test_a_plugin_that_alters_the_site_after_the_gate_is_refused(centre):
    """A plugin of another package, as pip would have installed it, with the lowest priority there is."""
    centre.write("late/late.py", LATE_PLUGIN).write(
        "late/late-1.dist-info/METADATA", "Name: late\nVersion: 1\n"
    )
    centre.write("late/late-1.dist-info/entry_points.txt", "[mkdocs.plugins]\nlate = late:Late\n")
    before = content(centre.root / "site")
    path = os.pathsep.join(filter(None, [str(centre.root / "late"), os.environ.get("PYTHONPATH", "")]))
    for plugins in ("[sverka, late]", "[late, sverka]"):
        centre.write(
            "mkdocs.yml", re.sub(r"plugins: \[.*\]", f"plugins: {plugins}", centre.read("mkdocs.yml"))
        )
        built = centre.build(PYTHONPATH=path)
        assert built.status == 1, plugins
        assert "late runs after the site was judged" in built.output
        assert content(centre.root / "site") == before


LATE_PLUGIN = """
from pathlib import Path
from mkdocs.plugins import BasePlugin, event_priority
class Late(BasePlugin):
    @event_priority(-5000)
    def on_post_build(self, config):
        Path(config.site_dir, "contacts.html").write_text("8 495 123-45-67")
"""


@pytest.mark.parametrize(
    "hooks", ["hooks/content.py, hooks/contacts.py", "hooks/before.py, hooks/content.py, hooks/contacts.py"]
)
def test_the_order_of_the_hooks_is_no_matter(centre, published, hooks):
    before = "def on_post_build(config): ...\n"
    built = centre.write("hooks/before.py", before).replace("mkdocs.yml", GATE, f"hooks: [{hooks}]").build()
    assert built.status == 0, built.output
    assert content(built.site) == content(published.root / "site")
    refused = centre.replace("docs/sign-in.md", "Вход", "Звоните: 8 495 123-45-67. Вход").build()
    assert refused.status == 1
    assert "docs/sign-in.md:10:10: error:" in refused.output
    assert content(built.site) == content(published.root / "site")
