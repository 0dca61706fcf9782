"""`python -m sverka`."""

from sverka.cli import main

main()
