"""Hand the composed pages to MkDocs as its files, already rendered and checked."""

import posixpath

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc


class RenderedPage(Page):
    """A page whose HTML the library has made."""

    def __init__(self, page, rendered, file, config):
        self.source_page, self.rendered = page, rendered
        super().__init__(page.meta.title, file, config)

    def read_source(self, config):
        self.markdown = self.source_page.body
        self.meta = {"title": self.source_page.meta.title, "template": f"{self.source_page.template}.html"}

    def render(self, config, files):
        self.content, self.toc = self.rendered.html, get_toc(self.rendered.toc_tokens)
        self.present_anchor_ids, self.links_to_anchors = set(self.rendered.anchors), None


def on_files(files, config):
    project = config.extra["build"].project
    # Of docs/, MkDocs' own reading is left out: the library has read it together with content/.
    kept = [file for file in files if file.src_dir != config.docs_dir]
    for page in project.pages:
        file = File.generated(config, f"{posixpath.splitext(page.url)[0]}.md", content=page.body)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        RenderedPage(page, project.rendered[page.url], file, config)
        kept.append(file)
    for path, url in project.published_media.items():
        kept.append(File.generated(config, url, abs_src_path=str(project.root / path)))
    return Files(kept)
