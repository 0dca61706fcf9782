"""`manifest.webmanifest`, one a language: how the site is named and shown where a reader installs it as an app."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from sverka.core.urls import in_language, relative_url
from sverka.model.taxonomy import localised
from sverka.project.project import Project
from sverka.theme.texts import Texts
from sverka.views.site import SiteView

_NAME = "manifest.webmanifest"
_ICONS = (
    ("assets/img/favicon.svg", "any", "image/svg+xml", "any"),
    ("assets/img/icon-192.png", "192x192", "image/png", "maskable"),
    ("assets/img/icon-512.png", "512x512", "image/png", "maskable"),
)


def manifest_url(project: Project, lang: str) -> str:
    """Where the manifest of one language lies."""
    return in_language(_NAME, lang, project.settings.main_language)


def app_manifest(project: Project, site: SiteView, texts: Texts, asset: Callable[[str], str]) -> str:
    """The manifest in the language of `site`; `asset` names files by their content."""
    lang = site.lang
    here = manifest_url(project, lang)
    ways = [(way.title, way.url) for way in site.request_types if way.id == "call"]
    shortcuts = [
        (texts["check_button"], site.check_url),
        (texts["contacts_on_record"], site.contacts_url),
    ]
    shortcuts += ways
    tokens = project.components.theme.file("assets/css/colours.css")
    content = {
        "name": site.name,
        "short_name": texts["app_name"],
        "description": localised(project.settings.options.disclaimer, lang),
        "lang": lang,
        "dir": "ltr",
        "start_url": relative_url(site.home_url, here),
        # The whole site, so that a link into another language stays in the app.
        "scope": "./" if here == _NAME else "../",
        "display": "standalone",
        "background_color": _colour(tokens, "paper"),
        "theme_color": _colour(tokens, "accent"),
        "icons": [
            {"src": relative_url(asset(name), here), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in _ICONS
        ],
        "shortcuts": [{"name": name, "url": relative_url(url, here)} for name, url in shortcuts if url],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _colour(tokens: Path, name: str) -> str:
    """The light colour `name` of the theme."""
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", tokens.read_text("utf-8"))
    return found[1] if found else "#ffffff"
