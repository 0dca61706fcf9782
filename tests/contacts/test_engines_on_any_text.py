"""Both engines find and judge the same in texts that nobody wrote: any text, digits with anything between, any host."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sverka.contacts.hosts import top_level_domains
from sverka.contacts.reading import READER, STRICT
from sverka.contacts.segment import PATH, Segment
from sverka.core import characters
from tests.contacts.parity import (
    assert_alike,
)

WORDS = [
    *"<>[](){}\"'`\\/*_-#|&;:=!~^\n\t @.,+87505",
    *(
        "8 800 000-00-99",
        "+74950000001",
        "(495) 000-00-01",
        "000 00 01",
        "8-800",
        "495",
        "10.0.0.1",
        "01.02.2026",
    ),
    *(
        "acme.example",
        "acmeline",
        "Acmeline",
        "acrneline",
        "асме",
        "xn--80akhbyknj4f",
        ".xn--p1ai",
        ".ru",
        ".рф",
    ),
    *(
        "https://",
        "http:",
        "hxxps://",
        "tel:",
        "sms:",
        "mailto:",
        "tg://resolve?domain=",
        "intent:",
        "javascript:",
    ),
    *("help@", "help@acme.example", "t.me/", "wa.me/", "vk.com/", "bit.ly/", "google.com/url?q=", "www."),
    *(
        "СМС от ",
        "отправитель ",
        "по номеру ",
        "звоните ",
        "0100",
        "112",
        "115",
        "0777",
        "телефон ",
        "№ ",
        "ИНН ",
    ),
    *(
        "восемь ",
        "восемьсот ",
        "пятьдесят ",
        "пять ",
        "дважды ",
        "ноль ",
        "сто ",
        "собака ",
        "точка ",
        "[.]",
        "(at)",
    ),
    *(
        "\u200b",
        "\u202e",
        "\u202c",
        "\u0301",
        "\ufe0f\u20e3",
        "８",
        "⁸",
        "𝟖",
        "О",
        "в",
        "З",
        "й",
        "ё",
        "\u00a0",
        "😀",
    ),
    *(
        "?phone=",
        "&",
        "%2B7",
        "%38",
        "%",
        "#",
        ":8080",
        "/help",
        ".apk",
        "//",
        "\\\\",
        "\ue001",
        "\ue000",
        "İ",
        "ſ",
    ),
]
# The two libraries that read host names differ about right-to-left names.
CHARACTERS = st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs", "Co")).filter(
    lambda char: unicodedata.bidirectional(char) not in {"R", "AL", "AN"}
)
PIECES = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
TEXTS = st.one_of(PIECES, PIECES, PIECES, st.text(CHARACTERS))
SEGMENTS = st.builds(
    Segment,
    text=TEXTS.filter(bool),
    runs=st.just(()),
    role=st.sampled_from(["text", "link", "asset", "example", "code"]),
    form=st.sampled_from(["prose", "prose", "target", "target", "path", "string"]),
    label=st.one_of(st.just(""), PIECES),
    cites=st.sampled_from(["", "news-2026"]),
)


def comparable(segment: Segment) -> bool:
    """Chromium reads some signs in a host in its own way; paths are searched as they are, not folded."""
    text = segment.text + segment.label
    odd_host = {"*", "^"} & set(text) and {":", "/", "\\", "@"} & set(text)
    # An unknown scheme with a host that cannot be read, behind a link with a text.
    unreadable = segment.label and segment.role == "link" and re.search(r"[/\\]{2}", segment.text)
    return not odd_host and not unreadable and (segment.form != PATH or segment.text.isascii())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(segments=st.lists(SEGMENTS.filter(comparable), min_size=20, max_size=40))
def test_any_text_in_both_engines(engine, registry, policy, segments):
    assert_alike(engine, [segments], registry, policy)


# What may stand between groups of digits, of whole Unicode categories, and words beside them.
SEPARATORS = st.one_of(
    st.sampled_from(["", " ", "-", ") ", " (", ".", "/", ", ", "\n", " и ", " затем ", " — ", " доб. "]),
    st.text(
        st.characters(
            categories=("Zs", "Pd", "Ps", "Pe", "Pc", "Po", "Pi", "Pf", "Sm", "Sc", "Sk", "So", "Cf", "Mn"),
            max_codepoint=0x1FFFF,
        ),
        min_size=1,
        max_size=3,
    ),
)
GROUPS = st.one_of(
    st.text("0123456789", min_size=1, max_size=6),
    st.text("0123456789", min_size=9, max_size=20),
    st.text(st.characters(categories=("Nd", "Nl", "No"), max_codepoint=0x1FFFF), min_size=1, max_size=3),
    st.sampled_from(
        [
            "8",
            "800",
            "О",
            "восемь",
            "восемьсот",
            "пять",
            "five",
            "twenty",
            "vosem",
            "Зб",
            "01.02.2026",
            "9:00",
        ]
    ),
)
AROUND = st.sampled_from(
    [
        *(
            "",
            "звоните ",
            "по номеру ",
            "Оплатите ",
            "с ",
            "№ ",
            "стр. ",
            "п. ",
            "ГОСТ ",
            "ИНН ",
            "версия ",
            "call ",
        ),
        *(
            " рублей",
            " %",
            " кг",
            " года",
            "-й",
            " лет.",
            "x200",
            " — звоните",
            ", код",
            "AnyDesk ",
            "код ",
            "IBAN ",
        ),
        *("acmeline ", "bc1q", "GB29 NWBK ", "4000 0000 0000 0002", "@", ".ru", "https://", "readme.md "),
    ]
)
RUNS = st.builds(
    lambda before, first, more, after: before + first + "".join(map("".join, more)) + after,
    AROUND,
    GROUPS,
    st.lists(st.tuples(SEPARATORS, GROUPS), max_size=7),
    AROUND,
)


def readable(text: str) -> bool:
    """Whether no character is read in its own way by one of the libraries: right-to-left hosts, and a mark that
    JavaScript takes for a letter where case does not count."""
    return "\u0345" not in text and all(
        unicodedata.bidirectional(char) not in {"R", "AL", "AN"} and unicodedata.category(char) != "Co"
        for char in text
    )


def runs_alike(engine, registry, policy, texts):
    segments = [segment for text in texts if comparable(segment := Segment(text, (), block=True))]
    assert_alike(engine, [segments], registry, policy, [STRICT, READER])


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(RUNS.filter(readable), min_size=20, max_size=30))
def test_digits_with_anything_between_in_both_engines(engine, registry, policy, texts):
    runs_alike(engine, registry, policy, texts)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(RUNS.filter(readable), min_size=20, max_size=30))
def test_many_more_digits_with_anything_between_in_both_engines(engine, registry, policy, texts):
    runs_alike(engine, registry, policy, texts)


@pytest.mark.parametrize("share", [40, pytest.param(1, marks=pytest.mark.slow)])
def test_newer_characters_in_both_engines(engine, registry, policy, share):
    """Of each `share` of the runs of the table one, among the digits of a number, beside them, in a host."""
    newer = [char for run in characters._runs()[::share] for char in {chr(run.first), chr(run.last)}]
    forms = (
        "Звоните 8 8{0}00 000-00-99",
        "8{0}800{0}000{0}00{0}99",
        "{0}+74950000001{0}",
        "Сайт portal{0}.example и acme{0}line.ru",
        "https://acme{0}line.ru/{0}",
        "{0}{0}{0}{0}{0}{0}{0}",
    )
    runs_alike(engine, registry, policy, [form.format(char) for char in newer for form in forms])


def test_hosts_of_every_ending_in_both_engines(engine, registry, policy):
    forms = (
        "Сайт portal.{}",
        "портал.{}/вход",
        "portal.{}",
        "Portal.{} и т. д.",
        "портал точка {}",
        "portal .{}",
    )
    texts = [forms[at % len(forms)].format(end) for at, end in enumerate(sorted(top_level_domains()))]
    runs_alike(engine, registry, policy, texts)
