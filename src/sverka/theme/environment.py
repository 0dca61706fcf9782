"""The one environment of Jinja, for pages and components: it escapes, and stops at a name that is not there."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import jinja2

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.urls import relative_url
from sverka.theme.icons import icon_loader
from sverka.theme.layers import Theme
from sverka.theme.white_space import WhiteSpace

_OBJECT = re.compile(r"'(?:\w+\.)*(\w+) object'")  # how Python names what lacks an attribute
_FIX = "mend the template; those beside it show how names are written"


def make_environment(theme: Theme) -> jinja2.Environment:
    """The environment of `theme`; of Material it takes icons alone.

    Every template is given `page_url`, and one that loads files `asset_url` too.
    """
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(theme.layers), icon_loader()]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[WhiteSpace],
    )
    environment.filters.update(url=_url, asset=_asset)
    return environment


def template_finding(error: Exception, theme: Theme) -> Finding | None:
    """Where in the theme, and at what, a template failed; None for an error from elsewhere."""
    message = (error.message if isinstance(error, jinja2.TemplateError) else str(error)) or "it fails"
    message = _OBJECT.sub(r"\1", message)
    file, line = theme.own, 0
    for frame in traceback.extract_tb(error.__traceback__):
        at = Path(frame.filename)
        if at.suffix != ".py" and any(at.is_relative_to(layer) for layer in theme.layers):
            file, line = at, frame.lineno or 1
    if isinstance(error, jinja2.TemplateNotFound):
        message = Message("there is no template {name!r}", name=error.name)
        file = file if line else theme.own / str(error.name)
    elif isinstance(error, jinja2.TemplateSyntaxError):
        file, line = Path(error.filename or theme.own), error.lineno
    elif not line:
        return None
    return Finding(theme.shown(file), line or 1, 1, "theme", message, _FIX)


def _printed(value: object) -> object:
    """What a template prints: a value that is not there has to be asked for with `if` first."""
    if value is None:
        raise jinja2.TemplateRuntimeError("there is nothing to print; ask with {% if … %} first")
    return value


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, target: str) -> str:
    return relative_url(target, context["page_url"])


@jinja2.pass_context
def _asset(context: jinja2.runtime.Context, name: str) -> str:
    """Only where the caller gives `asset_url`: what is rendered before the build knows its files loads none."""
    url: str = context["asset_url"](name)
    return url
