"""One build from start to swap, without MkDocs: the hooks call it at their moments."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sverka.findings import Finding, errors
from sverka.project import Project
from sverka.report import summary_line
from sverka.rules import check_sources
from sverka.search.lunr_index import search_index
from sverka.site.check import check_site
from sverka.site.swap import discard, replace_site
from sverka.views.page import PageViews
from sverka.views.site import site_view

# The policy of every page. main.css of the theme holds its icons as data: images.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
    )
)


@dataclass
class Build:
    """The state of one build: what it builds from, where it puts it, and what it found."""

    project: Project
    staging: Path | None = None
    site: Path | None = None
    findings: list[Finding] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def check_sources(self) -> list[Finding]:
        """Run the source rules; the errors among their findings."""
        self.findings = check_sources(self.project)
        return errors(self.findings)

    @cached_property
    def generated(self) -> dict[str, str]:
        """The data files the generator makes, by URL."""
        languages = {page.lang for page in self.project.pages}
        return {
            f"assets/search/index.{lang}.js": search_index(self.project, lang) for lang in sorted(languages)
        }

    @cached_property
    def site_views(self) -> dict[str, dict[str, object]]:
        """The context `site` of each language."""
        return {lang: site_view(self.project, lang) for lang in {page.lang for page in self.project.pages}}

    @cached_property
    def page_views(self) -> PageViews:
        """Maker of the context `doc`."""
        return PageViews(self.project)

    def check_site(self, folder: Path) -> list[Finding]:
        """Hold the site in `folder` against the site rules."""
        project = self.project
        return check_site(
            folder, project.registry, project.policy, project.settings.own_hosts, self.generated
        )

    def finish(self) -> list[Finding]:
        """Check what was put out and swap it in; the errors, in which case the old site stays."""
        if self.staging is None or self.site is None:
            return []
        found = self.check_site(self.staging)
        self.findings += found
        if errors(found):
            self.abandon()
            return errors(found)
        replace_site(self.site, self.staging)
        return []

    def abandon(self) -> None:
        """Leave the last good site as it is."""
        if self.staging is not None:
            discard(self.staging)

    def summary(self) -> str:
        """The one line at the end."""
        pages, contacts = len(self.project.pages), len(self.project.registry.contacts)
        seconds = time.monotonic() - self.started
        return f"{pages} pages, {contacts} contacts, {summary_line(self.findings)}, {seconds:.1f} s"
