"""No expression takes the square of the length of a text, whatever it is made of, and no reader of a text does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from benchmarks.chromium import launch_options
from benchmarks.expressions import Expression, javascript_literals, python_expressions
from benchmarks.linear import exported, worst, worst_in

SIZE = 4000  # characters, and four and sixteen times as many


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **launch_options()}


@pytest.mark.parametrize(
    "source", [r" +x", r"(?:a|b)+c", r"<[^>]*>", r"\d+(?!\d)[a-z]", r"\s*\n", r'"(?:\\.|[^"\\])*"', r"(a*)*b"]
)
def test_what_takes_the_square_is_told(source):
    assert worst(Expression("here", source, 0), SIZE, samples=8)


@pytest.mark.parametrize(
    "source", [r"(?<! ) +x", r"(?<![ab])(?:a|b)++c", r"<[^<>]*>", r"\s", r"(?P<a>.)(?P=a)"]
)
def test_what_is_linear_is_told_from_it(source):
    assert worst(Expression("here", source, 0), SIZE, samples=8) is None


def test_every_expression_of_python():
    expressions = python_expressions()
    assert len(expressions) > 300
    assert list(filter(None, (worst(expression, SIZE) for expression in expressions))) == []


def test_every_expression_of_the_scripts(browser: Browser):
    page = browser.new_page()
    expressions = [*javascript_literals(), *exported()]
    assert len(expressions) > 200
    assert list(filter(None, (worst_in(page, expression, SIZE) for expression in expressions))) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["", "more", "others"])
def test_every_expression_with_many_attacks(browser: Browser, seed):
    found = [worst(one, 10_000, 24, seed) for one in python_expressions()]
    page = browser.new_page()
    found += [worst_in(page, one, 10_000, 24, seed) for one in (*javascript_literals(), *exported())]
    assert list(filter(None, found)) == []
