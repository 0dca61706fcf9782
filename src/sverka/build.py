"""One build from start to swap, without MkDocs: the hooks call it at their moments."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import TemplateError

from sverka.accounting import site_names, site_reading
from sverka.assets import Assets, theme_assets
from sverka.carriers import files_as_built, machine_files, make_carriers
from sverka.carriers import page_context as carriers_context
from sverka.carriers.contact_export import CONTACTS_URL
from sverka.carriers.manifest import stamp_of
from sverka.carriers.stamp import Stamp, stamp
from sverka.carriers.verify import verify
from sverka.checker import checker_files
from sverka.components import template_finding
from sverka.contacts.ledger import load_ledger
from sverka.feed import feed_files
from sverka.feedback_form import feedback_scripts
from sverka.findings import Finding, Refused, errors, stopping
from sverka.offline import Offline, make_offline
from sverka.offline import page_context as offline_context
from sverka.offline.app import app_manifest, manifest_url
from sverka.offline.worker import page_scripts
from sverka.pages.page import Page
from sverka.project import Project
from sverka.report import summary_line
from sverka.rules import check_sources
from sverka.search.documents import documents, filter_titles
from sverka.search.site_index import engine_scripts, engine_text, engine_url, index_files, index_folder
from sverka.serving import serving_files, write_files
from sverka.serving.headers import content_security_policy
from sverka.serving.redirects import redirect_pages
from sverka.short_addresses import short_addresses
from sverka.site.check import check_site
from sverka.site.installed import installed_files
from sverka.site.lock import OutputLock, lock_output
from sverka.site.output_error import output_finding
from sverka.site.swap import discard, recover, replace_site, staging_folder
from sverka.urls import is_below
from sverka.views.examples import TEMPLATE, example_answer, examples
from sverka.views.page import PageViews
from sverka.views.site import site_view

HOOKS = tuple(f"hooks/{name}.py" for name in ("project", "pages", "assets", "templates", "site"))


def hook_faults(hooks: Sequence[str], last: Sequence[str]) -> list[Finding]:
    """Why a build with these hooks would publish what nobody checked; `last` is what runs last when it is done."""
    ours = [hook for hook in hooks if hook in HOOKS]
    if ours == list(HOOKS) and list(last) == [HOOKS[-1]]:
        return []
    missing = [hook for hook in HOOKS if hook not in hooks]
    message = (
        f"{missing[0]} is missing from the hooks"
        if missing
        else f"{next(iter(last), None)} runs after the site was checked"
        if ours == list(HOOKS)
        else "the hooks are not in the order in which each needs the one before"
    )
    return [Finding("mkdocs.yml", 1, 1, "gate", message, f"write hooks: [{', '.join(HOOKS)}], these last")]


@dataclass
class Build:
    """The state of one build: what it builds from, where it puts it, and what it found."""

    project: Project
    staging: Path | None = None
    site: Path | None = None
    lock: OutputLock | None = None
    findings: list[Finding] = field(default_factory=list)
    offline: Offline | None = None
    started: float = field(default_factory=time.monotonic)

    def check_sources(self) -> list[Finding]:
        """Run the source rules; those of their findings that stop the build."""
        self.findings = check_sources(self.project)
        return stopping(self.findings)

    @cached_property
    def generated(self) -> dict[str, str]:
        """The data files the generator makes, by URL."""
        project = self.project
        named = {self.assets.url(name): text for name, text in self._scripts.items()}
        indexes = {url: text for files in self._indexes.values() for url, text in files.items()}
        led_on = short_addresses(project) | redirect_pages(project)
        machine = machine_files(project, self.stamp)
        return named | indexes | feed_files(project) | led_on | machine | self._app_manifests

    @cached_property
    def stamp(self) -> Stamp:
        """What every copy says of itself."""
        return stamp(self.project.root, self.project.policy.today)

    @cached_property
    def assets(self) -> Assets:
        """What pages load, under names that change with the content."""
        scripts = {name: text.encode() for name, text in self._scripts.items()}
        taken_over = installed_files() if self._engine == "lunr" else {}
        library = {name: path.read_bytes() for name, path in taken_over.items()}
        return Assets(theme_assets(self.project.root / "overrides") | library | scripts)

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the site beside its pages and their media, by URL."""
        return self.assets.files | {url: text.encode() for url, text in self.generated.items()}

    @cached_property
    def _languages(self) -> list[str]:
        return sorted({page.lang for page in self.project.pages})

    @cached_property
    def _scripts(self) -> dict[str, str]:
        """The engines of the search and of the checker, and the form for feedback, by name."""
        theme = self.project.root / "overrides"
        engines = {engine_url(lang): engine_text(theme, self._engine, lang) for lang in self._languages}
        return engines | checker_files(self.project) | feedback_scripts(self.project) | page_scripts(theme)

    @property
    def _app_manifests(self) -> dict[str, str]:
        texts = self.project.components.strings
        return {
            manifest_url(self.project, lang): app_manifest(self.project, view, texts[lang], self.assets.url)
            for lang, view in self._site_views.items()
        }

    @cached_property
    def _indexes(self) -> dict[str, dict[str, str]]:
        """The files of the index of each language."""
        project = self.project
        return {
            lang: index_files(self._engine, lang, documents(project, lang), filter_titles(project, lang))
            for lang in self._languages
        }

    @property
    def _engine(self) -> str:
        return self.project.settings.options.search.engine

    @cached_property
    def _site_views(self) -> dict[str, dict[str, Any]]:
        return {lang: site_view(self.project, lang) for lang in self._languages}

    @cached_property
    def _page_views(self) -> PageViews:
        return PageViews(self.project)

    def site_context(self, lang: str) -> dict[str, Any]:
        """What every template in `lang` is given."""
        return {
            "site": self._site_views[lang],
            "t": self.project.components.strings[lang],
            "search_scripts": engine_scripts(self._engine, lang),
            "search_folder": index_folder(self._indexes[lang]),
            "stale_after": self.project.settings.options.stale_after,
            "home_address": urljoin(self.project.settings.site_url, self._site_views[lang]["home_url"]),
            "build": self.stamp.build,
            "app_manifest": manifest_url(self.project, lang),
            "noindex": self.project.settings.options.authority == "demonstration",
        }

    def page_context(self, page: Page) -> dict[str, Any]:
        """What the template of `page` is given."""
        context = self.site_context(page.lang)
        sections = [
            {**section, "active": is_below(page.url, section["url"])}
            for section in context["site"]["sections"]
        ]
        return {
            **context,
            **carriers_context(self.project, self.stamp, page),
            **offline_context(self.project, page),
            "site": {**context["site"], "sections": sections},
            "doc": self._page_views.view(page),
            "examples": self._examples(page, context["site"]) if page.template == TEMPLATE else [],
        }

    def _examples(self, page: Page, site: dict[str, Any]) -> list[dict[str, Any]]:
        answer = example_answer(self.project, page.lang)
        doc = self._page_views.view(answer or page)
        return examples(self.project, page, {"site": site, "doc": doc, "asset_url": self.assets.url})

    @property
    def security_policy(self) -> str:
        """The Content-Security-Policy that every page carries itself, for copies without a server."""
        return content_security_policy(self.project.settings.feedback_endpoint, meta=True)

    def check_site(self, folder: Path, offline: Offline | None = None) -> list[Finding]:
        """Hold the site in `folder`, with its worker `offline` where that is known, against the site rules."""
        project = self.project
        built = stamp_of(folder) or self.stamp
        offline = offline or make_offline(project, folder, built)
        generated = self.generated | files_as_built(project, folder) | offline.files | serving_files(project)
        reading = site_reading(project.reading, site_names(folder, built.words))
        ledger = load_ledger(project.root, project.policy.today)
        url = project.settings.site_url
        return check_site(
            folder, project.registry, project.policy, url, generated, reading=reading, ledger=ledger
        )

    def check_published(self, site: Path) -> list[Finding]:
        """What is wrong with the site in the folder `site`, which lies there from an earlier build."""
        copy = verify(site)
        if copy.findings:
            first = copy.findings[0]
            message = (
                f"this is no site that passed the gate: {len(copy.findings)} files are not as it left them"
            )
            passed = Finding(
                first.path, 1, 1, "gate", f"{message} ({first.message})", "build it: scripts/build"
            )
            return sorted([passed, *self.check_site(site)])
        if self._is_older(site):
            message = "the site is older than the records: what it shows is not what they say today"
            return [Finding(site.name, 1, 1, "older-site", message, "build it again: scripts/build")]
        return self.check_site(site)

    def _is_older(self, site: Path) -> bool:
        """Whether the whole site in `site` was made of other records than today's."""
        made = {self.assets.url(name): text for name, text in checker_files(self.project).items()}
        made[CONTACTS_URL] = files_as_built(self.project, site)[CONTACTS_URL]
        return any(
            not (site / url).is_file() or (site / url).read_bytes() != text.encode()
            for url, text in made.items()
        )

    def open_output(self, site: Path) -> Path:
        """Take the lock of `site` and tidy up after killed builds; the new folder in which this one builds."""
        self.site, self.lock = site, lock_output(site)
        recover(site)
        self.staging = staging_folder(site)
        return self.staging

    def finish(self, output: Path) -> list[Finding]:
        """Check what was put out, make the carriers of it, swap it in; after errors, which this returns, the old
        site stays.
        """
        self.offline = make_offline(self.project, output, self.stamp)
        # Pages that are served while somebody writes them are nothing to keep.
        kept = self.offline.files if self.site is not None else {}
        write_files(output, serving_files(self.project) | kept)
        found = self.check_site(output, self.offline) + self.offline.findings()
        self.findings += found
        if not errors(found) and self.site is not None:
            make_carriers(self.project, self.stamp, output)
            replace_site(self.site, output)
            self.close_output()
        return errors(found)

    def close_output(self) -> None:
        """Drop what did not become the site, and let the next build in."""
        if self.staging is not None:
            discard(self.staging)
        if self.lock is not None:
            self.lock.release()

    def stopped_by(self, error: Exception) -> list[Finding]:
        """Leave the last good site as it is; what is to be said of an error that says it in no finding yet."""
        self.close_output()
        root = self.project.root
        match error:
            case Refused():
                return error.findings
            case TemplateError():
                return [template_finding(error, root / "overrides")]
            case OSError():
                return [output_finding(error, root, self.site or root)]
        return []

    def summary(self) -> str:
        """The one line at the end."""
        pages, contacts = len(self.project.pages), len(self.project.registry.contacts)
        seconds = time.monotonic() - self.started
        ahead = f"{self.offline.ahead / 1e6:.2f} MB kept ahead" if self.offline else "nothing kept ahead"
        return f"{pages} pages, {contacts} contacts, {ahead}, {summary_line(self.findings)}, {seconds:.1f} s"
