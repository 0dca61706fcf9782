"""The headers of every answer, in one place: what a server sends, and what a copy of a page says in <meta>."""

from __future__ import annotations

# The policies that our scripts make: addresses of scripts (load.js), pasted letters (checker.js).
TRUSTED_TYPES = ("sverka-script", "sverka-pasted")

_CONNECT = "connect-src 'self'"
_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    _CONNECT,
    "manifest-src 'self'",
    "worker-src 'self'",
    "font-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    f"trusted-types {' '.join(TRUSTED_TYPES)}",
)
# A browser heeds it in a header alone.
_HEADER_ONLY = ("frame-ancestors 'none'",)
# For a drawing that is opened by itself, and so is a page of its own: it runs nothing and belongs nowhere.
DRAWING_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

_NOT_USED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
# What lies below assets/ has its content in its name; everything else is asked for anew, which costs a 304.
CACHE_FOREVER = "public, max-age=31536000, immutable"
CACHE_ASKING = "no-cache"
# Endings that servers are known to serve as something else.
CONTENT_TYPES = {
    "vcf": "text/vcard",
    "vtt": "text/vtt",
    "webmanifest": "application/manifest+json",
}


def content_security_policy(feedback: str = "", *, meta: bool = False) -> str:
    """The policy of every page, as a header or, for copies, as far as a <meta> can carry it.

    `feedback` is the address that readers' feedback may be sent to, if there is one.
    """
    directives = _POLICY if meta else (*_POLICY, *_HEADER_ONLY)
    return "; ".join(f"{rule} {feedback}" if feedback and rule == _CONNECT else rule for rule in directives)


def security_headers(feedback: str = "", *, strict_transport: bool) -> dict[str, str]:
    """Name → value of every header but Cache-Control; `strict_transport` where only https may ever be used."""
    headers = {
        "Content-Security-Policy": content_security_policy(feedback),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NOT_USED),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    if strict_transport:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
