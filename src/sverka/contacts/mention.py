"""One place in a text where a contact is named, whatever it looks like there."""

from __future__ import annotations

from typing import NamedTuple

PHONE, SHORT, SENDER, EMAIL = "phone", "short", "sms-sender", "email"
DOMAIN, URL, ACCOUNT, APP = "domain", "url", "account", "app"
# What is no kind of contact: digits that nothing accounts for, and where money would go.
NUMBER, WALLET = "number", "wallet"
CARD, ACCOUNT_NUMBER, REMOTE_ACCESS, SECRET = "card", "account-number", "remote-access", "code"
UNACCOUNTED = frozenset({NUMBER, WALLET, CARD, ACCOUNT_NUMBER, REMOTE_ACCESS, SECRET})

# What the place is: read by a person, a target to navigate to, fetched by the browser, inside
# data-contact="bad-example", or code.
TEXT, LINK, ASSET, EXAMPLE, CODE = "text", "link", "asset", "example", "code"


class Mention(NamedTuple):
    """`raw` stands at `start:end` of the text searched; `value` is its canonical form.

    A web address has kind `domain`, its host as `value` and the whole address in `target`; a scheme that
    leads to no host has kind `url` and its name as `value`. `text` is the visible text of a link, `cites`
    the id in its `data-source`. `concealed` names the technique by which the value was hidden, if any.
    `claimed`: the sentence around it speaks of an organisation on record.
    """

    kind: str
    value: str
    raw: str
    start: int
    end: int
    role: str = TEXT
    concealed: str = ""
    text: str = ""
    target: str = ""
    cites: str = ""
    claimed: bool = False
