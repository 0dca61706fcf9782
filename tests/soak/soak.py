"""A site that is edited, broken, mended, built, killed and served at random, and held to what it promises each time.

After each step `sverka serve` answers with every page of the last good state, and `site/` is a whole published site.
"""

from __future__ import annotations

import random
import shutil
import string
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sverka.exports.verify import verify
from tests.build.folders import left_behind
from tests.help_centre import REPOSITORY
from tests.live_server import PATIENCE, Hung, LiveServer
from tests.processes import DAY, killed, sverka

CLINIC = REPOSITORY / "examples/clinic"
# Written into a file, each of these stops a build.
BREAKS: tuple[tuple[str, bytes], ...] = (
    ("content/faq/*/*.md", b"{{ contact:harbourside/nobody }}\n"),
    ("content/faq/*/*.md", b"---\ntitle: [\n"),
    ("content/faq/*/*.md", b"\xff\xfe\x00 no text"),
    ("content/faq/*/*.md", b""),
    ("content/guides/*.md", b"Call 07700 900 321 at once.\n"),
    ("docs/contacts.md", b"[gone](gone.md)\n"),
    ("content/*.yml", b"- [\n"),
    ("content/contacts/*.yml", b"organisation: nobody\n"),
    ("content/contacts/*.yml", b"\x00" * 100),
    ("mkdocs.yml", b"site_name: [\n"),
    ("mkdocs.yml", b"site_name: x\nplugins: [nobody]\n"),
    ("overrides/components/logo/template.html", b"{% if %}\n"),
)


@dataclass
class Figures:
    """What a run came to."""

    steps: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    resident: list[int] = field(default_factory=list)  # kB of the server after each step


class Soak:
    """One run over the site in the folder `root`, served by `server`; `chance` makes every choice."""

    def __init__(self, root: Path, server: LiveServer, chance: random.Random) -> None:
        self.root, self.server, self.chance = root, server, chance
        self.figures = Figures()
        assert sverka(root, "build").returncode == 0
        self._pages = sorted(
            file.relative_to(root / "site").as_posix() for file in root.glob("site/**/*.html")
        )
        # Every page of every state is asked for, but those that only a built site has.
        self._pages = [page for page in self._pages if server.ask(page)[0] == 200]
        self._texts = sorted(root.glob("content/faq/*/*.md"))
        self._good = self._shown()
        self._broken: tuple[Path, bytes] | None = None

    def step(self) -> None:
        """Do one thing, and look at what is served and what is published."""
        steps: list[Callable[[], None]] = [self.edit, self.hasten, self.build, self.kill, self.kill_server]
        steps += [self.mend] * 3 if self._broken else [self.break_] * 2
        step = self.chance.choice(steps)
        self.figures.steps[step.__name__.strip("_")] += 1
        try:
            step()
            self._hold_served(step.__name__)
        except Hung as error:
            self.figures.wrong.append(f"{step.__name__}: hung: {error}")
            self._good = self._shown()
        self._hold_published(step.__name__)
        self.figures.resident.append(_resident(self.server.process.pid))

    def edit(self) -> None:
        """A page gets another sentence; while another file is broken, it is not shown."""
        file, word = self.chance.choice(self._texts), self._word()
        if self._broken and self._broken[0] == file:
            return
        self.server.after(lambda: self._say(file, word))
        if not self._broken:
            self._good = self._awaited(word)

    def hasten(self) -> None:
        """Several files are saved in the middle of each other's builds."""
        if self._broken:
            return
        files, word = self.chance.sample(self._texts, 3), ""
        for file in files:
            word = self._word()
            self._say(file, word)
            time.sleep(self.chance.uniform(0, 2))
        self._good = self._awaited(word)

    def break_(self) -> None:
        """A file is spoiled."""
        pattern, spoiled = self.chance.choice(BREAKS)
        file = self.chance.choice(sorted(self.root.glob(pattern)))
        self._broken = file, file.read_bytes()
        self.server.after(lambda: file.write_bytes(spoiled))

    def mend(self) -> None:
        """The spoiled file is as it was, and a page says something new."""
        assert self._broken
        file, text = self._broken
        self._broken = None
        self.server.after(lambda: file.write_bytes(text))
        word = self._word()
        self.server.after(lambda: self._say(self.chance.choice(self._texts), word))
        self._good = self._awaited(word)

    def build(self) -> None:
        """The site is published, unless it is broken."""
        run = sverka(self.root, "build")
        if (run.returncode == 0) == bool(self._broken) or "Traceback" in run.stderr:
            self.figures.wrong.append(f"build: {run.returncode}: {run.stdout[-500:]} {run.stderr[-500:]}")

    def kill(self) -> None:
        """A command is killed in the middle of its work, and another one tidies up."""
        command = self.chance.choice((("build",), ("check",), ("verify", "site")))
        self.figures.kills += killed(self.root, command, self.chance.uniform(0, 4))
        sverka(self.root, "check")

    def kill_server(self) -> None:
        """A second server is killed in the middle of its work, and another command tidies up."""
        self.figures.kills += killed(self.root, ("serve", "127.0.0.1:0"), self.chance.uniform(0, 4))
        sverka(self.root, "check")

    def _word(self) -> str:
        return "soak" + "".join(self.chance.choices(string.ascii_lowercase, k=10))

    def _say(self, file: Path, word: str) -> None:
        said = file.read_text("utf-8").split("\n\nThis is ")[0].rstrip()
        file.write_text(f"{said}\n\nThis is {word}.\n", "utf-8")

    def _awaited(self, word: str) -> dict[str, str]:
        """The pages, once one of them says `word` and no further build changes them."""
        end, before = time.monotonic() + PATIENCE, {"": ""}
        while time.monotonic() < end:
            shown = self._shown()
            if shown == before and any(word in text for text in shown.values()):
                return shown
            before = shown
            time.sleep(0.8)  # longer than MkDocs takes to notice an edit
        raise Hung(f"{word} is not shown: {self.server.log[-2000:]}")

    def _shown(self) -> dict[str, str]:
        """What is served, without the line that reloads a page."""
        return {page: self._asked(page) for page in self._pages}

    def _asked(self, page: str) -> str:
        status, body = self.server.ask(page)
        self.figures.answers += 1
        text = body.decode("utf-8", "replace")
        if status != 200 or not text.rstrip().endswith("</html>"):
            self.figures.wrong.append(f"{page}: {status}, {len(body)} bytes")
        return text.partition("<script>\nvar livereload")[0]

    def _hold_served(self, step: str) -> None:
        for page, text in self._shown().items():
            if text != self._good[page]:
                self.figures.wrong.append(f"{step}: {page} is not as the last good site has it")

    def _hold_published(self, step: str) -> None:
        found = verify(self.root / "site").findings
        left = [name for name in left_behind(self.root) if "-live-" not in name]
        at_work = sum("-live-" in name for name in left_behind(self.root))
        if found or left or at_work != 1:
            self.figures.wrong.append(f"{step}: {found[:3]} {left} {at_work} folders of servers")


def soak(folder: Path, minutes: float, seed: int, tell: Callable[[str], None]) -> Figures:
    """Soak a copy of examples/clinic in `folder`; `tell` hears of each tenth step."""
    root = folder / "clinic"
    shutil.copytree(CLINIC, root, ignore=shutil.ignore_patterns("site", ".*", "__pycache__"))
    end = time.monotonic() + 60 * minutes
    with LiveServer(root, DAY) as server:
        run = Soak(root, server, random.Random(seed))
        while time.monotonic() < end and server.process.poll() is None:
            run.step()
            if sum(run.figures.steps.values()) % 10 == 0:
                tell(str(run.figures.steps) + f" {run.figures.resident[-1]} kB, wrong: {run.figures.wrong}")
        if server.process.poll() is not None:
            run.figures.wrong.append(f"the server has ended: {server.log[-2000:]}")
    return run.figures


def _resident(process: int) -> int:
    """Resident memory of a process in kB; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
