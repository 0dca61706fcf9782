"""What the reader, or the browser, sees of each kind of source; one module a syntax."""
