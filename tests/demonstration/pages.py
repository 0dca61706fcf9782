"""What the tests of the demonstration know of it: a page of each type, and its sections."""

from __future__ import annotations

from sverka.project.project import load_project
from tests.browser.pages import EVERY_PAGE, page_url
from tests.help_centre import OWN_DAY, REPOSITORY

_PROJECT = load_project(REPOSITORY, OWN_DAY)
_URLS = {page.url for page in _PROJECT.pages}
# A page of each template and language, and those that the made-up site has at the same address.
EVERY_TYPE = {
    **{f"{page.template} in {page.lang}": page.url for page in reversed(_PROJECT.pages)},
    **{name: url for name, url in EVERY_PAGE.items() if url.partition("?")[0] in _URLS},
}
SECTIONS = [page_url(path) for path in _PROJECT.settings.sections]
SIGN_IN = page_url(_PROJECT.settings.options.sign_in)
