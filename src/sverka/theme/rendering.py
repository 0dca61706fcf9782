"""Components of the theme (components/<name>.html) rendered outside MkDocs."""

from __future__ import annotations

import traceback
from difflib import get_close_matches
from pathlib import Path

import jinja2
import material

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import read_source
from sverka.core.urls import relative_url
from sverka.core.yamlfile import Document, load_yaml
from sverka.theme.layers import PACKAGE, Theme

Strings = dict[str, dict[str, str]]  # language → key → text


class Components:
    """Renders components to HTML with autoescape; `strings` are the interface strings by language."""

    def __init__(self, theme: Theme) -> None:
        icons = Path(material.__path__[0]) / "templates"
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([*theme.layers, icons]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(url=_url, asset=_asset)
        self.theme = theme
        self.strings = load_strings(theme)

    def render(self, name: str, *, lang: str, page_url: str, **context: object) -> str:
        """The HTML of component `name` on the page at `page_url`; raise Refused where its template is faulty."""
        try:
            template = self._environment.get_template(f"components/{name}.html")
            return template.render(lang=lang, t=self.strings[lang], page_url=page_url, **context).strip()
        except jinja2.TemplateError as error:
            raise Refused([template_finding(error, self.theme)]) from error


def template_finding(error: jinja2.TemplateError, theme: Theme) -> Finding:
    """Where in the theme Jinja failed, and at what."""
    file, line, message = theme.own, 1, error.message
    if isinstance(error, jinja2.TemplateNotFound):
        file, message = theme.own / str(error.name), "there is no such template"
    elif isinstance(error, jinja2.TemplateSyntaxError):
        file, line = Path(error.filename or theme.own), error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if any(Path(frame.filename).is_relative_to(layer) for layer in theme.layers):
                file, line = Path(frame.filename), frame.lineno or 1
    fix = "mend the template; those beside it show how names are written"
    return Finding(theme.shown(file), line, 1, "theme", message or "the template fails", fix)


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, target: str) -> str:
    return relative_url(target, context["page_url"])


@jinja2.pass_context
def _asset(context: jinja2.runtime.Context, name: str) -> str:
    """Only where the caller gives `asset_url`: what is rendered before the build knows its files loads none."""
    url: str = context["asset_url"](name)
    return url


def load_strings(theme: Theme) -> Strings:
    """Interface strings: `strings/<language>.yml`, each with the same keys.

    A site's own file changes single texts of a language that the package speaks, and brings all of another.
    """
    spoken = {lang: _texts(document) for lang, document in _documents(PACKAGE, PACKAGE.parent.parent).items()}
    keys = {key for texts in spoken.values() for key in texts}
    findings: list[Finding] = []
    for lang, document in _documents(theme.own, theme.root).items():
        texts = _texts(document)
        empty = {key for key in texts if not (isinstance(texts[key], str) and texts[key].strip())}
        missing = empty | (set() if lang in spoken else keys - texts.keys())
        if missing or not texts:
            message = Message("texts are missing: {missing}", missing=", ".join(sorted(missing)[:5]))
            findings.append(document.finding((), "theme", message, 'write a line for each: key: "text"'))
        for key in sorted(texts.keys() - keys):
            message = Message("the theme has no text {key!r}", key=key)
            close = get_close_matches(key, keys, 1)
            fix = Message("did you mean {name}?", name=close[0]) if close else "take the line out"
            findings.append(document.finding((key,), "theme", message, fix))
        spoken[lang] = {**spoken.get(lang, {}), **texts}
    if findings:
        raise Refused(findings)
    return spoken


def _documents(layer: Path, root: Path) -> dict[str, Document]:
    return {
        file.stem: load_yaml(read_source(file, root)) for file in sorted((layer / "strings").glob("*.yml"))
    }


def _texts(document: Document) -> dict[str, str]:
    return document.data if isinstance(document.data, dict) else {}
