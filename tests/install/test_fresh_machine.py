"""Both commands of the README on a machine that has Python, its venv and git, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.help_centre import REPOSITORY
from tests.install import debian
from tests.live_server import first_answer, free_port

pytestmark = pytest.mark.slow

# One file for each program that the tests want of a machine: nginx, Chromium with its driver, Tesseract.
# The rest take half an hour more, and want no other program.
SUBSET = ("tests/serving/test_nginx.py", "tests/browser/test_print.py", "tests/contacts/test_ocr.py")
_SUMMARY = re.compile(r"(?m)^\d+ passed.* in .*$")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[debian.Debian]:
    """A new one, with a clone of this repository as it is now."""
    if reason := debian.why_not():
        pytest.skip(f"NOT TESTED: {reason}")
    folder = tmp_path_factory.mktemp("debian")
    made = debian.Debian(folder)
    _clone(folder / "srv/sverka")
    yield made
    shutil.rmtree(folder)


def _clone(target: Path) -> None:
    """A clone, and over it what is not committed yet."""
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, target], check=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=True).stdout
    for name in filter(None, names.split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if (REPOSITORY / name).is_file():
            shutil.copy(REPOSITORY / name, target / name)
        else:
            (target / name).unlink(missing_ok=True)


def test_the_first_command_of_the_readme_serves_the_site(machine):
    address = f"127.0.0.1:{free_port()}"
    command = machine.command("/srv/sverka/scripts/serve", address)
    server = subprocess.Popen(
        command, env=machine.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        page = first_answer(f"http://{address}/contacts.html", server, 600)
    finally:
        server.kill()
        said, _ = server.communicate()
    assert page.rstrip().endswith("</html>"), said


def test_the_second_command_of_the_readme_passes_its_tests(machine):
    run = subprocess.run(
        machine.command("/srv/sverka/scripts/test", *SUBSET),
        env=machine.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout[-4000:] + run.stderr[-4000:]
    assert run.returncode == 0, said
    summary = _SUMMARY.search(run.stdout)
    assert summary and "skipped" not in summary[0] and "left out" not in run.stderr, said
