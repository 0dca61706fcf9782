"""Page codes: what an editor is told can be followed as it stands."""

from __future__ import annotations

import re

from tests.help_centre import HelpCentre


def test_each_page_without_a_code_is_told_one_of_its_own(centre: HelpCentre):
    pages = ("docs/check.md", "docs/contacts.md", "docs/search.md")
    for page in pages:
        centre.write(page, re.sub(r"^code: .*\n", "", centre.read(page), flags=re.M))
    ledger = [
        line
        for line in centre.read("content/codes.yml").splitlines()
        if not any(page in line for page in pages)
    ]
    centre.write("content/codes.yml", "\n".join(ledger) + "\n")
    found = [finding for finding in centre.findings() if finding.rule == "page-code"]
    assert len(found) == len(pages)
    for finding in found:
        line, code = re.findall(r'- \{.*?\}|code: "[\d-]+"$', finding.fix)
        centre.write("content/codes.yml", f"{centre.read('content/codes.yml')}{line}\n")
        centre.replace(finding.path, "owner:", f"{code}\nowner:")
    assert centre.errors() == []
