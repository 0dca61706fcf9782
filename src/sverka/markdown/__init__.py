"""Markdown to HTML: one Python-Markdown extension for names and links, and the renderer that uses it."""
