"""The shape of the code: who may import whom, how long a file may be, and what no file names."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

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


def test_one_module_alone_prints():
    """What others wrote is printed by what knows how: nothing else has a way to print."""
    ways = re.compile(r"print|click\.\w*(echo|pager|stream)\w*|sys\.\w*std(out|err)\w*|os\.write")
    other_ways = re.compile(r"rich\b|(click|sys|os)\.\w")
    for file in MODULES:
        if name_of(file) == "commands.printer":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
        assert [name for name in used if ways.fullmatch(name)] == [], file
        assert [name for name in imported(file) if other_ways.match(name)] == [], file


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


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config):
    """Pytest leaves out folders by their names, `build` among them unless it is told otherwise."""
    folders = {file.parent.relative_to(REPOSITORY) for file in (REPOSITORY / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.parts}
    patterns: list[str] = pytestconfig.getini("norecursedirs")
    assert "build" in names
    assert {name for name in names for pattern in patterns if fnmatch(name, pattern)} == set()
