"""The icons of Material, which come with the generator; a check by itself reads pages without them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import jinja2

_FOLDER = ".icons/"


def icon_loader() -> jinja2.BaseLoader:
    """Where templates find `.icons/…`; each of them empty where Material is not installed."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        return jinja2.FunctionLoader(lambda name: "" if name.startswith(_FOLDER) else None)
    return jinja2.FileSystemLoader(Path(spec.submodule_search_locations[0]) / "templates")
