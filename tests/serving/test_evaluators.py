"""The headers of a real nginx, by the rules that evaluators publish: written down here, with sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from sverka.registry.hosting import is_whole_domain
from sverka.serving import serving_files
from tests.browser.pages import Watch
from tests.help_centre import HelpCentre
from tests.serving.conftest import Server, start

Headers = dict[str, str]
# Answers of each kind: a page, a page at an old address, none, a style, a drawing, data, a film, the archive.
PATHS = (
    *(
        "/",
        "/faq/pay/refund.html",
        "/faq/old/money-back.html",
        "/no/such/page.html",
        "style",
        "/guides/form.svg",
    ),
    *("/contacts.json", "/guides/film.mp4", "/help-centre.zip", "/vcards/acme.vcf", "/robots.txt"),
)


@pytest.fixture(scope="module")
def official(served_centre: HelpCentre, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx with the settings that the site would have as its organisation's own, at help.acme.example."""
    root = tmp_path_factory.mktemp("official")
    centre = HelpCentre(root / "settings")
    centre.replace("mkdocs.yml", '"demonstration"', '"official"')
    centre.replace("mkdocs.yml", '"https://help.example/"', '"https://help.acme.example/"')
    files = {
        name: text for name, text in serving_files(centre.project()).items() if name.startswith("deploy/")
    }
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    yield from start(served_centre.root / "site", root, settings=root)


@pytest.fixture(params=PATHS)
def answer(official: Server, served_centre: HelpCentre, request: pytest.FixtureRequest) -> Headers:
    """The headers of one answer."""
    path: str = request.param
    if path == "style":
        (file,) = (served_centre.root / "site").glob("assets/css/site.*.css")
        path = f"/assets/css/{file.name}"
    return official.ask(path)[1]


def directives(headers: Headers) -> dict[str, set[str]]:
    """The policy for content: a directive and its sources."""
    parts = (part.split() for part in headers.get("content-security-policy", "").split(";"))
    return {part[0]: {*part[1:]} for part in parts if part}


def observatory(headers: Headers) -> dict[str, int]:
    """Mozilla HTTP Observatory: mdn/mdn-http-observatory, src/grader/charts.js and src/analyzer/tests/*.js.

    Points for each test, the sum counts from 100; A+ is 100 and more. Left out is what no header says.
    """
    policy = directives(headers)
    default = policy.get("default-src", {"*"})
    scripts, objects, styles = (policy.get(f"{kind}-src", default) for kind in ("script", "object", "style"))
    broad = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
    inline = {"'unsafe-inline'", "data:"}
    transport = headers.get("strict-transport-security", "")
    ages = [part.strip()[8:] for part in transport.lower().split(";") if part.strip().startswith("max-age=")]
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    if not policy:
        content = -25
    elif scripts & (broad | inline) or objects & broad:
        content = -20
    elif "'unsafe-eval'" in scripts | styles:
        content = -10
    elif styles & (broad | inline):
        content = 0
    else:
        content = 10 if default == {"'none'"} else 5
    framing = {"deny": 0, "sameorigin": 0}.get(headers.get("x-frame-options", "").lower(), -20)
    resource = {"same-origin": 10, "same-site": 10, "cross-origin": 0, "": 0}
    sharing = headers.get("access-control-allow-origin")
    return {
        "content-security-policy": content,
        "cookies": 0 if "set-cookie" not in headers else -40,
        "cross-origin-resource-policy": resource.get(headers.get("cross-origin-resource-policy", ""), -5),
        "cross-origin-resource-sharing": 0 if sharing is None else -50,
        "referrer-policy": 5 if headers.get("referrer-policy") in private else -5,
        "strict-transport-security": -20 if not ages else 0 if int(ages[0]) >= 15_552_000 else -10,
        "x-content-type-options": 0 if headers.get("x-content-type-options") == "nosniff" else -5,
        "x-frame-options": 5
        if "frame-ancestors" in policy and not policy["frame-ancestors"] & broad
        else framing,
    }


# securityheaders.com: A for these six, A+ for a policy without what is unsafe.
SIX = (
    *("content-security-policy", "permissions-policy", "referrer-policy", "strict-transport-security"),
    *("x-content-type-options", "x-frame-options"),
)


def grade_of_six(headers: Headers) -> str:
    """By securityheaders.com."""
    missing = [name for name in SIX if not headers.get(name)]
    unsafe = any(
        source.startswith("'unsafe-") for sources in directives(headers).values() for source in sources
    )
    return "FEDCBA"[6 - len(missing) - 1] if missing else "A" if unsafe else "A+"


# OWASP Secure Headers Project: OWASP/www-project-secure-headers, ci/headers_add.json. Left out are Cache-Control
# (no-store) and Clear-Site-Data, which are for what belongs to one person: nothing here does.
OWASP: Headers = {
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "deny",
    "x-permitted-cross-domain-policies": "none",
}
OWASP_POLICY = {"form-action": "'self'", "object-src": "'none'", "frame-ancestors": "'none'"}
# w3c/webappsec-permissions-policy, features.md: standardized features, and below them the proposed ones.
FEATURES = {
    *("accelerometer", "ambient-light-sensor", "autoplay", "battery", "camera", "cross-origin-isolated"),
    *("display-capture", "document-domain", "encrypted-media", "execution-while-not-rendered"),
    *("execution-while-out-of-viewport", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection"),
    *("magnetometer", "microphone", "midi", "navigation-override", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "sync-xhr", "usb", "web-share"),
    *("xr-spatial-tracking", "clipboard-read", "clipboard-write", "identity-credentials-get", "gamepad"),
    "speaker-selection",
}
# Chromium, which alone heeds the header, has dropped these or never had them, the last where there is nothing to
# share with; it complains of each on every page.
UNKNOWN = {
    *("ambient-light-sensor", "battery", "document-domain", "execution-while-not-rendered"),
    *("execution-while-out-of-viewport", "navigation-override", "web-share"),
}
USED = {"clipboard-write", "fullscreen", "picture-in-picture"}
# What evaluators, and we, want never to be sent: it helps whoever looks for a known weakness.
TOLD_TO_NOBODY = (
    "x-powered-by",
    "x-aspnet-version",
    "x-generator",
    "via",
    "public-key-pins",
    "x-xss-protection",
)


def permissions(headers: Headers) -> Headers:
    return dict(
        part.strip().split("=", 1) for part in headers.get("permissions-policy", "").split(",") if part
    )


def shortfalls(headers: Headers) -> list[str]:
    """What the evaluators would say; nothing where all of them are content."""
    points = observatory(headers)
    denied = {feature for feature, who in permissions(headers).items() if who == "()"}
    policy = directives(headers)
    return [
        *(f"Observatory: {name} {number}" for name, number in points.items() if number < 0),
        *([] if 100 + sum(points.values()) >= 100 else ["Observatory: below A+"]),
        *([] if (grade := grade_of_six(headers)) == "A+" else [f"securityheaders.com: {grade}"]),
        *(
            f"OWASP: {name}"
            for name, value in OWASP.items()
            if headers.get(name, "").lower() != value.lower()
        ),
        *(f"OWASP: {name}" for name, value in OWASP_POLICY.items() if policy.get(name) != {value}),
        *(f"W3C: {feature} is not denied" for feature in sorted(FEATURES - UNKNOWN - USED - denied)),
        *(f"told: {name}" for name in TOLD_TO_NOBODY if name in headers),
    ]


def test_no_evaluator_finds_fault_with_any_answer(answer):
    if answer.get("content-type", "").startswith("image/svg"):  # which may not even send a form
        answer = {
            **answer,
            "content-security-policy": f"{answer['content-security-policy']}; form-action 'self'",
        }
        assert "sandbox" in directives(answer)
        answer["content-security-policy"] += "; object-src 'none'"
    assert shortfalls(answer) == []
    assert not any(sign.isdigit() for sign in answer["server"])


def test_a_page_has_the_most_points_there_are(official):
    points = observatory(official.ask("/")[1])
    assert (100 + sum(points.values()), grade_of_six(official.ask("/")[1])) == (130, "A+")


@pytest.mark.parametrize(
    "name", [*SIX, *OWASP], ids=[*(f"{name}-by-six" for name in SIX), *(f"{name}-by-owasp" for name in OWASP)]
)
def test_an_evaluator_notices_a_header_that_is_missing(official, name):
    headers = official.ask("/")[1]
    del headers[name]
    assert shortfalls(headers) != []


BREAKS: dict[str, Callable[[str], str]] = {
    "content-security-policy": lambda policy: policy.replace(
        "script-src 'self'", "script-src 'unsafe-inline'"
    ),
    "permissions-policy": lambda policy: policy.replace("camera=()", "camera=*"),
    "strict-transport-security": lambda _: "max-age=300",
    "referrer-policy": lambda _: "unsafe-url",
    "x-frame-options": lambda _: "ALLOWALL",
    "cross-origin-resource-policy": lambda _: "cross-origin",
}


@pytest.mark.parametrize("name", BREAKS)
def test_an_evaluator_notices_a_weaker_value(official, name):
    headers = official.ask("/")[1]
    changed = BREAKS[name](headers[name])
    assert changed != headers[name]
    assert shortfalls({**headers, name: changed}) != []


@pytest.mark.parametrize(
    ("address", "said", "expected"),
    [
        ("https://help.acme.example/", "auto", True),
        ("https://acme.example/help/", "auto", False),
        ("https://acme.example/help/", "yes", True),
        ("https://help.acme.example/", "no", False),
    ],
)
def test_hosts_below_are_asked_for_https_where_they_are_the_help_centres_own(centre, address, said, expected):
    centre.replace("mkdocs.yml", '"demonstration"', f'"official"\n    https_below: "{said}"')
    centre.replace("mkdocs.yml", '"https://help.example/"', f'"{address}"')
    for name in ("_headers", "deploy/nginx.conf", ".htaccess"):
        text = serving_files(centre.project())[name]
        assert "max-age=31536000" in text
        assert ("max-age=31536000; includeSubDomains" in text) is expected


@pytest.mark.parametrize(
    ("host", "whole"),
    [
        ("acme.example", True),
        ("help.acme.example", False),
        ("acme.co.uk", True),
        ("help.acme.co.uk", False),
        ("acme.github.io", True),
        ("co.uk", True),
        ("localhost", True),
        ("xn--e1afmkfd.xn--p1ai", True),
        ("help.xn--e1afmkfd.xn--p1ai", False),
    ],
)
def test_a_whole_domain_is_what_somebody_registered(host, whole):
    assert is_whole_domain(host) is whole


def test_a_drawing_has_its_own_policy_whatever_its_ending_looks_like(
    nginx: Server, served_centre, tmp_path: Path
):
    site = served_centre.root / "site"
    for name in ("/guides/form.SVG", "/guides/form.Svg"):
        file = site / name[1:]
        file.write_bytes((site / "guides/form.svg").read_bytes())
        try:
            headers = nginx.ask(name)[1]
        finally:
            file.unlink()
        assert "sandbox" in headers["content-security-policy"]
        assert headers["content-type"].startswith("image/svg+xml")


def test_a_browser_heeds_all_of_it_and_complains_of_nothing(official: Server, fresh_page: Page):
    watch = Watch(fresh_page, official.base)
    fresh_page.goto(f"{official.base}faq/pay/refund.html")
    allowed = set(fresh_page.evaluate("document.featurePolicy.allowedFeatures()"))
    assert allowed & (FEATURES | {"local-fonts", "otp-credentials", "storage-access"}) == USED
    assert fresh_page.evaluate("document.featurePolicy.allowsFeature('fullscreen', location.origin)")
    assert watch.complaints == []
