"""A new edition of the site: offered, whole or not at all, and never mixed with the one before."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.offline import KEPT, KEPT_PAGE, NOT_KEPT, SETTLED, edition_note, says, visit
from tests.browser.pages import WORDS
from tests.browser.switched_server import SwitchedServer
from tests.html import attribute, only


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
            build = attribute(only(LexborHTMLParser(html), "html"), "data-build")
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
            for (let found; (found = await ask()) ? (seen = true) && !found.active : !seen;) await later();
            return Boolean((await ask())?.active);
        }"""
    )
    assert outcome is False
    assert page.evaluate("caches.keys()") == []


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
