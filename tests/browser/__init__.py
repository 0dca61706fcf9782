"""The project's own site in a real browser."""
