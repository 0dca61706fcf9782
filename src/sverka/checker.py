"""The files of the reader's checker: the engine that finds and judges, and the records it judges by."""

from __future__ import annotations

from sverka.contacts.browser_data import SCRIPTS, browser_data
from sverka.project import Project

TEMPLATE = "check"
FOLDER = "assets/check/"
_ENGINE = "overrides/engine/contacts"


def checker_files(project: Project) -> dict[str, str]:
    """URL → text; nothing where no page uses the template `check`."""
    if not any(page.template == TEMPLATE for page in project.pages):
        return {}
    scripts = [(project.root / f"{_ENGINE}/{name}.js").read_text("utf-8") for name in SCRIPTS]
    return {
        # One file, because a page waits for each request.
        f"{FOLDER}engine.js": "".join(scripts),
        f"{FOLDER}records.js": browser_data(project.registry, project.policy),
    }
