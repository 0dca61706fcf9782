"""Runs Python in a process of its own, forked from one that has loaded what every run of a command loads.

To load MkDocs and the generator takes longer than to build a small site, and the tests build hundreds. The process
is a new one with the folder, environment and output of its own; where what an interpreter reads as it starts
(PYTHONPATH, PYTHONHASHSEED …) is not that of the tests, Python is started anew.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

_LOADED = ["mkdocs.commands.build", "sverka.cli", "sverka.mkdocs.plugin"]
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(_LOADED)


def run_python(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> CompletedProcess[str]:
    """Run `python -m MODULE …` or `python -c CODE …` in `folder`."""
    if _for_interpreter(environment) != _for_interpreter(os.environ):
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    with TemporaryDirectory() as temporary:
        output, errors = Path(temporary, "output"), Path(temporary, "errors")
        process = _PROCESSES.Process(target=_run, args=(arguments, folder, dict(environment), output, errors))
        process.start()
        process.join()
        assert process.exitcode is not None
        return CompletedProcess(
            arguments, process.exitcode, output.read_text("utf-8"), errors.read_text("utf-8")
        )


def _for_interpreter(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith("PYTHON")}


def _run(
    arguments: Sequence[str], folder: Path, environment: dict[str, str], output: Path, errors: Path
) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for stream, file in ((sys.stdout, output), (sys.stderr, errors)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), stream.fileno())
    sys.path.insert(0, str(folder))
    option, subject, *rest = arguments
    sys.argv = [option if option == "-c" else subject, *rest]
    if option == "-c":
        exec(compile(subject, "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_module(subject, run_name="__main__", alter_sys=True)
