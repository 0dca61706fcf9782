"""Components of the theme (overrides/components/<name>.html) rendered outside MkDocs."""

from __future__ import annotations

from pathlib import Path

import jinja2
import material

from sverka.source import read_source
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
        self._environment.filters["url"] = _url
        self.strings = load_strings(overrides)

    def render(self, name: str, *, lang: str, page_url: str, **context: object) -> str:
        """The HTML of component `name` on the page at `page_url`."""
        template = self._environment.get_template(f"components/{name}.html")
        return template.render(lang=lang, t=self.strings[lang], page_url=page_url, **context).strip()


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, target: str) -> str:
    return relative_url(target, context["page_url"])


def load_strings(overrides: Path) -> Strings:
    """Interface strings: one file a language in overrides/strings."""
    return {
        file.stem: load_yaml(read_source(file, overrides)).data
        for file in sorted((overrides / "strings").glob("*.yml"))
    }
