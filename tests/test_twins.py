"""Constants that stand in Python and in a script as well, because no data carry them to the browser, are equal."""

from __future__ import annotations

import json
import re

import pytest

from sverka.registry import week
from sverka.search import inverted, shards
from tests.help_centre import REPOSITORY

SOURCES = REPOSITORY / "src/sverka"
TWINS = [
    ("search/browser/engine.js", "CARDS_IN_SHARD", shards.CARDS_IN_SHARD),
    ("search/browser/rank.js", "LEVELS", inverted.LEVELS),
    ("search/browser/rank.js", "STOP_WEIGHT", inverted.STOP_WEIGHT),
    ("search/browser/rank.js", "TITLE_UNIT", shards.TITLE_UNIT),
    ("search/browser/rank.js", "PRIOR_UNIT", shards.PRIOR_UNIT),
    ("theme/components/hours/script.js", "DAYS", list(week.DAYS)),
]


@pytest.mark.parametrize(("script", "name", "value"), TWINS, ids=lambda given: str(given))
def test_a_constant_of_both_is_one(script: str, name: str, value: object) -> None:
    (written,) = re.findall(
        rf"\b{name} = ([^;\n]+?)[;,](?: //.*)?$", (SOURCES / script).read_text("utf-8"), re.M
    )
    assert json.loads(written) == value
