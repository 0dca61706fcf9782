"""What on record a mention imitates that is not on record itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sverka.contacts.alignment import align, bracketed
from sverka.contacts.lookalike import Imitation, imitated_host, imitated_name, near_number
from sverka.contacts.mention import ACCOUNT, APP, DOMAIN, EMAIL, PHONE, SENDER, SHORT, Mention
from sverka.registry import PUBLISHED, Contact, Registry
from sverka.registry.regions import Region, is_emergency

_LOCAL_EDITS = 2
_SHORTEST_LOCAL = 5


class Model(NamedTuple):
    """What is imitated, `of`, and the imitation with the letters that differ in brackets."""

    of: str
    marked: str


def imitated(
    mention: Mention, registry: Registry, places: Sequence[Region] = (), *, host_on_record: bool = False
) -> Model | None:
    """What `mention` imitates; `host_on_record`: the host of its e-mail address is an official one."""
    kind, value = mention.kind, mention.value
    if kind == DOMAIN:
        return _model(imitated_host(value, registry.brands))
    if kind == EMAIL:
        return _mail(value, registry, host_on_record)
    if kind == ACCOUNT:
        parts = value.partition("://")[2].split("/")[1:]
        return _first(_model(imitated_name(part, registry.brands)) for part in parts)
    if kind == APP:
        parts = value.partition(":")[2].split(".")
        branded = _first(_model(imitated_name(part, registry.brands)) for part in parts)
        return branded or _first(_near_app(value, contact.value) for contact in _official(registry, APP))
    if kind == PHONE:
        number = near_number(value, (contact.value for contact in _official(registry, PHONE)), places)
        return Model(number, _marked(value, number)) if number else None
    if kind == SHORT and mention.claimed and not is_emergency(value, places):
        return _first(_near_short(value, contact.value) for contact in _official(registry, SHORT, SENDER))
    if kind == SENDER:
        return _model(imitated_name(value, registry.brands))
    return None


def _official(registry: Registry, *kinds: str) -> Iterator[Contact]:
    for contact in registry.contacts.values():
        if contact.kind in kinds and contact.status in PUBLISHED:
            yield contact


def _model(found: Imitation | None) -> Model | None:
    return Model(found.brand, found.marked) if found else None


def _first(models: Iterable[Model | None]) -> Model | None:
    return next(filter(None, models), None)


def _mail(value: str, registry: Registry, host_on_record: bool) -> Model | None:
    local, _, host = value.rpartition("@")
    if not host_on_record:
        return _model(imitated_host(host, registry.brands))
    for contact in _official(registry, EMAIL):
        name, _, at = contact.value.rpartition("@")
        if at == host and _near_local(local, name):
            return Model(contact.value, value)
    return None


def _near_local(written: str, name: str) -> bool:
    written, name = (part.replace("-", "").replace(".", "").replace("_", "") for part in (written, name))
    return len(name) >= _SHORTEST_LOCAL and align(written, name, part=False).distance <= _LOCAL_EDITS


def _near_app(value: str, official: str) -> Model | None:
    store, own_store = value.partition(":")[0], official.partition(":")[0]
    if store != own_store or align(value, official, part=False).distance != 1:
        return None
    return Model(official, _marked(value, official))


def _near_short(value: str, official: str) -> Model | None:
    if not official.isdigit() or value == official or align(value, official, part=False).distance > 1:
        return None
    return Model(official, _marked(value, official))


def _marked(value: str, official: str) -> str:
    """The value with what differs from the official one in brackets."""
    return bracketed(value, align(value, official, part=False).differing)
