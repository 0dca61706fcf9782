"""What the template of one page is given: its own texts, its place among the others, its sources."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from markupsafe import Markup

from sverka.exports.short_addresses import qr_url, short_url
from sverka.markdown.renderer import TocToken
from sverka.model.editorial import Act
from sverka.model.links import Heading, Link, Variant
from sverka.model.taxonomy import localised, still_works
from sverka.pages.kinds import TASKS
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.project.translations import is_stale
from sverka.registry.records import Source
from sverka.views import listing
from sverka.views.links import variant_of
from sverka.views.surroundings import SideNavView, Surroundings


@dataclass(frozen=True)
class FilmView:
    """The film of a lesson; `size` is that of its poster, where it can be read."""

    file: str
    poster: str
    captions: str
    duration: str
    megabytes: float
    size: tuple[int, int] | None


@dataclass(frozen=True)
class ShortAddressView:
    """The short address of a page, as a URL and in words, and its QR code."""

    url: str
    words: str
    qr_url: str


@dataclass(frozen=True)
class WaysLeft:
    """Which of the ways of a page are left in a situation, and the page about that."""

    title: str
    url: str | None
    channels: Sequence[str]


@dataclass(frozen=True)
class PageView:
    """The variable `doc` of the templates; what ends in `html` is HTML, and so are `content` and `video_notice`."""

    is_answer: bool
    title: str
    summary: str
    code: str | None
    content: Markup
    toc: Sequence[Heading]
    answer_html: Markup | None
    result_html: Markup | None
    if_it_fails_html: Markup | None
    missing_html: Markup | None
    short_address: ShortAddressView | None
    owner: str | None
    reviewed: date | None
    review_due: date | None
    overdue: bool
    stale_translation: bool
    index: bool
    sources: Sequence[Source]
    client_only: bool
    acts: Sequence[Act]
    breadcrumbs: Sequence[Link]
    side_nav: SideNavView | None
    translations: Sequence[Variant]
    channels: Sequence[Link]
    situations: Sequence[WaysLeft]
    groups: Sequence[listing.GroupView]
    facets: Sequence[listing.FacetView]
    letters: Sequence[listing.LetterView]
    video: FilmView | None
    video_notice: Markup | None
    subject: str | None
    fields: Sequence[str]
    attachments: Sequence[str]


class PageViews:
    """Makes the view of each page; indexes the site once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._around = Surroundings(project)

    def view(self, page: Page) -> PageView:
        """The view of `page`."""
        project, meta, around = self._project, page.meta, self._around
        rendered, letter = project.rendered[page.url], page.letter
        role = project.taxonomy.term("roles", meta.owner)
        sources = [
            project.registry.sources[name] for name in meta.sources if name in project.registry.sources
        ]
        is_listing, lists_all = page.kind == "listing", page.lists == "answer" and not page.facet[0]
        return PageView(
            is_answer=page.kind == "answer",
            title=meta.title,
            summary=meta.summary,
            code=meta.code,
            content=Markup(rendered.html),
            toc=_headings(rendered.toc_tokens),
            answer_html=_html(rendered.fields, "answer"),
            result_html=_html(rendered.fields, "result"),
            if_it_fails_html=_html(rendered.fields, "if_it_fails"),
            missing_html=_html(rendered.fields, "missing"),
            short_address=self._short_address(page),
            owner=localised(role.title, page.lang) if role else None,
            reviewed=None if is_listing else meta.reviewed,
            review_due=None if is_listing else page.review_due,
            overdue=not is_listing and page.review_due < project.policy.today,
            stale_translation=is_stale(project, page),
            index=not page.is_handbook,
            sources=sources,
            client_only=any(source.tier == "client" for source in sources),
            acts=[project.editorial.acts[name] for name in meta.acts if name in project.editorial.acts],
            breadcrumbs=around.breadcrumbs(page),
            side_nav=around.side_nav(page),
            translations=around.translations(page),
            channels=[self._channel(name, page.lang) for name in page.channels],
            situations=self._situations(page) if page.kind in TASKS else [],
            groups=listing.groups(project, page, around.by_url) if is_listing else [],
            facets=listing.facets(project, page, around.by_url) if lists_all else [],
            letters=listing.letters(project, page) if lists_all else [],
            video=self._video(page),
            video_notice=project.references.left_out_notice(next(iter(page.video_files), None), page),
            subject=letter.subject if letter else None,
            fields=letter.fields if letter else [],
            attachments=letter.attachments if letter else [],
        )

    def _short_address(self, page: Page) -> ShortAddressView | None:
        url, picture = short_url(page), qr_url(page)
        if url is None or picture is None or page.is_handbook:
            return None
        address = urljoin(self._project.settings.site_url, url)
        return ShortAddressView(url, address.partition("://")[2], picture)

    def _channel(self, name: str, lang: str) -> Link:
        term = self._project.taxonomy.term("channels", name)
        if term is None:
            return Link(name, None)
        target = variant_of(self._project, term.page or "", lang)
        return Link(localised(term.title, lang), target.url if target else None)

    def _situations(self, page: Page) -> list[WaysLeft]:
        """For each situation, which of the ways of this page are left, and the page about it."""
        project, found = self._project, []
        channels = [term for name in page.channels if (term := project.taxonomy.term("channels", name))]
        for situation in project.taxonomy.situations:
            about = variant_of(project, situation.page or "", page.lang)
            left = [
                localised(channel.title, page.lang) for channel in channels if still_works(channel, situation)
            ]
            title = localised(situation.title, page.lang)
            found.append(WaysLeft(title, about.url if about else None, left))
        return found

    def _video(self, page: Page) -> FilmView | None:
        video = page.video
        if video is None or not video.file or not video.poster or not video.captions:
            return None
        project, folder = self._project, posixpath.dirname(page.source.path)
        if f"{folder}/{video.file}" in project.left_out:
            return None

        def url(name: str) -> str:
            return f"{project.media[f'{folder}/{name}']}{project.version(f'{folder}/{name}')}"

        return FilmView(
            file=url(video.file),
            poster=url(video.poster),
            captions=url(video.captions),
            duration=video.duration or "",
            megabytes=(project.root / folder / video.file).stat().st_size / 1e6,
            size=project.editorial.size(f"{folder}/{video.poster}"),
        )


def _html(fields: Mapping[str, str], name: str) -> Markup | None:
    return Markup(fields[name]) if fields.get(name) else None


def _headings(tokens: Iterable[TocToken]) -> list[Heading]:
    """The contents of a page, of what Python-Markdown says of its headings."""
    return [
        Heading(Markup(token["name"]), f"#{token['id']}", _headings(token["children"])) for token in tokens
    ]
