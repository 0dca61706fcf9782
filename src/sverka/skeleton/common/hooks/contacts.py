"""The gate for contacts: every phone number, e-mail, domain and account is on record, or nothing is published.

It judges the sources before MkDocs reads a page, to name the line, and again every file that MkDocs put out.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from sverka.mkdocs import CONTACTS, LAST, gate


def on_config(config: MkDocsConfig) -> None:
    gate(config).judge_sources(CONTACTS)


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    gate(config).judge_site(CONTACTS)
