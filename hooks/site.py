"""Check what MkDocs put out, then swap it in; or say why not and leave the last good site."""

import logging
from pathlib import Path

from mkdocs.exceptions import PluginError

from sverka.report import as_text

log = logging.getLogger("mkdocs.sverka")


def on_config(config):
    if "build" not in config.extra:
        raise PluginError(
            "hooks/project.py, which checks the sources, has not run: put it back in mkdocs.yml, first"
        )


def on_post_build(config):
    build = config.extra["build"]
    log.info("Checking the built pages")
    errors = build.finish(Path(config.site_dir))
    if errors:
        raise PluginError(f"{len(errors)} errors on the built site, nothing was published\n{as_text(errors)}")
    log.info(build.summary())
