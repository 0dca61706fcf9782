"""The site without a network, in real Chromium: what is kept ahead, and what the network has the last word on."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect
from pytest import Subtests

from tests.browser.offline import KEPT_PAGE, NOT_KEPT, NUMBER, REFILLED, kept_ahead, says, visit
from tests.browser.pages import WORDS, Watch
from tests.browser.switched_server import SwitchedServer, switched_server


def test_after_one_visit_the_site_works_without_a_network(
    reader: BrowserContext, site: Path, subtests: Subtests
) -> None:
    with switched_server(site) as server:
        page = visit(reader, server.base)
        listed = kept_ahead(site)
        reader.set_offline(True)
        for url in [url for url in listed if url.endswith(".html")]:
            with subtests.test(url):
                page.goto(server.base + url)
                expect(page.get_by_role("heading", level=1)).to_be_visible()
                assert page.url == server.base + url
                expect(page.locator(".sv-edition")).to_have_count(1)
                assert page.evaluate("document.styleSheets[0].cssRules.length") > 10
        with subtests.test("search"):
            page.goto(f"{server.base}search.html?q=парол")
            expect(page.locator(".sv-results__list a").first).to_be_visible()
        with subtests.test("check a contact"):
            page.goto(f"{server.base}check.html")
            page.locator("#checker-text").fill("8 800 000-55-35")
            expect(page.locator(".sv-verdict--denied")).to_be_visible()
        with subtests.test("a tool"):
            page.goto(f"{server.base}help/log.html")
            page.locator("#log [name=question]").fill("Где мои деньги?")
            page.locator("#log [type=submit]").click()
            expect(page.locator(".sv-log__list")).to_contain_text("Где мои деньги?")


def test_a_page_that_is_not_kept_says_so_and_leads_to_what_is(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    reader.set_offline(True)
    page.goto(server.base + NOT_KEPT)
    expect(page).to_have_url(re.compile(re.escape(f"{server.base}offline.html?page=")))
    expect(page.locator(".sv-saved__missing")).to_contain_text(WORDS["saved_missing"])
    expect(page.locator("[data-group='']")).to_contain_text(says(WORDS["saved_kept"]))
    reader.set_offline(False)
    page.get_by_role("link", name=WORDS["saved_again"]).click()
    expect(page).to_have_url(server.base + NOT_KEPT)
    # Once seen, it is kept.
    reader.set_offline(True)
    page.goto(f"{server.base}index.html")
    page.goto(server.base + NOT_KEPT)
    assert page.url == server.base + NOT_KEPT
    expect(page.locator(".sv-edition")).to_be_visible()


def test_nobody_else_s_address_stands_behind_the_way_back(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    for foreign in ("https://elsewhere.example/", "javascript:alert(1)", "//elsewhere.example"):
        page.goto(f"{server.base}offline.html?page={foreign}")
        expect(page.locator(".sv-saved__with")).to_be_visible()
        expect(page.locator(".sv-saved__missing")).to_be_hidden()


def test_a_browser_that_lost_what_it_kept_goes_on_with_the_network(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    page.reload()
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    server.log.clear()
    for url in ("contacts.html", KEPT_PAGE, "search.html?q=возврат"):
        page.goto(server.base + url)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sv-results__list a").first).to_be_visible()
    # Meanwhile it is put in again.
    page.evaluate(REFILLED)
    page.goto(f"{server.base}offline.html")
    expect(page.locator("[data-group='']")).to_contain_text(says(WORDS["saved_kept"]))
    reader.set_offline(True)
    page.goto(f"{server.base}check.html")
    expect(page.locator(".sv-edition")).to_contain_text(says(WORDS["edition_saved"]))


def test_a_withdrawn_contact_is_gone_with_the_next_page_that_the_network_brings(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path]
) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}contacts.html")
    expect(page.get_by_text(NUMBER).first).to_be_visible()
    server.site = builds["second"]
    for url in ("contacts.html", "faq/pay/refund.html"):
        page.goto(server.base + url)
        assert NUMBER not in page.locator("main").inner_text()
    assert page.evaluate(
        "fetch('/contacts.json').then((answer) => answer.json()).then(({ as_of }) => as_of)"
    ) == ("2026-11-24")
    # Nor does it come back when the network goes.
    reader.set_offline(True)
    for url in ("contacts.html", "faq/pay/refund.html"):
        page.goto(server.base + url)
        assert NUMBER not in page.locator("main").inner_text()


def test_a_slow_network_is_waited_for_where_contacts_are_at_stake(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path]
) -> None:
    page = visit(reader, server.base)
    server.pages_may_go.clear()
    page.goto(f"{server.base}search.html")
    expect(page.locator(".sv-edition")).to_contain_text(says(WORDS["edition_saved"]))
    server.site = builds["second"]
    page.evaluate("location.assign('contacts.html')")
    # Longer than any other page is waited for.
    page.wait_for_timeout(4_000)
    assert page.url == f"{server.base}search.html"
    server.pages_may_go.set()
    expect(page).to_have_url(f"{server.base}contacts.html")
    expect(page.locator(".sv-edition")).to_have_count(0)
    assert NUMBER not in page.locator("main").inner_text()


def test_where_there_is_no_room_the_site_works_and_says_that_saving_did_not(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = reader.new_page()
    watch = Watch(page, server.base)
    devtools = reader.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.base.rstrip("/"), "quotaSize": 50_000})
    page.goto(f"{server.base}index.html")
    page.wait_for_function(
        "() => navigator.serviceWorker.getRegistration().then((found) => !found || !found.installing)"
    )
    page.goto(f"{server.base}contacts.html")
    expect(page.get_by_text(NUMBER).first).to_be_visible()
    page.goto(f"{server.base}offline.html")
    page.locator("[data-group=''] [data-part=save]").click()
    expect(page.locator(".sv-saved__status")).to_have_text(
        re.compile("|".join(re.escape(WORDS[name]) for name in ("saved_no_room", "saved_failed")))
    )
    assert [text for text in watch.complaints if "integrity" in text or "policy" in text] == []


def test_an_old_copy_says_that_it_is_old(reader: BrowserContext, server: SwitchedServer) -> None:
    page = visit(reader, server.base)
    reader.set_offline(True)
    page.clock.set_fixed_time(datetime(2027, 3, 1))
    page.goto(server.base + KEPT_PAGE)
    notes = page.locator("main > .sv-note")
    expect(notes).to_have_count(2)
    expect(notes.filter(has_text=says(WORDS["age_old"]))).to_have_count(1)
    expect(notes.filter(has_text=says(WORDS["edition_saved"]))).to_have_count(1)


def test_the_worker_asks_for_files_of_the_site_and_says_nothing_of_the_reader(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path]
) -> None:
    page = visit(reader, server.base)
    page.goto(f"{server.base}offline.html")
    page.locator("[data-group=ru-topic-pay] [data-part=save]").click()
    expect(page.locator("[data-group=ru-topic-pay]")).to_contain_text(says(WORDS["saved_kept"]))
    usual = {
        "host",
        "connection",
        "accept",
        "accept-encoding",
        "accept-language",
        "user-agent",
        "referer",
        "origin",
    }
    usual |= {"cache-control", "pragma", "if-modified-since", "if-none-match", "upgrade-insecure-requests"}
    for path, headers in server.log:
        assert (builds["first"] / path.lstrip("/").partition("?")[0]).is_file(), path
        assert re.fullmatch(r"[^?]*(\?[a-p]{10})?", path), path
        names = {name.lower() for name in headers}
        assert names <= usual | {name for name in names if name.startswith("sec-")} | {"service-worker"}, (
            headers
        )


def test_a_copy_on_disk_and_a_browser_without_scripts_say_what_to_do_instead(
    page: Page, without_scripts: Page, builds: dict[str, Path], server: SwitchedServer
) -> None:
    watch = Watch(page, builds["first"].as_uri())
    page.goto(f"{builds['first'].as_uri()}/offline.html")
    without_scripts.goto(f"{server.base}offline.html")
    for tab in (page, without_scripts):
        expect(tab.locator(".sv-saved__without")).to_be_visible()
        expect(tab.locator(".sv-saved__with")).to_be_hidden()
    assert (watch.complaints, watch.foreign) == ([], [])


def test_the_page_can_be_installed(reader: BrowserContext, server: SwitchedServer) -> None:
    page = visit(reader, server.base)
    devtools = reader.new_cdp_session(page)
    found = devtools.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        assert page.evaluate("(url) => fetch(url).then(({ ok }) => ok)", icon["src"])
