"""Contacts on the built pages: on record, linked in full, marked where they are false or not confirmed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import phonenumbers
import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sverka.registry import Contact, Policy, Registry, standing
from tests.browser.pages import LANG, PAGES, SETTINGS, WORDS, WORDS_BY_LANGUAGE, in_language, language, links
from tests.help_centre import DAY

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_POLICY = Policy(DAY, SETTINGS.options.publish_from)
_EVIDENCE = PAGES["evidence"]

Pages = dict[str, LexborHTMLParser]


@pytest.fixture(scope="session")
def published(registry: Registry) -> dict[str, Contact]:
    """The contacts that the site may show, by organisation/id."""
    return {contact.ref: contact for contact in registry.published(_POLICY)}


def _links_to(built: Pages, scheme: str) -> list[tuple[str, str, str]]:
    """Page, target and text of each link of a scheme."""
    return [
        (url, node.attributes["href"] or "", node.text(strip=True))
        for url, tree in built.items()
        for node in tree.css(f"a[href^='{scheme}']")
    ]


def _cards(tree: LexborHTMLParser) -> list[LexborNode]:
    return [node for node in tree.css("[data-contact]") if node.css_first("dl")]


def test_telephone_links_hold_a_published_number_in_full(built: Pages, published: dict[str, Contact]) -> None:
    calls = _links_to(built, "tel:")
    assert calls
    numbers = {contact.value for contact in published.values() if contact.kind == "phone"}
    shorts = {contact.value for contact in published.values() if contact.kind == "short"}
    assert all(_E164.fullmatch(number) for number in numbers)
    assert [call for call in calls if call[1].removeprefix("tel:") not in numbers | shorts] == []


def test_a_telephone_link_calls_the_number_that_it_shows(built: Pages) -> None:
    def shown(text: str) -> str:
        if len(digits := re.sub(r"\D", "", text)) < 7:
            return digits
        return phonenumbers.format_number(phonenumbers.parse(text, "RU"), phonenumbers.PhoneNumberFormat.E164)

    assert [call for call in _links_to(built, "tel:") if f"tel:{shown(call[2])}" != call[1]] == []


def test_links_to_write_to_are_published_addresses(built: Pages, published: dict[str, Contact]) -> None:
    mail = {f"mailto:{contact.value}" for contact in published.values() if contact.kind == "email"}
    assert [link for link in _links_to(built, "mailto:") if link[1] not in mail] == []


def test_no_link_leads_to_a_host_that_is_not_on_record(
    built: Pages, registry: Registry, published: dict[str, Contact]
) -> None:
    def is_published(host: str) -> bool:
        for contact in published.values():
            if contact.kind == "domain":
                below = contact.scope == "with-subdomains" and host.endswith(f".{contact.value}")
                if host == contact.value or below:
                    return True
            elif contact.kind in {"url", "account"} and urlsplit(contact.value).hostname == host:
                return True
        return False

    cited = {source.url for source in registry.sources.values()}
    outward = _links_to(built, "http") + _links_to(built, "//")
    assert outward
    lost = [
        link
        for link in outward
        # A source may be cited where its evidence stands and nowhere else: it is nobody's contact.
        if not is_published(urlsplit(link[1]).hostname or "")
        and not (link[0] == in_language(_EVIDENCE, link[0]) and link[1] in cited)
    ]
    assert lost == []


def test_links_have_no_other_scheme(built: Pages) -> None:
    schemes = {
        urlsplit(node.attributes["href"] or "").scheme
        for tree in built.values()
        for node in tree.css("a[href]")
    }
    assert schemes <= {"", "https", "tel", "mailto"}


def test_what_is_not_published_stands_nowhere_on_the_site(built: Pages, registry: Registry) -> None:
    """Drafts and withdrawn contacts; a known false value may be shown, marked."""
    withheld = {
        # The name of a sender may be the very name of the organisation.
        contact.ref: {contact.value, contact.shown_as(LANG)} - set(registry.brands)
        for contact in registry.contacts.values()
        if standing(contact, _POLICY) in {"draft", "suspended", "retired", "expired"}
    }
    assert withheld
    texts = {url: " ".join((tree.html or "").split()) for url, tree in built.items()}
    spelt = {
        (url, ref)
        for url, text in texts.items()
        for ref, values in withheld.items()
        if any(re.search(rf"(?<![\w.@-]){re.escape(value)}(?![\w@-])", text) for value in values)
    }
    assert spelt == set()


def test_a_card_says_what_is_not_confirmed(built: Pages, published: dict[str, Contact]) -> None:
    seen = 0
    for url, tree in built.items():
        for card in _cards(tree):
            contact = published[card.attributes["data-contact"] or ""]
            values = [value.text(strip=True) for value in card.css("dd")]
            told = dict(zip((term.text(strip=True) for term in card.css("dt")), values, strict=True))
            words = WORDS_BY_LANGUAGE[language(url)]
            if not contact.hours:
                assert told[words["hours"]] == words["unconfirmed"], f"{url}: {contact.ref}"
            if not contact.cost and contact.kind != "email":
                assert told[words["cost"]] == words["unconfirmed"], f"{url}: {contact.ref}"
            seen += 1
    assert seen


def test_a_false_contact_is_no_link_and_is_called_false(built: Pages, registry: Registry) -> None:
    marked = [(url, node) for url, tree in built.items() for node in tree.css("[data-contact=bad-example]")]
    assert marked
    for url, node in marked:
        above: LexborNode | None = node
        while above:
            assert above.tag != "a", f"{url}: {node.html}"
            above = above.parent
        assert not node.css("a, button"), f"{url}: {node.html}"
        assert WORDS_BY_LANGUAGE[language(url)]["bad_contact"] in node.text(), f"{url}: {node.html}"
    false = {
        contact.value
        for contact in registry.contacts.values()
        if standing(contact, _POLICY) in {"denied", "example"}
    }
    targets = [link for scheme in ("http", "tel:", "mailto:") for link in _links_to(built, scheme)]
    assert [link for link in targets if any(value in link[1] for value in false)] == []


def test_every_link_to_evidence_finds_it(built: Pages) -> None:
    anchors = {node.attributes["id"] for node in built[_EVIDENCE].css("[id]")}
    for url, tree in built.items():
        for node in tree.css("a[href*='#']"):
            href = node.attributes["href"] or ""
            if _EVIDENCE in links(url, LexborHTMLParser(f"<a href='{href}'>")):
                assert href.partition("#")[2] in anchors, f"{url}: {href}"


def test_a_card_leads_to_its_evidence(page: Page, base: str, published: dict[str, Contact]) -> None:
    page.goto(base + PAGES["contacts"])
    cards = page.locator("[data-contact]").filter(has=page.get_by_role("link", name=WORDS["evidence_link"]))
    refs = [card.get_attribute("data-contact") or "" for card in cards.all()]
    assert refs
    for ref in {refs[0], refs[-1]}:
        page.locator(f"[data-contact='{ref}']").get_by_role("link", name=WORDS["evidence_link"]).first.click()
        page.wait_for_url(re.compile(rf"{re.escape(base + _EVIDENCE)}#."))
        record = page.locator(":target")
        expect(record).to_be_in_viewport()
        expect(record).to_contain_text(published[ref].shown_as(LANG))
        expect(record).to_contain_text(WORDS["evidence_captured"])
        page.go_back()


def test_the_hotline_is_a_link_on_the_page_of_contacts(page: Page, base: str) -> None:
    page.goto(base + PAGES["contacts"])
    hotline = page.get_by_role("link", name="8 800 000-70-10").first
    expect(hotline).to_be_visible()
    expect(hotline).to_have_attribute("href", "tel:+78000007010")
