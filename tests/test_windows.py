"""What Windows does otherwise. No Windows has run these tests: they hold the code to what both systems do alike."""

from __future__ import annotations

import ast
import ntpath
import os
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.core import source
from sverka.core.findings import Refused
from sverka.exports.manifest import files_of
from tests.test_architecture import HOOKS, MODULES

# Calls that Windows lacks, or answers with the end of a process (os.kill), or with a second one (os.exec…).
_OF_POSIX = {
    *(
        "chown",
        "fork",
        "forkpty",
        "getegid",
        "geteuid",
        "getgid",
        "getpgid",
        "getuid",
        "kill",
        "killpg",
        "mkfifo",
    ),
    *("mknod", "nice", "sched_getaffinity", "setsid", "statvfs", "uname", "wait", "waitpid"),
    *("execl", "execle", "execlp", "execv", "execve", "execvp", "execvpe"),
}
_MODULES_OF_POSIX = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
_LISTS = {"glob", "iterdir", "rglob"}


@pytest.mark.parametrize("file", [*MODULES, *HOOKS], ids=lambda file: file.name)
def test_no_module_does_what_windows_does_otherwise(file):
    assert list(faults(ast.parse(file.read_text("utf-8")))) == []


def test_that_would_be_found():
    found = """
import fcntl
os.kill(1, 0)
path.write_text("a", "utf-8")
path.open("w")
sorted(folder.iterdir())
sorted(file for file in folder.rglob("*"))
f"{path.relative_to(root)}"
str(path.relative_to(root))
os.rename(a, b)
"""
    assert [line for line, _ in faults(ast.parse(found))] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    passed = """
if sys.platform != "win32":
    os.execve(a, b, c)
path.write_text("a", "utf-8", newline="\\n")
path.open("rb")
sorted(folder.iterdir(), key=by_name)
path.relative_to(root).as_posix()
"""
    assert list(faults(ast.parse(passed))) == []


def faults(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and source of what is done otherwise there, but what stands beside a question for the system."""
    asked = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        for after in [node, *_siblings(tree, node)]
        if "sys.platform" in ast.unparse(node.test)
        for inner in ast.walk(after)
    }
    found = [node for node in ast.walk(tree) if id(node) not in asked and _is_otherwise(node)]
    return sorted((getattr(node, "lineno", 0), ast.unparse(node)) for node in found)


def _siblings(tree: ast.Module, node: ast.If) -> list[ast.stmt]:
    """What follows an `if` that ends in leaving."""
    for parent in ast.walk(tree):
        for body in (getattr(parent, "body", []), getattr(parent, "orelse", [])):
            if isinstance(body, list) and node in body:
                return body[body.index(node) + 1 :]
    return []


def _is_otherwise(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(alias.name in _MODULES_OF_POSIX for alias in names)
        case ast.Call(func=ast.Attribute(value=ast.Name("os"), attr=name)):
            return name in _OF_POSIX | {"rename"}
        case ast.Call(func=ast.Attribute(attr="write_text"), keywords=keywords):
            return not any(keyword.arg == "newline" for keyword in keywords)
        case ast.Call(func=ast.Attribute(attr="open"), args=[ast.Constant(str(mode)), *_], keywords=keywords):
            is_text = set(mode) <= set("rwax+") and set(mode) & set("wax")
            return bool(is_text) and not any(keyword.arg == "newline" for keyword in keywords)
        case ast.Call(func=ast.Name("sorted"), args=[listed, *_], keywords=[]):
            # Paths of Windows compare without regard to capitals.
            inner = listed.generators[0].iter if isinstance(listed, ast.GeneratorExp) else listed
            plain = not isinstance(listed, ast.GeneratorExp) or isinstance(listed.elt, ast.Name)
            return plain and any(
                isinstance(call, ast.Attribute) and call.attr in _LISTS for call in ast.walk(inner)
            )
        case ast.FormattedValue(value=ast.Call(func=ast.Attribute(attr="relative_to"))):
            return True
        case ast.Call(func=ast.Name("str"), args=[ast.Call(func=ast.Attribute(attr="relative_to"))]):
            return True
    return False


class _Windows(PureWindowsPath):
    """A path of Windows that lies where it says."""

    def absolute(self) -> _Windows:
        return self


_NAMES = st.lists(
    st.text("abcАБя №-.", min_size=1, max_size=8).filter(lambda name: name.strip(". ")), min_size=1
)


@given(_NAMES, st.sampled_from(["C:\\site", "c:/Site", "\\\\server\\share\\сайт"]))
def test_a_source_is_named_with_slashes_whatever_the_drive(names, root):
    assert source.shown_path(_Windows(root, *names), _Windows(root)) == "/".join(names)  # type: ignore[arg-type]


def test_a_file_of_another_drive_is_shown_as_it_is():
    assert source.shown_path(_Windows("D:\\x\\a.md"), _Windows("C:\\site")) == "D:/x/a.md"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "leaves"),
    [
        ("C:\\site\\content\\a.md", False),
        ("C:/site/content/../docs/a.md", False),
        ("C:\\site\\..\\secret.md", True),
        ("C:\\site2\\a.md", True),
        ("D:\\site\\a.md", True),
    ],
)
def test_a_link_may_not_leave_the_project_by_the_rules_of_windows(monkeypatch, file, leaves):
    paths = SimpleNamespace(realpath=ntpath.normpath)  # of plain files, there
    monkeypatch.setattr(source, "os", SimpleNamespace(path=paths, sep="\\"))
    if leaves:
        with pytest.raises(Refused):
            source.real_path(Path(file), Path("C:\\site"))
    else:
        source.real_path(Path(file), Path("C:\\site"))


def test_a_manifest_names_files_with_slashes_in_the_order_of_their_names(tmp_path):
    for name in ("b/Z.html", "b/a.html", "B.html", "a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [name for name, _ in files_of(tmp_path)] == ["B.html", "a.html", "b/Z.html", "b/a.html"]
    assert os.sep == "/" or "\\" not in "".join(name for name, _ in files_of(tmp_path))


def test_folders_are_walked_in_one_order(tmp_path):
    for name in ("b.md", "A.md", "a.md", "B.md", "ё.md", "Е.md"):
        (tmp_path / name).write_text("")
    names = [file.name for file in source.walk(tmp_path)]
    assert names == sorted(names)
    lowered = sorted(tmp_path.iterdir(), key=lambda path: PureWindowsPath(path))
    assert [file.name for file in lowered] != names, "the case shows nothing: Windows sorts alike"
