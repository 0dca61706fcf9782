"""Which HTML elements and attributes show text, lead somewhere or fetch something."""

from __future__ import annotations

from functools import cache

from sverka.contacts.mention import ASSET, CODE, LINK
from sverka.contacts.segment import PATH, PROSE, TARGET

# Elements that begin a new line or a box of their own; any other joins the text around it.
BLOCKS_WORDS = (
    "address article aside audio blockquote body button canvas caption col colgroup dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup "
    "hr html iframe img input legend li link main menu meta nav noscript object ol optgroup option p pre "
    "section select summary svg table tbody template text textarea tfoot thead title tr ul video"
)
BLOCKS = frozenset(BLOCKS_WORDS.split())
# Words in a drawing stand where they are put: digits of two of them are no number by their order.
PLACED = frozenset({"text"})
CELLS = frozenset({"td", "th"})
VOID_WORDS = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(VOID_WORDS.split())
RAW = frozenset({"script", "style"})
CODES = frozenset({"code", "pre", "samp"})
STRUCK = frozenset({"del", "s", "strike"})
BAD_EXAMPLE = "bad-example"

# Attributes that hold no words, only code of the page itself.
_SILENT_WORDS = (
    "class d points viewbox transform integrity nonce width height sizes media rel lang dir charset type "
    "sandbox crossorigin referrerpolicy loading decoding tabindex role hreflang target autocomplete "
    "inputmode http-equiv property translate align valign colspan rowspan scope x y x1 x2 y1 y2 cx cy r "
    "rx ry fill stroke stroke-width stroke-linecap stroke-linejoin preserveaspectratio version offset "
    "style"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_PATHS_WORDS = "id for headers name usemap list form aria-labelledby aria-describedby aria-controls aria-owns"
_PATHS = frozenset(_PATHS_WORDS.split())
_FETCHED_WORDS = "src srcset imagesrcset poster background manifest ping codebase archive data-src"
_FETCHED = frozenset(_FETCHED_WORDS.split())
_OPENED_WORDS = "action formaction cite longdesc"
_OPENED = frozenset(_OPENED_WORDS.split())
_RELATED_WORDS = "canonical alternate next prev author license help search bookmark me"
_RELATED = frozenset(_RELATED_WORDS.split())

SCRIPT, STYLE, SRCSET = "script", "style", "srcset"


@cache
def use_of(tag: str, name: str, rel: str) -> tuple[str, str]:
    """How to read an attribute: its form (empty: not at all) and its role (empty: that of the element)."""
    name = name.lower()  # of SVG, browsers know some in mixed case
    if name in {"href", "xlink:href"}:
        if tag in {"a", "area", "base"} or (tag == "link" and _RELATED & set(rel.lower().split())):
            return TARGET, LINK
        return TARGET, ASSET
    if name in {"srcset", "imagesrcset"}:
        return SRCSET, ASSET
    if name in _FETCHED or (name == "data" and tag == "object"):
        return TARGET, ASSET
    if name in _OPENED:
        return TARGET, LINK
    if name == "style":
        return STYLE, ""
    if name in _SILENT or name.startswith("xmlns"):
        return "", ""
    if name.startswith("on"):
        return SCRIPT, ""
    return (PATH, "") if name in _PATHS else (PROSE, "")


def role_of(tag: str, role: str) -> str:
    """The role of the text inside an element that stands where the role is `role`."""
    return CODE if tag in CODES and role == "text" else role
