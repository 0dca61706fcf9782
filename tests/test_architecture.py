"""The shape of the code: who may import whom, how long a file may be, and that the generator knows no client."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from tests.help_centre import REPOSITORY

SOURCE = REPOSITORY / "src/sverka"
MODULES = sorted(SOURCE.rglob("*.py"))
HOOKS = sorted((REPOSITORY / "hooks").glob("*.py"))
THEME = sorted(
    file
    for file in (REPOSITORY / "src/sverka").rglob("*")
    if file.is_file() and file.suffix in {".html", ".css", ".js", ".svg", ".yml"}
)


def name_of(file: Path) -> str:
    """`src/sverka/registry/load.py` → `registry.load`; a package by its own name."""
    return ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


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


def own_imports(file: Path) -> set[str]:
    """The parts of the library that a file imports: `registry`, `pages`, `yamlfile` …"""
    names = {name.split(".")[1] for name in imported(file) if name.startswith("sverka.")}
    return {name for name in names if (SOURCE / name).is_dir() or (SOURCE / f"{name}.py").is_file()}


def test_mkdocs_is_imported_in_hooks_alone():
    importing = [file for file in MODULES if any(re.match(r"mkdocs\b", name) for name in imported(file))]
    # The search library and the style sheet come out of the installed packages, as files.
    assert [name_of(file) for file in importing if name_of(file) != "site.installed"] == []
    assert any("mkdocs.exceptions" in imported(file) for file in HOOKS)


# What each part may import; whatever is not named here stands above them all.
BELOW = {
    "findings": set(),
    "urls": set(),
    "dates": {"findings"},
    "source": {"findings"},
    "yamlfile": {"findings", "source"},
    "schema": {"findings", "source", "yamlfile"},
    "taxonomy": {"schema"},
    "regions": set(),
    "settings": {"findings", "source", "yamlfile", "schema", "regions"},
    "report": {"findings"},
    "components": {"findings", "source", "yamlfile", "urls"},
    "registry": {"findings", "source", "yamlfile", "schema", "regions", "registry"},
    "drawing": {"findings", "source"},
    "contacts": {"findings", "source", "schema", "drawing", "registry", "regions", "contacts"},
    "statements": set(),
    "catalogue": {"findings", "registry", "schema"},
    "pages": {"findings", "source", "yamlfile", "schema", "taxonomy", "components", "pages"},
}
TOP = {
    "project",
    "rules",
    "site",
    "build",
    "cli",
    "views",
    "search",
    "outside",
    "new_page",
    "checker",
    "contact_list",
    "carriers",
    "offline",
}


@pytest.mark.parametrize("part", BELOW)
def test_imports_lead_downwards(part):
    files = [file for file in MODULES if name_of(file).split(".")[0] == part]
    assert files
    for file in files:
        assert own_imports(file) <= BELOW[part], file


def test_nobody_imports_the_command_line_and_only_it_and_hooks_the_build():
    for file in MODULES:
        name = name_of(file)
        assert "cli" not in own_imports(file) or name == "__main__", file
        assert "build" not in own_imports(file) or name == "cli", file


def test_no_part_imports_itself_in_a_circle():
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
def test_a_module_is_short_and_says_what_it_is(file):
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= (300 if file in MODULES else 70)
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring
    assert re.match(r"[A-Z`][^\n]+", docstring), docstring


def test_hooks_hold_no_logic():
    """Hooks are short, and neither read data nor render nor parse."""
    assert sum(len(file.read_text("utf-8").splitlines()) for file in HOOKS) < 250
    for file in HOOKS:
        assert not any(
            name.startswith(("yaml", "pydantic", "markdown", "selectolax")) for name in imported(file)
        )


def forbidden() -> list[str]:
    """Every brand, name, value and spelling on record for the portal, and parts of them that stand alone."""
    words: set[str] = set()
    for file in (REPOSITORY / "content/contacts").glob("*.yml"):
        record = yaml.safe_load(file.read_text("utf-8"))
        words |= set(record.get("brands", []))
        words |= set(record["name"].values())
        for contact in record["contacts"]:
            if contact["kind"] != "short":
                words |= {contact["value"], *(contact.get("display") or {}).values()}
            if contact["kind"] == "phone":
                words.add(contact["value"][-10:])
            if contact["kind"] == "domain":
                words.add(contact["value"].removesuffix(".ru"))
    return sorted(words | {"госуслуг", "gosuslugi"})


@pytest.mark.parametrize(
    "file", [*MODULES, *HOOKS, *THEME], ids=lambda file: file.relative_to(REPOSITORY).as_posix()
)
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
