"""White space of a template: what sets it out is not published, what parts words is."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from sverka.theme.environment import make_environment
from sverka.theme.layers import Theme

_CASES = {
    "a block in a block": (
        "<ul>\n  <li>one</li>\n\n  <li>two</li>\n</ul>\n<p>three</p>",
        "<ul><li>one</li><li>two</li></ul><p>three</p>",
    ),
    "what stands in a loop": (
        "<ul>\n  {% for n in [1, 2] %}\n    <li>{{ n }}</li>\n  {% endfor %}\n</ul>",
        "<ul><li>1</li><li>2</li></ul>",
    ),
    "words over lines": ("<p>\n  one\n  two\n</p>", "<p>one\ntwo</p>"),
    "words beside tags of a line": ("<p>one\n  <b>two</b>\n  three</p>", "<p>one\n<b>two</b>\nthree</p>"),
    "words beside values": ("<p>one\n  {{ 2 }}\n  three</p>", "<p>one\n2\nthree</p>"),
    "blanks on one line": ("<b>one</b>  <i>two</i> <p>three </p>", "<b>one</b>  <i>two</i> <p>three </p>"),
    "a tag over lines": ('<section\n  class="a"\n  id="b"\n>', '<section class="a" id="b">'),
    "a tag with a condition": (
        '<p{% if 1 %} id="a"{% endif %}\n   class="b">\n  c</p>',
        '<p id="a" class="b">c</p>',
    ),
    "an attribute over lines": ('<p title="one\n  two">', '<p title="one two">'),
    "what is set as typed": (
        "<pre>\n  one\n</pre>\n<textarea\n  id='a'>\n <p>\n</textarea>\n<script>\n  a > b\n</script>\n<p>",
        "<pre>\n  one\n</pre>\n<textarea id='a'>\n <p>\n</textarea>\n<script>\n  a > b\n</script><p>",
    ),
    "indentation after a line of Jinja": ("{% if 1 %}one{% endif %}\n  two", "one\ntwo"),
    "a comment": ("one {# two #} three", "one \nthree"),
}


@pytest.mark.parametrize("case", _CASES)
def test_white_space_of_a_template(case: str, tmp_path: Path) -> None:
    template, expected = _CASES[case]
    assert make_environment(Theme(tmp_path)).from_string(template).render() == expected


def test_a_fault_keeps_its_line(tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError) as raised:
        make_environment(Theme(tmp_path)).from_string("<p>\n  one\n\n</p>\n{% if %}")
    assert raised.value.lineno == 5
