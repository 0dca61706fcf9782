"""The files of the reader's checker: the engine that finds and judges, and the records it judges by."""

from __future__ import annotations

from sverka.contacts.browser_data import browser_data, engine_text
from sverka.contacts.reading import Reading
from sverka.project.accounting import dialled
from sverka.project.project import Project

TEMPLATE = "check"
FOLDER = "assets/check/"


def checker_files(project: Project) -> dict[str, str]:
    """URL → text; nothing where no page uses the template `check`."""
    if not any(page.template == TEMPLATE for page in project.pages):
        return {}
    reading = Reading(
        regions=tuple(project.settings.options.regions), on_record=frozenset(dialled(project.registry))
    )
    return {
        f"{FOLDER}engine.js": engine_text(),
        f"{FOLDER}records.js": browser_data(project.registry, project.policy, reading),
    }
