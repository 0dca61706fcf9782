"""Load and check the sources before MkDocs reads a page; let it build beside the last good site."""

import logging
import os
from pathlib import Path

import jinja2
from mkdocs.exceptions import PluginError

from sverka import dates
from sverka.build import Build
from sverka.components import template_finding
from sverka.findings import Refused
from sverka.project import load_project
from sverka.report import as_text
from sverka.serving.headers import content_security_policy
from sverka.site.swap import recover, staging_folder

log = logging.getLogger("mkdocs.sverka")
_state = {}


def on_startup(command, dirty):
    _state["command"] = command


def on_config(config):
    root = Path(config.config_file_path).parent
    serving = _state.get("command") == "serve"
    day = dates.check_day() if serving else dates.build_day(root)
    os.environ["SOURCE_DATE_EPOCH"] = str(dates.epoch_of(day))
    log.info("Reading and checking the sources as of %s", day)
    try:
        build = Build(load_project(root, day))
        errors = build.check_sources()
    except Refused as refused:
        build, errors = None, refused.findings
    if errors:
        raise PluginError(f"{len(errors)} errors, nothing was published\n{as_text(errors)}")
    for finding in build.findings:
        if finding.severity != "note":
            log.warning("%s", as_text([finding]))
    if serving:
        # MkDocs puts the local address there; the checks and the site map speak of the real one.
        config.site_url = build.project.settings.site_url
    else:
        site = Path(config.site_dir)
        recover(site)
        build.site, build.staging = site, staging_folder(site)
        config.site_dir = str(build.staging)
        config.extra["csp"] = content_security_policy(meta=True)
    config.extra["build"] = _state["build"] = build
    return config


def on_build_error(error):
    if "build" not in _state:
        return
    build = _state["build"]
    build.abandon()
    if isinstance(error, jinja2.TemplateError):
        finding = template_finding(error, build.project.root / "overrides")
        raise PluginError(f"1 error, nothing was published\n{as_text([finding])}")
