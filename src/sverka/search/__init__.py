"""Search: indexes made at build time, read in the browser by a classic script."""
