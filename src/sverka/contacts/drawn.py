"""An SVG drawing as the picture that a browser makes of it; its process may fail, and is stopped in time."""

from __future__ import annotations

import io
import subprocess
import sys
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

from PIL import Image

from sverka.core.limits import SECONDS

_SIDE = 1600  # pixels
_SECONDS = 20  # by the clock, on a machine that has other things to do
# A drawing can ask for more memory than there is. The folder of resources is empty: nothing else is loaded.
_PROGRAM = f"""
import sys
import resvg_py
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS.most}, {SECONDS.most}))
except ImportError:
    pass
sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=sys.stdin.read(), width={_SIDE}, height={_SIDE}))
"""
_TEXTS = {"text", "tspan", "textPath", "title", "desc"}


def draw(svg: str) -> Image.Image:
    """The drawing, with what is transparent in it; raises ValueError for one that cannot be drawn."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM], input=svg.encode(), capture_output=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise ValueError("it takes too long to draw") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise ValueError(said or "it takes too long to draw")
    with Image.open(io.BytesIO(done.stdout)) as picture:
        return picture.convert("RGBA")


@cache
def can_write() -> bool:
    """Whether there are fonts to draw text with."""
    sample = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="8">8</text></svg>'
    return draw(sample).getbbox() is not None


def joined_texts(svg: str) -> list[str]:
    """Texts of a drawing that a sign at their border joins, as in a host drawn in two pieces."""
    texts = [
        " ".join(text.split()) for element in ElementTree.fromstring(svg).iter() for text in _own(element)
    ]
    return [
        one + other for one, other in pairwise(filter(None, texts)) if other[0] in ".@/" or one[-1] in "@/"
    ]


def _own(element: ElementTree.Element) -> tuple[str, str]:
    name = element.tag.rpartition("}")[2]
    return (element.text or "", element.tail or "") if name in _TEXTS else ("", "")
