"""A value on record, typed raw into each kind of source file, stops a real `mkdocs build`."""

from __future__ import annotations

import pytest

from tests.help_centre import HelpCentre

TYPED = "8 495 000-11-22"
PLANTED = {
    "content/faq/pay/refund.md": ("1. Найдите квитанцию.", f"1. Позвоните по номеру {TYPED}."),
    "content/faq/pay/card.md": ("Спросите оператора.", f"Спросите оператора: {TYPED}."),
    "overrides/main.html": ("</main>", f"<p>{TYPED}</p></main>"),
    "overrides/components/header/script.js": ('"use strict";', f'"use strict"; var number = "{TYPED}";'),
    "overrides/assets/css/print.css": ("", f'body::after {{ content: "{TYPED}"; }}\n'),
    "content/taxonomy.yml": ("Платежи и возвраты", f"Платежи, вопросы по телефону {TYPED}"),
}


@pytest.mark.parametrize("path", PLANTED)
def test_a_typed_number_stops_the_build(centre: HelpCentre, path: str) -> None:
    old, new = PLANTED[path]
    if old:
        centre.replace(path, old, new)
    else:
        centre.write(path, new + centre.read(path))
    built = centre.build()
    assert built.status == 1
    assert f"{path}:" in built.output
    assert "[raw-contact]" in built.output
    assert "Traceback" not in built.output
    assert not built.site.exists()
