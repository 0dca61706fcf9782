"""`sverka readability`: the share of sentences that are short enough, and the long ones with their lines."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sverka.core.source import SourceFile
from sverka.project.plain_language import plain_language, sentences
from sverka.project.project import Project
from tests.additions import translate
from tests.help_centre import HelpCentre

LONG = "Слово " + "за словом " * 10 + "идёт вперёд"  # 23 words
OLD = "Напишите, что ищете."


@pytest.fixture
def run(sverka):
    """Run `sverka readability` in the project's folder."""
    return partial(sverka, "readability")


def of_page(centre: HelpCentre, text: str) -> list[tuple[int, int, str]]:
    """Line, words and text of each sentence of a page whose text is replaced."""
    centre.replace("docs/search.md", OLD, text)
    project = centre.project()
    page = project.by_path["docs/search.md"]
    return [(one.line, one.words, one.text) for one in sentences(project, page)]


def test_sentences_stand_in_reading_order_with_their_lines(centre):
    text = "Первое. Второе предложение?\n\n- Пункт раз\n- Пункт **два**.\n\n| Таблица | Клетка |\n|--|--|\n| Да | Нет |"
    assert of_page(centre, text) == [
        (3, 3, "Поиск по справке"),
        (11, 1, "Первое."),
        (11, 2, "Второе предложение?"),
        (13, 2, "Пункт раз"),
        (14, 2, "Пункт два."),
        (16, 1, "Таблица"),
        (16, 1, "Клетка"),
        (18, 1, "Да"),
        (18, 1, "Нет"),
    ]


def test_what_stands_in_the_place_of_a_name_is_read_and_code_is_not(centre):
    text = "Ответ: {{ fact:reply-time }}.\n\n```text\nЭто код. И это код.\n```"
    assert of_page(centre, text)[1:] == [(11, 4, "Ответ: пять рабочих дней.")]


def test_lists_in_lists_are_read_once(centre):
    found = of_page(centre, "1. Сверху\n    - Внутри\n\n2. Абзац.\n\n    Второй абзац.")
    assert [text for _, _, text in found[1:]] == ["Сверху", "Внутри", "Абзац.", "Второй абзац."]


def test_the_short_answer_and_what_to_do_if_it_fails_are_read(centre):
    project = centre.project()
    guide = [one.text for one in sentences(project, project.by_path["content/guides/pay.md"])]
    assert guide[:2] == ["Порядок оплаты от входа до квитанции", "У вас есть квитанция."]


@pytest.mark.parametrize(("words", "long"), [(20, 0), (21, 1)])
def test_twenty_words_are_not_too_many(centre, words, long):
    centre.replace("docs/search.md", OLD, " ".join(["слово"] * words) + ".")
    report = plain_language(centre.project(), "ru")
    assert len(report.long) == long
    assert [one.words for one in report.long] == [words] * long


def test_handbooks_and_lists_are_not_judged(centre):
    before = plain_language(centre.project(), "ru")
    head = centre.read("docs/sign-in.md").rsplit("---\n", 1)[0].replace('code: "101-00"\n', "")
    centre.write("docs/editing/index.md", f"{head}---\n{LONG}.\n")
    assert plain_language(centre.project(), "ru") == before


def test_a_language_without_pages_is_all_in_order(centre):
    report = plain_language(centre.project(), "en")
    assert (report.pages, report.sentences, report.share) == (0, 0, 1.0)


def test_json_holds_the_share_and_the_long_sentences_with_their_lines(centre, run):
    centre.replace("docs/search.md", OLD, f"{OLD}\n\n{LONG}.")
    data = json.loads(run("--format", "json").stdout)
    assert data["max_words"] == 20
    (report,) = data["languages"]
    assert set(report) == {"lang", "pages", "sentences", "share", "long"}
    assert report["long"] == [{"path": "docs/search.md", "line": 13, "words": 23, "text": f"{LONG}."}]
    assert report["share"] == round(1 - 1 / report["sentences"], 4)
    assert report["pages"] == sum(page.kind != "listing" for page in centre.project().pages)


def test_the_table_holds_the_long_sentences_the_longest_first(centre, run):
    centre.replace("docs/search.md", OLD, f"{LONG}.\n\n{LONG} и дальше.")
    result = run()
    first, second = (line for line in result.stdout.splitlines() if "docs/search.md" in line)
    assert first.startswith("25") and "docs/search.md:13" in first
    assert second.startswith("23") and "docs/search.md:11" in second
    assert "sverka readability: ru: " in result.stderr and "have up to 20 words" in result.stderr


def test_each_language_is_reported_by_itself_and_each_has_to_reach_the_share(centre, run):
    translate(centre, "docs/search.md", " ".join(["word"] * 30) + ".\n")
    result = run("--format", "json")
    assert [report["lang"] for report in json.loads(result.stdout)["languages"]] == ["ru", "en"]
    assert result.exit_code == 1
    assert "ru: 100.0%" in result.stderr and "en: 50.0%" in result.stderr


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        (OLD, [], 0),
        (OLD, ["--least", "100"], 0),
        (f"{LONG}.", ["--least", "100"], 1),
        (f"{LONG}.", ["--least", "90"], 0),
        (f"{LONG}.", ["--least", "0", "--format", "json"], 0),
        (OLD, ["--least", "101"], 2),
        (OLD, ["--least", "much"], 2),
        (OLD, ["--format", "xml"], 2),
    ],
)
def test_exit_status(centre, run, text, arguments, status):
    centre.replace("docs/search.md", OLD, text)
    assert run(*arguments).exit_code == status


def test_what_cannot_be_read_is_no_report(centre, run):
    centre.write("content/glossary.yml", "glossary: [")
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "content/glossary.yml" in result.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return HelpCentre(tmp_path_factory.mktemp("sentences")).project()


PIECES = ["a. ", "б? ", "\n", "\n\n", "- ", "1. ", "> ", "# ", "|", "|--|", "**", "`", "```\n", "[", "](x)",
          "{{ fact:reply-time }}", "![", '"', "(", "\\", "    ", "*", "{: #a }", "[^1]", "[^1]: "]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join))
def test_whatever_a_page_says_its_sentences_stand_on_its_lines(project: Project, text: str) -> None:
    page = project.by_path["docs/contacts.md"]
    source = SourceFile(page.source.path, page.source.text[: page.body_start] + text)
    changed = replace(project, pages=[replace(page, source=source)])
    for sentence in sentences(changed, changed.pages[0]):
        assert 1 <= sentence.line <= source.text.count("\n") + 1
        assert sentence.words and sentence.text.strip()
