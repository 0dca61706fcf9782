"""The wording of the theme: `strings/<language>.yml`, and how Python and templates name a text of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import jinja2

from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.source import by_name, read_source
from sverka.core.yamlfile import Document, load_yaml
from sverka.theme.layers import PACKAGE, Theme

# What a site may name beside the texts of the theme: time zones, and languages that operators speak or pages are in.
_NAMES = ("zone_", "language_", "in_language_")


class Texts:
    """The texts of one language: `t.home` in a template, `texts["home"]` in Python; an unknown name stops."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, key: str) -> str:
        if key in self._texts:
            return self._texts[key]
        close = get_close_matches(key, self._texts, 1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise jinja2.TemplateRuntimeError(f"the theme has no text {key!r}{hint}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def one_of(self, group: str, name: object, otherwise: str | None = None) -> str:
        """The text `<group>_<name>`, where `name` comes out of the records; `otherwise` where it is not spoken of.

        The group itself must be there, so that a slip in its name does not pass for a value without a text.
        """
        key = f"{group}_{name}"
        if otherwise is not None and key not in self._texts and self._has_group(group):
            return otherwise
        return self[key]

    def _has_group(self, group: str) -> bool:
        return f"{group}_" in _NAMES or any(key.startswith(f"{group}_") for key in self._texts)


Strings = dict[str, Texts]  # by language


def load_strings(theme: Theme) -> Strings:
    """Interface strings, each language with the same keys.

    A site's own file changes single texts of a language that the package speaks, and brings all of another. It may add
    names: `zone_Europe/London: "UK time"`, `language_cy: "Welsh"`.
    """
    spoken = {lang: _texts(document) for lang, document in _documents(PACKAGE, PACKAGE.parent.parent).items()}
    keys = {key for texts in spoken.values() for key in texts}
    findings: list[Finding] = []
    for lang, document in _documents(theme.own, theme.root).items():
        texts = _texts(document)
        empty = {key for key in texts if not (isinstance(texts[key], str) and texts[key].strip())}
        missing = empty | (
            set() if lang in spoken else {key for key in keys - texts.keys() if not key.startswith("zone_")}
        )
        if missing or not texts:
            message = Message("texts are missing: {missing}", missing=", ".join(sorted(missing)[:5]))
            findings.append(document.finding((), "theme", message, 'write a line for each: key: "text"'))
        for key in sorted(key for key in texts.keys() - keys if not key.startswith(_NAMES)):
            message = Message("the theme has no text {key!r}", key=key)
            close = get_close_matches(key, keys, 1)
            fix = Message("did you mean {close}?", close=close[0]) if close else "take the line out"
            findings.append(document.finding((key,), "theme", message, fix))
        spoken[lang] = {**spoken.get(lang, {}), **texts}
    if findings:
        raise Refused(findings)
    return {lang: Texts(texts) for lang, texts in spoken.items()}


def _documents(layer: Path, root: Path) -> dict[str, Document]:
    return {
        file.stem: load_yaml(read_source(file, root))
        for file in sorted((layer / "strings").glob("*.yml"), key=by_name)
    }


def _texts(document: Document) -> dict[str, str]:
    return document.data if isinstance(document.data, dict) else {}
