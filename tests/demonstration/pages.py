"""What the tests of the demonstration know of it: a page of each type, and its sections."""

from __future__ import annotations

from sverka.model.settings import load_settings
from tests.browser.pages import page_url
from tests.help_centre import REPOSITORY

EVERY_TYPE = {
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
    "nothing found": "search.html?q=ыфвапр",
    "status": "status.html",
    "check": "check.html",
    "claim": "claim.html",
    "sign-in": "sign-in.html",
    "handbook": "editing/index.html",
    "rules": "rules/index.html",
    "components": "editing/components.html",
    "chooser": "help/choose.html",
    "call sheet": "help/call-sheet.html",
    "incident": "help/incident.html",
    "log": "help/log.html",
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
}
_SETTINGS = load_settings(REPOSITORY)
SECTIONS = [page_url(path) for path in _SETTINGS.sections]
SIGN_IN = page_url(_SETTINGS.options.sign_in)
