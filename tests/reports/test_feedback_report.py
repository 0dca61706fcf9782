"""The report for editors: what readers said, where they left, what they searched for, from real kinds of files."""

from __future__ import annotations

import gzip
import json
import subprocess

import pytest

from sverka.reports import feedback_report
from sverka.reports.feedback_report import FeedbackReport
from tests.help_centre import REPOSITORY, HelpCentre

AGENT = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"


def visit(
    address: str, time: str = "10:00:00", client: str = "203.0.113.7", agent: str = AGENT, referer: str = "-"
):
    """A line of the combined format."""
    return (
        f'{client} - - [25/Nov/2026:{time} +0300] "GET {address} HTTP/2.0" 200 5120 "{referer}" "{agent}"\n'
    )


@pytest.fixture
def codes(centre: HelpCentre) -> dict[str, str]:
    """Source path → code."""
    return {page.source.path: page.meta.code for page in centre.project().pages if page.meta.code}


@pytest.fixture
def report(centre: HelpCentre):
    """Writes files and reads them."""

    def read(**files: str | bytes) -> FeedbackReport:
        paths = []
        for name, content in files.items():
            path = centre.root / name
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        return feedback_report.read(centre.project(), paths)

    return read


def page(report: FeedbackReport, path: str) -> feedback_report.PageReport:
    return next(page for page in report.pages if page.path == path)


REFUND_PAGE, CARD_PAGE = "content/faq/pay/refund.md", "content/faq/pay/card.md"


def vote(code: str, verdict: str, reason: str = "", comment: str = "") -> str:
    return json.dumps({"code": code, "verdict": verdict, "reason": reason, "comment": comment}) + "\n"


def test_pages_that_fail_readers_come_first(report, codes):
    refund, card = codes[REFUND_PAGE], codes[CARD_PAGE]
    lines = (
        vote(refund, "no", "unclear") * 8
        + vote(refund, "yes") * 2
        + vote(card, "no", "outdated")
        + vote(card, "yes") * 9
    )
    found = report(export=lines)
    assert [page.path for page in found.pages] == [REFUND_PAGE, CARD_PAGE]
    assert (found.pages[0].no, found.pages[0].yes, dict(found.pages[0].reasons)) == (8, 2, {"unclear": 8})


def test_one_no_weighs_less_than_many(report, codes):
    found = report(
        export=vote(codes[CARD_PAGE], "no")
        + vote(codes[REFUND_PAGE], "no") * 30
        + vote(codes[REFUND_PAGE], "yes")
    )
    assert found.pages[0].path == REFUND_PAGE


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_with_any_delimiter_and_a_mark_in_front(report, codes, delimiter):
    rows = [
        ["Time", "Code", "Verdict", "Reason", "Comment"],
        ["10:00", codes[CARD_PAGE], "no", "other", '"две\nстроки"'],
    ]
    found = report(export="\ufeff" + "".join(delimiter.join(row) + "\r\n" for row in rows))
    assert page(found, CARD_PAGE).comments == ["две\nстроки"]
    assert found.broken == []


def test_gzipped_files_are_read(report, codes):
    assert report(export=gzip.compress(vote(codes[CARD_PAGE], "yes").encode())).votes == 1


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Мой телефон 8 912 345-67-89, перезвоните", "Мой телефон [phone], перезвоните"),
        ("Почта ivanov.petr@mail.example", "Почта [e-mail]"),
        ("СНИЛС 112-233-445 95", "СНИЛС [number]"),
        ("ИНН 7707083893 и карта 4276 3800 1234 5678", "ИНН [number] и карта [number]"),
        ("Код страницы 120-74, шаг 3", "Код страницы 120-74, шаг 3"),
    ],
)
def test_personal_data_is_masked(report, codes, said, shown):
    found = report(export=vote(codes[CARD_PAGE], "no", "other", said))
    assert page(found, CARD_PAGE).comments == [shown]


def test_personal_data_in_searches_is_masked(report):
    found = report(access=visit("/search.html?q=%D0%A1%D0%9D%D0%98%D0%9B%D0%A1+112-233-445+95"))
    assert [search.query for search in found.unanswered] == ["снилс [number]"]


def test_broken_lines_are_counted_and_stop_nothing(report, codes):
    good = vote(codes[CARD_PAGE], "yes")
    found = report(
        export=good + "{not json\n" + '{"code": "120-75", "verdict": "no"}\n' + '{"verdict": 5}\n' + good,
        access=visit("/faq/pay/card.html") + "\x00\x16\x03 nonsense\n" + visit("/faq/pay/card.html"),
        gaps='[{"query": "пенсия"}, 5]',
        cut='[{"query": ',
        packed=gzip.compress(b"x" * 9999)[:30],
    )
    broken = {broken.file.rpartition("/")[2]: (broken.lines, broken.first) for broken in found.broken}
    assert broken == {"export": (3, 2), "access": (1, 2), "gaps": (1, 2), "cut": (1, 1), "packed": (0, 0)}
    assert [broken.reason for broken in found.broken if broken.reason]
    assert (found.votes, found.visits, found.gaps) == (2, 2, 1)


def test_a_code_that_no_page_has_is_shown_as_such(report):
    found = report(export=vote("120-74", "no"))
    assert [(page.code, page.path) for page in found.pages] == [("120-74", "")]


def test_a_page_that_readers_leave_for_a_channel(report):
    lines = [
        visit("/faq/pay/refund.html", "10:00:00"),
        visit("/help/index.html", "10:01:00"),  # the page of the only channel
        visit("/faq/pay/refund.html", "10:00:00", client="203.0.113.8"),
        visit("/faq/pay/card.html", "10:02:00", client="203.0.113.8"),
        visit("/faq/pay/card.html", "10:00:00", client="203.0.113.9"),
        visit("/help/index.html", "11:00:00", client="203.0.113.9"),  # came again
        visit("/help/", "12:00:00", client="198.51.100.2", referer="https://help.example/faq/pay/card.html"),
    ]
    found = report(access="".join(lines))
    assert (page(found, REFUND_PAGE).views, page(found, REFUND_PAGE).exits) == (2, 1)
    assert (page(found, CARD_PAGE).views, page(found, CARD_PAGE).exits) == (2, 1)


def test_searches_that_lead_to_no_page(report):
    lines = [
        # Found at once, also after a filter.
        visit("/search.html?q=%D0%B2%D0%BE%D0%B7%D0%B2%D1%80%D0%B0%D1%82", "10:00:00"),
        visit("/search.html?q=%D0%B2%D0%BE%D0%B7%D0%B2%D1%80%D0%B0%D1%82&category=pay", "10:00:10"),
        visit("/faq/pay/refund.html", "10:00:30"),
        # Asked anew, then given up.
        visit("/search.html?q=pension", "10:00:00", client="b"),
        visit("/search.html?q=PENSION++age", "10:01:00", client="b"),
        # Left for a channel.
        visit("/search.html?q=visa", "10:00:00", client="c"),
        visit("/help/index.html", "10:01:00", client="c"),
    ]
    found = report(access="".join(lines))
    failed = {search.query: (search.searched, search.without_page) for search in found.unanswered}
    assert failed == {"pension": (1, 1), "pension age": (1, 1), "visa": (1, 1)}


def test_searches_that_readers_noted_come_first(report):
    gaps = json.dumps(
        [{"query": "Пенсия ", "lang": "ru", "date": "2026-11-25"}] * 2, ensure_ascii=False, indent=2
    )
    found = report(gaps=gaps, access=visit("/search.html?q=visa"))
    assert [(search.query, search.noted) for search in found.unanswered] == [("пенсия", 2), ("visa", 0)]


def test_robots_errors_and_other_methods_are_left_out(report):
    lines = [
        visit("/faq/pay/card.html", agent="Mozilla/5.0 (compatible; Examplebot/2.1)"),
        visit("/faq/pay/card.html").replace('" 200 ', '" 404 '),
        visit("/faq/pay/card.html").replace("GET", "HEAD"),
        "help.example:443 " + visit("/faq/pay/card.html"),
    ]
    assert report(access="".join(lines)).visits == 1


def test_nothing_that_tells_who_asked_is_reported(centre, report):
    found = report(access=visit("/faq/pay/card.html", client="203.0.113.77"))
    assert "203.0.113.77" not in feedback_report.as_json(found)
    assert "Firefox" not in feedback_report.as_json(found)


def test_the_command_prints_tables_and_json(centre, codes):
    centre.write("votes.jsonl", vote(codes[CARD_PAGE], "no", "unclear", "Непонятно") + "broken\n")
    run = centre.sverka("feedback", "votes.jsonl")
    assert (run.returncode, "Pages that do not help" in run.stdout) == (0, True), run.stderr
    assert "content/faq/pay/card.md" in run.stdout
    assert "votes.jsonl: 1 lines could not be read, the first is line 2" in run.stderr
    data = json.loads(centre.sverka("feedback", "votes.jsonl", "--format", "json").stdout)
    assert data["counts"] == {"votes": 1, "gaps": 0, "page_views": 0}
    assert data["pages"][0]["reasons"] == {"unclear": 1}
    assert centre.sverka("feedback", "nowhere.jsonl").returncode == 2


def test_the_script_asks_for_files():
    run = subprocess.run(
        [REPOSITORY / "scripts/feedback-report"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "usage: scripts/feedback-report" in run.stdout
