"""`python -m sverka`."""

from sverka.cli import run

run()
