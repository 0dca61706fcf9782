"""The files of the reader's checker: the engine that finds and judges, and the records it judges by."""

from __future__ import annotations

import re

from sverka.accounting import dialled
from sverka.contacts.browser_data import SCRIPTS, browser_data
from sverka.contacts.reading import Reading
from sverka.project import Project

TEMPLATE = "check"
FOLDER = "assets/check/"
_ENGINE = "overrides/engine/contacts"
# What is for those who read the sources: lines of comments alone, and how far a line is set in.
_FOR_READERS = re.compile(r"^\s*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)\n|^[ \t]+", re.MULTILINE)


def checker_files(project: Project) -> dict[str, str]:
    """URL → text; nothing where no page uses the template `check`."""
    if not any(page.template == TEMPLATE for page in project.pages):
        return {}
    reading = Reading(
        regions=tuple(project.settings.options.regions), on_record=frozenset(dialled(project.registry))
    )
    scripts = [(project.root / f"{_ENGINE}/{name}.js").read_text("utf-8") for name in SCRIPTS]
    return {
        # One file, because a page waits for each request; a quarter smaller packed without its comments.
        f"{FOLDER}engine.js": _FOR_READERS.sub("", "".join(scripts)),
        f"{FOLDER}records.js": browser_data(project.registry, project.policy, reading),
    }
