"""The private tools: used by keyboard, asking nobody, keeping nothing unless told to, wiping all at once."""

from __future__ import annotations

import io
import json
import re
import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect
from pytest import Subtests

from tests.browser.pages import WORDS, Watch
from tests.help_centre import REPOSITORY, HelpCentre

LETTER, SHEET, INCIDENT, LOG, CHOOSER = (
    "letters/pay/refund.html",
    "help/call-sheet.html",
    "help/incident.html",
    "help/log.html",
    "help/choose.html",
)
TOOLS = {"letter": LETTER, "sheet": SHEET, "incident": INCIDENT, "log": LOG, "chooser": CHOOSER}
FILLED = {LETTER: "[data-fields] textarea", SHEET: "[data-sheet] textarea", INCIDENT: "[data-sheet] textarea"}
LETTERS = sorted((REPOSITORY / "content/letters").glob("*/*[!n].md"))


def head_of(file: Path) -> dict:
    return yaml.safe_load(file.read_text("utf-8").split("---")[1])


def stored(page: Page) -> dict[str, str]:
    """What the browser remembers, but for the theme."""
    found = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key: value for key, value in found.items() if key != "sverka-theme"}


def does(page: Page, action: str):
    return page.locator(f".sv-toolbar [data-does={action}]")


def saved(page: Page, action: str) -> bytes:
    with page.expect_download() as waiting:
        does(page, action).click()
    return Path(waiting.value.path()).read_bytes()


def type_over_keys(page: Page, text: str) -> None:
    """Types into what has the focus, which has to be a field."""
    assert page.evaluate("document.activeElement.matches('textarea, input, select')")
    page.keyboard.type(text)


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Presses Tab until `selector` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


# Nothing is sent


def test_no_tool_asks_anybody_anything(fresh_page: Page, base: str, subtests: Subtests) -> None:
    watch = Watch(fresh_page, base)
    for name, url in TOOLS.items():
        with subtests.test(name):
            fresh_page.goto(base + url, wait_until="load")
            watch.start()
            if name == "log":
                _add(fresh_page, question="Где деньги?", next="2026-12-01")
                saved(fresh_page, "export")
                saved(fresh_page, "ics")
            elif name == "chooser":
                fresh_page.locator(".sv-choose__answers button").first.click()
            else:
                fresh_page.locator(FILLED[url]).first.fill("Иванов")
                for action in ("txt", *(("docx", "eml") if name == "letter" else ())):
                    saved(fresh_page, action)
                does(fresh_page, "copy").click()
            if name != "chooser":
                fresh_page.get_by_label(WORDS["tool_keep"]).check()
            # The icon belongs to opening the page; a saved file is an address within the page, which asks nobody.
            asked = [url for url in watch.requests if not url.startswith("blob:") and "/favicon." not in url]
            assert asked == []
            assert watch.complaints == []


# Remembering and wiping


@pytest.mark.parametrize("url", FILLED)
def test_fields_are_kept_only_where_the_reader_says_so(fresh_page: Page, base: str, url: str) -> None:
    fresh_page.goto(base + url)
    field = fresh_page.locator(FILLED[url]).first
    field.fill("Иванов")
    assert stored(fresh_page) == {}
    fresh_page.reload()
    expect(field).to_have_value("")
    field.fill("Иванов")
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    assert len(stored(fresh_page)) == 1
    field.fill("Иванов Пётр")
    fresh_page.reload()
    expect(field).to_have_value("Иванов Пётр")
    fresh_page.get_by_label(WORDS["tool_keep"]).uncheck()
    assert stored(fresh_page) == {}
    expect(field).to_have_value("Иванов Пётр")


@pytest.mark.parametrize("url", FILLED)
def test_one_button_wipes_form_and_memory(fresh_page: Page, base: str, url: str) -> None:
    fresh_page.goto(base + url)
    fields = fresh_page.locator(FILLED[url])
    for field in fields.all():
        field.fill("текст")
    boxes = fresh_page.locator(":is([data-sheet], [data-attachments]) input[type=checkbox]")
    for box in boxes.all():
        box.check()
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    does(fresh_page, "wipe").click()
    assert {field.input_value() for field in fields.all()} == {""}
    assert not any(box.is_checked() for box in boxes.all())
    assert stored(fresh_page) == {}
    expect(fresh_page.get_by_label(WORDS["tool_keep"])).not_to_be_checked()
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_wiped"])
    expect(fresh_page.get_by_text("текст", exact=True)).to_have_count(0)


def test_a_name_written_into_one_letter_stands_in_the_next(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LETTER)
    fresh_page.get_by_label("Фамилия, имя, отчество").fill("Иванов Пётр")
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    fresh_page.goto(base + "letters/tech/page-error.html")
    expect(fresh_page.get_by_label("Фамилия, имя, отчество")).to_have_value("Иванов Пётр")
    assert len(stored(fresh_page)) == 1


@pytest.mark.parametrize(
    "value", ["null", "{", '{"version": 9, "data": {"Сумма": "5"}}', '{"version": 1, "data": {"Сумма": 5}}']
)
def test_a_foreign_memory_fills_nothing_and_breaks_nothing(
    fresh_page: Page, http_base: str, value: str
) -> None:
    watch = Watch(fresh_page, http_base)
    fresh_page.goto(http_base + LETTER)
    fresh_page.evaluate("(value) => localStorage.setItem('sverka-tool-letter', value)", value)
    fresh_page.reload()
    expect(fresh_page.get_by_label("Сумма")).to_have_value("")
    assert watch.complaints == []


def test_a_browser_that_refuses_storage_is_told_of(fresh_page: Page, http_base: str) -> None:
    fresh_page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    fresh_page.goto(http_base + LETTER)
    keep = fresh_page.get_by_label(WORDS["tool_keep"])
    keep.click()
    expect(keep).not_to_be_checked()
    expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(WORDS["tool_refused"])


# Letters


@pytest.mark.parametrize("file", LETTERS, ids=lambda file: file.stem)
def test_every_letter_has_a_field_for_each_blank_in_their_order(
    page: Page, file_base: str, file: Path
) -> None:
    page.goto(f"{file_base}{file.relative_to(REPOSITORY / 'content').with_suffix('.html').as_posix()}")
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
    assert message["Subject"] == head_of(REPOSITORY / "content/letters/law/which-act.md")["subject"]
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


# Sheets


def test_a_call_sheet_is_filled_in_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + SHEET)
    tab_to(page, "[data-sheet] input[type=checkbox]")
    page.keyboard.press("Space")
    tab_to(page, "[data-sheet] textarea")
    type_over_keys(page, "25.11.2026")
    page.get_by_label("Номер обращения", exact=True).fill("77-1")
    text = saved(page, "txt").decode("utf-8-sig").replace("\r\n", "\n")
    assert "До звонка\n[x] Сверить номер с этой страницей\n[ ] " in text
    assert "Запись разговора\nДата и время звонка: 25.11.2026\n" in text
    assert "Номер обращения: 77-1\n" in text
    page.emulate_media(media="print")
    expect(page.locator("textarea").first).to_be_hidden()
    shown = "getComputedStyle(document.querySelector('.sv-cell--field'), '::after').content"
    assert page.evaluate(shown) == '"25.11.2026"'


def test_the_incident_card_has_nine_named_fields_and_advice_beside_the_screenshots(
    page: Page, base: str
) -> None:
    page.goto(base + INCIDENT)
    fields = page.get_by_role("textbox").and_(page.locator("[data-sheet] textarea"))
    expect(fields).to_have_count(9)
    expect(page.get_by_role("textbox", name="ИНН или СНИЛС")).to_be_visible()
    row = page.locator("tr", has=page.get_by_role("textbox", name="Снимки экрана"))
    expect(row).to_contain_text("номер карты")
    row.get_by_role("link").click()
    assert page.evaluate("document.querySelector(':target')?.matches('h2')")


# The log


def _add(page: Page, **values: str) -> None:
    form = page.locator("#log form")
    for name, value in values.items():
        field = form.locator(f"[name={name}]")
        if name == "channel":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("[type=submit]").click()


def _questions(page: Page) -> list[str]:
    return page.locator(".sv-entry__question").all_text_contents()


def test_entries_are_sorted_changed_removed_and_brought_back(page: Page, base: str) -> None:
    page.goto(base + LOG)
    _add(page, date="2026-11-01", question="первый", channel="call", number="7")
    _add(page, date="2026-11-20", question="второй", channel="chat")
    assert _questions(page) == ["второй", "первый"]
    expect(page.locator(".sv-entry").last).to_contain_text("Звонок на горячую линию № 7")
    page.get_by_role("button", name=re.compile("Изменить .*первый")).click()
    _add(page, date="2026-11-25", question="первый, снова")
    assert _questions(page) == ["первый, снова", "второй"]
    page.get_by_role("button", name=re.compile("Удалить .*второй")).click()
    assert _questions(page) == ["первый, снова"]
    page.get_by_role("button", name=WORDS["log_undo"]).click()
    assert _questions(page) == ["первый, снова", "второй"]


def test_the_log_is_kept_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + LOG)
    tab_to(page, "#log-question")
    type_over_keys(page, "вопрос")
    tab_to(page, "#log form [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".sv-entry")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#log-date")).to_be_focused()
    expect(page.locator("#log-question")).to_have_value("вопрос")


def test_what_is_missing_is_said_beside_the_field(page: Page, base: str) -> None:
    page.goto(base + LOG)
    page.locator("#log form [type=submit]").click()
    question = page.get_by_label(WORDS["log_question"], exact=True)
    expect(question).to_be_focused()
    expect(question).to_have_attribute("aria-invalid", "true")
    expect(question).to_have_accessible_description(WORDS["log_need_question"])
    assert _questions(page) == []


def test_dates_that_have_passed_are_marked(page: Page, base: str) -> None:
    page.clock.set_fixed_time("2026-11-25T12:00:00")
    page.goto(base + LOG)
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        _add(page, question=day, next=day)
    late = page.locator(".sv-entry", has=page.locator(".sv-entry__late:visible"))
    assert late.locator(".sv-entry__question").all_text_contents() == ["2026-11-24"]
    expect(page.locator(".sv-log__count")).to_have_text("Записей: 3. Срок прошёл: 1.")


def test_a_log_is_taken_along_and_loaded_without_doubling(
    fresh_page: Page, base: str, tmp_path: Path
) -> None:
    fresh_page.goto(base + LOG)
    _add(fresh_page, date="2026-11-01", question="первый", answer="ответ", next="2026-11-05")
    _add(fresh_page, date="2026-11-20", question="второй <b>\n2")
    file = tmp_path / "log.json"
    file.write_bytes(saved(fresh_page, "export"))
    fresh_page.reload()
    assert _questions(fresh_page) == []
    for said in ("Добавлено записей: 2. Такие уже были: 0.", "Добавлено записей: 0. Такие уже были: 2."):
        fresh_page.get_by_label(WORDS["log_import"]).set_input_files(file)
        expect(fresh_page.locator(".sv-toolbar__status")).to_have_text(said)
        assert _questions(fresh_page) == ["второй <b>\n2", "первый"]


GOOD = {"date": "2026-11-01", "channel": "call", "number": "", "question": "вопрос", "answer": "", "next": ""}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"{", "log_not_json"),
        (b"\xff\xfe\x00", "log_not_json"),
        (b'{"version": 1, "entries": []}', "log_foreign"),
        (b"[]", "log_foreign"),
        (b"null", "log_foreign"),
        ({"format": "sverka-log", "version": 2, "entries": []}, "log_foreign"),
        (
            {"format": "sverka-log", "version": 1, "entries": [GOOD, {**GOOD, "date": "2026-02-30"}]},
            "log_faulty",
        ),
        ({"format": "sverka-log", "version": 1, "entries": [GOOD, {**GOOD, "question": 5}]}, "log_faulty"),
        ({"format": "sverka-log", "version": 1, "entries": [GOOD, None]}, "log_faulty"),
    ],
)
def test_a_broken_or_foreign_file_changes_nothing(
    page: Page, file_base: str, tmp_path: Path, content: bytes | dict, word: str
) -> None:
    page.goto(file_base + LOG)
    _add(page, date="2026-11-20", question="мой")
    file = tmp_path / "file.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    field = page.get_by_label(WORDS["log_import"])
    field.set_input_files(file)
    expect(page.locator("#log-file-fault")).to_have_text(WORDS[word].replace("{n}", "2"))
    assert _questions(page) == ["мой"]


def test_dates_go_to_a_calendar(page: Page, base: str) -> None:
    page.goto(base + LOG)
    _add(
        page,
        date="2026-11-01",
        question="Вопрос; с запятой, и очень длинный " + "текст " * 30,
        next="2026-11-30",
        number="7",
    )
    lines = saved(page, "ics").decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert {
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
    } <= set(whole)
    assert any(line.startswith(r"SUMMARY:Проверить ответ: № 7 Вопрос\; с запятой\, и") for line in whole)


def test_wiping_the_log_says_first_what_is_lost(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + LOG)
    _add(fresh_page, question="один")
    _add(fresh_page, question="два")
    fresh_page.get_by_label(WORDS["tool_keep"]).check()
    does(fresh_page, "wipe").click()
    dialog = fresh_page.get_by_role("dialog", name=WORDS["log_wipe_title"])
    expect(dialog).to_contain_text(WORDS["log_lost"].replace("{n}", "2"))
    fresh_page.keyboard.press("Escape")
    assert len(_questions(fresh_page)) == 2
    does(fresh_page, "wipe").click()
    dialog.get_by_role("button", name=WORDS["log_wipe_yes"]).click()
    assert _questions(fresh_page) == []
    assert stored(fresh_page) == {}
    fresh_page.reload()
    assert _questions(fresh_page) == []


# The chooser


def test_the_chooser_asks_one_question_at_a_time_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(base + CHOOSER)
    heading = page.locator(".sv-choose__heading")
    expect(heading).to_have_text("Что вам нужно?")
    expect(page.locator(".sv-choose details:visible")).to_have_count(0)
    tab_to(page, ".sv-choose__answers button")
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Что из этого про вас?")
    tab_to(page, ".sv-choose__answers li:nth-child(2) button")
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Узнайте статус по телефону")
    expect(page.locator(".sv-choose__view")).to_contain_text("второй: оператор")
    expect(page.get_by_role("link", name="Нет интернета: что можно сделать").first).to_be_visible()
    tab_to(page, "[data-does=back]")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Что из этого про вас?")
    page.get_by_role("button", name=WORDS["choose_restart"]).click()
    expect(heading).to_have_text("Что вам нужно?")
    expect(page.get_by_role("button", name=WORDS["choose_back"])).to_be_hidden()


# Without scripts, on paper, and what they weigh


def test_without_scripts_every_tool_is_a_form_to_print(without_scripts: Page, base: str) -> None:
    page = without_scripts
    for url in (LETTER, SHEET, INCIDENT, LOG):
        page.goto(base + url)
        expect(page.locator("main :is(textarea, input, button):visible")).to_have_count(0)
    page.goto(base + SHEET)
    expect(page.locator("table td", has_text="☐")).to_have_count(8)
    page.emulate_media(media="print")
    assert page.locator("td:empty").first.bounding_box()["height"] >= 30  # type: ignore[index]
    page.emulate_media(media="screen")
    page.goto(base + LETTER)
    expect(page.locator(".sv-sheet")).to_contain_text("____")
    page.goto(base + CHOOSER)
    page.get_by_text("Подать претензию").click()
    expect(page.get_by_role("link", name="Официальная претензия", exact=True)).to_be_visible()


def test_tools_are_small_and_loaded_only_where_they_are_used(built, site: Path) -> None:
    scripts = ("tool", "sheet", "letter", "docx", "log", "chooser")
    files = [file for name in scripts for file in site.glob(f"assets/js/{name}.*.js")]
    assert len(files) == len(scripts)
    assert sum(len(brotli.compress(file.read_bytes())) for file in files) <= 12_000
    using = {
        url
        for url, tree in built.items()
        for script in tree.css("script[src]")
        if (script.attributes["src"] or "").endswith(tuple(file.name for file in files))
    }
    elsewhere = {url for url in using if not url.removeprefix("en/").startswith("letters/")}
    assert {SHEET, INCIDENT, LOG, CHOOSER} <= elsewhere
    assert {url.removeprefix("en/") for url in elsewhere} == {SHEET, INCIDENT, LOG, CHOOSER}


_SMALL_TARGETS = """() => Array.from(document.querySelectorAll("main :is(button, input, textarea, select)"))
    .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
    .map(([html]) => html)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_and_every_target_is_large_enough(
    page: Page, file_base: str, width: int, subtests: Subtests
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for name, url in TOOLS.items():
        with subtests.test(name):
            page.goto(file_base + url)
            if name == "log":
                _add(page, question="д" * 300, next="2026-01-01")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            small = page.evaluate(_SMALL_TARGETS)
            assert small == []
