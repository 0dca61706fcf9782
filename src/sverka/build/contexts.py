"""What the templates are given: of the site, of a page, and of the build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urljoin

from markupsafe import Markup

from sverka.build.outputs import Outputs
from sverka.core.findings import Finding
from sverka.core.urls import is_below, relative_url
from sverka.exports.carriers import vcard_links
from sverka.exports.contact_points import contact_points
from sverka.exports.download import archive_passage
from sverka.offline.parts import titled_parts
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.search.site_index import engine_scripts, index_folder
from sverka.serving.headers import content_security_policy
from sverka.serving.redirects import base_path
from sverka.views.app_manifest import manifest_url
from sverka.views.context import PageContext
from sverka.views.examples import example_answer, examples
from sverka.views.page import PageViews
from sverka.views.template_names import name_faults


@dataclass(frozen=True)
class Contexts:
    """The variables of the templates; `carries_policy` where pages carry their Content-Security-Policy themselves,
    for copies without a server. Pages that are served while somebody writes them do not.
    """

    project: Project
    outputs: Outputs
    carries_policy: bool

    def theme_faults(self) -> list[Finding]:
        """An error for each name in the templates that is the name of nothing."""
        return name_faults(self.project.components)

    def error_page(self) -> PageContext:
        """What the template of the page for unknown addresses is given: it belongs to no folder."""
        settings = self.project.settings
        return self._context(settings.main_language, f"{base_path(settings.site_url)}404.html")

    def page(self, page: Page, content: str | None = None) -> PageContext:
        """What the template of `page` is given; `content` is its text where something else made more of it."""
        doc = self._page_views.view(page)
        if content is not None:
            doc = replace(doc, content=Markup(content))
        context = self._context(page.lang, page.url)
        sections = [
            replace(section, active=is_below(page.url, section.url)) for section in context.site.sections
        ]
        context = replace(context, doc=doc, site=replace(context.site, sections=sections))
        project, stamp = self.project, self.outputs.stamp
        match page.template:
            case "download":
                return replace(context, archive_html=archive_passage(project, stamp, page))
            case "contacts":
                points = contact_points(project, page.lang)
                return replace(context, contact_points=points, vcards=vcard_links(project, stamp, page.lang))
            case "offline":
                return replace(context, saved_parts=titled_parts(project, page.lang))
            case "evidence":
                return replace(context, evidence_url="")
            case "components":
                answer = example_answer(project, page.lang)
                around = replace(context, doc=self._page_views.view(answer or page))
                return replace(context, examples=examples(project, page, around))
        return context

    def _context(self, lang: str, page_url: str) -> PageContext:
        settings, options = self.project.settings, self.project.settings.options
        view = self.outputs.site_views[lang]
        return PageContext(
            site=view,
            doc=None,
            t=self.project.components.strings[lang],
            lang=lang,
            page_url=page_url,
            asset_url=self.outputs.assets.url,
            evidence_url=relative_url(view.evidence_url, page_url),
            main_language=settings.main_language,
            search_scripts=engine_scripts(self.outputs.engine, lang),
            search_folder=index_folder(self.outputs.indexes[lang]),
            stale_after=options.stale_after,
            home_address=urljoin(settings.site_url, view.home_url),
            build=self.outputs.stamp.build,
            app_manifest=manifest_url(self.project, lang),
            csp=self._policy,
            noindex=options.authority == "demonstration",
        )

    @property
    def _policy(self) -> str | None:
        endpoint = self.project.settings.feedback_endpoint
        return content_security_policy(endpoint, meta=True) if self.carries_policy else None

    @cached_property
    def _page_views(self) -> PageViews:
        return PageViews(self.project)
