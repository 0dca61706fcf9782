"""The ids that templates and scripts of a theme give to what is around a text, which may have none of them."""

from __future__ import annotations

import re
from contextlib import suppress

from sverka.core.findings import Refused
from sverka.core.source import read_source
from sverka.theme.layers import Theme

_WRITTEN = re.compile(r'\sid="([^"]+)"|\.id = "([^"]+)"')
_PRINTED = re.compile(r"\{\{(?>(?:(?!\{\{|\}\}).)*)\}\}")


def taken_ids(theme: Theme) -> re.Pattern[str]:
    """What matches an id of `theme` as a whole; one that is printed without a word of its own is not known here."""
    names: set[str] = set()
    for name, file in theme.files("").items():
        if name.endswith((".html", ".js")):
            with suppress(Refused):  # other rules tell of it
                text = read_source(file, theme.home(file)).text
                names |= {whole or f"{begun}{{{{ more }}}}" for whole, begun in _WRITTEN.findall(text)}
    patterns = (".+".join(map(re.escape, _PRINTED.split(name))) for name in sorted(names))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns if pattern != ".+"))
