"""The gate for all else: links, page codes, pictures, translations, facts, the mark-up of the built pages.

It judges the sources before MkDocs reads a page, to name the line, and again every file that MkDocs put out.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from sverka.mkdocs import CONTENT, LAST, gate


def on_config(config: MkDocsConfig) -> None:
    gate(config).judge_sources(CONTENT)


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    gate(config).judge_site(CONTENT)
