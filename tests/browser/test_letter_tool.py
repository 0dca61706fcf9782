"""The letter builder: a field for each blank, and the letter as text, e-mail, Word document and on paper."""

from __future__ import annotations

import io
import re
import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import WORDS
from tests.browser.tools import LETTER, LETTERS, does, head_of, saved, tab_to, type_over_keys
from tests.help_centre import WHOLE, HelpCentre


@pytest.mark.parametrize("file", LETTERS, ids=lambda file: file.stem)
def test_every_letter_has_a_field_for_each_blank_in_their_order(
    page: Page, file_base: str, file: Path
) -> None:
    page.goto(f"{file_base}{file.relative_to(WHOLE / 'content').with_suffix('.html').as_posix()}")
    fields = page.locator("[data-fields] textarea")
    names = head_of(file)["fields"]
    assert [
        page.locator(f"label[for='{field.get_attribute('id')}']").text_content() for field in fields.all()
    ] == names
    for at, field in enumerate(fields.all()):
        field.fill(f"слово {at}")
    assert page.locator(".sv-blank").all_text_contents() == [f"слово {at}" for at in range(len(names))]
    assert "____" not in (page.locator(".sv-sheet").text_content() or "")


def test_a_letter_is_written_with_the_keyboard(context: BrowserContext, base: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(base + LETTER)
    tab_to(page, "[data-fields] textarea")
    type_over_keys(page, "Загранпаспорт")
    page.keyboard.press("Tab")
    type_over_keys(page, "45-12")
    expect(page.locator(".sv-toolbar__status")).to_have_text("Заполнено 1 из 8.")
    tab_to(page, "[data-attachments] input")
    page.keyboard.press("Space")
    tab_to(page, "[data-does=copy]")
    page.keyboard.press("Enter")
    expect(page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_copied"])
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(
        "Возврат платежа\n\nЗдравствуйте!\n\nПрошу вернуть платёж за услугу: Загранпаспорт."
    )
    assert "Номер заявления: 45-12. Дата платежа: ____." in text
    assert text.endswith("Приложения:\n1. Квитанция\n")


def test_the_sheet_is_not_announced_with_every_letter(page: Page, file_base: str) -> None:
    page.goto(file_base + LETTER)
    expect(page.locator(".sv-sheet [aria-live], .sv-sheet[aria-live]")).to_have_count(0)
    page.get_by_label("Сумма").press_sequentially("500")
    expect(page.locator(".sv-toolbar__status")).to_have_text("")


SAID = 'Сумма <b>"5" & 6</b>\nвторая строка, 𝟝 😀'


def test_text_is_saved_as_written(page: Page, base: str) -> None:
    page.goto(base + LETTER)
    page.get_by_label("Причина возврата").fill(SAID)
    text = saved(page, "txt").decode("utf-8-sig")
    assert SAID.replace("\n", "\r\n") in text
    assert re.search(r"[^\r]\n", text) is None
    expect(page.locator(".sv-sheet b", has_text="5")).to_have_count(0)


def test_the_draft_of_an_e_mail_is_one_that_mail_programs_read(page: Page, base: str) -> None:
    page.goto(base + "letters/law/which-act.html")
    page.get_by_label("Название услуги").fill(SAID)
    raw = saved(page, "eml")
    assert re.search(rb"(?<!\r)\n", raw) is None
    assert all(len(line) <= 76 for line in raw.split(b"\r\n"))
    assert raw.isascii()
    message = message_from_bytes(raw, policy=policy.default)
    assert message.defects == []
    assert message["Subject"] == head_of(WHOLE / "content/letters/law/which-act.md")["subject"]
    assert message["To"] is None
    assert message["Date"].datetime is not None
    assert message.get_content_type() == "text/plain"
    assert SAID in message.get_content().replace("\r\n", "\n")


def test_the_word_document_is_sound(page: Page, base: str) -> None:
    page.goto(base + LETTER)
    page.get_by_label("Причина возврата").fill(SAID)
    archive = zipfile.ZipFile(io.BytesIO(saved(page, "docx")))
    assert archive.testzip() is None
    assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    paragraphs = [
        "".join(
            "\n" if node.tag == f"{space}br" else node.text or ""
            for node in paragraph.iter()
            if node.tag in {f"{space}t", f"{space}br"}
        )
        for paragraph in parts["word/document.xml"].iter(f"{space}p")
    ]
    assert paragraphs[0] == "Возврат платежа"
    assert f"Причина: {SAID}." in paragraphs


def test_without_an_address_on_record_there_is_no_mail_button(page: Page, file_base: str) -> None:
    page.goto(file_base + LETTER)
    expect(does(page, "mail")).to_have_count(0)
    expect(page.locator("article a[href^='mailto:']")).to_have_count(0)
    expect(page.get_by_role("link", name=WORDS["letter_where"])).to_be_visible()


EMAIL = """- id: letters
  kind: email
  value: "letters@acmehelp.example"
  label: {ru: "Почта для писем"}
  relation: own
  purpose: [letters]
  status: corroborated
  review_by: "2027-02-20"
  evidence:
  - {source: acme-site, captured_at: "2026-11-22", supports: [value], quote: "letters@acmehelp.example"}
  - {source: gazette, captured_at: "2026-11-22", supports: [value], quote: "letters@acmehelp.example"}
  proposed_by: editors
"""


def test_with_an_address_on_record_a_letter_can_go_there(tmp_path: Path, page: Page) -> None:
    centre = HelpCentre(tmp_path)
    path = "content/contacts/acme.yml"
    built = centre.write(path, f"{centre.read(path).rstrip()}\n{EMAIL}").build()
    assert built.status == 0, built.output
    page.goto(f"{built.site.as_uri()}/letters/pay/refund.html")
    page.get_by_label("Имя").fill("Пётр & Ко")
    assert message_from_bytes(saved(page, "eml"), policy=policy.default)["To"] == "letters@acmehelp.example"
    expect(page.locator("article a[href='mailto:letters@acmehelp.example']")).to_be_visible()
    expect(does(page, "mail")).to_be_visible()


def test_a_letter_is_printed_by_itself(page: Page, file_base: str) -> None:
    page.goto(file_base + LETTER)
    page.emulate_media(media="print")
    expect(page.locator(".sv-sheet")).to_be_visible()
    for part in ("h1", ".sv-header", ".sv-footer", ".sv-toolbar", "[data-fields]", ".sv-next"):
        expect(page.locator(part).first).to_be_hidden()
