"""The files of the search on a site: for each language its index, and which scripts a page loads to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sverka.core.content_names import content_name
from sverka.core.script_text import without_comments
from sverka.search.documents import Document
from sverka.search.inverted import invert
from sverka.search.languages import language, reads_russian
from sverka.search.lunr_index import lunr_script
from sverka.search.shards import scripts, shards

FOLDER = "assets/search/"
_BROWSER = Path(__file__).parent / "browser"
_RUSSIAN = ("russian", "spoken.ru")  # what only the search of a site with Russian pages reads
ENGINES = {  # name → the scripts of search/browser/ that it is made of, in their order
    "bm25f": ("text", *_RUSSIAN, "code", "stem", "shards", "vocabulary", "query", "rank", "engine"),
    "lunr": ("text", *_RUSSIAN, "code", "lunr"),
}


def index_files(
    engine: str,
    lang: str,
    found: Sequence[Document],
    filter_titles: Mapping[str, Mapping[str, str]],
    site: tuple[str, ...] = (),
) -> dict[str, str]:
    """URL → text of each file of the index of one language, for the engine `bm25f` or `lunr`.

    They lie in a folder that is named by what they hold. `site` are the languages of the site, where it has more.
    """
    chain = language(lang, site)
    if engine == "lunr":
        return _in_folder(lang, {"index": lunr_script(found, lang, chain.words)})
    inverted = invert([document.fields for document in found], chain)
    priors = [document.prior for document in found]
    parts = shards(inverted, _cards(found), priors, chain.stop_words, chain.skeleton)
    parts["codes"] = {
        document.card["code"]: number for number, document in enumerate(found) if document.card["code"]
    }
    parts["filters"] = _filters(found, filter_titles)
    return _in_folder(lang, scripts(parts))


def _in_folder(lang: str, texts: Mapping[str, str]) -> dict[str, str]:
    version = content_name("".join(f"{name} {text}" for name, text in sorted(texts.items())).encode())
    return {f"{FOLDER}{lang}/{version}/{name}.js": text for name, text in texts.items()}


def index_folder(files: Iterable[str]) -> str:
    """The folder of one index, by the URLs of its files."""
    return next(iter(files)).rpartition("/")[0] + "/"


def engine_scripts(engine: str, lang: str) -> list[str]:
    """Names of the scripts that a page in `lang` loads once a reader searches, in their order."""
    lunr = [f"{FOLDER}lunr.js"] if engine == "lunr" else []
    if lunr and lang != "en":
        lunr += [f"{FOLDER}lunr.stemmer.support.js", f"{FOLDER}lunr.{lang}.js"]
    return [*lunr, engine_url(lang)]


def engine_url(lang: str) -> str:
    """Name of our own part of an engine."""
    return f"{FOLDER}engine.{lang}.js"


def engine_text(engine: str, lang: str, site: tuple[str, ...] = ()) -> str:
    """The scripts of an engine in one file, because a page waits for each request."""
    chain = "ru" if lang == "ru" else "en"
    left_out = () if reads_russian(lang, site) else _RUSSIAN
    names = [f"stem.{chain}" if name == "stem" else name for name in ENGINES[engine] if name not in left_out]
    return without_comments("".join((_BROWSER / f"{name}.js").read_text("utf-8") for name in names))


def _cards(found: Sequence[Document]) -> list[dict[str, object]]:
    return [{"url": document.url, **document.card, "synonyms": document.synonyms} for document in found]


def _filters(found: Sequence[Document], titles: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """Of each filter the values that some page has, id and title, and of each page the numbers of its values."""
    filters: dict[str, object] = {}
    for name, values in titles.items():
        used = {value for document in found for value in document.filters[name]}
        shown = [value for value in values if value in used]
        filters[name] = {
            "values": [[value, values[value]] for value in shown],
            "of": [[shown.index(value) for value in document.filters[name]] for document in found],
        }
    return filters
