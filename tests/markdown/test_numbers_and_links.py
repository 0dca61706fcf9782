"""A number on record is printed with the word of its kind; a link to a place for reading says whose site it is not."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.help_centre import HelpCentre

NUMBERS = """\
numbers:
- {id: our-inn, kind: inn, value: "0000000138", what: {ru: "ИНН службы"}, source: acme-site}
- {id: my-snils, kind: snils, value: "00000001305", what: {ru: "Пример"}, source: acme-site}
"""
LINKS = """\
links:
- {host: library.example, what: {ru: "Каталог библиотеки"}, checked_at: "2026-11-20", by: security}
"""
CARD = "content/faq/pay/card.md"
BODY = "docs/sign-in.md"


@pytest.fixture
def render(centre: HelpCentre):
    """The parsed HTML of a page whose text is replaced."""
    centre.write("content/numbers.yml", NUMBERS).write("content/links.yml", LINKS)

    def rendered(text: str) -> LexborHTMLParser:
        head = centre.read(BODY).rpartition("---\n")[0]
        centre.write(BODY, f"{head}---\n{text}")
        return LexborHTMLParser(centre.project().rendered["sign-in.html"].html)

    return rendered


def test_a_number_is_never_printed_without_its_word(render):
    tree = render("У службы {{ number:our-inn }}, у вас {{ number:my-snils }}.")
    assert tree.text() == "У службы ИНН\u00a00000000138, у вас СНИЛС\u00a0000-000-013\u00a005."
    assert [node.attributes["data-number"] for node in tree.css("span")] == ["our-inn", "my-snils"]


def test_in_code_a_number_stays_a_name(render):
    assert render("Пишите `{{ number:our-inn }}`.").css_first("code").text() == "{{ number:our-inn }}"


def test_the_front_matter_prints_numbers_too(centre, render):
    text = centre.read(CARD)
    answer = next(line for line in text.splitlines() if line.startswith("answer:"))
    centre.write(CARD, text.replace(answer, 'answer: "Получатель: {{ number:our-inn }}."'))
    html = centre.project().rendered["faq/pay/card.html"].fields["answer"]
    assert html == 'Получатель: <span data-number="our-inn">ИНН\u00a00000000138</span>.'


def test_a_name_that_is_nobodys_is_found(centre, render):
    render("У службы {{ number:our-in }}.")
    (finding,) = [finding for finding in centre.findings() if finding.path == BODY]
    assert (finding.rule, finding.severity) == ("reference", "error")
    assert finding.message == "there is no number named 'our-in'"
    assert finding.fix == "did you mean {{ number:our-inn }}?"


@pytest.mark.parametrize(
    "address", ["https://library.example/", "https://www.library.example/books?id=1#top"]
)
def test_behind_a_link_to_a_place_for_reading_stands_whose_it_is_not(render, address):
    tree = render(f"Смотрите [каталог **книг**]({address}), он полный.")
    assert tree.css_first("p").text() == "Смотрите каталог книг (library.example, чужой сайт), он полный."
    link = tree.css_first("a")
    assert (link.text(), link.attributes["href"]) == ("каталог книг", address)


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/",
        "https://my.library.example/",
        "http://library.example/",
        "https://library.example@other.example/",
        "https://other.example\\@library.example/",
        "https://me@library.example/",
        "https://[library.example/",
    ],
)
def test_no_other_address_is_called_so(render, address):
    assert "чужой сайт" not in render(f"Смотрите [каталог](<{address}>).").text()


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("Платит служба, её ИНН 0000000138, и СНИЛС 000-000-013 05.", 0),
        ("Платит служба, её «инн\u00a00000000138».", 0),
        ("Платит служба, её номер 0000000138.", 1),
        ("Платит служба, её ИНН: 0000000138.", 0),
        ("Платит служба, её ИНН 00000001381.", 1),
        ("Платит служба, её ИНН 0000000138-1.", 1),
        ("Платит служба, её СНИЛС 0000000138.", 1),
        ("Платит служба, её ИНН 000-000-013 05.", 1),
    ],
)
def test_a_number_is_accounted_for_beside_the_word_of_its_kind_alone(centre, render, text, errors):
    render(text)
    found = [finding for finding in centre.findings() if finding.path == BODY and finding.severity == "error"]
    assert [finding.rule for finding in found] == ["unaccounted-number"] * errors


def test_what_is_printed_passes_the_gate_of_the_site(centre, render):
    render(
        "У службы {{ number:our-inn }}, у вас {{ number:my-snils }}. Есть [каталог](https://library.example/a)."
    )
    built = centre.build()
    assert built.status == 0, built.output
    assert "ИНН\u00a00000000138" in built.page("sign-in.html")
    assert "(library.example, чужой сайт)" in built.page("sign-in.html")


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[каталог](https://library.example/a)", []),
        ("[каталог](http://library.example/a)", [("warning", "on-record", "insecure")]),
        ("[каталог](https://my.library.example/)", [("error", "on-record", "unlisted")]),
        ("[каталог](https://library.example/?to=https://other.example/)", [("error", "on-record", "redirector")]),
        (
            "[acmehelp.example](https://library.example/)",
            [("error", "raw-contact", ""), ("error", "on-record", "mismatch")],
        ),
        ("[письмо](mailto:a@library.example)", [("error", "on-record", "unlisted")]),
    ],
)  # fmt: skip
def test_only_links_to_the_place_itself_are_let_through(centre, render, link, found):
    render(f"Смотрите {link}.")
    findings = [finding for finding in centre.findings() if finding.path == BODY]
    assert [(f.severity, f.rule, f.verdict) for f in findings if f.severity != "note"] == found
