"""What the templates are given: of the site, of a page, and of the build."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from sverka.build.outputs import Outputs
from sverka.core.urls import is_below
from sverka.exports import page_context as exports_context
from sverka.offline import page_context as offline_context
from sverka.offline.app import manifest_url
from sverka.pages.page import Page
from sverka.project.project import Project
from sverka.search.site_index import engine_scripts, index_folder
from sverka.serving.headers import content_security_policy
from sverka.views.examples import TEMPLATE, example_answer, examples
from sverka.views.page import PageViews


@dataclass(frozen=True)
class Contexts:
    """The variables of the templates; `carries_policy` where pages carry their Content-Security-Policy themselves,
    for copies without a server. Pages that are served while somebody writes them do not.
    """

    project: Project
    outputs: Outputs
    carries_policy: bool

    def site(self, lang: str) -> dict[str, Any]:
        """What every template in `lang` is given."""
        options = self.project.settings.options
        view = self.outputs.site_views[lang]
        return {
            "site": view,
            "t": self.project.components.strings[lang],
            "search_scripts": engine_scripts(self.outputs.engine, lang),
            "search_folder": index_folder(self.outputs.indexes[lang]),
            "stale_after": options.stale_after,
            "home_address": urljoin(self.project.settings.site_url, view["home_url"]),
            "build": self.outputs.stamp.build,
            "app_manifest": manifest_url(self.project, lang),
            "noindex": options.authority == "demonstration",
            "csp": self._policy,
        }

    def page(self, page: Page) -> dict[str, Any]:
        """What the template of `page` is given."""
        context = self.site(page.lang)
        sections = [
            {**section, "active": is_below(page.url, section["url"])}
            for section in context["site"]["sections"]
        ]
        return {
            **context,
            **exports_context(self.project, self.outputs.stamp, page),
            **offline_context(self.project, page),
            "site": {**context["site"], "sections": sections},
            "doc": self._page_views.view(page),
            "examples": self._examples(page, context["site"]) if page.template == TEMPLATE else [],
        }

    @property
    def _policy(self) -> str | None:
        endpoint = self.project.settings.feedback_endpoint
        return content_security_policy(endpoint, meta=True) if self.carries_policy else None

    @cached_property
    def _page_views(self) -> PageViews:
        return PageViews(self.project)

    def _examples(self, page: Page, site: dict[str, Any]) -> list[dict[str, Any]]:
        answer = example_answer(self.project, page.lang)
        doc = self._page_views.view(answer or page)
        return examples(self.project, page, {"site": site, "doc": doc, "asset_url": self.outputs.assets.url})
