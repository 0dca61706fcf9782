"""Our writer of lunr indexes gives what lunr.py's builder gives."""

import json

from lunr.builder import Builder
from lunr.stemmer import stemmer

from sverka.search.lunr_schema import lunr_schema

BOOSTS = {"title": 10, "synonyms": 5, "body": 1}
DOCUMENTS = {
    "faq/pay/refund.html": {
        "title": ["вернуть", "деньги"],
        "synonyms": ["возврат"],
        "body": ["сохранить", "квитанция", "отправить", "обращение", "возврат", "деньги", "деньги"],
    },
    "faq/tech/file.html": {
        "title": ["файл", "файл"],
        "synonyms": [],
        "body": ["отправить", "файл", "квитанция"],
    },
    "empty.html": {"title": ["вернуть"], "synonyms": [], "body": []},
}


def test_same_as_the_builder():
    builder = Builder()
    builder.ref("url")
    for field, boost in BOOSTS.items():
        builder.field(field, boost=boost)
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.search_pipeline.add(stemmer)
    for url, fields in DOCUMENTS.items():
        builder.add({"url": url, **fields})
    assert _plain(lunr_schema(DOCUMENTS, BOOSTS, "stemmer")) == _plain(builder.build().serialize())


def test_a_field_that_is_empty_everywhere():
    index = lunr_schema({"a.html": {"title": ["слово"], "body": []}}, {"title": 1, "body": 1}, "stemmer-ru")
    assert index["fieldVectors"] == [["title/a.html", [0, 0.288]], ["body/a.html", []]]


def _plain(index):
    return json.loads(json.dumps(index))
