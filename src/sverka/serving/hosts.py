"""The same for hosts of static sites: `_headers` and `_redirects` (Netlify, Cloudflare …), `.htaccess` (Apache)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from sverka.serving.compress import ENDINGS
from sverka.serving.headers import CACHE_ASKING, CACHE_FOREVER, CONTENT_TYPES, DRAWING_POLICY
from sverka.theme.bundles import FOLDER as ASSETS

_NOTE = "# Made with the site it lies in, from the same source as deploy/nginx.conf.\n"


def headers_file(base: str, headers: Mapping[str, str]) -> str:
    """The file `_headers`.

    These hosts join the values of all rules that match, so each header stands in one rule; by themselves they
    ask again for every page. Of two policies a browser heeds both.
    """
    rules = {
        f"{base}*": headers,
        f"{base}{ASSETS}*": {"Cache-Control": CACHE_FOREVER},
        f"{base}*.svg": {"Content-Security-Policy": DRAWING_POLICY},
    }
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in sorted(some.items()))])
        for path, some in rules.items()
    )
    return _NOTE + "\n".join(blocks) + "\n"


def redirects_file(redirects: Mapping[str, str]) -> str:
    """The file `_redirects`."""
    return _NOTE + "".join(f"{old} {new} 301\n" for old, new in redirects.items())


def htaccess(base: str, headers: Mapping[str, str], redirects: Mapping[str, str]) -> str:
    """The file `.htaccess`; needs mod_headers, and AllowOverride All or its content in the <Directory>."""
    lines = [
        "Options -Indexes",
        f"ErrorDocument 404 {base}404.html",
        "AddDefaultCharset utf-8",
        f"AddCharset utf-8 {' '.join(sorted(ENDINGS))}",
        *(f"AddType {kind} .{ending}" for ending, kind in CONTENT_TYPES.items()),
        *(f'Header always set {name} "{value}"' for name, value in sorted(headers.items())),
        f'Header always set Cache-Control "{CACHE_ASKING}"',
        f'<If "%{{REQUEST_STATUS}} != 404 && %{{REQUEST_URI}} =~ m#^{re.escape(base)}{ASSETS}#">',
        f'Header always set Cache-Control "{CACHE_FOREVER}"',
        "</If>",
        '<FilesMatch "(?i)\\.svg$">',
        f'Header always set Content-Security-Policy "{DRAWING_POLICY}"',
        "</FilesMatch>",
        '<If "%{REQUEST_METHOD} !~ /^(GET|HEAD)$/">',
        "Require all denied",
        "</If>",
        f'RedirectMatch 404 "^{re.escape(base)}(deploy/|_headers$|_redirects$)"',
        *(f'RedirectMatch 301 "^{re.escape(unquote(old))}$" "{new}"' for old, new in redirects.items()),
    ]
    return _NOTE + "\n".join(lines) + "\n"
