"""Answers by how often they are asked: the places that their front matter gives them."""

from __future__ import annotations

from collections.abc import Iterable

from sverka.pages.page import Page


def most_asked(pages: Iterable[Page]) -> list[Page]:
    """Answers with a place among the most asked, in that order."""
    ranked = [(int(page.answer.popular), page) for page in pages if page.answer and page.answer.popular]
    return [page for _, page in sorted(ranked, key=lambda pair: (pair[0], pair[1].url))]


def popular_first(pages: list[Page]) -> list[Page]:
    """The most asked, then the others in the order of their files."""
    first = most_asked(pages)
    urls = {page.url for page in first}
    return [*first, *(page for page in pages if page.url not in urls)]
