"""The plugin `sverka` of MkDocs: loads the sources first, publishes last, and only what the gate let through."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast
from wsgiref.types import WSGIApplication

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sverka.build.build import Build
from sverka.build.gate import SITE, SOURCES, Gate, order_faults
from sverka.build.live import LiveSite
from sverka.build.publication import open_publication
from sverka.core import dates
from sverka.core.findings import Finding, Refused
from sverka.core.findings_text import as_text
from sverka.core.messages import Message, counted, said
from sverka.core.rule import CONTACTS, CONTENT
from sverka.mkdocs.pages import RenderedPage, site_files
from sverka.mkdocs.serve import with_headers
from sverka.model.settings import messages_language
from sverka.project.project import load_project
from sverka.theme.layers import OVERRIDES, Theme

__all__ = ["CONTACTS", "CONTENT", "LAST", "SverkaPlugin", "gate"]

# Event priorities: loading comes before everything, the hooks judge the built site last, then it is published.
FIRST, LAST = 1000, -1000
log = logging.getLogger("mkdocs.sverka")
_NO_COMMIT = (
    "git knows no commit of these sources: the build counts from SOURCE_DATE_EPOCH, else from today, and its serial "
    "says what the sources hold, not which is newer"
)


def gate(config: MkDocsConfig) -> Gate:
    """The gate of the build that `config` belongs to; what the hooks of a site call."""
    plugin = config.plugins.get("sverka")
    if not isinstance(plugin, SverkaPlugin) or plugin.build is None:
        lang = messages_language(Path(config.config_file_path).parent)
        raise PluginError(said("the plugin sverka is missing: write plugins: [sverka] in mkdocs.yml", lang))
    return plugin.build.gate


class NoSettings(Config):
    """All settings stand in `extra: sverka:`, where any engine can have them."""


class SverkaPlugin(BasePlugin[NoSettings]):
    """Its events, in the order in which MkDocs calls them."""

    build: Build | None = None
    live: LiveSite | None = None
    serves = False
    lang = "en"

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether pages are served while somebody writes them."""
        self.serves = command == "serve"
        if not dates.is_given():
            os.environ.pop("SOURCE_DATE_EPOCH", None)  # set, and empty: MkDocs would stumble over it

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the sources, and have MkDocs build beside the last good site, since it empties its folder next."""
        root = Path(config.config_file_path).parent
        self.lang = messages_language(root)
        if (name := config.theme.name) != "sverka":
            wrong = Message("the theme is {name!r}: write theme: {{name: sverka}} in mkdocs.yml", name=name)
            raise PluginError(said(wrong, self.lang))
        own = Theme(root).own
        if own.is_dir() and str(own) not in config.theme.dirs:
            wrong = Message(
                "MkDocs does not look into {folder}/, though it is there: "
                "write theme: {{name: sverka, custom_dir: overrides}} in mkdocs.yml",
                folder=OVERRIDES,
            )
            raise PluginError(said(wrong, self.lang))
        self._refuse(order_faults([event.__module__ for event in config.plugins.events["post_build"]]))
        try:
            day = dates.check_day() if self.serves else dates.build_day(root)
            self._tell(Message("Reading and checking the sources as of {day}", day=day))
            project = load_project(root, day)
            if self.serves:
                # MkDocs puts the local address there; the checks and the site map speak of the real one.
                config.site_url = project.settings.site_url
                self.build, self.live = Build(project), LiveSite(Path(config.site_dir))
                config.site_dir = str(self.live.staging)
            else:
                publication = open_publication(Path(config.site_dir))
                self.build = Build(project, publication)
                config.site_dir = str(publication.staging)
                if self.build.outputs.stamp.commit is None:
                    # Whoever gives the day has chosen it; without one, today's is a guess.
                    log.log(
                        logging.INFO if dates.is_given() else logging.WARNING,
                        "%s",
                        said(_NO_COMMIT, self.lang),
                    )
        except Refused as refused:
            self._refuse(refused.findings)
        # The map of the site is made with the other data for programs.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over pages, media and what they load, where the hooks passed the sources."""
        build = self._build
        self._refuse(build.gate.refusals(SOURCES))
        for finding in build.gate.findings:
            if finding.severity != "note":
                log.warning("%s", as_text([finding], lang=self.lang))
        return site_files(build, config)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Have MkDocs render with the environment of the theme, which escapes and knows every name."""
        self._refuse(self._build.contexts.theme_faults())
        return self._build.project.components.environment

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page of errors the view of the site."""
        return cast(TemplateContext, {**context, **vars(self._build.contexts.error_page())})

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a template the view of its page."""
        assert isinstance(page, RenderedPage)
        shown = self._build.contexts.page(page.source_page, page.content)
        return cast(TemplateContext, {**context, **vars(shown)})

    @event_priority(FIRST)
    def _take_output(self, *, config: MkDocsConfig) -> None:
        """Complete what was put out, before the hooks judge it."""
        self._tell("Checking the built pages")
        self._build.take_output(Path(config.site_dir))

    @event_priority(LAST - 1)
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Swap the site in, where the hooks passed it."""
        build = self._build
        self._refuse(build.gate.refusals(SITE), on_site=True)
        build.publish()
        if self.live:
            self.live.show()
            config.site_dir = str(self.live.served)
        self._tell(build.summary())

    on_post_build = CombinedEvent(_take_output, _publish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it is."""
        if self.live:
            self.live.drop()
        if self.build is not None and (found := self.build.stopped_by(error)):
            self._refuse(found)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Serve with the headers that the site will have, and the last good site while a page is broken."""

        def build() -> None:
            try:
                builder()
            except Abort:  # MkDocs has said why
                pass
            except MkDocsException as error:
                log.error("%s", error)
            except Exception:
                log.exception("The pages could not be built")
            else:
                return
            log.warning("%s", said("the pages stay as they were until this is mended", self.lang))

        server.builder = build  # of its own, MkDocs would answer nothing at all then
        headers, drawing = self._build.served_headers()
        server.set_app(with_headers(cast(WSGIApplication, server.get_app()), headers, drawing))
        return server

    @property
    def _build(self) -> Build:
        assert self.build is not None, "on_config comes first"
        return self.build

    def _tell(self, text: str) -> None:
        log.info("%s", said(text, self.lang))

    def _refuse(self, findings: list[Finding], *, on_site: bool = False) -> None:
        if findings:
            number = counted("{count} error", "{count} errors", len(findings))
            stop = (
                Message("{number} on the built site, nothing was published", number=number)
                if on_site
                else Message("{number}, nothing was published", number=number)
            )
            raise PluginError(f"{said(stop, self.lang)}\n{as_text(findings, lang=self.lang)}")
