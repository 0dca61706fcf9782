"""Files that the site takes over unchanged from an installed package: the library of the small search engine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from types import MappingProxyType

from sverka.theme.bundles import hashed

# URL folder on the site ← distribution, folder inside it, name
_TAKEN = (
    ("assets/search/", "mkdocs", "mkdocs/contrib/search/templates/search", "lunr.js"),
    ("assets/search/", "mkdocs", "mkdocs/contrib/search/lunr-language", "lunr.stemmer.support.js"),
    ("assets/search/", "mkdocs", "mkdocs/contrib/search/lunr-language", "lunr.ru.js"),
)


@cache
def installed_files() -> Mapping[str, Path]:
    """Name on the site → file of the installed package."""
    taken: dict[str, Path] = {}
    for url_folder, name, folder, file_name in _TAKEN:
        taken[f"{url_folder}{file_name}"] = Path(str(distribution(name).locate_file(folder))) / file_name
    return MappingProxyType(taken)


@cache
def published_files() -> Mapping[str, Path]:
    """The same by the URLs under which a site publishes them."""
    return MappingProxyType(
        {hashed(name, path.read_bytes()): path for name, path in installed_files().items()}
    )
