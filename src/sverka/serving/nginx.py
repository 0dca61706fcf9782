"""What nginx is told, for `include` in its server block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from sverka.serving.headers import CACHE_ASKING, CACHE_FOREVER, CONTENT_TYPES, DRAWING_POLICY
from sverka.theme.bundles import FOLDER as ASSETS

_HEAD = """\
# Made with the site it lies in. Below: server {{ root …; include …/deploy/nginx.conf; }}, then nginx -s reload.
# Needs ngx_http_gzip_static_module; where ngx_brotli is there too, include deploy/nginx-brotli.conf as well.
index index.html;
autoindex off;
server_tokens off;
absolute_redirect off;
gzip off;
gzip_static on;
gzip_vary on;
charset utf-8;
charset_types {texts};
error_page 403 404 =404 {base}404.html;

# The variables are set anew for the page 404, so that no answer of this kind is kept.
set $sverka_cache "{asking}";
set $sverka_policy "{policy}";
if ($uri ~ "^{base_pattern}{assets}") {{ set $sverka_cache "{forever}"; }}
if ($uri ~* "\\.svg$") {{ set $sverka_policy "{drawing}"; }}
if ($request_method !~ "^(GET|HEAD)$") {{ return 405; }}
"""
_TEXTS = (
    *(f"text/{kind}" for kind in ("css", "javascript", "plain", "vcard", "vtt", "xml")),
    *(f"application/{kind}" for kind in ("atom+xml", "javascript", "json", "manifest+json")),
)
BROTLI = """\
# Beside nginx.conf, where nginx has ngx_brotli (Debian: libnginx-mod-http-brotli-static).
brotli_static on;
"""


def nginx_conf(base: str, headers: Mapping[str, str], redirects: Mapping[str, str]) -> str:
    """The settings for a site that begins at `base`; both sides of `redirects` are as in an address."""
    head = _HEAD.format(
        texts=" ".join(_TEXTS),
        base=base,
        base_pattern=re.escape(base),
        assets=ASSETS,
        asking=CACHE_ASKING,
        forever=CACHE_FOREVER,
        policy=headers["Content-Security-Policy"],
        drawing=DRAWING_POLICY,
    )
    variables = {"Content-Security-Policy": "$sverka_policy", "Cache-Control": "$sverka_cache"}
    lines = [
        f'add_header {name} "{value}" always;' for name, value in sorted({**headers, **variables}.items())
    ]
    lines += [
        "",
        f"location = {base}404.html {{ internal; }}",
        f"location ^~ {base}deploy/ {{ return 404; }}",
        f"location = {base}_headers {{ return 404; }}",
        f"location = {base}_redirects {{ return 404; }}",
        r'location ~ "/\.(?!well-known/)" { return 404; }',
    ]
    lines += [
        f'location ~* "\\.{ending}$" {{ types {{ }} default_type {kind}; }}'
        for ending, kind in CONTENT_TYPES.items()
    ]
    lines += [f"location = {unquote(old)} {{ return 301 {new}; }}" for old, new in redirects.items()]
    return head + "\n".join(lines) + "\n"
