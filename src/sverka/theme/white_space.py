"""White space that only sets a template out for its readers: it is taken out where the template is compiled.

So templates are indented and their tags broken over lines, and pages weigh no byte more. Where white space with a line
break touches a tag of a block, or the end of a tag, nothing is left of it; inside a tag a blank is left, and anywhere
else one line break, because there it parts words. What is typed on one line stays as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import TOKEN_BLOCK_END, TOKEN_DATA, Token, TokenStream

# Browsers show no white space beside these; a style that sets one of them into a line shows none either.
_BLOCK = re.compile(
    "address|article|aside|base|blockquote|body|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|head|header|hr|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|section|summary|"
    "table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_AS_TYPED = frozenset({"pre", "script", "style", "textarea"})
_PIECE = re.compile(r"(?P<space>(?<!\s)[^\S\n]*+\n\s*+)|</?(?P<tag>[a-z][a-z0-9-]*)|(?P<end>/?>)")


class WhiteSpace(Extension):
    """Folds white space in the text of templates; line numbers stay those of the file."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, those of text with less white space."""
        folded, starts_line = _Folded(), True
        for token in stream:
            if token.type == TOKEN_DATA:
                # The line break before this text went with the tag of Jinja (trim_blocks); its indentation is here.
                value = folded.text(token.value, starts_line)
                starts_line = True  # what parts two texts is a comment, which leaves no token
                yield Token(token.lineno, token.type, value)
            else:
                folded.beside_block = False
                starts_line = token.type == TOKEN_BLOCK_END and token.value.endswith("\n")
                yield token


class _Folded:
    """Goes through the text of a template, and knows in what it stands."""

    def __init__(self) -> None:
        self.tag = ""  # whose `<…` stands open
        self.as_typed = ""  # the element whose white space is its content
        self.beside_block = False  # whether the last thing was the end of a block's tag

    def text(self, text: str, starts_line: bool) -> str:
        if starts_line and text[:1] in {" ", "\t"}:
            text = "\n" + text
        found, at = [], 0
        for piece in _PIECE.finditer(text):
            found.append(text[at : piece.start()])
            self.beside_block &= piece.start() == at
            found.append(self._space(text, piece) if piece["space"] else self._mark(piece))
            at = piece.end()
        self.beside_block &= at == len(text)
        return "".join([*found, text[at:]])

    def _space(self, text: str, piece: re.Match[str]) -> str:
        following = _PIECE.match(text, piece.end())
        if self.tag:
            return "" if following and following["end"] else " "
        if self.as_typed:
            return piece[0]
        beside = self.beside_block or (following is not None and _is_block(following["tag"]))
        return "" if beside else "\n"

    def _mark(self, piece: re.Match[str]) -> str:
        if piece["end"]:
            self.beside_block = _is_block(self.tag)
            self.tag = ""
        elif not self.as_typed or piece[0] == f"</{self.as_typed}":
            self.tag, self.beside_block = piece["tag"], False
            self.as_typed = self.tag if self.tag in _AS_TYPED and piece[0][1] != "/" else ""
        return piece[0]


def _is_block(tag: str | None) -> bool:
    return bool(tag and _BLOCK.fullmatch(tag))
