"""The gate of a build: what happens without it, around it and after it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.build.folders import content, left_behind

GATE = "hooks: [hooks/contacts.py, hooks/content.py]"
# What a slip, or somebody in a hurry, makes of the settings; each would publish what nobody checked.
WITHOUT_A_GATE = {
    "no hooks": (
        GATE,
        "hooks: []",
        "hooks/contacts.py has not judged the sources: nobody checked the contacts",
    ),
    "no hook for contacts": (
        GATE,
        "hooks: [hooks/content.py]",
        "hooks/contacts.py has not judged the sources",
    ),
    "no hook for the rest": (
        GATE,
        "hooks: [hooks/contacts.py]",
        "hooks/content.py has not judged the sources",
    ),
    "no plugin": ("plugins: [sverka]", "plugins: []", "the plugin sverka is missing"),
    "another plugin alone": ("plugins: [sverka]", "plugins: [search]", "the plugin sverka is missing"),
    "another theme": ("name: sverka,", "name: mkdocs,", "the theme is 'mkdocs'"),
    "overrides that MkDocs does not look into": (
        ", custom_dir: overrides",
        "",
        "MkDocs does not look into overrides/",
    ),
    "a hook after the gate": (
        GATE,
        f"{GATE[:-1]}, hooks/after.py]",
        "hooks/after.py runs after the site was judged",
    ),
}


@pytest.mark.parametrize("name", WITHOUT_A_GATE)
def test_a_build_without_its_gate_ends_badly_and_leaves_the_last_good_site(centre, name):
    old, new, said = WITHOUT_A_GATE[name]
    before = content(centre.root / "site")
    late = "from mkdocs.plugins import event_priority\n\n\n@event_priority(-1000)\ndef on_post_build(config): ...\n"
    built = centre.write("hooks/after.py", late).replace("mkdocs.yml", old, new).build()
    assert built.status == 1
    assert said in built.output and "Traceback" not in built.output
    assert content(centre.root / "site") == before
    assert left_behind(centre.root) == []


@pytest.mark.parametrize("stage", ["on_config", "on_post_build"])
@pytest.mark.parametrize("hook", ["contacts", "content"])
def test_a_hook_that_judges_one_stage_only_lets_nothing_through(centre, hook, stage):
    before = content(centre.root / "site")
    built = centre.replace(f"hooks/{hook}.py", f"def {stage}(", "def no_event(").build()
    assert built.status == 1
    judged = "the sources" if stage == "on_config" else "the built site"
    assert f"hooks/{hook}.py has not judged {judged}" in built.output
    assert content(centre.root / "site") == before


def test_a_plugin_that_alters_the_site_after_the_gate_is_refused(centre):
    """A plugin of another package, as pip would have installed it, with the lowest priority there is."""
    centre.write("late/late.py", LATE_PLUGIN).write(
        "late/late-1.dist-info/METADATA", "Name: late\nVersion: 1\n"
    )
    centre.write("late/late-1.dist-info/entry_points.txt", "[mkdocs.plugins]\nlate = late:Late\n")
    before = content(centre.root / "site")
    path = os.pathsep.join(filter(None, [str(centre.root / "late"), os.environ.get("PYTHONPATH", "")]))
    for plugins in ("[sverka, late]", "[late, sverka]"):
        centre.write(
            "mkdocs.yml", re.sub(r"plugins: \[.*\]", f"plugins: {plugins}", centre.read("mkdocs.yml"))
        )
        built = centre.build(PYTHONPATH=path)
        assert built.status == 1, plugins
        assert "late runs after the site was judged" in built.output
        assert content(centre.root / "site") == before


LATE_PLUGIN = """
from pathlib import Path
from mkdocs.plugins import BasePlugin, event_priority
class Late(BasePlugin):
    @event_priority(-5000)
    def on_post_build(self, config):
        Path(config.site_dir, "contacts.html").write_text("8 495 123-45-67")
"""


def pages(site: Path) -> dict[str, bytes]:
    """The pages of a site, without the serial, which says what the sources are, and so in what order they ask."""
    build = stamp_of(site)
    return {name: data.replace(build, b"") for name, data in content(site).items() if name.endswith(".html")}


def stamp_of(site: Path) -> bytes:
    found = re.search(rb'data-build="([^"]+)"', (site / "index.html").read_bytes())
    assert found
    return found[1]


@pytest.mark.parametrize(
    "hooks", ["hooks/content.py, hooks/contacts.py", "hooks/before.py, hooks/content.py, hooks/contacts.py"]
)
def test_the_order_of_the_hooks_is_no_matter(centre, published, hooks):
    nothing = "def on_post_build(config): ...\n"
    built = centre.write("hooks/before.py", nothing).replace("mkdocs.yml", GATE, f"hooks: [{hooks}]").build()
    assert built.status == 0, built.output
    assert pages(built.site) == pages(published.root / "site")
    before = content(built.site)
    refused = centre.replace("docs/sign-in.md", "Вход", "Звоните: 8 495 123-45-67. Вход").build()
    assert refused.status == 1
    assert "docs/sign-in.md:10:10: error:" in refused.output
    assert content(built.site) == before
