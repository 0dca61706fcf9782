"""Hold every regular expression and every way of reading a text against texts made to keep it busy.

Each expression of Python gets attacks made from itself (see attacks.py), each of JavaScript the same in Chromium;
each way of reading a text gets what expressions begin with, again and again. Time is that of the processor, at one
size, four and sixteen times that size: what takes over eight times as long at each step is not linear. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from random import Random
from typing import Any, NamedTuple

from playwright.sync_api import Page

from benchmarks.attacks import ENDS, STOCK, Attack, attacks
from benchmarks.chromium import chromium
from benchmarks.expressions import Expression, javascript_literals, python_expressions
from sverka.contacts import find
from sverka.contacts.browser_data import browser_data
from sverka.contacts.find import VIEWS
from sverka.contacts.reading import LINT, READER, STRICT, Reading
from sverka.registry import Policy, Registry

_EXAMPLE = "example: scripts/bench linear --size 10000 --samples 16 --texts 100000"
_GROWS = 8.0  # times as long for a text four times as long
_PATIENCE = 2.0  # seconds, in which a text of that size is read; longer nobody waits for it
_NOTHING = 0.004  # seconds for the longer text, in which no square shows
_SCRIPT = re.compile(r"^window.sverkaContactsData=|;\n$")
_PIECES = (
    *(
        "8",
        "8,",
        "|1",
        "111 ",
        "1:1 (1:1, ",
        "8 800 000-00-10 ",
        "восемь ",
        "звоните 0100 и ",
        "+7",
        "§",
        "№ 8 ",
    ),
    *("a.b ", "help.example, ", "a@b.c ", "https://a.b/", "tel:8", "@acmeline ", "a_b ", "bc1q", "x.pdf "),
    *(
        "<a<a",
        "<a ",
        "<a b=",
        "</i>",
        "<b>",
        "<nav>",
        "<b></p>",
        "<!x",
        "<![CDATA[",
        "<!--",
        "&#56;",
        "<td>8</td>",
    ),
    *(
        "[a]: b\n",
        "`a``b",
        "](<:",
        "](a){",
        "[",
        "_a",
        "{{contact:a ",
        "| 8 ",
        "\n8",
        "- a\n",
        "a: b\n",
        "{a: ",
    ),
    *(
        '"8"+',
        '"\\',
        "${",
        "=/[",
        "/*",
        "// 8\n",
        "url(",
        "@import ",
        "00:01 --> 00:02\n",
        "<c<c",
        "{% ",
        "{{ '8' ~ ",
    ),
    *("\u202e8 ", "\u200b8", "8\u0301", "О", "\u00ad", " ", "\t", "\n"),
)


class Growth(NamedTuple):
    """Seconds that an attack takes at one size and at a size four times that, where that is no longer linear."""

    where: str
    attack: Attack
    short: float
    long: float


def main() -> None:
    """Read the command line, measure, print; exit status 1 where anything is not linear."""
    parser = argparse.ArgumentParser(prog="scripts/bench linear", description=__doc__, epilog=_EXAMPLE)
    parser.add_argument(
        "--size", type=int, default=10_000, help="characters of the shorter text (default: 10000)"
    )
    parser.add_argument("--samples", type=int, default=16, help="texts made from an expression (default: 16)")
    parser.add_argument("--seed", default="", help="other samples for another seed")
    parser.add_argument("--texts", type=int, default=0, help="also read whole texts of so many characters")
    options = parser.parse_args()
    expressions = python_expressions()
    slow = [g for e in expressions if (g := worst(e, options.size, options.samples, options.seed))]
    with chromium() as browser:
        page = browser.new_page()
        literals = [*javascript_literals(), *exported()]
        slow += [g for e in literals if (g := worst_in(page, e, options.size, options.samples, options.seed))]
    result: dict[str, Any] = {
        "benchmark": "linear",
        "python": len(expressions),
        "javascript": len(literals),
        "not_linear": [[g.where, *g.attack, round(g.short, 4), round(g.long, 4)] for g in slow],
    }
    if options.texts:
        result["seconds"] = {name: [round(s, 2), piece] for name, s, piece in read(options.texts)}
    print(json.dumps(result, indent=1, ensure_ascii=False))
    sys.exit(1 if slow else 0)


def attacks_on(expression: Expression, samples: int, seed: str) -> Iterator[Attack]:
    """What is tried on one expression."""
    rng = Random(f"{expression.source}{seed}")
    if source := _as_python(expression):
        yield from attacks(source, expression.flags if isinstance(expression.flags, int) else 0, rng, samples)
    yield from (Attack("", pump, rng.choice(ENDS)) for pump in STOCK)


def worst(expression: Expression, size: int, samples: int = 0, seed: str = "") -> Growth | None:
    """The first attack on an expression of Python that is not linear, or None."""
    pattern = re.compile(expression.source, int(expression.flags))
    return _first(
        expression, lambda text: _python_seconds(pattern, expression.use, text), size, samples, seed
    )


def worst_in(
    page: Page, expression: Expression, size: int, samples: int = 0, seed: str = ""
) -> Growth | None:
    """The first attack on an expression of JavaScript that is not linear in a page, or None."""
    tried = list(attacks_on(expression, samples, seed))
    flags = str(expression.flags).replace("g", "").replace("y", "") + (
        "g" if expression.use == "search" else "y"
    )
    source = f"(?:{expression.source})$" if expression.use == "fullmatch" else expression.source
    found = page.evaluate(
        _IN_PAGE, [source, flags, [list(attack) for attack in tried], size, _NOTHING, _GROWS, _PATIENCE]
    )
    return Growth(expression.where, tried[found[0]], *found[1:]) if found else None


# As _first, in a page.
_IN_PAGE = """([source, flags, attacks, size, nothing, grows, patience]) => {
  const expression = new RegExp(source, flags);
  const text = ([before, pump, after], size) =>
    before + pump.repeat(Math.max(1, Math.floor((size - before.length) / pump.length))) + after;
  const once = (text) => {
    const start = performance.now();
    if (flags.includes("g")) for (const _ of text.matchAll(expression));
    else expression.lastIndex = 0, expression.test(text);
    return (performance.now() - start) / 1000;
  };
  // Of several, since a page has no clock of the processor's.
  const seconds = (text) => {
    const first = once(text);
    return first < nothing / 16 || first > 1 ? first : Math.min(first, once(text), once(text), once(text));
  };
  once("");
  for (const [at, attack] of attacks.entries()) {
    let before = 0;
    for (const longer of [1, 4, 16]) {
      const last = seconds(text(attack, size * longer));
      if (last > patience) return [at, before, last];
      if (last < Math.max(before ? nothing : nothing / 16, grows * before)) break;
      if (longer === 16) return [at, before, last];
      before = last;
    }
  }
  return null;
}"""


def _first(
    expression: Expression, seconds: Callable[[str], float], size: int, samples: int, seed: str
) -> Growth | None:
    for attack in attacks_on(expression, samples, seed):
        before, least = 0.0, _NOTHING / 16
        for times_as_long in (1, 4, 16):
            text = attack.text(size * times_as_long)
            last = seconds(text)
            if last >= _PATIENCE:
                return Growth(expression.where, attack, before, last)
            if before and before * _GROWS < last < 1:  # whatever else the machine does
                last = min(last, seconds(text), seconds(text))
            # Most take no time at all, and a square of nothing is nothing.
            if last < max(least, before * _GROWS):
                break
            if times_as_long == 16:
                return Growth(expression.where, attack, before, last)
            before, least = last, _NOTHING
    return None


def _python_seconds(pattern: re.Pattern[str], use: str, text: str) -> float:
    with suppress(_TooLong), _at_most(_PATIENCE):
        start = time.process_time()
        if use == "search":
            for _ in pattern.finditer(text):
                pass
        else:
            getattr(pattern, use)(text)
        return time.process_time() - start
    return _PATIENCE


class _TooLong(Exception):
    pass


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise _TooLong in what takes more time of the processor: an exponent would take it for ever."""

    def end(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def exported() -> list[Expression]:
    """The expressions that Python hands to the engine of the browser."""
    data = json.loads(_SCRIPT.sub("", browser_data(Registry({}, {}, {}, {}), Policy(date(2026, 1, 1)))))
    modules = data["modules"]
    # Some are written in two modules, and known by the name in one of them.
    uses = {key: one.use for one in python_expressions() for key in (one.source, one.where)}
    found = []
    for where, (source, flags) in _written(modules, ""):
        module, _, *names = where.split(".")
        use = uses.get(f"sverka.contacts.{module}._{names[0]}") or uses.get(source, "search")
        found.append(Expression(f"{where} in the browser", source, flags, use))
    demands = modules["demands"]["tables"]
    found += [Expression(f"demands of {seen['kind']}", seen["pattern"], "u") for seen in demands["SEEN"]]
    return found + [Expression(f"demands: {name}", words, "i") for name, words in demands["FIELDS"].items()]


def _written(value: Any, where: str) -> Iterator[tuple[str, list[str]]]:
    """The expressions in the data of the engine: source and flags."""
    if isinstance(value, list) and len(value) == 2 and value[1] in ("u", "iu"):
        yield where, value
    elif isinstance(value, dict | list):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _written(item, f"{where}.{name}" if where else str(name))


def _as_python(expression: Expression) -> str:
    """An expression of JavaScript as Python reads it, as far as texts are to be made from it; else nothing."""
    if isinstance(expression.flags, int):
        return expression.source
    source = expression.source.replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    source = re.sub(r"\\p\{(\w+)[^}]*\}", lambda name: r"\d" if name[1].startswith("N") else r"\w", source)
    source = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: f"\\U{int(code[1], 16):08x}", source).replace(
        "\\k<", "(?P=<"
    )
    try:
        re.compile(source)
    except re.error:
        return ""
    return source


def read(size: int, pieces: tuple[str, ...] = _PIECES) -> Iterator[tuple[str, float, str]]:
    """For each way of reading a text its worst time and the piece that takes it."""
    for syntax in VIEWS:
        for policy in (LINT, STRICT, READER):
            reading = Reading(policy, ("acmeline",))
            times = {piece: _reading_seconds(piece, size, syntax, reading) for piece in pieces}
            piece = max(times, key=lambda piece: times[piece])
            print(f"{syntax}, {policy}: {times[piece]:.2f} s, {piece!a}", file=sys.stderr)
            yield f"{syntax}, {policy}", times[piece], piece


def _reading_seconds(piece: str, size: int, syntax: str, reading: Reading) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    start = time.process_time()
    find(text, syntax, reading)
    return time.process_time() - start


if __name__ == "__main__":
    main()
