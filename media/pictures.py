"""Take the pictures of shots.yml from a built site, and note the date of those that changed."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from benchmarks.chromium import chromium, served
from media.named import typed
from media.plan import ROOT, Shot, Size, load_shots
from media.png import packed, same_pixels
from media.record import RECORD, pictures_text, retaken
from media.stage import WARNING, act, band, extent, page_of, seen
from sverka.core.dates import check_day
from sverka.core.findings import Refused
from sverka.model.editorial import Picture
from sverka.project.project import Project, load_project

MOST_BYTES = 45_000
_BAND = 44  # CSS pixels


def take(browser: Browser, base: str, shot: Shot, size: Size, project: Project) -> Image.Image:
    """One picture of one page."""
    with page_of(browser, size) as page:
        page.goto(base + shot.page)
        for action in shot.do:
            text = typed(action.type, project) if action.type else None
            act(page, action.model_copy(update={"type": text}), base)
        top, bottom = extent(page, shot.around, shot.margin)
        picture = seen(page, (top, min(bottom, top + shot.most) if shot.most else bottom))
    if not shot.label:
        return picture
    with page_of(browser, size) as page:
        head = band(page, shot.label, height=_BAND, colours=WARNING)
    both = Image.new("RGB", (picture.width, head.height + picture.height))
    both.paste(head, (0, 0))
    both.paste(picture, (0, head.height))
    return both


def take_all(site: Path, only: str, today: date, project: Project) -> dict[str, Picture]:
    """Take every picture whose path holds `only`, write what changed, and return the new record."""
    shots = load_shots()
    record = dict(project.editorial.pictures)
    paths = {page.url: page.source.path for page in project.pages}
    with served(site) as base, chromium() as browser:
        for shot in shots.shots:
            if only not in shot.file:
                continue
            data = packed(take(browser, base, shot, shots.sizes[shot.size], project), MOST_BYTES)
            changed = not same_pixels(ROOT / shot.file, data)
            if changed:
                (ROOT / shot.file).write_bytes(data)
            shows = paths[shot.source]
            record[shot.file] = retaken(record.get(shot.file), shot.file, shows, today, changed)
            print(f"{shot.file}: {'changed' if changed else 'as before'}, {len(data) / 1000:.0f} KB")
    return record


def main() -> None:
    """The command line of scripts/pictures."""
    parser = argparse.ArgumentParser(prog="scripts/pictures", description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site", help="folder of the built site")
    parser.add_argument("--only", default="", help="take only pictures whose path holds this")
    parser.add_argument("--as-of", type=date.fromisoformat, default=check_day(), help="the date to note")
    options = parser.parse_args()
    if not (options.site / "index.html").is_file():
        sys.exit(f"scripts/pictures: no site in {options.site}; run scripts/build first")
    try:
        project = load_project(ROOT, options.as_of)
        record = take_all(options.site, options.only, options.as_of, project)
    except Refused as refused:
        sys.exit(
            "\n".join(f"{finding.path}:{finding.line}: {finding.message}" for finding in refused.findings)
        )
    RECORD.write_text(pictures_text(record.values()), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
