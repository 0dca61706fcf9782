"""The one place that knows MkDocs: its plugin `sverka`, and how the hooks of a site reach the gate."""

from sverka.mkdocs.plugin import CONTACTS, CONTENT, LAST, gate

__all__ = ["CONTACTS", "CONTENT", "LAST", "gate"]
