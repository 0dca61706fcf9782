"""What a server is told about the site: written into it, from one source, so that both are swapped in together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sverka.model.settings import Settings
from sverka.project.project import Project
from sverka.registry.hosting import is_whole_domain
from sverka.serving.headers import security_headers
from sverka.serving.hosts import headers_file, htaccess, redirects_file
from sverka.serving.nginx import BROTLI, nginx_conf
from sverka.serving.redirects import base_path, redirects
from sverka.serving.security_txt import URL as SECURITY_TXT
from sverka.serving.security_txt import security_txt


def serving_files(project: Project) -> dict[str, str]:
    """URL → text of the files that servers read, and of security.txt."""
    settings = project.settings
    base, led_on = base_path(settings.site_url), redirects(project)
    headers = site_headers(settings)
    files = {
        "deploy/nginx.conf": nginx_conf(base, headers, led_on),
        "deploy/nginx-brotli.conf": BROTLI,
        "_headers": headers_file(base, headers),
        "_redirects": redirects_file(led_on),
        ".htaccess": htaccess(base, headers, led_on),
    }
    if (told := security_txt(project)) is not None:
        files[SECURITY_TXT] = told
    return files


def site_headers(settings: Settings) -> dict[str, str]:
    """The headers of every answer of the site with these `settings`.

    Of an official site at https browsers are to ask nothing but https. For the hosts below its own that is up to
    `https_below`: a site at a whole domain, such as office.example, has hosts below it that are not its own.
    """
    is_ours = settings.options.authority == "official" and settings.site_url.startswith("https:")
    below, host = settings.options.https_below, urlsplit(settings.site_url).hostname or ""
    return security_headers(
        settings.feedback_endpoint,
        strict_transport=is_ours,
        subdomains=below == "yes" or (below == "auto" and not is_whole_domain(host)),
    )


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below `folder` by their URLs."""
    for url, text in files.items():
        file = folder / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
