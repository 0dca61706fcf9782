"""What stands in a page for a term of the glossary and for a picture with a caption, in each language."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.additions import GLOSSARY, add_page, translate
from tests.help_centre import HelpCentre
from tests.html import attribute, only

SEARCH, OLD = "docs/search.md", "Напишите, что ищете."


def rendered(centre: HelpCentre, url: str) -> LexborHTMLParser:
    return LexborHTMLParser(centre.project().rendered[url].html)


@pytest.fixture
def glossary(centre: HelpCentre) -> HelpCentre:
    """A help centre with a glossary and its page."""
    centre.write("content/glossary.yml", GLOSSARY)
    add_page(centre, "docs/glossary.md", "Словарь", "template: glossary\n")
    return centre


def test_a_label_stands_in_quotation_marks_with_its_meaning_at_hand_and_leads_to_the_glossary(glossary):
    glossary.replace(SEARCH, OLD, "Откройте {{ term:my-requests }}.")
    term = only(rendered(glossary, "search.html"), "a.sv-term")
    assert term.text() == "«Мои вопросы»"
    assert term.attributes["data-tip"] == "Ваши вопросы и ответы на «них»."
    assert term.attributes["href"] == "glossary.html#term-my-requests"


def test_a_word_stands_as_it_is(glossary):
    glossary.replace(SEARCH, OLD, "Это {{ term:receipt }}.")
    tree = rendered(glossary, "search.html")
    assert only(tree, "p").text() == "Это квитанция."
    assert only(tree, "a.sv-term").attributes["data-tip"] == "Запись об оплате."


def test_without_a_page_of_the_glossary_a_term_is_no_link(centre):
    centre.write("content/glossary.yml", GLOSSARY).replace(SEARCH, OLD, "Откройте {{ term:my-requests }}.")
    tree = rendered(centre, "search.html")
    assert only(tree, "span.sv-term").attributes["data-tip"]
    assert not tree.css("a")


def test_in_a_translation_a_label_keeps_the_words_of_the_screen(glossary):
    translate(glossary, SEARCH, "Open {{ term:my-requests }}. It is a {{ term:receipt }}.\n")
    tree = rendered(glossary, "en/search.html")
    assert only(tree, "p").text() == "Open “Мои вопросы” (My requests). It is a receipt."
    label, word = tree.css(".sv-term")
    assert only(label, "span[lang=ru]").text() == "Мои вопросы"
    assert label.attributes["data-tip"] == "Your questions with the answers."
    assert label.attributes["href"] == "../glossary.html#term-my-requests"
    assert word.attributes["data-tip"] == "Запись об оплате."  # its meaning is not translated


def test_a_translation_leads_to_the_glossary_of_its_language(glossary):
    translate(glossary, "docs/glossary.md")
    translate(glossary, SEARCH, "Open {{ term:my-requests }}.\n")
    assert (
        only(rendered(glossary, "en/search.html"), "a.sv-term").attributes["href"]
        == "glossary.html#term-my-requests"
    )


def test_a_term_may_stand_in_the_short_answer(glossary):
    glossary.replace("content/faq/pay/card.md", "Спросите оператора.", "Откройте {{ term:my-requests }}.")
    answer = glossary.project().rendered["faq/pay/card.html"].fields["answer"]
    assert 'href="../../glossary.html#term-my-requests"' in answer


def figure(centre: HelpCentre) -> LexborNode:
    return only(rendered(centre, "guides/pay.html"), "figure")


def test_a_picture_has_its_size_its_day_and_a_link_to_itself(centre):
    found = figure(centre)
    image = only(found, "a > img")
    width, height = centre.project().editorial.size("content/guides/form.svg")
    assert image.attributes == {
        "src": only(found, "a").attributes["href"],
        "alt": "Схема: поле суммы и кнопка под ним",
        "loading": "lazy",
        "width": str(width),
        "height": str(height),
    }
    assert attribute(only(found, "a"), "href").partition("?")[0] == "form.svg"
    caption = only(found, "figcaption").text()
    assert caption.startswith("Где вписать сумму")
    assert "Нарисовано" in caption
    assert only(found, "time").attributes["datetime"] == "2026-11-20"


def test_a_picture_of_a_page_was_taken_and_a_drawing_drawn(centre):
    centre.replace("content/pictures.yml", "shows: drawing", "shows: docs/contacts.md")
    assert "Снято" in only(figure(centre), "figcaption").text()


def test_a_picture_whose_day_is_unknown_shows_none(centre):
    centre.write("content/pictures.yml", "pictures: []\n")
    found = figure(centre)
    assert not found.css("time")
    assert "Нарисовано" not in found.text()


def test_signs_of_html_in_caption_and_description_stay_signs(centre):
    centre.replace("content/guides/pay.md", "Где вписать сумму", "Где <b> & «сумма»")
    centre.replace("content/guides/pay.md", "Схема: поле суммы", "Схема <i> & поле")
    found = figure(centre)
    assert "Где <b> & «сумма»" in found.text()
    assert attribute(only(found, "img"), "alt").startswith("Схема <i> & поле")
    assert not found.css("b, i")


def test_a_figure_in_a_step_stays_in_its_step(centre):
    centre.replace(
        "content/guides/pay.md",
        "2. Выберите услугу.\n\n![",
        "2. Выберите услугу.\n\n    ![",
    )
    assert only(rendered(centre, "guides/pay.html"), "ol > li > p > figure, ol > li > figure")


@pytest.mark.parametrize("ending", ["png", "webp", "jpg"])
def test_the_size_of_a_picture_is_read_from_its_head(centre, ending):
    raw = io.BytesIO()
    Image.new("RGB", (120, 45)).save(raw, {"jpg": "jpeg"}.get(ending, ending))
    editorial = centre.write(f"content/guides/a.{ending}", raw.getvalue()).project().editorial
    assert editorial.size(f"content/guides/a.{ending}") == (120, 45)


@pytest.mark.parametrize(
    "svg",
    ["<svg/>", '<svg viewBox="0 0 a b"/>', '<svg viewBox="0 0 1.2.3 4"/>', "", "text"],
)
def test_a_picture_that_does_not_say_its_size_has_none(centre, svg):
    editorial = centre.write("content/guides/a.svg", svg).project().editorial
    assert editorial.size("content/guides/a.svg") is None
    assert centre.write("content/guides/a.png", svg).project().editorial.size("content/guides/a.png") is None
    assert editorial.size("content/guides/missing.png") is None


def test_a_picture_that_claims_to_be_huge_is_not_opened(centre):
    raw = io.BytesIO()
    Image.new("1", (8, 8)).save(raw, "png")
    head = bytearray(raw.getvalue())
    head[16:24] = b"\x00\x01\x00\x00" * 2  # width and height of the first chunk
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")
    assert (
        centre.write("content/guides/a.png", bytes(head)).project().editorial.size("content/guides/a.png")
        is None
    )


@pytest.mark.parametrize("box", ["0 0 360 240.4", "0,0,360,240", "-10 -5 360 240"])
def test_the_size_of_a_drawing_is_that_of_its_box(centre, box):
    centre.write("content/guides/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"/>')
    assert centre.project().editorial.size("content/guides/a.svg") == (360, 240)
