"""Business cards (vCard 4.0, RFC 6350): one file an organisation with what it publishes."""

from __future__ import annotations

from collections.abc import Iterator

from sverka.carriers.stamp import Stamp
from sverka.contact_view import ContactView
from sverka.project import Project
from sverka.registry import Contact
from sverka.taxonomy import localised

FOLDER = "vcards/"
_LINE = 75  # octets, RFC 6350 section 3.2
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def vcards(project: Project, stamp: Stamp) -> dict[str, str]:
    """URL → text, in the main language; an organisation that publishes nothing an address book takes has none."""
    cards: dict[str, list[str]] = {}
    for contact in project.registry.published(project.policy):
        if line := _line(project, contact):
            cards.setdefault(contact.organisation, []).append(line)
    return {
        vcard_url(organisation): "".join(
            f"{folded}\r\n" for line in _card(project, stamp, organisation, lines) for folded in _fold(line)
        )
        for organisation, lines in cards.items()
    }


def vcard_url(organisation: str) -> str:
    """Where the card of an organisation is, relative to the root of the site."""
    return f"{FOLDER}{organisation}.vcf"


def _card(project: Project, stamp: Stamp, organisation: str, lines: list[str]) -> Iterator[str]:
    lang = project.settings.main_language
    name = localised(project.registry.organisations[organisation].name, lang).translate(_ESCAPES)
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{name}", f"ORG:{name}")
    for number, line in enumerate(lines, 1):
        # A group ties each contact to what it is for; address books show the label.
        yield from (f"item{number}.{part}" for part in line.split("\n"))
    yield f"NOTE:{localised(project.settings.options.disclaimer, lang).translate(_ESCAPES)}"
    yield from (f"REV:{stamp.as_of:%Y%m%d}T000000Z", "END:VCARD")


def _line(project: Project, contact: Contact) -> str | None:
    """The property of a contact and its label; None for what no address book opens, such as a sender of SMS."""
    lang = project.settings.main_language
    href = ContactView(contact, project.registry, project.policy).href
    match contact.kind:
        case "phone":
            value = f"TEL;VALUE=uri;TYPE=voice:{href}"
        case "short":  # without its country no address of the scheme tel (RFC 3966)
            value = f"TEL;TYPE=voice:{contact.value}"
        case "email":
            value = f"EMAIL:{contact.value.translate(_ESCAPES)}"
        case "domain" | "url" | "account":
            value = f"URL:{href}"
        case _:
            return None
    return f"{value}\nX-ABLABEL:{localised(contact.label, lang).translate(_ESCAPES)}"


def _fold(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, of which all but the first begin with a space."""
    piece = ""
    for sign in line:
        if len(f"{piece}{sign}".encode()) > _LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece
