"""What the browser tests know of tests/cases/whole: one page of each type, its sections, its words."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

import yaml
from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from sverka.model.settings import load_settings
from sverka.model.taxonomy import localised
from sverka.theme.layers import Theme
from sverka.theme.texts import load_strings
from tests.help_centre import WHOLE

LANG = "ru"
SETTINGS = load_settings(WHOLE)
DISCLAIMER = localised(SETTINGS.options.disclaimer, LANG)
# The words of the site, so that a test fails for what a page does and not for how a button is called.
WORDS_BY_LANGUAGE: dict[str, dict[str, str]] = {
    lang: {key: texts[key] for key in texts}
    for lang, texts in load_strings(Theme(WHOLE)).items()
    if lang in SETTINGS.options.languages
}
WORDS = WORDS_BY_LANGUAGE[LANG]

PAGES = {
    "home": "index.html",
    "answer": "faq/pay/refund.html",
    "guide": "guides/register.html",
    "letter": "letters/pay/refund.html",
    "listing": "faq/index.html",
    "category": "faq/pay/index.html",
    "help": "help/letter.html",
    "contacts": "contacts.html",
    "evidence": "evidence.html",
    # With a question: without one the page puts the cursor into its field.
    "search": "search.html?q=оплата",
    "status": "status.html",
    "check": "check.html",
    "claim": "claim.html",
    "sign-in": "sign-in.html",
    "handbook": "editing/index.html",
    "rules": "rules/index.html",
    "components": "editing/components.html",
}
# The private tools, each by the page it is on.
TOOLS = {
    "check": "check.html",
    "letter": "letters/pay/refund.html",
    "chooser": "help/choose.html",
    "call sheet": "help/call-sheet.html",
    "incident": "help/incident.html",
    "log": "help/log.html",
}
# Every type of page there is; most tests have enough of PAGES.
EVERY_PAGE = {
    **PAGES,
    **TOOLS,
    "video": "videos/check-contact.html",
    "no video": "videos/passport.html",
    "glossary": "glossary.html",
    "acts": "acts.html",
    "changes": "changes.html",
    "popular": "popular.html",
    "download": "download.html",
    "offline": "offline.html",
    "situation": "help/no-internet.html",
    "English home": "en/index.html",
    "English answer": "en/faq/pay/refund.html",
    "nothing found": "search.html?q=ыфвапр",
}
# A page in a folder that does not exist. Only a server answers it with the page 404.
MISSING = "faq/no/such/page.html"
WIDTHS = (320, 360, 768, 1280)
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}


def page_url(path: str) -> str:
    """URL of a source page: docs/help/chat.md → help/chat.html."""
    return f"{path.partition('/')[2].removesuffix('.md')}.html"


def _codes() -> dict[str, str]:
    ledger = yaml.safe_load((WHOLE / "content/codes.yml").read_text("utf-8"))
    return {page_url(line["page"]): line["code"] for line in ledger["codes"]}


CODES = _codes()  # by URL
SECTIONS = [page_url(path) for path in SETTINGS.sections]
SIGN_IN = page_url(SETTINGS.options.sign_in)


def addresses(base: str) -> dict[str, str]:
    """The address of one page of each type, by the name of the type."""
    types = {**PAGES, "404": MISSING} if base.startswith("http") else PAGES
    return {name: base + url for name, url in types.items()}


def language(url: str) -> str:
    """The language of the page at `url`."""
    first = url.partition("/")[0]
    return first if first in SETTINGS.options.languages else LANG


def in_language(url: str, of: str) -> str:
    """The address of a page of the main language in the language of the page `of`."""
    return url if language(of) == LANG else f"{language(of)}/{url}"


def links(url: str, tree: LexborHTMLParser, selector: str = "a[href]") -> list[str]:
    """URLs of the site's pages that the page at `url` links to, in order, without fragments."""
    here = f"http://site/{url}"
    # 404.html is answered for any address, so its links start at the root.
    targets = (urldefrag(urljoin(here, node.attributes["href"] or "")).url for node in tree.css(selector))
    return [urlsplit(target).path.lstrip("/") for target in targets if target.startswith("http://site/")]


class Watch:
    """Requests and complaints of one browser page."""

    def __init__(self, page: Page, base: str) -> None:
        self.base = base
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => console.error("
            "`policy ${event.effectiveDirective} broken by ${event.blockedURI} at ${event.sourceFile}`))"
        )

    def start(self) -> None:
        """Forget what was before."""
        self.requests.clear()
        self.complaints.clear()

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # A browser reports the status of the address itself, which for the page 404 is what was asked for.
        expected = message.text.endswith("404 (Not Found)") and message.location["url"].endswith(MISSING)
        expected |= message.text == "Service Worker registration blocked by Playwright"
        if message.type in {"error", "warning"} and not expected:
            self.complaints.append(f"{message.type}: {message.text}")

    @property
    def foreign(self) -> list[str]:
        """Requests for anything that is not below the site's own address; data: asks nobody."""
        return [url for url in self.requests if not url.startswith((self.base, "data:"))]

    def asked_for(self, part: str) -> list[str]:
        """Requests with `part` in their path."""
        return [url for url in self.requests if part in urlsplit(url).path]
