"""What a larger help centre has besides the pages of tests/cases/minimal: translations, a glossary, acts, a lesson."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from sverka.pages.codes import next_code
from tests.help_centre import HelpCentre

# Ten seconds of white: what is read in a film, tests of pictures say.
FILM = Path(__file__).parent / "cases/film.mp4"

GLOSSARY = """\
glossary:
- id: my-requests
  kind: section
  name: {ru: "Мои вопросы", en: "My requests"}
  where: {ru: "Личный кабинет"}
  meaning: {ru: "Ваши вопросы и ответы на «них».", en: "Your questions with the answers."}
  instead_of: {ru: ["Мои обращения"]}
  sources: [acme-site]
- id: receipt
  kind: word
  name: {ru: "квитанция", en: "receipt"}
  meaning: {ru: "Запись об оплате."}
  sources: [acme-site]
"""
ACTS = """\
acts:
- {id: payments, title: {ru: "Правила оплаты"}, number: "12-А", date: "2026-10-05", source: gazette}
- {id: returns, title: {ru: "Правила возврата"}, date: "2026", source: gazette}
"""
CHANGES = """\
changes:
- date: "2026-11-22"
  what: {ru: "Добавлен ответ о картах & счетах.", en: "An answer about cards was added."}
  pages: [content/faq/pay/card.md]
- date: "2026-11-20"
  what: {ru: "Открыта справка."}
"""
SITUATIONS = """\
situations:
- {id: no-internet, title: {ru: "Нет интернета"}, page: docs/help/index.md, lacks: [internet]}
- {id: abroad, title: {ru: "За границей"}, regions: [south]}
- {id: neither, title: {ru: "Ни того ни другого"}, lacks: [internet], regions: [south]}
"""
CAPTIONS = """\
WEBVTT

00:00.000 --> 00:04.000
Откройте справку.

00:04.000 --> 00:09.500
Найдите <b>номер</b>.
"""
LESSON = """\
category: pay
channels: [call, letter]
file: pay.mp4
poster: pay.png
captions: pay.ru.vtt
duration: "0:10"
"""
TRANSCRIPT = "## Что показано\n\nОткройте справку.\n\nНайдите номер.\n"


def add_page(centre: HelpCentre, path: str, title: str, keys: str = "", text: str = "Текст.\n") -> None:
    """A page with a code of its own."""
    code = next_code(centre.project().ledger)
    centre.write(
        "content/codes.yml", f'{centre.read("content/codes.yml")}- {{code: "{code}", page: "{path}"}}\n'
    )
    centre.write(
        path,
        f'---\ntitle: "{title}"\nsummary: "{title} — коротко"\ncode: "{code}"\nowner: editors\n'
        f'reviewed: "2026-11-20"\nreview_every: "180"\nsources: [acme-site]\n{keys}---\n{text}',
    )


def translate(centre: HelpCentre, path: str, text: str | None = None, digest: str = "") -> str:
    """Write the translation of a page, its text or `text`, of the page as it is now; the path of the translation."""
    head, body = centre.read(path).rsplit("---\n", 1)
    head = head.replace('summary: "', 'summary: "In English: ')
    digest = digest or centre.project().by_path[path].digest
    translation = path.replace(".md", ".en.md")
    centre.write(translation, f'{head}translated_from: "{digest}"\n---\n{body if text is None else text}')
    return translation


def add_lesson(
    centre: HelpCentre, keys: str = LESSON, text: str = TRANSCRIPT, captions: str = CAPTIONS
) -> None:
    """A lesson with its film, poster and captions."""
    poster = io.BytesIO()
    Image.new("RGB", (64, 36)).save(poster, "png")
    centre.write("content/videos/pay.png", poster.getvalue())
    centre.write("content/videos/pay.mp4", FILM.read_bytes().ljust(250_000, b"\0")).write(
        "content/videos/pay.ru.vtt", captions
    )
    add_page(centre, "content/videos/pay.md", "Урок об оплате", keys, text)


def add_situations(centre: HelpCentre) -> None:
    """Situations, and channels that need something or work in one region."""
    path = "content/taxonomy.yml"
    centre.replace(path, "roles:", f"{SITUATIONS}roles:")
    centre.replace(path, "- {id: north,", '- {id: south, title: {ru: "Юг"}}\n- {id: north,')
    centre.replace(
        path,
        "page: docs/help/index.md}\n- {id: letter,",
        "page: docs/help/index.md, regions: [north]}\n- {id: letter,",
    )
    centre.replace(
        path,
        '- {id: letter, title: {ru: "Письмо"}}',
        '- {id: letter, title: {ru: "Письмо"}, needs: [internet]}',
    )
