"""`sverka rules`: what each rule of the check means, for people who have the package and no published handbook."""

from __future__ import annotations

from difflib import get_close_matches

import click

from sverka.commands.printer import put, put_table
from sverka.commands.speech import LANG, language_here
from sverka.core.messages import Message, said
from sverka.core.rule import all_rules, rule, text_in
from sverka.core.tables import table
from sverka.handbooks.rulebook import rule_text


@click.command(epilog="Example: sverka rules broken-link --lang ru")
@click.argument("slug", required=False)
@LANG
def rules(slug: str | None, lang: str | None) -> None:
    """Explain the rule SLUG, which a finding names in brackets; without one, list all rules."""
    lang = language_here(lang)
    known = [one.slug for one in all_rules()]
    if slug is None:
        rows = table(lang, "Rule", "Weighs", "Asks that")
        for one in all_rules():
            rows.add_row(one.slug, said(one.severity, lang), text_in(one.summary, lang))
        put_table(rows)
    elif slug in known:
        put(rule_text(rule(slug), lang))
    else:
        near = get_close_matches(slug, known, n=1)
        hint: str = Message("did you mean {name}?", name=near[0]) if near else "sverka rules lists them all"
        raise click.UsageError(said(Message("there is no rule {slug!r}: {hint}", slug=slug, hint=hint), lang))
