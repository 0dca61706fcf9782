"""Files that a site takes over unchanged from an installed package: the library of the small search engine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from sverka.core.content_names import content_url

_PUBLISHED_IN = "assets/search/"
# MkDocs brings them, and so do the forks that take its place.
_ENGINES = ("mkdocs", "properdocs")
_FILES = (
    "contrib/search/templates/search/lunr.js",
    "contrib/search/lunr-language/lunr.stemmer.support.js",
    "contrib/search/lunr-language/lunr.ru.js",
)


@cache
def installed_files() -> Mapping[str, Path]:
    """Name on the site → file of the installed package; empty where the checker is installed alone."""
    for engine in _ENGINES:
        spec = find_spec(engine)
        if spec is not None and spec.submodule_search_locations:
            folder = Path(next(iter(spec.submodule_search_locations)))
            files = [folder / file for file in _FILES]
            return MappingProxyType({f"{_PUBLISHED_IN}{file.name}": file for file in files})
    return MappingProxyType({})


@cache
def published_files() -> Mapping[str, Path]:
    """The same by the URLs under which a site publishes them."""
    return MappingProxyType(
        {content_url(name, path.read_bytes()): path for name, path in installed_files().items()}
    )
