"""How large, long and deep what is read may be: each limit once, with its unit and the reason for it.

Whatever stays within all of them is read, drawn and published in seconds; what does not is a finding at its place, made
before the work that it would cost. The table of the handbook (`editing/limits.md`) is held against these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "bytes", "characters", "levels", "signs", "elements", "pixels", "frames", "files", "seconds", "pieces"
]


@dataclass(frozen=True)
class Limit:
    """`most` of `unit` in or of `what`, and why no more; both texts by language."""

    most: int
    unit: Unit
    what: Mapping[str, str]
    why: Mapping[str, str]


def _limit(most: int, unit: Unit, what: str, what_ru: str, why: str, why_ru: str) -> Limit:
    return Limit(most, unit, {"en": what, "ru": what_ru}, {"en": why, "ru": why_ru})


FEEDBACK_LINE = _limit(
    100_000,
    "characters",
    "a line of a file for `sverka feedback`",
    "строка файла для `sverka feedback`",
    "An answer, a search or a visit is shorter. A longer line is counted as unread.",
    "Ответ, поиск и посещение короче. Более длинная строка считается непрочитанной.",
)
FEEDBACK_TEXT = _limit(
    5_000,
    "characters",
    "a comment or a search in feedback",
    "комментарий или запрос читателя",
    "Nobody writes more into a form; what is longer was written by a program.",
    "В форму столько не пишут: более длинное написала программа.",
)
FEEDBACK_LIST = _limit(
    20_000_000,
    "characters",
    "a file for `sverka feedback` that is one list",
    "файл для `sverka feedback`, который весь — один список",
    "It is read whole. Lines of JSON are read one by one, however many there are.",
    "Он читается целиком. Файл из строк JSON читается по строке, сколько бы их ни было.",
)

PAGE = _limit(
    300_000,
    "bytes",
    "a page in Markdown",
    "страница в Markdown",
    "A book of 150 leaves. Nobody reads a longer page, and every check reads all of it.",
    "Это книга в 150 листов. Длиннее страниц не читают, а каждая проверка читает страницу целиком.",
)
LINE = _limit(
    20_000,
    "characters",
    "a line of a page",
    "строка страницы",
    "A longer line is pasted data. A finding in it would lead nowhere.",
    "Более длинная строка — вставленные данные. Место ошибки в ней не найти.",
)
PARAGRAPH = _limit(
    50_000,
    "characters",
    "a paragraph, list or table without an empty line in it",
    "абзац, список или таблица без пустой строки",
    "Each sign of mark-up may look through all of it.",
    "Каждый знак разметки может просматривать весь абзац.",
)
DEPTH = _limit(
    10,
    "levels",
    "lists in lists, quotes in quotes, brackets in brackets",
    "списки в списках, цитаты в цитатах, скобки в скобках",
    "For each open bracket the rest of the paragraph is read once more.",
    "Для каждой открытой скобки остаток абзаца читается ещё раз.",
)
SIGNS = _limit(
    100,
    "signs",
    "the same sign of mark-up in a row: `*`, `~`, a backtick or a backslash",
    "один и тот же знак разметки подряд: `*`, `~`, обратная кавычка или обратная черта",
    "Each may be mark-up inside mark-up.",
    "Каждый может быть разметкой внутри разметки.",
)
HEADINGS = _limit(
    200,
    "pieces",
    "headings, rules and notes without an empty line between",
    "заголовки, черты и врезки подряд без пустой строки",
    "For each all that follows is read once more.",
    "Для каждого всё, что ниже, читается ещё раз.",
)
UNCLOSED = _limit(
    10,
    "pieces",
    "unclosed blocks of code on a page, pieces of code in a paragraph",
    "незакрытые блоки кода на странице, фрагменты кода в абзаце",
    "For each all that follows is read once more.",
    "Для каждого всё, что ниже, читается ещё раз.",
)
ABBREVIATIONS = _limit(
    50,
    "pieces",
    "lines `*[HTML]: …` on one page",
    "строки `*[HTML]: …` на одной странице",
    "Each is looked for in the whole page. Terms of the glossary have no limit.",
    "Каждое сокращение ищут по всей странице. Для терминов словаря ограничения нет.",
)
SECONDS = _limit(
    5,
    "seconds",
    "the time that a page takes to become HTML",
    "время, за которое страница становится HTML",
    "No page takes a tenth of it. What takes longer stops every build and every check.",
    "Ни одной странице не нужна и десятая доля. Более медленная задержит каждую сборку и проверку.",
)
FILES = _limit(
    20_000,
    "files",
    "in `docs/` and `content/` together",
    "в папках `docs/` и `content/` вместе",
    "More are a folder that was put here by mistake.",
    "Большее число — чужая папка, попавшая сюда по ошибке.",
)


TEXT = _limit(
    1_000_000,
    "bytes",
    "any other text: data in YAML, captions, a drawing",
    "любой другой текст: данные YAML, субтитры, рисунок SVG",
    "It is read and checked whole.",
    "Он читается и проверяется целиком.",
)
YAML_DEPTH = _limit(
    20,
    "levels",
    "keys in keys and lists in lists of YAML",
    "ключи в ключах и списки в списках YAML",
    "No record needs as many. `&` and `*`, which repeat a value, are not used at all.",
    "Записям столько не нужно. `&` и `*`, которые повторяют значение, не используются вовсе.",
)
PICTURE = _limit(
    5_000_000,
    "bytes",
    "a picture",
    "картинка",
    "Readers load it over slow networks.",
    "Её загружают по медленной сети.",
)
PIXELS = _limit(
    12_500_000,
    "pixels",
    "a picture, all its frames together",
    "картинка, все кадры вместе",
    "Each is searched for codes and text: twelve megapixels take 400 MB of memory.",
    "В каждой ищут коды и текст: двенадцать мегапикселей занимают 400 МБ памяти.",
)
FRAMES = _limit(
    200,
    "frames",
    "a picture that moves",
    "картинка, которая движется",
    "Longer ones are films.",
    "Более длинная — уже фильм.",
)
FILM = _limit(
    20_000_000,
    "bytes",
    "a film",
    "фильм",
    "It goes into the archive, which is downloaded whole.",
    "Он попадает в архив, а архив скачивают целиком.",
)
ELEMENTS = _limit(
    5_000,
    "elements",
    "a drawing",
    "рисунок SVG",
    "More freeze the page on a phone.",
    "Большее число подвесит страницу на телефоне.",
)
ELEMENT_DEPTH = _limit(
    50,
    "levels",
    "elements in elements of a drawing",
    "элементы внутри элементов рисунка SVG",
    "What reads drawings calls itself for each.",
    "Программы, читающие рисунки, вызывают себя для каждого уровня.",
)
DRAWN = _limit(
    20_000,
    "elements",
    "what a drawing draws, each repeated shape counted each time",
    "сколько рисует SVG, если считать каждое повторение",
    "A drawing of 1 KB can draw a billion shapes.",
    "Рисунок в 1 КБ может рисовать миллиард фигур.",
)
DRAWN_LEVELS = _limit(
    5,
    "levels",
    "shapes drawn again that draw others again",
    "повторённые фигуры, которые повторяют другие",
    "None may draw itself, which would never end.",
    "Ни одна не может рисовать саму себя: это не кончится.",
)

NAMED = _limit(
    100,
    "pieces",
    "faults that are named of one file of data",
    "сколько ошибок называют в одном файле данных",
    "Who mends these learns of the others by the next check.",
    "Исправив их, об остальных узнают из следующей проверки.",
)
