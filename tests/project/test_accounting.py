"""What a site accounts for by itself, and what a number may not hide in."""

from __future__ import annotations

import pytest

from sverka.contacts.reading import STRICT
from sverka.project.accounting import site_names
from tests.help_centre import HelpCentre


@pytest.fixture
def centre(tmp_path):
    return HelpCentre(tmp_path)


def test_codes_ids_and_files_are_known(centre):
    centre.write("content/guides/plan-2026-01.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    reading = centre.project().reading
    assert reading.policy == STRICT
    assert {"plan-2026-01.svg", "100-56", "120-74", "help-centre.zip"} <= reading.known


@pytest.mark.parametrize("name", ["88000000010", "88000000010.svg", "8-800-000-00-10.svg", "0100"])
def test_a_number_in_the_name_of_a_file_stays_a_number(centre, name):
    centre.write(f"content/guides/{name}", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert name not in centre.project().reading.known
    folder = centre.root / "content/guides"
    assert name not in set(site_names(folder, ()))


def test_what_the_generator_prints_is_known(tmp_path):
    (tmp_path / "help.zip").write_bytes(b"")
    (tmp_path / "help.zip.sha256").write_text("")
    known = set(site_names(tmp_path, ["20261127-1795803449"]))
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert {"help.zip", "20261127-1795803449", empty} <= known
