"""`sverka rules`: what each rule of the check means, for people who have the package and no published handbook."""

from __future__ import annotations

from difflib import get_close_matches

import click
from rich.table import Table

from sverka.commands.shared import wide_console
from sverka.core.rule import LANGUAGES, all_rules, rule, said
from sverka.handbooks.rulebook import rule_text


@click.command(epilog="Example: sverka rules broken-link --lang ru")
@click.argument("slug", required=False)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
def rules(slug: str | None, lang: str) -> None:
    """Explain the rule SLUG, which a finding names in brackets; without one, list all rules."""
    known = [one.slug for one in all_rules()]
    if slug is None:
        table = Table("rule", "weighs", "asks that", box=None, pad_edge=False)
        for one in all_rules():
            table.add_row(one.slug, one.severity, said(one.summary, lang))
        wide_console().print(table)
    elif slug in known:
        click.echo(rule_text(rule(slug), lang))
    else:
        near = get_close_matches(slug, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "sverka rules lists them all"
        raise click.UsageError(f"there is no rule {slug!r}: {hint}")
