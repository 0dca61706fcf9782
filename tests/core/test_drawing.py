"""A drawing holds so many elements, so deep, and draws so much: each limit at its last good value and one beyond."""

from __future__ import annotations

import time

import pytest

from sverka.core.drawing import check_drawing
from sverka.core.limits import DRAWN, DRAWN_LEVELS, ELEMENT_DEPTH, ELEMENTS, TEXT
from sverka.core.source import SourceFile

BEYOND = pytest.mark.parametrize("beyond", [0, 1])


def found(inner: str, start: str = "<svg>", end: str = "</svg>") -> list[str]:
    """What is said of a drawing, each with its line."""
    return [
        f"{one.line}: {one.message}" for one in check_drawing(SourceFile("a.svg", f"{start}{inner}{end}"))
    ]


@BEYOND
def test_elements(beyond: int):
    said = found("\n<g/>" * (ELEMENTS.most - 1 + beyond))
    assert said == ([f"{ELEMENTS.most + 1}: the drawing holds more than 5,000 elements"] if beyond else [])


@BEYOND
def test_elements_in_each_other(beyond: int):
    depth = ELEMENT_DEPTH.most - 1 + beyond
    said = found("\n<g>" * depth + "</g>" * depth)
    assert said == ([f"{depth + 1}: the drawing holds elements more than 50 levels deep"] if beyond else [])


@BEYOND
def test_what_is_drawn_again_counts_each_time(beyond: int):
    # 1 svg, 100 shapes, and for each use its own element and 100 shapes.
    uses, rest = divmod(DRAWN.most - 102, 102)
    inner = f'<g id="a">{"<path/>" * 100}</g>' + '<use href="#a"/>' * uses + "<path/>" * (rest + beyond)
    said = found(inner)
    assert said == (
        ["1: the drawing holds more than 20,000 elements, counting those drawn again"] if beyond else []
    )


@BEYOND
def test_what_is_drawn_again_in_each_other(beyond: int):
    levels = DRAWN_LEVELS.most + beyond
    chain = "".join(f'\n<g id="a{n}"><use xlink:href="#a{n - 1}"/></g>' for n in range(1, levels + 1))
    said = found(f'<g id="a0"/>{chain}', '<svg xmlns:xlink="http://www.w3.org/1999/xlink">')
    assert bool(said) == bool(beyond)
    assert all("drawn again in each other" in line for line in said)


@BEYOND
def test_bytes(beyond: int):
    text = "<svg>" + " " * (TEXT.most - len("<svg></svg>") + beyond) + "</svg>"
    assert bool(check_drawing(SourceFile("a.svg", text))) == bool(beyond)


BOMBS = {
    "use": "".join(
        f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10 if n else "<path/>"}</g>' for n in range(10)
    )
    + '<use href="#a9"/>',
    "itself": '<g id="a"><use href="#a"/></g>',
    "each other": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "pattern": "".join(
        f'<pattern id="p{n}">{f"""<rect fill="url(#p{n - 1})"/>""" * 10 if n else "<rect/>"}</pattern>'
        for n in range(5)
    )
    + '<g fill="url(#p4)"><rect/></g>',
    "inherited": f'<pattern id="p">{"<rect/>" * 100}</pattern><g fill="url(#p)">{"<rect/>" * 300}</g>',
    "marker": f'<marker id="m">{"<rect/>" * 100}</marker><g marker-mid="url(#m)"><path d="{"1 " * 300}"/></g>',
    "mask": f'<mask id="m">{"<rect/>" * 300}</mask>{"""<g mask="url(#m)"/>""" * 100}',
    "doctype": '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><text>&b;</text>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_drawing_that_draws_without_end_is_refused(name: str):
    if name == "doctype":
        assert found("</svg>", BOMBS[name] + "<svg>", "")
    else:
        assert found(BOMBS[name])


FINE = {
    "gradient": '<linearGradient id="a"><stop/><stop/></linearGradient><linearGradient id="b" href="#a"/>'
    + f'<g fill="url(#b)">{"<rect/>" * 3000}</g>',
    "clip": '<defs><path id="a"/></defs><clipPath id="b"><use href="#a"/></clipPath>'
    + f'<g clip-path="url(#b)">{"<rect/>" * 3000}</g>',
    "icons": f'<symbol id="a">{"<path/>" * 20}</symbol>' + '<use href="#a"/>' * 400,
    "nothing": '<use href="#nobody"/>',
}


@pytest.mark.parametrize("name", FINE)
def test_what_drawing_programs_write_passes(name: str):
    assert found(FINE[name]) == []


def test_a_drawing_full_of_faults_is_refused_at_once():
    started = time.process_time()
    said = found('<я a="1"/>\n' * 70_000)
    assert len(said) == 20
    assert time.process_time() - started < 5
