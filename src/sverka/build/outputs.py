"""What one build makes of a project beside its pages: the files by URL, and the check of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sverka.build.checker_script import checker_files
from sverka.build.feedback_script import feedback_scripts
from sverka.contacts.ledger import load_ledger
from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.plain_files import read_plain
from sverka.exports.carriers import files_as_built, machine_files
from sverka.exports.contact_export import CONTACTS_URL
from sverka.exports.feed import feed_files
from sverka.exports.manifest import stamp_of
from sverka.exports.short_addresses import short_addresses
from sverka.exports.stamp import Stamp, stamp
from sverka.exports.verify import verify
from sverka.offline import Offline, make_offline
from sverka.offline.worker import page_scripts
from sverka.project.accounting import site_names, site_reading
from sverka.project.project import Project
from sverka.search.documents import documents, filter_titles
from sverka.search.site_index import engine_text, engine_url, index_files
from sverka.serving import serving_files
from sverka.serving.redirects import redirect_pages
from sverka.site.check import check_site
from sverka.site.installed import installed_files
from sverka.theme.bundles import Assets, theme_assets
from sverka.theme.layers import READINGS
from sverka.views.app_manifest import app_manifest, manifest_url
from sverka.views.site import SiteView, site_view


@dataclass(frozen=True)
class Outputs:
    """The files that a build of `project` puts out beside pages and media."""

    project: Project

    @property
    def files(self) -> dict[str, bytes]:
        """Every such file, by URL."""
        return self.assets.files | {url: text.encode() for url, text in self.generated.items()}

    @cached_property
    def generated(self) -> dict[str, str]:
        """Those that are made of the sources, by URL."""
        project = self.project
        named = {self.assets.url(name): text for name, text in self._scripts.items()}
        indexes = {url: text for files in self.indexes.values() for url, text in files.items()}
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
        taken_over = installed_files() if self.engine == "lunr" else {}
        library = {name: read_plain(path) for name, path in taken_over.items()}
        return Assets(theme_assets(self.project.components.theme) | library | scripts)

    @cached_property
    def _scripts(self) -> dict[str, str]:
        """The engines of the search and of the checker, and the form for feedback, by name."""
        site = self._languages
        engines = {engine_url(lang): engine_text(self.engine, lang, site) for lang in site}
        return engines | checker_files(self.project) | feedback_scripts(self.project) | page_scripts()

    @property
    def _app_manifests(self) -> dict[str, str]:
        texts = self.project.components.strings
        return {
            manifest_url(self.project, lang): app_manifest(self.project, view, texts[lang], self.assets.url)
            for lang, view in self.site_views.items()
        }

    @cached_property
    def indexes(self) -> dict[str, dict[str, str]]:
        """The files of the search index of each language, by URL."""
        project = self.project
        site = self._languages
        return {
            lang: index_files(self.engine, lang, documents(project, lang), filter_titles(project, lang), site)
            for lang in site
        }

    @property
    def engine(self) -> str:
        """The engine of the search: `bm25f` or `lunr`."""
        return self.project.settings.options.search.engine

    @cached_property
    def site_views(self) -> dict[str, SiteView]:
        """What templates are told of the site, by language."""
        return {lang: site_view(self.project, lang) for lang in self._languages}

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(sorted({page.lang for page in self.project.pages}))

    def check_site(self, folder: Path, offline: Offline | None = None) -> list[Finding]:
        """Hold the site in `folder`, with its worker `offline` where that is known, against the site rules."""
        project = self.project
        built = stamp_of(folder) or self.stamp
        offline = offline or make_offline(project, folder, built)
        generated = self.generated | files_as_built(project, folder) | offline.files | serving_files(project)
        reading = site_reading(project.reading, site_names(folder, built.words))
        ledger = load_ledger(project.root, project.policy.today, READINGS)
        return check_site(
            folder,
            project.registry,
            project.policy,
            project.settings.site_url,
            generated,
            reading=reading,
            ledger=ledger,
            handbooks={page.url for page in project.pages if page.is_handbook},
        )

    def check_published(self, site: Path) -> list[Finding]:
        """What is wrong with the site in the folder `site`, which lies there from an earlier build."""
        copy = verify(site)
        if copy.findings:
            first = copy.findings[0]
            message: str = Message(
                "this is no site that passed the gate: {number} files are not as it left them",
                number=len(copy.findings),
            )
            passed = Finding(
                first.path,
                1,
                1,
                "gate",
                Message("{message} ({first_message})", message=message, first_message=first.message),
                "build it: sverka build",
            )
            return sorted([passed, *self.check_site(site)])
        offline = make_offline(self.project, site, stamp_of(site) or self.stamp)
        if self._is_older(site, offline):
            message = "the site is older than the records: what it shows is not what they say today"
            return [Finding(site.name, 1, 1, "older-site", message, "build it again: sverka build")]
        return self.check_site(site, offline)

    def _is_older(self, site: Path, offline: Offline) -> bool:
        """Whether the whole site in `site` was made of other records than today's, or of other pages."""
        made = {self.assets.url(name): text for name, text in checker_files(self.project).items()}
        made |= offline.files
        made[CONTACTS_URL] = files_as_built(self.project, site)[CONTACTS_URL]
        return any(
            not (site / url).is_file() or read_plain(site / url) != text.encode()
            for url, text in made.items()
        )
