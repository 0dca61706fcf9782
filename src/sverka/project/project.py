"""Everything on record, loaded once: settings, registry, taxonomy, pages, and what was wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from sverka.contacts.media_limits import media_findings
from sverka.contacts.reading import Reading
from sverka.contacts.record import own_hosts
from sverka.core.content_names import content_name
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.plain_files import read_plain
from sverka.core.schema import Record, validate
from sverka.core.source import read_source
from sverka.core.yamlfile import Document, load_yaml
from sverka.markdown.page_limits import over_limits
from sverka.markdown.references import References
from sverka.markdown.renderer import Rendered, Renderer, SourceLinks
from sverka.model.chooser import Chooser, load_chooser
from sverka.model.editorial import EditorialRecords, load_editorial
from sverka.model.settings import Settings, load_settings
from sverka.model.taxonomy import Taxonomy
from sverka.pages.codes import Ledger
from sverka.pages.compose import compose, handbook_pages, taken_address
from sverka.pages.listings import listing_pages
from sverka.pages.page import Page
from sverka.project.accounting import strict_reading
from sverka.project.withdrawn import withdrawn_media
from sverka.registry import Contact, Policy, Registry, load_registry
from sverka.theme.ids import taken_ids
from sverka.theme.layers import Theme
from sverka.theme.rendering import Components

EVIDENCE_PAGE = "evidence.html"
GLOSSARY_TEMPLATE = "glossary"

_STARTS = {"content/taxonomy.yml": "categories: []", "content/codes.yml": "codes: []"}

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Project:
    """The sources of one site, as of one day."""

    root: Path
    settings: Settings
    registry: Registry
    policy: Policy
    taxonomy: Taxonomy
    taxonomy_document: Document
    ledger: Ledger
    ledger_document: Document
    editorial: EditorialRecords
    chooser: Chooser
    pages: list[Page]
    media: dict[str, str]
    components: Components
    load_findings: list[Finding] = field(default_factory=list)

    @cached_property
    def links(self) -> SourceLinks:
        """Resolver of links between source files."""
        return SourceLinks(self.pages, self.media, self.settings.main_language, self.version)

    def version(self, path: str) -> str:
        """What an address ends in that a page loads the media file `path` from, so that it says which content it is."""
        return f"?{content_name(read_plain(self.root / path))}"

    @cached_property
    def reading(self) -> Reading:
        """How the sources are read."""
        return strict_reading(self.root, self.settings, self.registry, self.ledger)

    @property
    def own_hosts(self) -> tuple[str, ...]:
        """The host of the site, where it may be its own."""
        return own_hosts(self.settings.site_url, self.registry)

    @cached_property
    def withdrawn(self) -> dict[str, list[Contact]]:
        """The media files that show contacts which are no longer in force, and these."""
        return withdrawn_media(
            self.root, self.media, self.registry, self.policy, self.reading, self.own_hosts
        )

    @cached_property
    def left_out(self) -> dict[str, list[Contact]]:
        """The media files that are not published for that: of a lesson film, poster and captions together."""
        found = dict(self.withdrawn)
        for files in (page.video_files for page in self.pages):
            shown = {contact.ref: contact for file in files for contact in self.withdrawn.get(file, [])}
            found |= {file: list(shown.values()) for file in files if shown}
        return found

    @property
    def published_media(self) -> dict[str, str]:
        """The media files that are put out: source path → URL."""
        return {path: url for path, url in self.media.items() if path not in self.left_out}

    @cached_property
    def references(self) -> References:
        """Resolver of names."""
        main = self.settings.main_language
        by_code = {page.meta.code: page for page in self.pages if page.meta.code and page.lang == main}
        glossaries = {page.lang: page.url for page in self.pages if page.meta.template == GLOSSARY_TEMPLATE}
        return References(
            self.registry,
            self.policy,
            self.components,
            by_code,
            self.editorial,
            main,
            EVIDENCE_PAGE,
            glossaries,
            self.left_out,
        )

    @cached_property
    def taken_ids(self) -> re.Pattern[str]:
        """The ids that the templates around a text have."""
        return taken_ids(self.components.theme)

    @cached_property
    def rendered(self) -> dict[str, Rendered]:
        """The HTML of every page by its URL."""
        renderer = Renderer(self.references, self.links, self.taken_ids)
        return {page.url: renderer.render(page) for page in self.pages}

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """The hand-written pages by source path."""
        return {page.source.path: page for page in self.pages if page.kind != "listing"}

    def readers_pages(self, lang: str | None = None) -> list[Page]:
        """The pages that people write for readers, in one language or in all: no listings, no handbooks."""
        return [
            page
            for page in self.pages
            if lang in {None, page.lang} and page.kind != "listing" and not page.is_handbook
        ]

    def variants(self, page: Page) -> dict[str, Page]:
        """The page in each language it exists in."""
        return self._variants[_family(page)]

    @cached_property
    def _variants(self) -> dict[tuple[str, ...], dict[str, Page]]:
        variants: dict[tuple[str, ...], dict[str, Page]] = {}
        for page in self.pages:
            variants.setdefault(_family(page), {})[page.lang] = page
        return variants


def _family(page: Page) -> tuple[str, ...]:
    """What a page shares with its translations, and with no other page."""
    return (page.lists, *page.facet) if page.kind == "listing" else (page.main_path,)


def load_project(root: Path, today: date) -> Project:
    """Load the project in the folder `root`; raise Refused where nothing sensible can be read at all."""
    settings = load_settings(root)
    components = Components(Theme(root))
    _check_languages(settings, components)
    findings: list[Finding] = []
    registry, registry_findings = load_registry(root / "content", root, settings.options.regions)
    editorial, editorial_findings = load_editorial(root)
    chooser, chooser_findings = load_chooser(root)
    taxonomy, taxonomy_document = _record(root, "content/taxonomy.yml", Taxonomy, "taxonomy", findings)
    ledger, ledger_document = _record(root, "content/codes.yml", Ledger, "page-code", findings)
    if taxonomy is None or ledger is None:
        raise Refused([*registry_findings, *editorial_findings, *chooser_findings, *findings])
    languages = list(settings.options.languages)
    pages, media, page_findings = compose(root, languages)
    pages += handbook_pages(root, languages, settings.options.handbooks, {page.source.path for page in pages})
    page_findings += media_findings(root, media)
    page_findings += [finding for page in pages for finding in over_limits(page)]
    written = {page.url: page.source.path for page in pages}
    for page in listing_pages(pages, taxonomy, taxonomy_document, components.strings, settings.main_language):
        if page.url in written:
            page_findings.append(taken_address(written[page.url], page.url, "a page made from the taxonomy"))
        pages.append(page)
    return Project(
        root=root,
        settings=settings,
        registry=registry,
        policy=Policy(today, settings.options.publish_from, tuple(settings.options.regions)),
        taxonomy=taxonomy,
        taxonomy_document=taxonomy_document,
        ledger=ledger,
        ledger_document=ledger_document,
        editorial=editorial,
        chooser=chooser,
        pages=pages,
        media=media,
        components=components,
        load_findings=[*registry_findings, *editorial_findings, *chooser_findings, *page_findings],
    )


def _check_languages(settings: Settings, components: Components) -> None:
    for name in settings.options.languages:
        if name not in components.strings:
            message = Message("the theme has no texts for the language {name!r}", name=name)
            fix = Message(
                "write overrides/strings/{name}.yml, or use one of: {strings}",
                name=name,
                strings=", ".join(components.strings),
            )
            raise Refused([settings.block.finding(("languages", name), "settings", message, fix)])


def _record(
    root: Path, path: str, model: type[R], rule: str, findings: list[Finding]
) -> tuple[R | None, Document]:
    try:
        document = load_yaml(read_source(root / path, root, start=_STARTS[path]))
        return validate(model, document, rule), document
    except Refused as refused:
        findings += refused.findings
        return None, Document(None)  # type: ignore[arg-type]
