"""Business cards (vCard 4.0, RFC 6350): one file an organisation, one card a contact that it publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sverka.exports.stamp import Stamp
from sverka.model.contact_view import ContactView
from sverka.model.taxonomy import localised
from sverka.project.project import Project
from sverka.registry import Contact

FOLDER = "vcards/"
_LINE = 75  # octets, RFC 6350 section 3.2
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
# No sign but CRLF may break a line, whichever of those a program that reads the card takes for one.
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")


def vcards(project: Project, stamp: Stamp) -> dict[str, str]:
    """URL → text, in the main language; an organisation that publishes nothing an address book takes has none."""
    files: dict[str, str] = {}
    for contact in project.registry.published(project.policy):
        if line := _line(project, contact):
            card = "".join(
                f"{folded}\r\n" for part in _card(project, stamp, contact, line) for folded in _fold(part)
            )
            url = vcard_url(contact.organisation)
            files[url] = files.get(url, "") + card
    return files


def vcard_url(organisation: str) -> str:
    """Where the card of an organisation is, relative to the root of the site."""
    return f"{FOLDER}{organisation}.vcf"


def escaped(text: str) -> str:
    """`text` as a value of the type TEXT (RFC 6350 section 3.4): one line, without what nobody can see."""
    return _CONTROL.sub("", _BREAK.sub("\n", text)).translate(_ESCAPES)


def _card(project: Project, stamp: Stamp, contact: Contact, line: str) -> Iterator[str]:
    """A card a contact: an address book shows what each is for, and can drop one that was withdrawn."""
    lang = project.settings.main_language
    organisation = localised(project.registry.organisations[contact.organisation].name, lang)
    name = f"{organisation}: {localised(contact.label, lang)}"
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org")
    yield from (f"FN:{escaped(name)}", f"ORG:{escaped(organisation)}", line)
    yield f"NOTE:{escaped(localised(project.settings.options.disclaimer, lang))}"
    yield from (f"REV:{stamp.as_of:%Y%m%d}T000000Z", "END:VCARD")


def _line(project: Project, contact: Contact) -> str | None:
    """The property of a contact; None for what no address book opens, such as a sender of SMS."""
    href = ContactView(contact, project.registry, project.policy).href
    match contact.kind:
        case "phone":
            return f"TEL;VALUE=uri;TYPE=voice:{href}"
        case "short":  # without its country no address of the scheme tel (RFC 3966)
            return f"TEL;TYPE=voice:{contact.value}"
        case "email":
            return f"EMAIL:{escaped(contact.value)}"
        case "domain" | "url" | "account":
            return f"URL:{href}"
    return None


def _fold(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, of which all but the first begin with a space."""
    piece = ""
    for sign in line:
        if len(f"{piece}{sign}".encode()) > _LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece
