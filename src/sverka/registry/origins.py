"""Who said it first: which sources count as one, and which are the organisation's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sverka.core.characters import normalize
from sverka.registry.records import ContactEvidence, Source
from sverka.registry.registry import NOT_GENUINE, Organisation, Registry
from sverka.registry.wording import FORMS, REPEATS, words

_WEB = ("domain", "url", "account")
_NEVER_OWN = ("draft", *NOT_GENUINE)  # a host that is withdrawn was its own when the source was published
_REPEATS, _FORM = words(REPEATS), re.compile(FORMS)
_SCHEME = re.compile(r"https?://(?:www\.|m\.)?")
# Cyrillic letters that look like Latin ones: a publisher spelled with them is no other.
_LOOKALIKES = str.maketrans("асеорхукмтвн", "aceopxykmtbh")


def independent(registry: Registry, pieces: Iterable[ContactEvidence]) -> list[list[Source]]:
    """The sources of `pieces` in groups that count once: of one origin, publisher or address, or copies of one text.

    What says that it repeats others is independent of none.
    """
    groups: list[tuple[set[str], list[Source]]] = []
    for piece in sorted(pieces, key=_repeats):
        source = registry.sources[piece.source]
        names = {name for origin in registry.origins(source) for name in _names(origin)}
        members = [source]
        for group in [group for group in groups if group[0] & names or _repeats(piece)]:
            groups.remove(group)
            names |= group[0]
            members = group[1] + members
        groups.append((names, members))
    return [members for _, members in groups]


def _repeats(piece: ContactEvidence) -> bool:
    return bool(_REPEATS.search(piece.text.lower()))


def _names(source: Source) -> Iterator[str]:
    """What two sources have in common that are one: what they copy, who said it, who published it, and where."""
    yield source.id
    yield source.origin or source.id
    yield "publisher " + "".join(name_words(source.publisher))
    if source.url:
        address = _SCHEME.sub("", source.url.casefold()).partition("#")[0]
        yield "address " + re.sub(r"[?&]utm_[^&]*", "", address).rstrip("/?")


def name_words(name: str) -> list[str]:
    """The words by which two spellings of an organisation's name are one; legal forms are left out."""
    folded = normalize("NFKC", name).casefold().replace("ё", "е")
    found = re.findall(r"[^\W_]+", re.sub(r"(?<=\w)[.'’](?=\w)", "", folded))
    telling = [word for word in found if not _FORM.fullmatch(word)] or found
    return [word.translate(_LOOKALIKES) for word in telling]


def is_of(registry: Registry, source: Source, organisation: Organisation) -> bool:
    """Whether a source is by an organisation itself: by its name, or on a host that is its own."""
    publisher = set(name_words(source.publisher))
    own = (set(name_words(name)) for name in (*organisation.name.values(), *organisation.brands))
    if any(name and (name <= publisher or publisher <= name) for name in own):
        return True
    address = _SCHEME.sub("", source.url or "")
    return any(
        f".{address.partition('/')[0]}".endswith(f".{other.value}")
        or address.startswith(_SCHEME.sub("", other.value))
        for other in registry.of_organisation(organisation.id)
        if other.status not in _NEVER_OWN and other.kind in _WEB
    )
