"""Tags of HTML, found in time that grows with the length of the text, however many of them never end."""

from __future__ import annotations

import re

_PIECE = r"[\s/]++|[^\s/>][^\s/>=]*+(?>(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?)"
_TAG = re.compile(rf"<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*+)(?P<attributes>(?>(?:{_PIECE})*))>", re.S)
_ATTRIBUTE, _NAME_END = re.compile(_PIECE, re.S), re.compile(r"[\s/>]")
BEGINS = r"<(?=/?[A-Za-z])"


class OpenTags:
    """The tags of `source` before `end`, asked for where one may begin, in the order of the text."""

    def __init__(self, source: str, end: int) -> None:
        self._source = source
        self._end = end
        # Where an attribute begins from which no end is reached; none until a tag turns out to have no end.
        self._hopeless: bytearray | None = None
        self._name_end = -1

    def at(self, start: int) -> re.Match[str] | None:
        """The tag that begins at `start`, with the groups close, tag and attributes; None where it never ends."""
        if self._hopeless is not None and not self._ends(start, self._hopeless):
            return None
        match = _TAG.match(self._source, start, self._end)
        if match is None and self._hopeless is None:
            self._hopeless = bytearray(self._end + 1)
            self._ends(start, self._hopeless)
        return match

    def _ends(self, start: int, hopeless: bytearray) -> bool:
        """Whether the tag has an end; what one tag passed over to none, no other passes over again."""
        if self._name_end < start + 2:
            found = _NAME_END.search(self._source, start + 2, self._end)
            self._name_end = found.start() if found else self._end
        at, passed = self._name_end, []
        while not hopeless[at]:
            passed.append(at)
            piece = _ATTRIBUTE.match(self._source, at, self._end)
            if piece is None:
                if at < self._end:
                    return True
                break
            at = piece.end()
        for at in passed:
            hopeless[at] = 1
        return False
