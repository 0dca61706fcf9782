"""What the search of a site with Russian pages reads: ё as е, the other keyboard layout, Latin letters for Russian.

browser/russian.js beside it does the same in the browser; tests/search/vectors.json holds the two equal.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sverka.search import text as any_text

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&"
_RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?'
_TO_RUSSIAN = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)
_TO_LATIN = {
    ord(russian): latin
    for russian, latin in zip(_RUSSIAN_KEYS, _LATIN_KEYS, strict=True)
    if russian.isalpha()
}
_LATIN_LETTER = re.compile(r"[a-z]", re.IGNORECASE | re.ASCII)
_RUSSIAN_LETTER = re.compile(r"[а-яёА-ЯЁ]")

# The schemes of passports, of GOST and ISO, and what people type.
_SOUND_TABLE = (
    "shch=щ tsya=тся tsja=тся tsia=тся sch=щ shh=щ"
    " iya=ия ija=ия iia=ия aya=ая aja=ая aia=ая iyu=ию iju=ию oye=ое oje=ое yye=ые yje=ые iye=ие ije=ие"
    " zh=ж kh=х ts=ц tc=ц cz=ц ch=ч sh=ш ck=к ph=ф yo=е jo=е yu=ю ju=ю iu=ю ya=я ja=я ia=я ye=е je=е"
    " iy=ий ij=ий yy=ый yj=ый yi=ый oy=ой oj=ой oi=ой ey=ей ej=ей ei=ей ay=ай aj=ай ai=ай uy=уй uj=уй ui=уй"
    " a=а b=б c=ц d=д e=е f=ф g=г h=х i=и j=й k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=кс y=ы z=з"
)
_SOUNDS = dict(pair.split("=") for pair in _SOUND_TABLE.split())
_GLIDE = re.compile(r"(?![yji][aeou])[aeiouy][yji]")
# Before a vowel, y, j and i belong to it: «oy» is «ой», «oya» is «оя».
_SOUND = re.compile(
    "|".join(
        f"{sound}(?![aeouy])" if _GLIDE.fullmatch(sound) else sound
        for sound in sorted(_SOUNDS, key=len, reverse=True)
    )
)
_SOFT = re.compile(r"(?<=[a-z])['\"`’ʹʺ]", re.IGNORECASE | re.ASCII)

# What schemes of transliteration and spelling by ear write differently becomes one.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("[ьъ]", ""),
        ("[йы]", "и"),
        ("э", "е"),
        ("[сш]ч|щ", "ш"),
        ("тс", "ц"),
        ("кс", "х"),
        ("и{1,40}([яюе])", r"\1"),
        ("ио", "е"),
        (r"(.)\1+", r"\1"),
    )
)


def words(text: str) -> list[str]:
    """The words of `text`, cleaned, with е for ё, which readers seldom type."""
    return [_with_e(word) for word in any_text.words(text)]


def _clean(text: str) -> str:
    return _with_e(any_text.clean(text))


def _with_e(text: str) -> str:
    return text.replace("ё", "е").replace("ѐ", "е").replace("ѝ", "и")


def swap_layout(text: str) -> str:
    """What the same keys would have typed on the other layout: «ghbdtn» → «привет», «пщщпду» → «google»."""
    to_russian = _LATIN_LETTER.search(text) or not _RUSSIAN_LETTER.search(text)
    return text.translate(_TO_RUSSIAN if to_russian else _TO_LATIN)


def transliterate(text: str) -> str:
    """The likeliest Russian spelling of Latin letters: «podtverdit'» → «подтвердить»."""
    return _SOUND.sub(lambda match: _SOUNDS[match[0]], _clean(_SOFT.sub("ь", text)))


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What spellings of one sound share: the key by which the vocabulary is sorted."""
    russian = transliterate(word) if _LATIN_LETTER.search(word) else word
    for pattern, to in _FOLDS:
        russian = pattern.sub(to, russian)
    return russian
