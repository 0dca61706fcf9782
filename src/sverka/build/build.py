"""One build from start to swap, without MkDocs: the plugin and the hooks call it at their moments."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import TemplateError

from sverka.build.contexts import Contexts
from sverka.build.gate import Gate
from sverka.build.output_error import output_finding
from sverka.build.outputs import Outputs
from sverka.build.publication import Publication
from sverka.core.findings import Finding, Refused
from sverka.core.findings_text import summary_line
from sverka.core.messages import Message, counted
from sverka.exports.carriers import make_carriers
from sverka.offline import Offline, make_offline
from sverka.project.project import Project
from sverka.serving import serving_files, site_headers, write_files
from sverka.serving.headers import DRAWING_POLICY
from sverka.theme.environment import template_finding

# Pages that are being written reload by a script in them, and are served at this machine without https.
_OF_THE_SITE = {"Content-Security-Policy", "Strict-Transport-Security"}


@dataclass
class Build:
    """One build of `project`; a `publication` of None serves pages while somebody writes them, and keeps nothing."""

    project: Project
    publication: Publication | None = None
    output: Path | None = None
    offline: Offline | None = None
    started: float = field(default_factory=time.monotonic)

    @cached_property
    def outputs(self) -> Outputs:
        """The files beside the pages."""
        return Outputs(self.project)

    @cached_property
    def contexts(self) -> Contexts:
        """The variables of the templates."""
        return Contexts(self.project, self.outputs, carries_policy=self.publication is not None)

    @cached_property
    def gate(self) -> Gate:
        """What the hooks judge by."""
        return Gate(self.project, self._check_output)

    def take_output(self, output: Path) -> None:
        """Complete what MkDocs put out in the folder `output`: settings for servers, and the worker."""
        self.output = output
        self.offline = make_offline(self.project, output, self.outputs.stamp)
        # Pages that are served while somebody writes them are nothing to keep.
        kept = self.offline.files if self.publication else {}
        write_files(output, serving_files(self.project) | kept)

    def served_headers(self) -> tuple[dict[str, str], str]:
        """Name → value of what pages are served with while somebody writes them, and the policy of a drawing."""
        headers = site_headers(self.project.settings)
        kept = {name: value for name, value in headers.items() if name not in _OF_THE_SITE}
        return kept, DRAWING_POLICY

    def _check_output(self) -> list[Finding]:
        assert self.output is not None and self.offline is not None, "take_output comes first"
        return self.outputs.check_site(self.output, self.offline) + self.offline.findings()

    def publish(self) -> None:
        """Make the carriers of what was put out, and swap it in."""
        if self.publication is not None and self.output is not None:
            make_carriers(self.project, self.outputs.stamp, self.output)
            self.publication.publish(self.output)

    def stopped_by(self, error: Exception) -> list[Finding]:
        """Leave the last good site as it is; what is to be said of an error that says it in no finding yet."""
        self.close()
        root = self.project.root
        match error:
            case Refused():
                return error.findings
            case OSError() if not isinstance(error, TemplateError):
                return [output_finding(error, root, self.publication.site if self.publication else root)]
        found = template_finding(error, self.project.components.theme)
        return [found] if found else []

    def close(self) -> None:
        """Drop what did not become the site, and let the next build in."""
        if self.publication is not None:
            self.publication.close()

    def summary(self) -> Message:
        """The one line at the end."""
        ahead: str = "nothing kept ahead"
        if self.offline:
            ahead = Message("{size:.2f} MB kept ahead", size=self.offline.ahead / 1e6)
        return Message(
            "{pages}, {contacts}, {ahead}, {found}, {seconds:.1f} s",
            pages=counted("{count} page", "{count} pages", len(self.project.pages)),
            contacts=counted("{count} contact", "{count} contacts", len(self.project.registry.contacts)),
            ahead=ahead,
            found=summary_line(self.gate.findings),
            seconds=time.monotonic() - self.started,
        )
