"""Make the lesson of lesson.yml: captions, film and poster."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

from PIL import Image
from playwright.sync_api import Browser

from benchmarks.chromium import chromium, served
from media.captions import web_vtt
from media.film import FOOT, FPS, SIZE, frames
from media.named import typed
from media.plan import ROOT, Lesson, load_lesson
from media.png import packed
from media.stage import PAPER, band, page_of
from sverka.core.dates import check_day
from sverka.core.findings import Refused
from sverka.project.project import Project, load_project

_MOST_BYTES = 60_000  # of the poster
# Quiet pictures: few key frames and a low rate keep the letters sharp in little space. One thread and no
# marks of the encoder, so that the same frames give the same file.
_ENCODER = [
    *("-an", "-c:v", "libx264", "-preset", "veryslow", "-tune", "stillimage", "-crf", "27", "-g", "300"),
    *("-pix_fmt", "yuv420p", "-movflags", "+faststart", "-threads", "1"),
    *("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
]


def with_values(lesson: Lesson, project: Project) -> Lesson:
    """The lesson with the values of the contacts that are typed in it."""
    scenes = []
    for scene in lesson.scenes:
        actions = [
            action.model_copy(update={"type": typed(action.type, project)}) if action.type else action
            for action in scene.do
        ]
        scenes.append(scene.model_copy(update={"do": actions}))
    return lesson.model_copy(update={"scenes": scenes})


def make_film(site: Path, lesson: Lesson, keep: Path | None) -> None:
    """Write the film and its poster; with `keep`, the last frame of each scene as well."""
    width, height = 0, 0
    encoder: subprocess.Popen[bytes] | None = None
    lasts: dict[int, Image.Image] = {}
    with served(site) as base, chromium() as browser:
        for number, frame in frames(browser, base, lesson):
            if encoder is None:
                width, height = frame.size
                encoder = _encoder(lesson.file("mp4"), width, height)
            _pipe(encoder).write(frame.tobytes())
            lasts[number] = frame
        poster = _titled(lasts[round(lesson.poster)], browser, f"{lesson.title} · {lesson.stated_duration}")
    if encoder is not None:
        _pipe(encoder).close()
        if encoder.wait():
            sys.exit("scripts/lesson: ffmpeg failed; what it says stands above")
    lesson.file("png").write_bytes(packed(poster, _MOST_BYTES))
    for number, frame in lasts.items() if keep else ():
        frame.save(Path(keep or "") / f"{number:02}.png")


def _titled(frame: Image.Image, browser: Browser, title: str) -> Image.Image:
    """A frame with a title where the captions of the film stand."""
    with page_of(browser, SIZE) as page:
        foot = band(page, title, height=FOOT, colours=PAPER)
    poster = frame.copy()
    poster.paste(foot, (0, frame.height - foot.height))
    return poster


def _encoder(file: Path, width: int, height: int) -> subprocess.Popen[bytes]:
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(FPS), "-i", "-"]
    command = ["ffmpeg", "-y", "-loglevel", "error", *raw, *_ENCODER, str(file)]
    return subprocess.Popen(command, stdin=subprocess.PIPE)


def _pipe(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdin is not None
    return process.stdin


def main() -> None:
    """The command line of scripts/lesson."""
    parser = argparse.ArgumentParser(prog="scripts/lesson", description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site", help="folder of the built site")
    parser.add_argument("--captions", action="store_true", help="write the captions only")
    parser.add_argument("--frames", type=Path, help="folder for the last frame of each scene, to look at")
    options = parser.parse_args()
    try:
        lesson = with_values(load_lesson(), load_project(ROOT, check_day()))
    except Refused as refused:
        sys.exit(
            "\n".join(f"{finding.path}:{finding.line}: {finding.message}" for finding in refused.findings)
        )
    lesson.file("ru.vtt").write_text(web_vtt(lesson), "utf-8", newline="\n")
    if not options.captions:
        if shutil.which("ffmpeg") is None:
            sys.exit("scripts/lesson: the film needs ffmpeg; install it (Debian: apt-get install ffmpeg)")
        if not (options.site / "index.html").is_file():
            sys.exit(f"scripts/lesson: no site in {options.site}; run scripts/build first")
        if options.frames:
            options.frames.mkdir(parents=True, exist_ok=True)
        make_film(options.site, lesson, options.frames)
    print(f"{lesson.name}: {lesson.stated_duration}, {len(lesson.scenes)} scenes")


if __name__ == "__main__":
    main()
