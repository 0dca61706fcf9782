"""A build takes the place of its own last site alone: whatever else lies there stays, and is named."""

from __future__ import annotations

import pytest

from tests.build.folders import content
from tests.help_centre import HelpCentre

FOREIGN = {
    "a folder of somebody's": "",
    "the sources": "content",
    "the theme": "overrides",
}


@pytest.fixture
def centre(tmp_path):
    """A help centre that has not been built yet."""
    return HelpCentre(tmp_path)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_folder_that_is_no_site_is_refused_and_stays(centre, tmp_path, name):
    folder = centre.root / FOREIGN[name] if FOREIGN[name] else tmp_path / "papers"
    folder.mkdir(exist_ok=True)
    (folder / "thesis.txt").write_text("years of work")
    before = content(folder)
    built = centre.replace(
        "mkdocs.yml", "use_directory_urls", f"site_dir: '{folder}'\nuse_directory_urls"
    ).build()
    assert built.status == 1
    assert f"{folder.name}:1:1: error: not empty, and no site that was built here" in built.output
    assert "    fix: move what lies there away" in built.output and "Traceback" not in built.output
    assert content(folder) == before


def test_a_file_or_a_link_in_the_place_of_the_site_is_refused_and_stays(centre, tmp_path):
    site = centre.root / "site"
    site.write_text("years of work")
    built = centre.build()
    assert built.status == 1 and "site:1:1: error: a file:" in built.output
    assert site.read_text() == "years of work"
    site.unlink()
    site.symlink_to(tmp_path, target_is_directory=True)
    built = centre.build()
    assert built.status == 1 and "site:1:1: error: a symbolic link:" in built.output
    assert site.is_symlink()


def test_an_empty_folder_and_the_last_site_are_replaced(centre):
    (centre.root / "site").mkdir()
    assert centre.build().status == 0
    again = centre.build()
    assert again.status == 0, again.output
