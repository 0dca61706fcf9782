"""The variables of the template of a page: all that it is given, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from markupsafe import Markup

from sverka.model.links import Card, Link, TitledPart
from sverka.theme.texts import Texts
from sverka.views.page import PageView
from sverka.views.site import SiteView


@dataclass(frozen=True)
class ExampleView:
    """A component with its HTML, or with the page to look at."""

    component: str
    shows: str
    page: Card | None
    html: Markup | None


@dataclass(frozen=True)
class PageContext:
    """The variables of the template of a page. `doc` is None on the page of errors alone.

    `evidence_url` is empty on the page of evidence, `csp` None where a server says the policy. `noindex` and
    `search_in_page` are for templates to set. The last ones are filled for the template that shows them.
    """

    site: SiteView
    doc: PageView | None
    t: Texts
    lang: str
    page_url: str
    asset_url: Callable[[str], str]
    evidence_url: str
    main_language: str
    search_scripts: Sequence[str]
    search_folder: str
    stale_after: str
    home_address: str
    build: str
    app_manifest: str
    csp: str | None
    noindex: bool
    search_in_page: bool = False
    archive_html: Markup | None = None
    contact_points: Markup | None = None
    vcards: Sequence[Link] = ()
    saved_parts: Sequence[TitledPart] = ()
    examples: Sequence[ExampleView] = ()


def known_names() -> dict[str, set[str] | None]:
    """The variables of a page, with the attributes of its two views."""
    known: dict[str, set[str] | None] = {variable.name: None for variable in fields(PageContext)}
    return known | {
        "site": {one.name for one in fields(SiteView)},
        "doc": {one.name for one in fields(PageView)},
    }
