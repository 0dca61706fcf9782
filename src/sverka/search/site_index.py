"""The files of the search on a site: for each language its index, and which scripts a page loads to read it."""

from __future__ import annotations

from sverka.project import Project
from sverka.search.documents import Document, documents, filter_titles
from sverka.search.inverted import invert
from sverka.search.languages import language
from sverka.search.lunr_index import search_index
from sverka.search.shards import scripts, shards

FOLDER = "assets/search/"
ENGINE = ("text", "stem", "shards", "vocabulary", "query", "rank", "engine")
_CODE = "assets/js/search/"


def index_files(project: Project, lang: str) -> dict[str, str]:
    """URL → text of each file of the index of one language."""
    if project.settings.options.search.engine == "lunr":
        return {f"{FOLDER}index.{lang}.js": search_index(project, lang)}
    found = documents(project, lang)
    chain = language(lang)
    parts = shards(invert([document.fields for document in found], chain), _cards(found), chain.stop_words)
    parts["codes"] = {
        document.card["code"]: number for number, document in enumerate(found) if document.card["code"]
    }
    parts["filters"] = _filters(found, filter_titles(project, lang))
    return {f"{FOLDER}{lang}/{name}.js": text for name, text in scripts(parts).items()}


def engine_scripts(project: Project, lang: str) -> list[str]:
    """URLs of the scripts that a page in `lang` loads once a reader searches, in their order."""
    if project.settings.options.search.engine == "lunr":
        stemmer = [] if lang == "en" else [f"{FOLDER}lunr.stemmer.support.js", f"{FOLDER}lunr.{lang}.js"]
        return [f"{FOLDER}lunr.js", *stemmer, f"{_CODE}lunr.js"]
    chain = "ru" if lang == "ru" else "en"
    return [f"{_CODE}{name}.{chain}.js" if name == "stem" else f"{_CODE}{name}.js" for name in ENGINE]


def _cards(found: list[Document]) -> list[dict[str, object]]:
    return [{"url": document.url, **document.card, "synonyms": document.synonyms} for document in found]


def _filters(found: list[Document], titles: dict[str, dict[str, str]]) -> dict[str, object]:
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
