"""Names of files: what passes lies on every system, each name for itself."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.core.characters import normalize, unsettled
from sverka.core.file_names import MOST_NAME, MOST_PATH, Taken, alike, fault

TEXTS = st.text().filter(lambda text: unsettled(text) is None)
PARTS = st.sampled_from(
    [
        *("con", "CON", "Aux", "nul", "com1", "lpt¹", "prn", "faq", "Faq", "é", "e\u0301", "ß", "ss", "ё"),
        *". -/_",
    ]
)
PATHS = st.lists(PARTS | st.sampled_from([".html", ".png", "a", "B"]), min_size=1, max_size=6).map("".join)
PLAIN = st.text("aAbBéÉß", min_size=1, max_size=2)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "con",
            "con.html",
            "aux/nul.html",
            "faq/COM1.html",
            "a/Lpt9",
            "com².txt",
            "nul .html",
            "CONIN$",
            "prn.tar.gz",
        ),
        *(
            "a.",
            "a /b",
            " a",
            "a..",
            "",
            "/a",
            "a//b",
            "../a",
            "a/./b",
            "c:a",
            "a\\b",
            "a*",
            "what?",
            "a\tb",
            "a\x7f",
        ),
        *("é" * MOST_NAME, "a" * (MOST_NAME + 1), "/".join(["abc"] * MOST_PATH), "\U0001ccf0.html"),
    ],
)
def test_a_name_that_some_system_refuses_is_at_fault(path):
    assert fault(path)


@pytest.mark.parametrize(
    "path",
    [
        ".htaccess",
        "_headers",
        "console.html",
        "com10/lpt.html",
        "a.b.c",
        "налог.html",
        "a/nul-b.html",
        "a" * 190,
    ],
)
def test_a_name_that_every_system_takes_passes(path):
    assert not fault(path)


@given(TEXTS | PATHS)
def test_what_passes_is_no_device_and_is_kept_by_windows_as_it_is(path):
    if not fault(path):
        on_windows = PureWindowsPath(path)
        assert not on_windows.is_reserved() and not on_windows.drive
        assert on_windows.as_posix() == path
        assert all(name == name.rstrip(" .") for name in path.split("/"))


@given(TEXTS)
def test_names_are_alike_in_any_case_and_normal_form(name):
    key = alike(name)
    assert alike(key) == key
    for other in (
        name.upper(),
        name.lower(),
        name.casefold(),
        normalize("NFD", name),
        normalize("NFC", name),
    ):
        assert alike(other) == key


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=3).map("/".join), max_size=6, unique=True))
def test_what_can_be_taken_lies_side_by_side_where_capitals_do_not_count(paths):
    """Unpacked on such a system every file is there, under the name it has in the archive."""
    taken = Taken()
    clashes = [taken.take(path, "a page") for path in paths]
    if any(clashes):
        return
    disk: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            assert disk.setdefault(alike(name), name) == name
    assert not {path for path in paths for other in paths if other.startswith(f"{path}/")}


def test_whose_the_other_name_is_is_said():
    taken = Taken()
    assert taken.take("contacts.html", "docs/contacts.md") is None
    assert taken.take("contacts.html", "docs/contacts.md") is None
    assert taken.take("Contacts.html", "faq/a.md") == ("contacts.html", "docs/contacts.md")
    assert taken.take("contacts.html/a.html", "faq/b.md") == ("contacts.html", "docs/contacts.md")
    assert taken.take("Über/e\u0301.html", "one") is None
    assert taken.take("über/ä.html", "two") == ("Über", "one")
    assert taken.take("Über/é.html", "three") == ("Über/e\u0301.html", "one")
