"""What holds of every built page, read from its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sverka.model.taxonomy import localised
from tests.browser.pages import SETTINGS, language
from tests.help_centre import Built

Pages = dict[str, LexborHTMLParser]
_LANDMARKS = ("main", "body > header", "body > footer", "header nav.sv-sections", "header nav.sv-langs")
_DATA_TYPES = {"application/json", "application/ld+json"}


def _faults(
    built: Pages, find: Callable[[LexborHTMLParser], Iterable[str | None]]
) -> dict[str, list[str | None]]:
    """What `find` says of each page, where it says anything."""
    return {url: found for url, tree in built.items() if (found := list(find(tree)))}


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def test_the_site_builds(whole_build: Built) -> None:
    assert whole_build.status == 0, whole_build.output


def test_no_inline_script_style_or_handler(built: Pages) -> None:
    def inline(tree: LexborHTMLParser) -> Iterator[str | None]:
        for node in tree.css("style, script:not([src])"):
            if node.attributes.get("type") not in _DATA_TYPES:
                yield f"<{node.tag}>"
        for node in tree.css("*"):
            yield from (
                f"<{node.tag} {name}>"
                for name, value in node.attributes.items()
                if name == "style" or name.startswith("on") or (value or "").startswith("javascript:")
            )

    assert _faults(built, inline) == {}


def test_the_policy_stands_before_anything_it_must_hold(built: Pages) -> None:
    def late_or_lax(tree: LexborHTMLParser) -> Iterator[str | None]:
        head = tree.css("head > *")
        places = [
            place
            for place, node in enumerate(head)
            if node.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        if len(places) != 1:
            yield f"{len(places)} policies"
            return
        policy = head[places[0]].attributes["content"] or ""
        yield from (word for word in ("unsafe", "*", "http:", "https:", "blob:") if word in policy)
        yield from (
            part
            for part in ("default-src 'none'", "script-src 'self'", "base-uri 'none'")
            if part not in policy
        )
        yield from (node.html or "" for node in head[: places[0]] if node.tag in {"script", "link"})

    assert _faults(built, late_or_lax) == {}


def test_no_hint_makes_a_browser_connect_to_another_host(built: Pages) -> None:
    selector = "link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], a[ping]"
    assert _faults(built, lambda tree: [node.html for node in tree.css(selector)]) == {}


def test_no_field_takes_a_password_and_no_form_is_sent_by_the_browser(built: Pages) -> None:
    # What is typed into the checker and the tools stays in the page: only a search has somewhere to go.
    fields = "input[type=password], input[type=hidden], input[autocomplete*=password], [contenteditable]"
    assert _faults(built, lambda tree: [node.html for node in tree.css(fields)]) == {}
    sent = "form:not([role=search])[action], form[method=post], form[action^=http], [formaction]"
    assert _faults(built, lambda tree: [node.html for node in tree.css(sent)]) == {}


def test_every_page_says_that_it_is_a_demonstration(built: Pages) -> None:
    def is_silent(url: str, tree: LexborHTMLParser) -> bool:
        disclaimer = localised(SETTINGS.options.disclaimer, language(url))
        return disclaimer not in _text(tree.css_first("body > header"))

    assert [url for url, tree in built.items() if is_silent(url, tree)] == []


def test_every_page_has_one_first_heading_and_skips_no_level(built: Pages) -> None:
    def headings(tree: LexborHTMLParser) -> Iterator[str | None]:
        levels = [int((node.tag or "")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]
        if levels.count(1) != 1 or levels[0] != 1:
            yield f"{levels.count(1)} first headings, the page begins with level {levels[0]}"
        yield from (
            f"level {after} after {before}" for before, after in pairwise(levels) if after > before + 1
        )
        yield from (f"empty {node.tag}" for node in tree.css("h1, h2, h3, h4, h5, h6") if not _text(node))

    assert _faults(built, headings) == {}


def test_every_page_has_its_landmarks(built: Pages) -> None:
    def missing(tree: LexborHTMLParser) -> Iterator[str | None]:
        yield from (name for name in _LANDMARKS if len(tree.css(name)) != 1)

    assert _faults(built, missing) == {}


def test_navigations_of_a_page_have_different_names(built: Pages) -> None:
    def name(tree: LexborHTMLParser, node: LexborNode) -> str:
        label = node.attributes.get("aria-labelledby")
        return node.attributes.get("aria-label") or (_text(tree.css_first(f"#{label}")) if label else "")

    def unnamed(tree: LexborHTMLParser) -> Iterator[str | None]:
        names = Counter(name(tree, node) for node in tree.css("nav"))
        yield from (f"{text!r} × {count}" for text, count in names.items() if not text or count > 1)

    assert _faults(built, unnamed) == {}


def test_every_id_stands_once_and_every_reference_to_one_is_kept(built: Pages) -> None:
    def lost(tree: LexborHTMLParser) -> Iterator[str | None]:
        ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
        yield from (f"{name} × {count}" for name, count in ids.items() if count > 1)
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"):
            for node in tree.css(f"[{key}]"):
                yield from (
                    f"{key}={name}" for name in (node.attributes[key] or "").split() if name not in ids
                )

    assert _faults(built, lost) == {}


def test_images_have_alternative_texts(built: Pages) -> None:
    def silent(tree: LexborHTMLParser) -> Iterator[str | None]:
        yield from (node.html for node in tree.css("img:not([alt])"))
        yield from (
            (node.html or "")[:80]
            for node in tree.css("svg")
            if not _is_hidden(node) and not node.css_first("title") and "aria-label" not in node.attributes
        )

    assert _faults(built, silent) == {}


def _is_hidden(node: LexborNode | None) -> bool:
    """Whether screen readers pass over the node."""
    while node:
        if node.attributes.get("aria-hidden") == "true":
            return True
        node = node.parent
    return False


def test_links_and_buttons_have_names(built: Pages) -> None:
    def nameless(tree: LexborHTMLParser) -> Iterator[str | None]:
        yield from (
            node.html
            for node in tree.css("a, button")
            if not _text(node)
            and not node.attributes.get("aria-label")
            and not node.css("img[alt]:not([alt=''])")
        )

    assert _faults(built, nameless) == {}


def test_every_page_names_its_language(built: Pages) -> None:
    languages = {url: tree.css("html")[0].attributes.get("lang") for url, tree in built.items()}
    expected = {url: language(url) for url in built}
    assert languages == expected


def test_every_page_has_a_title_of_its_own(built: Pages) -> None:
    titles = Counter(_text(tree.css_first("title")) for tree in built.values())
    assert [title for title, count in titles.items() if count > 1 or not title] == []
