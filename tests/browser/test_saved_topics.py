"""What a reader keeps: topics and films saved, removed, wiped, and the days when there is no room."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.measures import EVERY_FOCUS, FAINT_TEXTS, TOO_WIDE, lost
from tests.browser.offline import KEPT, KEPT_PAGE, NOT_KEPT, says, visit
from tests.browser.pages import WIDTHS, WORDS
from tests.browser.switched_server import SwitchedServer, switched_server


def test_a_reader_keeps_a_topic_and_removes_it(reader: BrowserContext, server: SwitchedServer) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}offline.html")
    topic = page.locator("[data-group=ru-topic-pay]")
    expect(topic).to_contain_text(says(WORDS["saved_size"]))
    bar = "[...document.querySelectorAll('[data-group=ru-topic-pay] progress')]"
    page.evaluate(
        f"window.seen = []; new MutationObserver(() => seen.push({bar}[0].value))"
        f".observe({bar}[0], {{ attributes: true }})"
    )
    topic.get_by_role("button", name=WORDS["saved_save"]).click()
    expect(topic).to_contain_text(says(WORDS["saved_kept"]))
    expect(page.get_by_role("status").last).to_contain_text(says(WORDS["saved_done"]))
    seen = page.evaluate("seen")
    assert seen == sorted(seen) and len(set(seen)) > 2
    reader.set_offline(True)
    page.goto(server.base + NOT_KEPT)
    assert page.url == server.base + NOT_KEPT
    picture = page.locator(".sv-figure img")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    page.goto(f"{server.base}offline.html")
    topic.get_by_role("button", name=WORDS["saved_remove"]).click()
    expect(topic).to_contain_text(WORDS["saved_not_kept"])
    page.goto(f"{server.base}letters/pay/refund.html")
    expect(page).to_have_url(re.compile("offline"))


def test_a_film_is_kept_and_can_be_read_in_parts(reader: BrowserContext, site: Path) -> None:
    with switched_server(site) as server:
        page = visit(reader, server.base)
        page.goto(f"{server.base}offline.html")
        film = page.locator("[data-group=ru-film]")
        film.get_by_role("button", name=WORDS["saved_save"]).click()
        expect(film).to_contain_text(says(WORDS["saved_kept"]))
        page.goto(f"{server.base}videos/check-contact.html")
        reader.set_offline(True)
        part = page.evaluate(
            """async () => {
                const address = document.querySelector("source").src;
                const answer = await fetch(address, { headers: { Range: "bytes=100-199" } });
                const bytes = [...new Uint8Array(await answer.arrayBuffer())];
                return [answer.status, answer.headers.get("Content-Range"), bytes];
            }"""
        )
        whole = (site / "videos/check-contact.mp4").read_bytes()
        assert part == [206, f"bytes 100-199/{len(whole)}", list(whole[100:200])]


def test_a_reader_wipes_everything(reader: BrowserContext, server: SwitchedServer) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}offline.html")
    page.get_by_role("button", name=WORDS["saved_wipe"]).click()
    expect(page.get_by_role("status").last).to_have_text(WORDS["saved_wiped"])
    for url in ("index.html", KEPT_PAGE):
        page.goto(server.base + url)
        page.wait_for_load_state("networkidle")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistration().then((found) => !found)")
    page.goto(f"{server.base}offline.html")
    basics = page.locator("[data-group='']")
    basics.get_by_role("button", name=WORDS["saved_save"]).click()
    expect(basics).to_contain_text(says(WORDS["saved_kept"]))
    assert page.evaluate(KEPT)


def test_what_was_wiped_can_be_saved_again_on_the_spot(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}offline.html")
    topic = page.locator("[data-group=ru-topic-pay]")
    page.get_by_role("button", name=WORDS["saved_wipe"]).click()
    expect(topic).to_contain_text(WORDS["saved_not_kept"])
    page.locator("[data-group=''] [data-part=save]").click()
    expect(page.locator("[data-group='']")).to_contain_text(says(WORDS["saved_kept"]))
    topic.get_by_role("button", name=WORDS["saved_save"]).click()
    expect(topic).to_contain_text(says(WORDS["saved_kept"]))
    page.goto(f"{server.base}index.html")
    reader.set_offline(True)
    page.goto(server.base + NOT_KEPT)
    assert page.url == server.base + NOT_KEPT


def test_where_there_is_no_room_for_a_topic_the_rest_stays(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    kept = page.evaluate(KEPT)
    page.goto(f"{server.base}offline.html")
    expect(page.locator("[data-group='']")).to_contain_text(says(WORDS["saved_kept"]))
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    devtools = reader.new_cdp_session(page)
    quota = {"origin": server.base.rstrip("/"), "quotaSize": used + 100}
    devtools.send("Storage.overrideQuotaForOrigin", quota)
    page.locator("[data-group=ru-topic-pay] [data-part=save]").click()
    expect(page.locator(".sv-saved__status")).to_have_text(WORDS["saved_no_room"])
    expect(page.locator("[data-group=ru-topic-pay]")).to_contain_text(WORDS["saved_not_kept"])
    reader.set_offline(True)
    page.goto(server.base + KEPT_PAGE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert set(kept) <= set(page.evaluate(KEPT))


def test_without_a_network_a_topic_cannot_be_kept_and_that_is_said(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}offline.html")
    expect(page.locator("[data-group='']")).to_contain_text(says(WORDS["saved_kept"]))
    reader.set_offline(True)
    page.locator("[data-group=ru-topic-pay] [data-part=save]").click()
    expect(page.locator(".sv-saved__status")).to_have_text(WORDS["saved_no_network"])


def test_the_page_of_what_is_saved_fits_reads_and_can_be_walked(reader: BrowserContext, site: Path) -> None:
    with switched_server(site) as server:
        page = visit(reader, server.base)
        page.goto(f"{server.base}offline.html")
        expect(page.locator("[data-group='']")).to_contain_text(says(WORDS["saved_kept"]))
        for scheme in ("light", "dark"):
            page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
            page.set_viewport_size({"width": min(WIDTHS), "height": 700})
            assert page.evaluate(TOO_WIDE) == []
            assert page.evaluate(FAINT_TEXTS) == []
        page.keyboard.press("Tab")
        stops = page.evaluate(EVERY_FOCUS)
        assert lost(stops) == {}
        for button in page.locator("#saved button").all():
            box = button.bounding_box()
            assert box is None or (box["width"] >= 24 and box["height"] >= 24)
