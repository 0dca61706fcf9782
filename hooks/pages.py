"""Hand the composed pages to MkDocs as its files, already rendered, and their views to the templates."""

import posixpath
from pathlib import Path

import mkdocs.contrib.search
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

# The library that the search reads its index with, taken from the installed package.
_SEARCH = Path(mkdocs.contrib.search.__file__).parent
_SEARCH_LIBRARY = {
    "lunr.js": _SEARCH / "templates/search/lunr.js",
    "lunr.stemmer.support.js": _SEARCH / "lunr-language/lunr.stemmer.support.js",
    "lunr.ru.js": _SEARCH / "lunr-language/lunr.ru.js",
}
_TEMPLATES = {
    "answer": "answer.html",
    "guide": "guide.html",
    "letter": "letter.html",
    "listing": "listing.html",
}


class RenderedPage(Page):
    """A page whose HTML the library has made and checked."""

    def __init__(self, page, rendered, file, config):
        self.source_page, self.rendered = page, rendered
        super().__init__(page.meta.title, file, config)

    def read_source(self, config):
        template = self.source_page.meta.template or _TEMPLATES.get(self.source_page.kind, "main")
        self.markdown = self.source_page.body
        self.meta = {
            "title": self.source_page.meta.title,
            "template": f"{template.removesuffix('.html')}.html",
        }

    def render(self, config, files):
        self.content, self.toc = self.rendered.html, get_toc(self.rendered.toc_tokens)
        self.present_anchor_ids, self.links_to_anchors = set(self.rendered.anchors), None


def on_files(files, config):
    build = config.extra["build"]
    project = build.project
    kept = [file for file in files if _is_used(file, config)]
    for page in project.pages:
        file = File.generated(config, f"{posixpath.splitext(page.url)[0]}.md", content=page.body)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        RenderedPage(page, project.rendered[page.url], file, config)
        kept.append(file)
    for path, url in project.media.items():
        kept.append(File.generated(config, url, abs_src_path=str(project.root / path)))
    for name, path in _SEARCH_LIBRARY.items():
        kept.append(File.generated(config, f"assets/search/{name}", abs_src_path=str(path)))
    for url, text in build.generated.items():
        kept.append(File.generated(config, url, content=text))
    return Files(kept)


def _is_used(file, config):
    """Of the theme, our own assets and the one style sheet that our templates use; of docs/, nothing."""
    if file.src_dir == config.docs_dir:
        return False
    return (
        file.src_uri.startswith("assets/")
        and (file.src_dir == config.theme.custom_dir or file.src_uri.startswith("assets/stylesheets/main."))
        and not file.src_uri.endswith(".map")
    )


def on_env(env, config, files):
    build = config.extra["build"]
    material_css = next(file.url for file in files if file.src_uri.startswith("assets/stylesheets/main."))
    env.globals.update(
        material_css=material_css, csp=config.extra.get("csp"), search_enabled=True, noindex=True
    )
    _set_language(env.globals, build, build.project.settings.main_language)
    return env


def on_page_context(context, page, config, nav):
    build = config.extra["build"]
    source = page.source_page
    _set_language(context, build, source.lang)
    context["doc"] = build.page_views.view(source)
    context["site"] = {
        **context["site"],
        "sections": [
            {**section, "active": section["url"] == source.url} for section in context["site"]["sections"]
        ],
    }
    return context


def _set_language(context, build, lang):
    context["site"], context["t"] = build.site_views[lang], build.project.components.strings[lang]
