"""The engine in the reader's browser finds and judges exactly what the Python engine finds and judges."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from benchmarks.browser_engine import FOLDER, BrowserEngine, segment_data
from benchmarks.chromium import launch_options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from sverka.accounting import dialled
from sverka.contacts import judge, syntax_of
from sverka.contacts.browser_data import SCRIPTS, browser_data
from sverka.contacts.find import VIEWS, in_segments
from sverka.contacts.hosts import top_level_domains
from sverka.contacts.lookalike import imitated_host
from sverka.contacts.reading import LINT, READER, STRICT, Reading
from sverka.contacts.segment import PATH, PROSE, TARGET, Run, Segment, whole
from sverka.registry import Policy, Registry
from tests.contacts.test_lines import FILES, cases

CASES = Path(__file__).parent / "cases"
OWN_HOST = "help.example"
POLICIES = (LINT, STRICT, READER)
REGIONS = ("RU", "GB")
KNOWN = frozenset({"120-74", "readme.md", "2026-01"})
LONG = 1_000_000


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium."""
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def engine(browser: Browser, registry: Registry, policy: Policy) -> Iterator[BrowserEngine]:
    """The browser's engine with the records of the cases."""
    with BrowserEngine(registry, policy, browser, reading_of(registry, LINT)) as engine:
        yield engine


def reading_of(registry: Registry, policy: str) -> Reading:
    """The reading by one of the policies, with what it knows of the records."""
    return Reading(policy, registry.brands, REGIONS, KNOWN, frozenset(dialled(registry)))


def of_python(segment: Segment, registry: Registry, policy: Policy, read_as: str) -> list[dict[str, str]]:
    """What the Python engine says of one segment, by itself."""
    alone = segment._replace(runs=(Run(0, 0, len(segment.text)),), block=False)
    found = []
    for mention in in_segments(segment.text, [alone], reading_of(registry, read_as)):
        if mention.concealed == "no-slashes":
            mention = mention._replace(value=OWN_HOST)
        judgement = judge(mention, registry, policy, [OWN_HOST])
        found.append(
            {
                **{name: getattr(mention, name) for name in ("kind", "value", "raw", "concealed")},
                "verdict": judgement.verdict,
                "contact": judgement.contact.ref if judgement.contact else "",
                "reason": judgement.reason,
                "message": judgement.message,
            }
        )
    return found


def of_browser(finding: dict[str, Any], message: str) -> dict[str, str]:
    """A finding of the browser's engine in the same form; `message` must tell its details."""
    if like := finding["like"]:
        assert f"looks like {like['of']}" in message
        assert "[" not in like["marked"] or f"(written {like['marked']})" in message
    assert finding["said"] in message
    return {
        **{name: finding[name] for name in ("kind", "value", "raw", "concealed", "verdict", "reason")},
        "contact": (finding["contact"] or {}).get("ref", ""),
        "message": message,
    }


def assert_alike(
    engine: BrowserEngine,
    batches: Sequence[Sequence[Segment]],
    registry: Registry,
    policy: Policy,
    policies: Sequence[str] = POLICIES,
) -> None:
    for read_as in policies:
        given = [[segment_data(segment._replace(block=False)) for segment in batch] for batch in batches]
        answers = engine.check(given, [OWN_HOST], read_as, KNOWN)
        assert_answers(batches, answers, registry, policy, read_as)


def assert_answers(
    batches: Sequence[Sequence[Segment]],
    answers: Sequence[list[dict[str, Any]]],
    registry: Registry,
    policy: Policy,
    read_as: str,
) -> None:
    for batch, answer in zip(batches, answers, strict=True):
        for number, segment in enumerate(batch):
            expected = of_python(segment, registry, policy, read_as)
            found = [finding for finding in answer if finding["segment"] == number]
            shown = [
                (finding["kind"], finding["value"], finding["verdict"], finding["concealed"])
                for finding in found
            ]
            assert shown == [(e["kind"], e["value"], e["verdict"], e["concealed"]) for e in expected], (
                read_as,
                segment,
            )
            told = zip(found, expected, strict=True)
            assert [of_browser(finding, e["message"]) for finding, e in told] == expected, segment


@pytest.mark.parametrize("file", sorted(CASES.glob("**/*.*")), ids=lambda file: file.name)
def test_every_case_in_both_engines(file, engine, registry, policy):
    page = file.read_text("utf-8").partition("=== expected\n")[0]
    segments = VIEWS[syntax_of(file.name)](page)
    assert_alike(engine, [[s for s in segments if s.form in {PROSE, TARGET}], segments], registry, policy)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_in_both_engines(file, engine, registry, policy):
    assert_alike(engine, [VIEWS["markdown"](text) for text, _ in cases(file)], registry, policy)


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
# The two libraries that read host names differ about right-to-left names, and know Unicode of different years.
CHARACTERS = st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs", "Cn", "Co")).filter(
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
    """Whether no character is read in its own way by one of the libraries: right-to-left hosts, letters of another
    year of Unicode, and a mark that JavaScript takes for a letter where case does not count."""
    return "\u0345" not in text and all(
        unicodedata.bidirectional(char) not in {"R", "AL", "AN"}
        and unicodedata.category(char) not in {"Cn", "Co"}
        for char in text
    )


def runs_alike(engine, registry, policy, texts):
    segments = [Segment(text, (), block=True) for text in texts]
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
        assert bool(found) == bool(mentions)


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
    [
        *(
            "8",
            "a",
            ".",
            "@",
            "-",
            "a.",
            "a-a",
            ".@",
            "a@",
            ")",
            "+7 ",
            "8 800 000-00-10 ",
            "восемь ",
            "дважды ",
        ),
        *("https://a/", "номер 0100 ", "xn--", "[.]", "\u200b", "\u202e", "<", "://", "111 ", "%D0", "😀8"),
    ],
)
def test_a_long_text_comes_to_an_end(piece, engine):
    text = piece * (LONG // len(piece))
    link = {"text": f"https://{text}", "form": "target", "role": "link"}
    for read_as, length in ((LINT, LONG), (STRICT, LONG // 10)):
        engine.check([[{"text": text[:length]}, {**link, "text": link["text"][:length]}]], policy=read_as)


def test_the_data_are_the_same_for_the_same_records_and_safe_inside_a_script(registry, policy):
    text = browser_data(registry, policy)
    assert text == browser_data(registry, policy)
    assert (
        not {"</", "<!", "\u2028", "\u2029"}
        & {text[at : at + 2] for at in range(len(text))}
        & {*text, "</", "<!"}
    )
    data = json.loads(text.removeprefix("window.sverkaContactsData=").removesuffix(";\n"))
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
