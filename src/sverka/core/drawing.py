"""What an SVG drawing may hold: shapes and texts. Opened by itself it is a page, which could run script or fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from sverka.core.drawn_again import DrawnAgain, Shape, TooDeep
from sverka.core.findings import Finding
from sverka.core.limits import DRAWN, DRAWN_LEVELS, ELEMENT_DEPTH, ELEMENTS, TEXT
from sverka.core.messages import Message
from sverka.core.source import SourceFile

_SHAPES = (
    "circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline "
    "radialGradient rect stop svg symbol text textPath title tspan use"
)
_MOST_FAULTS = 20  # that are named of one drawing
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!#)", re.IGNORECASE)
_FIX = "draw it with shapes and texts alone; a drawing program has “plain SVG” for that"


class _Enough(Exception):
    """What has been found is enough to refuse the drawing."""


class _Reader:
    """Notes the shapes of a drawing, and by their place in bytes its faults."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str]] = []
        self.shapes: list[Shape] = []
        self._above: list[int] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._document_type
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
            self._count_what_is_drawn()
        except (expat.ExpatError, ValueError) as error:  # ValueError for an encoding that it does not know
            self.faults.append((self._parser.CurrentByteIndex, Message("no XML: {error}", error=error)))
        except _Enough:
            pass

    def _fault(self, message: str, *, last: bool = False) -> None:
        self.faults.append((self._parser.CurrentByteIndex, message))
        if last or len(self.faults) == _MOST_FAULTS:
            raise _Enough

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._above.append(len(self.shapes))
        self.shapes.append(Shape(self._parser.CurrentByteIndex, name.rpartition(":")[2], attributes))
        if len(self.shapes) > ELEMENTS.most:
            self._fault(
                Message("more than {most_elements:,} elements", most_elements=ELEMENTS.most), last=True
            )
        if len(self._above) > ELEMENT_DEPTH.most:
            self._fault(Message("elements more than {most} levels deep", most=ELEMENT_DEPTH.most), last=True)
        for message in _faults(name, attributes):
            self._fault(message)

    def _end(self, _: str) -> None:
        index = self._above.pop()
        self.shapes[index].size = len(self.shapes) - index

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            self._fault(Message("the encoding {encoding}", encoding=encoding))

    def _document_type(self, *_: object) -> None:
        self._fault("a document type", last=True)  # its entities could grow without end

    def _instruction(self, target: str, _: str) -> None:
        self._fault(Message("the instruction <?{target}?>", target=target))

    def _count_what_is_drawn(self) -> None:
        drawing, drawn = DrawnAgain(self.shapes, DRAWN_LEVELS.most), 0
        for index, shape in enumerate(self.shapes):
            try:
                drawn += drawing.draws(index).elements
                message = Message("more than {most:,} elements, counting those drawn again", most=DRAWN.most)
            except TooDeep:
                drawn = DRAWN.most + 1
                levels = DRAWN_LEVELS.most
                message = Message(
                    "shapes drawn again in each other, more than {most} levels deep", most=levels
                )
            if drawn > DRAWN.most:
                self.faults.append((shape.at, message))
                return


def check_drawing(source: SourceFile) -> list[Finding]:
    """Whatever in a drawing is no shape and no text, or leads out of it; the first of what is too much to draw."""
    data = source.text.encode()
    if len(data) > TEXT.most:
        message = Message("the drawing is larger than {most_bytes:,} bytes", most_bytes=TEXT.most)
        return [source.finding(0, "drawing", message, _FIX)]
    reader = _Reader()
    reader.read(data)
    return [
        source.finding(at, "drawing", Message("the drawing holds {message}", message=message), _FIX)
        for at, message in _in_characters(data, reader.faults)
    ]


def _in_characters(data: bytes, faults: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The same, with places in characters; they are few."""
    for at, message in faults:
        yield len(data[:at].decode("utf-8", "ignore")), message


def _faults(name: str, attributes: dict[str, str]) -> Iterator[str]:
    if name not in _SHAPES.split():
        yield Message("the element <{name}>", name=name)
    for key, value in attributes.items():
        local = key.rpartition(":")[2].lower()
        if local.startswith("on") or local == "style":
            yield Message("the attribute {key}", key=key)
        elif (local in {"href", "src"} and not value.strip().startswith("#")) or _ELSEWHERE.search(value):
            yield Message("an address in {key}: {value!r}", key=key, value=value[:40])
