"""The engine in the reader's browser finds and judges exactly what the Python engine finds and judges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser_engine import FOLDER, segment_data
from sverka.contacts import syntax_of
from sverka.contacts.browser_data import SCRIPTS, browser_data
from sverka.contacts.find import VIEWS, in_segments
from sverka.contacts.lookalike import imitated_host
from sverka.contacts.reading import READER, STRICT
from sverka.contacts.segment import COMMENT, PROSE, TARGET, whole
from tests.contacts.parity import (
    OWN_HOST,
    POLICIES,
    assert_alike,
    reading_of,
)
from tests.contacts.test_lines import FILES, cases
from tests.shares import one_in

CASES = Path(__file__).parent / "cases"
LONG = 1_000_000


@pytest.mark.parametrize("file", sorted(CASES.glob("**/*.*")), ids=lambda file: file.name)
def test_every_case_in_both_engines(file, engine, registry, policy):
    page = file.read_text("utf-8").partition("=== expected\n")[0]
    # Comments are read by the policy lint, which Python has alone.
    segments = [s for s in VIEWS[syntax_of(file.name)](page) if s.form != COMMENT]
    assert_alike(engine, [[s for s in segments if s.form in {PROSE, TARGET}], segments], registry, policy)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_in_both_engines(file, engine, registry, policy):
    assert_alike(engine, [list(VIEWS["markdown"](text)) for text, _ in cases(file)], registry, policy)


LETTERS = "aceilmnostz01-ёжсоеаɑоρᴍ"
HOMOGLYPHS = {"a": "аɑá", "c": "сϲ", "e": "еéє", "i": "іı1", "l": "1Iӏł", "m": "ｍᴍ", "n": "пñ"}
AFFIXES = ("login-", "my", "1", "-help", "online", "-", "го")
ENDINGS = ("ru", "com", "example", "xn--p1ai", "xn--p1acf")


def hosts_like(brand: str) -> Iterator[str]:
    """Look-alikes of a brand, and names that have nothing to do with it."""
    names = {brand, brand[::-1], "weather", "acme", "line", "xn--", "xn--zz-", "xn--80akhbyknj4f"}
    for at in range(len(brand) + 1):
        names |= {brand[:at] + brand[at + 1 :], brand[:at] + "-" + brand[at:], brand[:at] + "." + brand[at:]}
        names |= {brand[:at] + letter + brand[at:] for letter in LETTERS}
        names |= {brand[:at] + letter + brand[at + 1 :] for letter in LETTERS}
        names |= {brand[:at] + look + brand[at + 1 :] for look in HOMOGLYPHS.get(brand[at : at + 1], "")}
        names |= {brand[:at] + brand[at : at + 2][::-1] + brand[at + 2 :]}
    names |= {affix + name for affix in AFFIXES for name in (brand, brand[:-1], brand[1:])}
    names |= {"фсьудшту", "акмелине", "акмелайн", "асmеlinе", "acme-online-help", "a-c-m-e-l-i-n-e"}
    for at, name in enumerate(sorted(names)):
        yield f"{name}.{ENDINGS[at % len(ENDINGS)]}"


def test_look_alike_hosts_in_both_engines(engine, registry, policy):
    hosts = [ascii_host(host) for brand in registry.brands for host in hosts_like(brand)]
    found = engine.imitated_hosts(hosts)
    for host, like in zip(hosts, found, strict=True):
        model = imitated_host(host, registry.brands)
        assert like == ({"brand": model.brand, "marked": model.marked} if model else None), host
    prose = [whole(f"Сайт {host} и https://{host}/вход", 0) for host in hosts_like("acmeline")]
    assert_alike(engine, [prose], registry, policy)


def ascii_host(host: str) -> str:
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in host.split(".")
    )


def test_blocks_of_bare_digits_are_read_as_one_in_both_engines(engine, registry, policy):
    texts = [
        "8 800",
        "000-00",
        "99",
        "Шаг 1",
        "2",
        "нет",
        "Звоните: 8 495",
        "000-00-01 круглые сутки",
        "5",
        "x 5",
    ]
    for read_as in POLICIES:
        place, segments = 0, []
        for text in texts:
            segments.append(whole(text, place, block=True))
            place += len(text) + 1
        [answer] = engine.check([list(map(segment_data, segments))], [OWN_HOST], read_as)
        starts = [segment.runs[0].start for segment in segments]
        found = [
            (f["kind"], f["value"], f["raw"], starts[f["segment"]] + f["start"], f["concealed"])
            for f in answer
        ]
        reading = reading_of(registry, read_as)._replace(known=frozenset())
        mentions = in_segments("\n".join(texts), segments, reading)
        assert sorted(found) == sorted((m.kind, m.value, m.raw, m.start, m.concealed) for m in mentions), (
            read_as
        )
        assert "+78000000099" in {value for _, value, *_ in found}


def test_the_checker_names_what_is_asked_for(engine):
    asked = {
        "Переведите на карту 4000 0000 0000 0002": "card",
        "Карта 4000 0000 0000 0003": "card",
        "Счёт 40817810000000000001": "account-number",
        "IBAN GB29 NWBK 6016 1331 9268 19": "account-number",
        "Кошелёк bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq": "wallet",
        "Скажите номер AnyDesk 123 456 789": "remote-access",
        "123456789 — удалённый доступ": "remote-access",
        "Назовите код 4821 из сообщения": "code",
        "4821 — ваш код": "code",
        "Номер заявки 7712345": "number",
    }
    answers = engine.check([[{"text": text, "block": True}] for text in asked])
    found = {text: (f["kind"], f["verdict"]) for text, [f] in zip(asked, answers, strict=True)}
    assert found == {text: (kind, "unaccounted") for text, kind in asked.items()}


@pytest.mark.parametrize(
    "piece",
    one_in(
        2,
        [
            *("8", "a", ".", "@", "-", "a.", "a-a", ".@", "a@", ")", "xn--", "[.]", "<", "://", "%D0", "😀8"),
            *("\u200b", "\u202e", "https://a/", "111 ", "+7 ", "восемь ", "8 800 000-00-10 ", "дважды "),
            "номер 0100 ",
        ],
    ),
)
def test_a_long_text_comes_to_an_end(piece, engine):
    text = piece * (LONG // len(piece))
    link = {"text": f"https://{text}", "form": "target", "role": "link"}
    for read_as, length in ((READER, LONG), (STRICT, LONG // 10)):
        engine.check([[{"text": text[:length]}, {**link, "text": link["text"][:length]}]], policy=read_as)


def read_back(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text.removeprefix("window.sverkaContactsData=").removesuffix(";\n"))
    return data


def test_the_data_are_safe_inside_a_script(registry, policy):
    label = {"ru": "</script><!--\u2028\u2029"}
    hotline = registry.contacts["acme/hotline"].model_copy(update={"label": label})
    text = browser_data(replace(registry, contacts={hotline.ref: hotline}), policy)
    assert [sign for sign in ("</", "<!", "\u2028", "\u2029") if sign in text] == []
    assert read_back(text)["contacts"][0]["label"] == label


def test_the_data_are_the_same_for_the_same_records(registry, policy):
    text = browser_data(registry, policy)
    assert text == browser_data(registry, policy)
    data = read_back(text)
    assert {contact["ref"] for contact in data["contacts"]} == set(registry.contacts)
    assert (data["regions"], data["onRecord"]) == (["RU"], [])


def test_a_contact_expires_in_the_browser_on_its_own_day(engine):
    [[finding]] = engine.check([[{"text": "+74990000005"}]])
    assert finding["verdict"] == "expired"


def test_every_script_is_loaded():
    assert sorted(f"{name}.js" for name in SCRIPTS) == sorted(file.name for file in FOLDER.iterdir())


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_short_and_says_what_it_is(name):
    lines = (FOLDER / f"{name}.js").read_text("utf-8").splitlines()
    assert lines[0].startswith("/* ")
    assert lines[1].startswith("(function (sverkaContacts) {")
    assert lines[2].strip() == '"use strict";'
    assert len(lines) <= 300


def test_numbers_before_in_and_after_a_table_of_digits_are_found_alike(engine, registry, policy):
    number = "8 800 000-00-10"
    for filler in ("8, ", "1;2;", "+7 ", "12:30 ", "5\n"):
        text = f"{number}, " + filler * 260 + f"тел. {number}, {filler * 260} {number}"
        assert_alike(engine, [[whole(text, 0)]], registry, policy)
