"""`sw.js`, the worker, and the lists of what it keeps: JSON under names that change with the content."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sverka.core.digests import digest
from sverka.exports.stamp import Stamp
from sverka.offline.files import KeptFile
from sverka.offline.parts import CORE

WORKER_URL = "sw.js"
_LISTS = "assets/offline/"
_BROWSER = Path(__file__).parent / "browser"


def worker_files(
    stamp: Stamp, kept: Mapping[str, Sequence[KeptFile]], fallbacks: Sequence[str]
) -> dict[str, str]:
    """URL → text of the worker and its lists; `fallbacks` are the pages that say what is kept."""
    files: dict[str, str] = {}
    named: dict[str, Any] = {}
    for name, some in kept.items():
        if name != CORE:
            url, text = _list(name, [_entry(file) for file in some])
            files[url] = text
            named[name] = {"url": url, "integrity": _integrity(text), **_sums(some)}
    core = kept[CORE]
    url, text = _list("list", {**_sums(core), "files": [_entry(file) for file in core], "parts": named})
    files[url] = text
    build = {
        # The serial orders builds; the digest tells those of one serial apart.
        "build": f"{stamp.build}.{digest(text.encode())}",
        "asOf": str(stamp.as_of),
        "index": url,
        "integrity": _integrity(text),
        "fallbacks": list(fallbacks),
    }
    scripts = [(_BROWSER / f"{name}.js").read_text("utf-8") for name in ("store", "worker")]
    files[WORKER_URL] = f"self.sverkaBuild = {json.dumps(build, ensure_ascii=False)};\n" + "".join(scripts)
    return files


def page_scripts() -> dict[str, str]:
    """Name → text of the script of the page where readers choose what is kept."""
    texts = [(_BROWSER / f"{name}.js").read_text("utf-8") for name in ("store", "saved")]
    return {"assets/js/saved.js": "".join(texts)}


def _list(name: str, content: Any) -> tuple[str, str]:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{_LISTS}{name}.{digest(text.encode())}.json", text


def _entry(file: KeptFile) -> list[str | int]:
    return [file.url, file.integrity, file.size]


def _sums(files: Sequence[KeptFile]) -> dict[str, int]:
    return {"bytes": sum(file.size for file in files), "count": len(files)}


def _integrity(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
