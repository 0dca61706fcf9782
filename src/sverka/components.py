"""Components of the theme (overrides/components/<name>.html) rendered outside MkDocs."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2
import material

from sverka.findings import Finding, Refused
from sverka.source import read_source, shown_path
from sverka.urls import relative_url
from sverka.yamlfile import load_yaml

Strings = dict[str, dict[str, str]]  # language → key → text


class Components:
    """Renders components to HTML with autoescape; `strings` are the interface strings by language."""

    def __init__(self, overrides: Path) -> None:
        icons = Path(material.__path__[0]) / "templates"
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([overrides, icons]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(url=_url, asset=_asset)
        self._overrides = overrides
        self.strings = load_strings(overrides)

    def render(self, name: str, *, lang: str, page_url: str, **context: object) -> str:
        """The HTML of component `name` on the page at `page_url`; raise Refused where its template is faulty."""
        try:
            template = self._environment.get_template(f"components/{name}.html")
            return template.render(lang=lang, t=self.strings[lang], page_url=page_url, **context).strip()
        except jinja2.TemplateError as error:
            raise Refused([template_finding(error, self._overrides)]) from error


def template_finding(error: jinja2.TemplateError, overrides: Path) -> Finding:
    """Where in the theme Jinja failed, and at what."""
    file, line, message = overrides, 1, error.message
    if isinstance(error, jinja2.TemplateNotFound):
        file, message = overrides / str(error.name), "there is no such template"
    elif isinstance(error, jinja2.TemplateSyntaxError):
        file, line = Path(error.filename or overrides), error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if Path(frame.filename).is_relative_to(overrides):
                file, line = Path(frame.filename), frame.lineno or 1
    fix = "mend the template; those beside it show how names are written"
    return Finding(shown_path(file, overrides.parent), line, 1, "theme", message or "the template fails", fix)


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, target: str) -> str:
    return relative_url(target, context["page_url"])


@jinja2.pass_context
def _asset(context: jinja2.runtime.Context, name: str) -> str:
    """Only where the caller gives `asset_url`: what is rendered before the build knows its files loads none."""
    url: str = context["asset_url"](name)
    return url


def load_strings(overrides: Path) -> Strings:
    """Interface strings: one file a language in overrides/strings, each with the same keys."""
    documents = {
        file.stem: load_yaml(read_source(file, overrides.parent))
        for file in sorted((overrides / "strings").glob("*.yml"))
    }
    keys = {
        key for document in documents.values() if isinstance(document.data, dict) for key in document.data
    }
    findings: list[Finding] = []
    for document in documents.values():
        texts = document.data if isinstance(document.data, dict) else {}
        wrong = keys - {key for key, text in texts.items() if isinstance(text, str) and text.strip()}
        if wrong or not texts:
            message = f"texts are missing: {', '.join(sorted(wrong)[:5])}"
            findings.append(document.finding((), "theme", message, 'write a line for each: key: "text"'))
    if findings:
        raise Refused(findings)
    return {lang: document.data for lang, document in documents.items()}
