"""Composed pages, already rendered and checked, as files of MkDocs."""

from __future__ import annotations

import posixpath
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from sverka.build.build import Build
from sverka.markdown.renderer import Rendered
from sverka.pages.page import Page


class RenderedPage(MkDocsPage):
    """A page whose HTML the library has made."""

    def __init__(self, page: Page, rendered: Rendered, file: File, config: MkDocsConfig) -> None:
        self.source_page, self.rendered = page, rendered
        super().__init__(page.meta.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: the library has."""
        self.markdown = self.source_page.body
        self.meta: dict[str, Any] = {
            "title": self.source_page.meta.title,
            "template": f"{self.source_page.template}.html",
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is rendered: the library has."""
        self.content, self.toc = self.rendered.html, get_toc(cast(Any, self.rendered.toc_tokens))
        self.present_anchor_ids, self.links_to_anchors = set(self.rendered.anchors), None


def site_files(build: Build, config: MkDocsConfig) -> Files:
    """Everything that MkDocs is to put out.

    Of docs/ and of the theme nothing by itself: the library has read the pages together with content/, and names
    what they load by its content.
    """
    project = build.project
    files = []
    for page in project.pages:
        file = File.generated(config, f"{posixpath.splitext(page.url)[0]}.md", content=page.body)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        RenderedPage(page, project.rendered[page.url], file, config)
        files.append(file)
    for path, url in project.published_media.items():
        files.append(File.generated(config, url, abs_src_path=str(project.root / path)))
    for url, data in build.outputs.files.items():
        files.append(File.generated(config, url, content=data))
    return Files(files)
