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

# What pages use of what a browser can do: copying a text, and a film on the whole screen or beside other windows.
_USED = ("clipboard-write", "fullscreen", "picture-in-picture")
# The rest of w3c/webappsec-permissions-policy, features.md, and what else reaches people or devices, as far as the
# browsers know it that heed the header: of a name that they do not know they complain on every page.
_NOT_USED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "compute-pressure"),
    *("cross-origin-isolated", "display-capture", "encrypted-media", "gamepad", "geolocation"),
    *("gyroscope", "hid", "identity-credentials-get", "idle-detection", "interest-cohort"),
    *("keyboard-map", "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment"),
    *("publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"),
    *("speaker-selection", "storage-access", "sync-xhr", "unload", "usb", "window-management"),
    "xr-spatial-tracking",
)
_YEAR = 365 * 24 * 60 * 60  # seconds
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


def security_headers(
    feedback: str = "", *, strict_transport: bool, subdomains: bool = False
) -> dict[str, str]:
    """Name → value of every header but Cache-Control.

    With `strict_transport` only https may be used for a year, with `subdomains` for the hosts below as well.
    Everything that pages load is of their own origin, so that none of it need be lent to others, or borrowed.
    """
    permissions = dict.fromkeys(_USED, "(self)") | dict.fromkeys(_NOT_USED, "()")
    headers = {
        "Content-Security-Policy": content_security_policy(feedback),
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}={who}" for feature, who in sorted(permissions.items())),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
        "X-Permitted-Cross-Domain-Policies": "none",  # for readers of PDF files
    }
    if strict_transport:
        below = "; includeSubDomains" if subdomains else ""
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}{below}"
    return headers
