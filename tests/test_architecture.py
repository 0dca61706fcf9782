"""The shape of the code: who may import whom, how long a file may be, and that the generator knows no client."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.help_centre import REPOSITORY

SOURCE = REPOSITORY / "src/sverka"
# What lies in the folders of the skeleton are files of a new site.
MODULES = sorted(
    file for file in SOURCE.rglob("*.py") if file.parent.parent.name not in {"common", "en", "ru"}
)
HOOKS = sorted((REPOSITORY / "hooks").glob("*.py"))
TEXTS = sorted(
    file
    for file in SOURCE.rglob("*")
    if file.is_file() and file.suffix in {".py", ".html", ".css", ".js", ".svg", ".yml", ".md", ".txt"}
)
MOST_LINES, MOST_CHARACTERS, MOST_FLOORS = 250, 120, 12

# What each room may import; the order is that of the floors.
ROOMS: dict[str, set[str]] = {
    "core": set(),
    "handbooks": {"core"},
    "language": set(),
    "registry": {"core"},
    "theme": {"core"},
    "skeleton": {"core", "theme"},
    "contacts": {"core", "registry"},
    "model": {"core", "handbooks", "registry", "contacts", "theme"},
    "pages": {"core", "handbooks", "model", "theme"},
    "markdown": {"core", "registry", "contacts", "model", "theme", "pages"},
    "project": {"core", "registry", "contacts", "model", "theme", "pages", "markdown"},
    "serving": {"core", "registry", "model", "theme", "pages", "project"},
    "search": {"core", "model", "pages", "project"},
    "exports": {"core", "registry", "contacts", "model", "pages", "project", "serving"},
    "offline": {"core", "model", "pages", "project", "search", "exports"},
    "rules": {
        *("core", "language", "registry", "contacts", "model", "pages", "markdown", "project", "exports"),
    },
    "site": {"core", "registry", "contacts", "theme", "pages", "markdown", "search"},
    "views": {"core", "registry", "model", "theme", "pages", "markdown", "project", "exports"},
    "reports": {"core", "registry", "contacts", "pages", "markdown", "project", "rules"},
    "build": {
        *(
            "core",
            "contacts",
            "model",
            "theme",
            "pages",
            "project",
            "serving",
            "search",
            "exports",
            "offline",
        ),
        *("rules", "site", "views"),
    },
    "mkdocs": {"core", "model", "theme", "pages", "markdown", "project", "build"},
    "commands": {
        *(
            "core",
            "handbooks",
            "registry",
            "contacts",
            "model",
            "theme",
            "pages",
            "project",
            "exports",
            "rules",
            "reports",
        ),
        *("views", "build", "skeleton"),
    },
}
# Nobody imports these two.
ABOVE = {"__main__": {"cli"}, "cli": {"core", "exports", "project", "rules", "reports", "build", "commands"}}


def name_of(file: Path) -> str:
    """`src/sverka/registry/load.py` → `registry.load`; a package by its own name."""
    return ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def room_of(file: Path) -> str:
    """The folder of a module, or its own name where it stands at the top."""
    return name_of(file).split(".")[0]


def imported(file: Path) -> set[str]:
    """The modules that a file imports, at its head or anywhere else."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return found


def rooms_imported(file: Path) -> set[str]:
    """The other rooms that a file imports from."""
    names = {name.split(".")[1] for name in imported(file) if name.startswith("sverka.")}
    return {name for name in names if (SOURCE / name).is_dir() or (SOURCE / f"{name}.py").is_file()} - {
        room_of(file)
    }


def test_every_module_has_a_room():
    at_the_top = {file.name for file in MODULES if file.parent == SOURCE}
    assert at_the_top == {"__init__.py", "__main__.py", "cli.py"}
    rooms = {room_of(file) for file in MODULES if file.parent != SOURCE}
    assert rooms == set(ROOMS)


@pytest.mark.parametrize("room", [*ROOMS, *ABOVE])
def test_a_room_imports_what_it_may(room: str):
    files = [file for file in MODULES if room_of(file) == room]
    assert files
    for file in files:
        assert rooms_imported(file) <= (ROOMS | ABOVE)[room], file.relative_to(SOURCE)


def test_what_rooms_may_import_lies_below_them():
    """No room may import one that comes after it in the table, so none can stand in a circle."""
    order = list(ROOMS)
    for room, below in ROOMS.items():
        assert below <= set(order[: order.index(room)]), room


def test_the_house_has_twelve_floors_at_most():
    really: dict[str, set[str]] = {room: set() for room in ROOMS}
    for file in MODULES:
        if room_of(file) in really:
            really[room_of(file)] |= rooms_imported(file)

    @cache
    def floor(room: str) -> int:
        return 1 + max(map(floor, really[room]), default=0)

    assert {room: floor(room) for room in ROOMS if floor(room) > MOST_FLOORS} == {}


def test_mkdocs_is_imported_in_its_room_alone():
    importing = {
        room_of(file) for file in MODULES if any(re.match(r"mkdocs\b", name) for name in imported(file))
    }
    assert importing == {"mkdocs"}


def test_no_module_imports_itself_in_a_circle():
    graph = {name_of(file): {name.removeprefix("sverka.") for name in imported(file)} for file in MODULES}
    graph = {
        name: {other for other in others if other in graph and other != name}
        for name, others in graph.items()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join([*above, name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("file", [*MODULES, *HOOKS], ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_a_module_is_short_and_says_what_it_is(file: Path):
    text = file.read_text("utf-8")
    lines = text.splitlines()
    most = MOST_LINES if file in MODULES else 25
    assert len(lines) <= most
    assert [number for number, line in enumerate(lines, 1) if len(line) > MOST_CHARACTERS] == []
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring
    assert re.match(r"[A-Z`][^\n]+", docstring), docstring


def test_hooks_hold_no_logic():
    """A hook calls the library and nothing else."""
    assert [file.name for file in HOOKS] == ["contacts.py", "content.py"]
    for file in HOOKS:
        names = {name.partition(".")[0] for name in imported(file)}
        assert names == {"mkdocs", "sverka"}, file


# Names of organisations on record that are everybody's words as well.
COMMON = {"Police", "Полиция"}


def forbidden() -> list[str]:
    """Every brand, name, value and spelling on record for the portal, and parts of them that stand alone."""
    words: set[str] = set()
    for file in (REPOSITORY / "content/contacts").glob("*.yml"):
        record = yaml.safe_load(file.read_text("utf-8"))
        words |= set(record.get("brands", []))
        words |= set(record["name"].values()) - COMMON
        for contact in record["contacts"]:
            if contact["kind"] != "short":
                words |= {contact["value"], *(contact.get("display") or {}).values()}
            if contact["kind"] == "phone":
                words.add(contact["value"][-10:])
            if contact["kind"] == "domain":
                words.add(contact["value"].removesuffix(".ru"))
    return sorted(words | {"госуслуг", "gosuslugi"})


@pytest.mark.parametrize("file", [*TEXTS, *HOOKS], ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_the_generator_knows_nothing_of_the_portal(file):
    text = file.read_text("utf-8").casefold()
    numbers = {re.sub(r"\D", "", number) for number in re.findall(r"\d(?:[^\w\n]{0,3}\d)+", text)}
    for word in forbidden():
        assert word.casefold() not in text, word
        assert not (re.fullmatch(r"\d{10}", word) and any(word in number for number in numbers)), word


def test_what_is_forbidden_is_read_from_the_records():
    words = forbidden()
    assert len(words) > 40
    assert {"gosuslugi", "госуслуги", "8 800 100-70-10", "8001007010"} <= set(words)


def test_no_file_names_a_machine_or_a_registry_of_packages():
    """What is committed says nothing about where it was written."""
    signs = ("/" + "work/", "/" + "root/", "/" + "home/", "pypi" + ".org", "files." + "pythonhosted")
    for folder in (
        "src",
        "hooks",
        "overrides",
        "examples",
        "scripts",
        "content",
        "docs",
        "tests",
        "requirements",
        "benchmarks",
    ):
        for file in (REPOSITORY / folder).rglob("*"):
            if file.is_file() and file.suffix in {".py", ".yml", ".md", ".txt", ".html", ".js", ".css", ""}:
                text = file.read_text("utf-8", "replace")
                assert not [sign for sign in signs if sign in text], file
