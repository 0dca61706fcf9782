"""Load and check the sources before MkDocs reads a page; let it build beside the last good site."""

import logging
import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from sverka import dates
from sverka.build import Build, hook_faults
from sverka.findings import Refused
from sverka.project import load_project
from sverka.report import as_text

log = logging.getLogger("mkdocs.sverka")
_state = {}


def on_startup(command, dirty):
    _state["command"] = command


def on_config(config):
    root = Path(config.config_file_path).parent
    last = [event.__module__ for event in config.plugins.events["post_build"]][-1:]
    if faults := hook_faults(list(config.hooks), last):
        raise PluginError(f"the gate would not run, nothing was published\n{as_text(faults)}")
    serving = _state.get("command") == "serve"
    try:
        day = dates.check_day() if serving else dates.build_day(root)
        os.environ["SOURCE_DATE_EPOCH"] = str(dates.epoch_of(day))
        log.info("Reading and checking the sources as of %s", day)
        build = Build(load_project(root, day))
        errors = build.check_sources()
    except Refused as refused:
        build, errors = None, refused.findings
    if errors:
        raise PluginError(f"{len(errors)} errors, nothing was published\n{as_text(errors)}")
    config.extra["build"] = _state["build"] = build
    # The map of the site is made with the other data for programs.
    config.theme.static_templates.discard("sitemap.xml")
    for finding in build.findings:
        if finding.severity != "note":
            log.warning("%s", as_text([finding]))
    if serving:
        # MkDocs puts the local address there; the checks and the site map speak of the real one.
        config.site_url = build.project.settings.site_url
    else:
        config.site_dir = str(build.open_output(Path(config.site_dir)))
        config.extra["csp"] = build.security_policy
    return config


def on_build_error(error):
    if "build" in _state and (found := _state["build"].stopped_by(error)):
        raise PluginError(f"{len(found)} errors, nothing was published\n{as_text(found)}")
