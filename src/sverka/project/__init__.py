"""The sources of one site, loaded once as of one day."""
