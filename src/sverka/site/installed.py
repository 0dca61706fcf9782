"""Files that the site takes over unchanged from installed packages: a style sheet and the search library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from types import MappingProxyType

THEME_STYLES = "assets/stylesheets/"

# URL folder on the site ← distribution, folder inside it, name (with * for what changes between releases)
_TAKEN = (
    (THEME_STYLES, "mkdocs-material", "material/templates/assets/stylesheets", "main.*.min.css"),
    ("assets/search/", "mkdocs", "mkdocs/contrib/search/templates/search", "lunr.js"),
    ("assets/search/", "mkdocs", "mkdocs/contrib/search/lunr-language", "lunr.stemmer.support.js"),
    ("assets/search/", "mkdocs", "mkdocs/contrib/search/lunr-language", "lunr.ru.js"),
)


@cache
def installed_files() -> Mapping[str, Path]:
    """URL on the site → file of the installed package."""
    taken: dict[str, Path] = {}
    for url_folder, name, folder, pattern in _TAKEN:
        for path in sorted(Path(str(distribution(name).locate_file(folder))).glob(pattern)):
            taken[f"{url_folder}{path.name}"] = path
    return MappingProxyType(taken)
