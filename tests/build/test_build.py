"""Real builds by MkDocs: what is published, what is not, and what a failed or killed build leaves behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

import pytest

from sverka.build.output_error import output_finding
from tests.build.folders import content, left_behind
from tests.help_centre import HelpCentre


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


def test_a_name_that_is_too_long_is_a_finding_beside_a_built_site(centre):
    centre.write(f"content/faq/pay/{'a' * 251}.md", centre.read("content/faq/pay/card.md"))
    check = centre.sverka("check")
    assert check.returncode == 1
    assert "[file-name]" in check.stdout and "Traceback" not in check.stderr


@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ("content/faq/pay/card.md", "file"),
        ("docs", "file"),
        ("site/index.html", "output"),
        (".site-new-1/index.html", "output"),
        (".site-old", "output"),
        ("", "output"),
    ],
)
def test_what_the_system_refuses_is_said_of_a_source_or_of_the_site(tmp_path, place, rule):
    error = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / place))
    finding = output_finding(error, tmp_path, tmp_path / "site")
    assert (finding.rule, finding.path) == (rule, place or ".")
