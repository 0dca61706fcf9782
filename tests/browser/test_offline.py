"""The site without a network, in real Chromium: what is kept, what a reader keeps, editions, and days when it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest import Subtests
from selectolax.lexbor import LexborHTMLParser

from tests.browser.measures import EVERY_FOCUS, FAINT_TEXTS, TOO_WIDE, lost
from tests.browser.offline import KEPT, NUMBER, SETTLED, editions, visit
from tests.browser.pages import WIDTHS, WORDS, Watch
from tests.browser.switched_server import SwitchedServer, switched_server

NOT_KEPT = "guides/pay.html"
KEPT_PAGE = "help/index.html"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two editions of a small help centre."""
    return editions(tmp_path_factory.mktemp("editions"))


@pytest.fixture
def server(builds: dict[str, Path]) -> Iterator[SwitchedServer]:
    """A server of the first edition."""
    with switched_server(builds["first"]) as running:
        yield running


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet and may run a worker."""
    context = browser.new_context(service_workers="allow")
    context.set_default_timeout(15_000)
    yield context
    context.close()


def edition_note(page: Page) -> str:
    """What the page says of the copy it is."""
    return page.locator(".sv-edition").inner_text()


def says(text: str) -> re.Pattern[str]:
    """The words of the theme, with whatever stands in their blanks."""
    return re.compile(".*".join(map(re.escape, re.split(r"\{\w+\}", text))))


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
            page.locator("#checker-text").fill("8 800 555-35-35")
            expect(page.locator(".sv-verdict--denied")).to_be_visible()
        with subtests.test("a tool"):
            page.goto(f"{server.base}help/log.html")
            page.locator("#log [name=question]").fill("Где мои деньги?")
            page.locator("#log [type=submit]").click()
            expect(page.locator(".sv-log__list")).to_contain_text("Где мои деньги?")


def kept_ahead(site: Path) -> list[str]:
    """The URLs that the worker in the folder `site` keeps for everybody."""
    (file,) = site.glob("assets/offline/list.*.json")
    return [url for url, *_ in json.loads(file.read_text("utf-8"))["files"]]


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


def test_a_browser_that_lost_what_it_kept_goes_on_with_the_network(
    reader: BrowserContext, server: SwitchedServer
) -> None:
    page = visit(reader, server.base)
    page.reload()
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    for url in ("contacts.html", KEPT_PAGE, "search.html?q=возврат"):
        page.goto(server.base + url)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sv-results__list a").first).to_be_visible()
    page.goto(f"{server.base}offline.html")
    basics = page.locator("[data-group='']")
    expect(basics).to_contain_text(WORDS["saved_not_kept"])
    basics.get_by_role("button", name=WORDS["saved_save"]).click()
    expect(basics).to_contain_text(says(WORDS["saved_kept"]))


def test_a_new_edition_is_offered_and_old_pages_stay_whole_until_then(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path]
) -> None:
    visit(reader, server.base).goto(server.base + KEPT_PAGE)
    page = reader.pages[0]
    page.goto(f"{server.base}offline.html")
    page.locator("[data-group=ru-topic-pay] [data-part=save]").click()
    expect(page.locator("[data-group=ru-topic-pay]")).to_contain_text(says(WORDS["saved_kept"]))
    page.goto(server.base + KEPT_PAGE)
    before = page.evaluate(KEPT)
    server.site = builds["second"]
    assert page.evaluate(SETTLED) == "activated"
    expect(page.locator(".sv-edition")).to_contain_text(says(WORDS["edition_newer"]))
    expect(page.locator("main")).not_to_contain_text("вторая редакция")
    # What the old page did not need until now is there no longer on the server, but still in the browser.
    field = page.get_by_role("combobox", name=WORDS["search_label"])
    field.fill("деньги")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("button", name=WORDS["edition_reload"]).click()
    expect(page.locator("main")).to_contain_text("вторая редакция")
    expect(page.locator(".sv-edition")).to_have_count(0)
    page.goto(f"{server.base}index.html")
    page.wait_for_load_state("networkidle")
    after = page.evaluate(KEPT)
    assert not set(before) & set(after)
    reader.set_offline(True)
    page.goto(server.base + KEPT_PAGE)
    expect(page.locator("main")).to_contain_text("вторая редакция")
    # The topic came along.
    page.goto(server.base + NOT_KEPT)
    assert page.url == server.base + NOT_KEPT


@pytest.mark.parametrize("network", ["there", "gone"])
def test_no_page_loads_what_it_does_not_name(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path], network: str
) -> None:
    """Over the change from one edition to the other: before, while the new worker comes, and after."""
    page = visit(reader, server.base)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(server.base)))
    seen: set[str] = set()

    def walk() -> None:
        reader.set_offline(network == "gone")
        for url in ("index.html", KEPT_PAGE, "check.html", "contacts.html", "search.html"):
            loaded.clear()
            response = page.goto(server.base + url)
            page.get_by_role("combobox", name=WORDS["search_label"]).fill("возврат")
            expect(page.get_by_role("option").first).to_be_visible()
            assert response is not None
            html = response.text()
            build = LexborHTMLParser(html).css_first("html").attributes["data-build"]
            edition = next(
                path for path in builds.values() if build in (path / "index.html").read_text("utf-8")
            )
            seen.add(edition.name)
            for file in (file for file in loaded if file.startswith("assets/")):
                assert (edition / file).is_file(), (url, file)
                folder = file.rpartition("/")[0] + "/"
                assert file in html or folder in html, (url, file)
        reader.set_offline(False)

    walk()
    server.site = builds["second"]
    walk()
    page.evaluate(SETTLED)
    walk()
    page.goto(f"{server.base}index.html")
    walk()
    assert seen == {"first", "second"}


@pytest.mark.parametrize("files", [1, 5, 12])
def test_an_edition_that_came_in_half_changes_nothing(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path], files: int
) -> None:
    page = visit(reader, server.base)
    kept = page.evaluate(KEPT)
    server.site, server.answers_left = builds["second"], files + 1
    assert page.evaluate(SETTLED) in {"redundant", "activated"}
    assert page.evaluate(KEPT) == kept
    page.goto(server.base + KEPT_PAGE)
    expect(page.locator(".sv-edition")).to_contain_text(says(WORDS["edition_saved"]))
    expect(page.locator("main")).not_to_contain_text("вторая редакция")
    server.answers_left = None
    assert page.evaluate(SETTLED) == "activated"
    assert not set(page.evaluate(KEPT)) & set(kept) or page.evaluate(KEPT) != kept
    reader.set_offline(True)
    page.goto(server.base + KEPT_PAGE)
    expect(page.locator("main")).to_contain_text("вторая редакция")


def test_a_worker_of_one_edition_takes_no_page_of_another(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path], tmp_path: Path
) -> None:
    """As when the site is exchanged while the worker is being put in."""
    torn = tmp_path / "torn"
    torn.mkdir()
    for file in builds["second"].iterdir():
        (torn / file.name).symlink_to(file)
    for name in ("sw.js", "assets"):
        (torn / name).unlink()
        (torn / name).symlink_to(builds["first"] / name)
    server.site = torn
    page = reader.new_page()
    page.goto(f"{server.base}index.html")
    outcome = page.evaluate(
        """async () => {
            const ask = () => navigator.serviceWorker.getRegistration();
            const later = () => new Promise((resolve) => setTimeout(resolve, 50));
            let seen = false;
            for (let found; (found = await ask()) ? (seen = true) && found.installing : !seen;) await later();
            return Boolean((await ask())?.active);
        }"""
    )
    assert outcome is False
    assert page.evaluate("caches.keys()") == []


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


def test_an_older_edition_takes_the_place_of_a_newer_one_only_with_a_word(
    reader: BrowserContext, server: SwitchedServer, builds: dict[str, Path]
) -> None:
    server.site = builds["second"]
    page = visit(reader, server.base)
    page.reload()
    server.site = builds["first"]
    page.evaluate(SETTLED)
    expect(page.locator(".sv-edition")).to_contain_text(says(WORDS["edition_older"]))
    reader.set_offline(True)
    page.goto(server.base + KEPT_PAGE)
    expect(page.locator(".sv-edition")).to_contain_text(says(WORDS["edition_older"]))
    assert "23.11.2026" in edition_note(page) and "24.11.2026" in edition_note(page)


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
