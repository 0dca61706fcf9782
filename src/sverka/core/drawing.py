"""What an SVG drawing may hold: shapes and texts. Opened by itself it is a page, which could run script or fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.core.source import SourceFile

_ELEMENTS = (
    "circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline "
    "radialGradient rect stop svg symbol text textPath title tspan use"
)
_MOST_BYTES = 1_000_000
_MOST_ELEMENTS = 5_000
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!#)", re.IGNORECASE)
_FIX = "draw it with shapes and texts alone; a drawing program has “plain SVG” for that"


def check_drawing(source: SourceFile) -> list[Finding]:
    """Whatever in a drawing is no shape and no text, or leads out of it."""
    parser = expat.ParserCreate()
    faults: list[tuple[int, str]] = []
    data = source.text.encode()

    def fault(message: str) -> None:
        faults.append((len(data[: parser.CurrentByteIndex].decode("utf-8", "ignore")), message))

    seen = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen == _MOST_ELEMENTS + 1:
            fault(Message("more than {most_elements:,} elements", most_elements=_MOST_ELEMENTS))
        for message in _faults(name, attributes):
            fault(message)

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            fault(Message("the encoding {encoding}", encoding=encoding))

    if len(data) > _MOST_BYTES:
        return [
            source.finding(
                0,
                "drawing",
                Message("the drawing is larger than {most_bytes:,} bytes", most_bytes=_MOST_BYTES),
                _FIX,
            )
        ]
    parser.StartElementHandler = start
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = lambda *_: fault("a document type")
    parser.ProcessingInstructionHandler = lambda target, _: fault(
        Message("the instruction <?{target}?>", target=target)
    )
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:  # ValueError for an encoding that it does not know
        fault(Message("no XML: {error}", error=error))
    return [
        source.finding(at, "drawing", Message("the drawing holds {message}", message=message), _FIX)
        for at, message in faults
    ]


def _faults(name: str, attributes: dict[str, str]) -> Iterator[str]:
    if name not in _ELEMENTS.split():
        yield Message("the element <{name}>", name=name)
    for key, value in attributes.items():
        local = key.rpartition(":")[2].lower()
        if local.startswith("on") or local == "style":
            yield Message("the attribute {key}", key=key)
        elif (local in {"href", "src"} and not value.strip().startswith("#")) or _ELSEWHERE.search(value):
            yield Message("an address in {key}: {value!r}", key=key, value=value[:40])
