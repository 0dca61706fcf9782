"""Links on record: places of others that say what they are, looked at within a year, and no way round the contacts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import tldextract

from sverka.contacts.accounts import account
from sverka.contacts.imitation import imitated
from sverka.contacts.mention import DOMAIN, Mention
from sverka.contacts.record import host_record
from sverka.contacts.redirectors import REDIRECTORS, leads_on
from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project
from sverka.registry import Contact, LinkOnRecord, Registry

# Whoever has an account puts up pages, files or forms here, under the name of the host.
_SHARED_WORDS = (
    "sites.google.com docs.google.com drive.google.com forms.gle disk.yandex.ru yadi.sk forms.yandex.ru cloud.mail.ru "
    "telegra.ph teletype.in github.com gist.github.com raw.githubusercontent.com gitlab.com bitbucket.org "
    "pastebin.com medium.com livejournal.com notion.site dropbox.com wetransfer.com canva.com figma.com "
    "1drv.ms sharepoint.com typeform.com jotform.com scribd.com issuu.com"
)
_SHARED = frozenset(_SHARED_WORDS.split())
_TAKE_OUT = "take it out, and link to a place that can be named, for example host: library.example"


def check(project: Project) -> Iterator[Finding]:
    """Rules `link` and `link-old`."""
    roles, today = project.taxonomy.ids("roles"), project.policy.today
    for link in project.registry.links.values():
        if refused := refusal(link, project.registry):
            yield link.finding(("host",), "link", *refused)
        if link.by not in roles:
            message = Message("{by!r} is no role of content/taxonomy.yml", by=link.by)
            yield link.finding(
                ("by",), "link", message, Message("write one of: {roles}", roles=", ".join(sorted(roles)))
            )
        if link.checked_at > today:
            message = Message(
                "checked on {checked_at}, which is after {today}", checked_at=link.checked_at, today=today
            )
            yield link.finding(
                ("checked_at",),
                "link",
                message,
                Message('write when somebody looked: checked_at: "{today}"', today=today),
            )
        elif link.due < today:
            message = Message(
                "nobody has looked at {shown} since {checked_at}, for more than a year",
                shown=link.shown,
                checked_at=link.checked_at,
            )
            fix = "open it, see that it still is what the record says, and write the day as checked_at"
            yield link.finding(("checked_at",), "link-old", message, fix)


def refusal(link: LinkOnRecord, registry: Registry) -> tuple[str, str] | None:
    """Why a host cannot be a place for reading, and what to do, if anything."""
    host = link.host
    if contact := _contact(host, registry):
        if contact.status == "denied":
            return Message(
                "{shown} is known to be false ({ref})", shown=link.shown, ref=contact.ref
            ), _TAKE_OUT
        fix = Message("take it out; pages link to the contact: [text](contact:{ref})", ref=contact.ref)
        return Message("{shown} is a contact on record, {ref}", shown=link.shown, ref=contact.ref), fix
    if not _suffixes()(host).domain:
        return Message("anybody can register a name under {shown}", shown=link.shown), _TAKE_OUT
    if onward := _leads_anywhere(host):
        return onward, _TAKE_OUT
    if model := imitated(Mention(DOMAIN, host, host, 0, 0), registry):
        return Message(
            "{shown} looks like {of} (written {marked})", shown=link.shown, of=model.of, marked=model.marked
        ), _TAKE_OUT
    return None


def _leads_anywhere(host: str) -> str:
    """Why the name of the host says nothing of what is behind it, or an empty string."""
    if onward := leads_on(f"https://{host}/"):
        return onward[1]
    domain = host
    while "." in domain:
        if domain in _SHARED or account(domain, "/name", ""):
            return Message("on {domain} anybody may put up a page", domain=domain)
        if domain in REDIRECTORS:
            return Message(
                "{domain} passes readers on to other addresses, under {redirectors}",
                domain=domain,
                redirectors=REDIRECTORS[domain][0],
            )
        domain = domain.partition(".")[2]
    return ""


def _contact(host: str, registry: Registry) -> Contact | None:
    """The contact that a host belongs to, or that stands on it: an address, an account, an e-mail."""
    on_it = (contact for contact in registry.contacts.values() if _host(contact) == host)
    return host_record(host, registry) or next(on_it, None)


def _host(contact: Contact) -> str:
    if contact.kind == "email":
        return contact.value.rpartition("@")[2]
    return contact.value.partition("://")[2].partition("/")[0]


@cache
def _suffixes() -> tldextract.TLDExtract:
    """The Public Suffix List that the package brings, with the suffixes of hosting companies; nothing is fetched."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
