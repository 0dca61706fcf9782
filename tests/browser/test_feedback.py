"""«Did this help?»: never said to be sent before a server took it, and the reader's own where nobody takes it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages import PAGES, WORDS, Watch
from tests.help_centre import HelpCentre

ENDPOINT = "https://help.example/feedback"
ANSWER = "faq/pay/refund.html"
REASONS = """feedback_reasons:
- {id: unclear, title: {ru: "Непонятно"}}
"""


_TRY = """(urls) => Promise.all(urls.map((url) =>
    fetch(url, { method: "POST", body: "{}" }).then(() => "sent", () => "stopped")))"""


def _status(page: Page):
    return page.locator(".sv-feedback__status")


def _say_no(page: Page, comment: str = "") -> None:
    page.get_by_role("button", name=WORDS["feedback_no"], exact=True).click()
    page.get_by_role("radio").first.check()
    page.get_by_label(WORDS["feedback_comment"]).fill(comment)


# Without an endpoint


def test_without_an_endpoint_nothing_is_sent_and_nothing_is_said_to_be(fresh_page: Page, base: str) -> None:
    fresh_page.goto(base + PAGES["answer"], wait_until="load")
    watch = Watch(fresh_page, base)
    _say_no(fresh_page, "не хватает срока")
    expect(fresh_page.locator(".sv-feedback")).to_contain_text(WORDS["feedback_local"])
    with fresh_page.expect_download() as waiting:
        fresh_page.get_by_role("button", name=WORDS["feedback_save"]).click()
    text = Path(waiting.value.path()).read_text("utf-8")
    code = fresh_page.locator(".sv-byline .sv-code").text_content()
    assert f"({code})" in text
    assert f"{WORDS['feedback_title']} {WORDS['feedback_no']}" in text
    assert "Здесь нет ответа на мой вопрос" in text
    assert "не хватает срока" in text
    asked = [url for url in watch.requests if not url.startswith("blob:") and "/favicon." not in url]
    assert all(url.startswith(base) and "/assets/feedback/ru." in url for url in asked)
    for word in ("feedback_sent", "feedback_send"):
        expect(fresh_page.get_by_text(WORDS[word], exact=True)).to_have_count(0)
    assert fresh_page.evaluate("localStorage.length") == 0


def test_answers_and_guides_ask_and_other_pages_do_not(built) -> None:
    asking = {
        name
        for name, url in PAGES.items()
        if built.get(url.partition("?")[0]) and built[url.partition("?")[0]].css(".sv-feedback")
    }
    assert asking == {"answer", "guide"}


def test_without_scripts_there_is_a_way_on(without_scripts: Page, base: str) -> None:
    without_scripts.goto(base + PAGES["answer"])
    expect(without_scripts.locator(".sv-feedback")).to_be_hidden()
    for way in ("Чат", "Звонок", "Письмо"):
        expect(without_scripts.locator(".sv-next").get_by_role("link", name=way)).to_be_visible()


def test_an_answer_page_stays_light(built, site: Path) -> None:
    scripts = [node.attributes["src"] or "" for node in built[PAGES["answer"]].css("script[src]")]
    sizes = {name: len(brotli.compress((site / name.replace("../", "")).read_bytes())) for name in scripts}
    assert sum(sizes.values()) <= 6_000
    assert next(size for name, size in sizes.items() if "feedback" in name) <= 1_500


# With an endpoint


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small help centre whose settings name an endpoint."""
    centre = HelpCentre(tmp_path_factory.mktemp("feedback"))
    centre.replace("mkdocs.yml", "    sign_in:", f'    feedback: {{endpoint: "{ENDPOINT}"}}\n    sign_in:')
    centre.write("content/taxonomy.yml", centre.read("content/taxonomy.yml") + REASONS)
    built = centre.build()
    assert built.status == 0, built.output

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(built.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Endpoint:
    """Takes what a page sends, or refuses it."""

    def __init__(self, page: Page) -> None:
        self.status: int | None = 204
        self.taken: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        page.context.route(ENDPOINT, self._answer)

    def _answer(self, route: Route) -> None:
        if self.status is None:
            return route.abort("internetdisconnected")
        self.headers.append(route.request.headers)
        if self.status < 300:
            self.taken.append(json.loads(route.request.post_data or ""))
        return route.fulfill(status=self.status, headers={"Access-Control-Allow-Origin": "*"})


@pytest.fixture
def asked(browser: Browser, answering: str) -> Iterator[tuple[Page, Endpoint]]:
    """An answer on which feedback can be sent, in a window of its own."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    endpoint = Endpoint(page)
    page.goto(answering + ANSWER)
    yield page, endpoint
    context.close()


def _send(page: Page) -> None:
    page.get_by_role("button", name=WORDS["feedback_send"]).click()


def test_only_code_verdict_reason_and_comment_are_sent(asked: tuple[Page, Endpoint]) -> None:
    page, endpoint = asked
    _say_no(page, " мало ")
    assert endpoint.taken == []
    _send(page)
    expect(_status(page)).to_have_text(WORDS["feedback_sent"])
    code = page.locator(".sv-byline .sv-code").text_content()
    assert endpoint.taken == [{"code": code, "verdict": "no", "reason": "unclear", "comment": "мало"}]
    assert not {"cookie", "authorization", "referer"} & set(endpoint.headers[0])
    assert json.loads(page.evaluate("localStorage.getItem('sverka-feedback')")) == []


def test_a_yes_takes_no_reason_along(asked: tuple[Page, Endpoint]) -> None:
    page, endpoint = asked
    _say_no(page)
    page.get_by_role("button", name=WORDS["feedback_yes"], exact=True).click()
    expect(page.get_by_role("radio")).to_be_hidden()
    _send(page)
    expect(_status(page)).to_have_text(WORDS["feedback_sent"])
    assert (endpoint.taken[0]["verdict"], endpoint.taken[0]["reason"]) == ("yes", "")


@pytest.mark.parametrize("status", [None, 500, 503, 429])
def test_what_was_not_taken_waits_and_goes_when_it_can(
    asked: tuple[Page, Endpoint], status: int | None
) -> None:
    page, endpoint = asked
    endpoint.status = status
    _say_no(page)
    _send(page)
    expect(_status(page)).to_have_text(WORDS["feedback_queued"])
    page.reload()
    expect(_status(page)).to_have_text(WORDS["feedback_queued"])
    endpoint.status = 200
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(_status(page)).to_have_text(WORDS["feedback_sent"])
    page.reload()
    expect(_status(page)).to_have_text("")
    assert len(endpoint.taken) == 1


def test_what_is_refused_for_good_is_said_to_be_refused(asked: tuple[Page, Endpoint]) -> None:
    page, endpoint = asked
    endpoint.status = 400
    _say_no(page)
    _send(page)
    expect(_status(page)).to_have_text(WORDS["feedback_not_taken"])
    endpoint.status = 200
    page.evaluate("dispatchEvent(new Event('online'))")
    page.reload()
    expect(_status(page)).to_have_text("")
    assert endpoint.taken == []


def test_before_the_server_answers_nothing_is_said_to_be_sent(asked: tuple[Page, Endpoint]) -> None:
    page, _ = asked
    held: list[Route] = []
    page.context.unroute(ENDPOINT)
    page.context.route(ENDPOINT, lambda route: held.append(route))
    _say_no(page)
    with page.expect_request(ENDPOINT):
        _send(page)
    expect(_status(page)).to_have_text(WORDS["feedback_sending"])
    held[0].fulfill(status=200, headers={"Access-Control-Allow-Origin": "*"})
    expect(_status(page)).to_have_text(WORDS["feedback_sent"])


def test_the_policy_lets_feedback_go_there_and_nowhere_else(asked: tuple[Page, Endpoint]) -> None:
    page, _ = asked
    outcome = page.evaluate(
        _TRY,
        [ENDPOINT, "https://help.example/other", "https://elsewhere.example/feedback"],
    )
    assert outcome == ["sent", "stopped", "stopped"]
