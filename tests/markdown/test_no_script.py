"""An editor's page runs no script, however it is written: it is refused, and what comes out is harmless too."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from sverka.core.drawing import check_drawing
from sverka.core.source import SourceFile
from tests.help_centre import HelpCentre

PAGE = "docs/help/index.md"
_SCHEMES = ("javascript:", "vbscript:", "data:", "file:")
# What leads to code: refused in the source, with its line.
LINKS = [
    "[сюда](javascript:alert(1))",
    "[сюда](JaVaScRiPt:alert(1))",
    "[сюда](<javascript:alert(1)>)",
    "[сюда](\tjavascript:alert(1))",
    "[сюда](java&#115;cript:alert(1))",
    "[сюда](java&Tab;script:alert(1))",
    "[сюда](javascript&colon;alert(1))",
    "[сюда](vbscript:msgbox(1))",
    "[сюда](data:text/html;base64,PHNjcmlwdD4x)",
    "[сюда](filesystem:https://acmehelp.example/1)",
    "[сюда][ссылка]\n\n[ссылка]: javascript:alert(1)",
    "[сюда][ссылка]\n\n[ссылка]: <javascript:alert(1)> 'слова'",
    "[ссылка]\n\n[ссылка]: data:text/html,1",
    "![слова](javascript:alert(1))",
    "![слова](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![слова][картинка]\n\n[картинка]: javascript:alert(1)",
    "сюда[^1]\n\n[^1]: [там](javascript:alert(1))",
    "*[СМЭВ]: слова\n\n[СМЭВ](javascript:alert(1))",
    "| а | б |\n|---|---|\n| [в](javascript:alert(1)) | г |",
    "!!! note\n    [сюда](javascript:alert(1))",
]
TAGS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>сюда</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>слова</details>",
    "слова <b onclick=alert(1)>слова</b>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href='https://elsewhere.example/'>",
    "[<img src=x onerror=alert(1)>](../contacts.md)",
    "![<img src=x onerror=alert(1)>](x.png)",
]
# No code, whatever it looks like: attributes of the mark-up, quotes that would end an attribute.
TEXTS = [
    "слова {: onclick='alert(1)' }",
    "## Заголовок {: #x onclick=alert(1) }",
    '# Заголовок" onclick="alert(1)',
    "[слова](../contacts.md){: onclick='alert(1)' }",
    '[слова](../contacts.md "слова\\" onclick=\\"alert(1)")',
    "[слова](../contacts.md 'слова\" onclick=\"alert(1)')",
    '![слова" onerror="alert(1)](../../content/guides/form.svg)',
    '```js" onclick="alert(1)\nслова\n```',
    "``` {.js onclick='alert(1)'}\nслова\n```",
    '!!! note" onclick="alert(1)\n    слова',
    '!!! note "слова" onclick="alert(1)"\n    слова',
    '*[слово]: слова" onclick="alert(1)\n\nслово',
    'слова[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: слова',
    "<javascript:alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script\\>alert(1)\\</script\\>",
    "`<script>alert(1)</script>`",
    "&#2;wzxhzdk:0&#3; <script>",
]


def harmful(html: str) -> list[str]:
    """What in the mark-up a browser would run, or fetch from elsewhere."""
    found = []
    for node in LexborHTMLParser(html).css("*"):
        if node.tag in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "base",
            "meta",
            "form",
            "svg",
            "math",
        }:
            found.append(f"<{node.tag}>")
        for name, value in node.attributes.items():
            address = "".join((value or "").split()).lower()
            if name.startswith("on") or name in {"style", "srcdoc"} or address.startswith(_SCHEMES):
                found.append(f"<{node.tag} {name}={value}>")
    return found


def rendered(centre: HelpCentre, text: str) -> str:
    centre.replace(
        PAGE, centre.read(PAGE).partition("---\n")[2].partition("---\n")[2], f"\n{text}\n\nСлова.\n"
    )
    return centre.project().rendered["help/index.html"].html


@pytest.mark.parametrize("text", LINKS)
def test_a_link_to_code_is_refused_at_its_line(centre, text):
    rendered(centre, text)
    rules = {line.rpartition(" ")[2] for line in centre.errors() if line.startswith(PAGE)}
    assert rules & {"on-record", "broken-link", "raw-html"}


@pytest.mark.parametrize("text", TAGS)
def test_mark_up_is_refused_and_comes_out_as_text(centre, text):
    assert harmful(rendered(centre, text)) == []
    assert any(line.startswith(PAGE) and line.endswith("raw-html") for line in centre.errors())


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_breaks_out_of_an_attribute_or_becomes_code(centre, text):
    assert harmful(rendered(centre, text)) == []


@pytest.mark.parametrize("key", ["title", "summary", "answer"])
def test_front_matter_is_text(centre, key):
    """What comes out of the templates is judged by the rules of the built site; here nothing may be left for them."""
    path = "content/faq/pay/refund.md"
    line = next(line for line in centre.read(path).splitlines() if line.startswith(f"{key}:"))
    centre.replace(path, line, f"{key}: 'Слова \"><img src=x onerror=alert(1)><script>alert(1)</script>'")
    built = centre.build()
    if built.status == 0:
        page = LexborHTMLParser(built.page("faq/pay/refund.html"))
        assert not page.css("[onerror], script:not([src])")
    else:
        assert "content/faq/pay/refund.md:" in built.output and "Traceback" not in built.output


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
DRAWINGS = [
    SVG.format("<script>alert(1)</script>"),
    SVG.format('<script href="x.js"/>'),
    SVG.format('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'),
    SVG.replace("<svg", '<svg onload="alert(1)"').format(""),
    SVG.format('<rect ONCLICK="alert(1)"/>'),
    SVG.format('<a xlink:href="javascript:alert(1)"><text>x</text></a>'),
    SVG.format('<animate attributeName="href" to="javascript:alert(1)"/>'),
    SVG.format('<set attributeName="onmouseover" to="alert(1)"/>'),
    SVG.format("<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/></foreignObject>"),
    SVG.format('<image href="https://elsewhere.example/x.png"/>'),
    SVG.format('<use href="data:image/svg+xml,x#y"/>'),
    SVG.format('<use xlink:href="https://elsewhere.example/x.svg#y"/>'),
    SVG.format("<style>@import 'https://elsewhere.example/x.css'</style>"),
    SVG.format('<rect style="fill: url(https://elsewhere.example/x)"/>'),
    SVG.format('<rect fill="url( https://elsewhere.example/x )"/>'),
    SVG.format('<handler type="text/ecmascript">alert(1)</handler>'),
    f'<!DOCTYPE svg [<!ENTITY x "<script/>">]>{SVG.format("&x;")}',
    f'<?xml-stylesheet href="x.css"?>{SVG.format("")}',
    f'<?xml version="1.0" encoding="utf-7"?>{SVG.format("")}',
    SVG.format("<g>"),
    "<html><script>alert(1)</script></html>",
    "",
]


@pytest.mark.parametrize("text", DRAWINGS)
def test_a_drawing_that_could_run_or_fetch_is_refused(text):
    assert {finding.rule for finding in check_drawing(SourceFile("a.svg", text))} == {"drawing"}


def test_shapes_and_texts_are_a_drawing():
    text = SVG.format(
        '<title>Слова</title><defs><pattern id="p"/></defs><use href="#p"/><rect fill="url(#p)"/><text>Слова</text>'
    )
    assert check_drawing(SourceFile("a.svg", text)) == []


def test_the_place_of_a_fault_is_told_in_characters():
    (finding,) = check_drawing(
        SourceFile("a.svg", SVG.format("<title>Слова</title>\n<text>Слова</text><a/>"))
    )
    assert (finding.line, finding.column) == (2, 19)
