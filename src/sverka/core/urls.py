"""Addresses inside the site: relative, so that pages work from a folder as from a server."""

from __future__ import annotations

import posixpath


def in_language(url: str, lang: str, main_language: str) -> str:
    """Where the site has what lies at `url` in its main language: other languages have a folder each."""
    return url if lang == main_language else f"{lang}/{url}"


def relative_url(target: str, page_url: str) -> str:
    """`target`, relative to the root of the site, as seen from the page at `page_url`.

    >>> relative_url("faq/pay/refund.html#steps", "help/call.html")
    '../faq/pay/refund.html#steps'

    The page of errors is shown at any address: its own is absolute, and so is every one on it.

    >>> relative_url("faq/pay/refund.html", "/help/404.html")
    '/help/faq/pay/refund.html'
    """
    if page_url.startswith("/"):
        return posixpath.join(posixpath.dirname(page_url), target)
    path, mark, fragment = target.partition("#")
    if path == page_url and fragment:
        return f"#{fragment}"
    return posixpath.relpath(path or "index.html", posixpath.dirname(page_url) or ".") + mark + fragment


def is_below(url: str, section_url: str) -> bool:
    """Whether `url` is the page `section_url`, or lies in the folder that it is the index of."""
    folder, _, name = section_url.rpartition("/")
    return url == section_url or (name == "index.html" and folder != "" and url.startswith(f"{folder}/"))


def language_prefix(lang: str, main_language: str) -> str:
    """What the URLs of the pages in `lang` begin with."""
    return "" if lang == main_language else f"{lang}/"
