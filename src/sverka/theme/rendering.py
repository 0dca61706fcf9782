"""Components of the theme (components/<name>/template.html), rendered by themselves."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from sverka.core.findings import Refused
from sverka.theme.environment import make_environment, template_finding
from sverka.theme.layers import Theme
from sverka.theme.parameters import Parameters
from sverka.theme.texts import load_strings


class Components:
    """The components of `theme`, the environment of all its templates, and its wording by language."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.environment = make_environment(theme)
        self.strings = load_strings(theme)

    def has(self, name: str) -> bool:
        """Whether there is a template of this name, in the theme or among the icons of Material."""
        assert self.environment.loader is not None
        try:
            self.environment.loader.get_source(self.environment, name)
        except jinja2.TemplateNotFound:
            return False
        return True

    def render(self, given: Parameters, *, lang: str, page_url: str) -> Markup:
        """The HTML of a component on the page at `page_url`; raise Refused where its template is faulty."""
        context = {**vars(given), "lang": lang, "t": self.strings[lang], "page_url": page_url}
        return self.render_with(given.component, context)

    def render_with(self, component: str, context: dict[str, object]) -> Markup:
        """The HTML of a component with all that it is given; raise Refused where its template is faulty."""
        try:
            template = self.environment.get_template(f"components/{component}/template.html")
            return Markup(template.render(context).strip())
        except Exception as error:
            finding = template_finding(error, self.theme)
            if finding is None:
                raise
            raise Refused([finding]) from error
