"""The files of a theme: a site's own layer, `overrides/`, over the theme of the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sverka.core.findings import Finding, Refused
from sverka.core.source import shown_path, walk

PACKAGE = Path(__file__).parent
OVERRIDES = "overrides"
READINGS = PACKAGE / "readings.yml"  # what its own pictures say


@dataclass(frozen=True)
class Theme:
    """The theme of the site in the folder `root`: a file of the site hides the package's of the same name."""

    root: Path

    @property
    def own(self) -> Path:
        """The site's own layer; it need not be there."""
        return self.root / OVERRIDES

    @property
    def layers(self) -> tuple[Path, ...]:
        """The folders to look into, the first being asked first."""
        return (self.own, PACKAGE)

    def has(self, name: str) -> bool:
        """Whether one of the layers holds the file `name`."""
        return any((layer / name).is_file() for layer in self.layers)

    def file(self, name: str) -> Path:
        """The file `name`, `assets/css/tokens.css`; raise Refused where no layer has it."""
        for layer in self.layers:
            if (layer / name).is_file():
                return layer / name
        fix = "name a file that the theme has, or put one there"
        raise Refused([Finding(f"{OVERRIDES}/{name}", 1, 1, "theme", "there is no such file", fix)])

    def files(self, folder: str) -> dict[str, Path]:
        """Name → file of everything below `folder` in any layer."""
        return {
            file.relative_to(layer).as_posix(): file
            for layer in reversed(self.layers)
            if (layer / folder).is_dir()
            for file in walk(layer / folder)
        }

    def own_files(self) -> Iterator[Path]:
        """The files of the site's own layer."""
        return walk(self.own) if self.own.is_dir() else iter(())

    def home(self, file: Path) -> Path:
        """The folder that `file` may not leave, and that its name is shown relative to."""
        return PACKAGE.parent.parent if file.is_relative_to(PACKAGE) else self.root

    def shown(self, file: Path) -> str:
        """How messages name a file of the theme: `overrides/main.html`, `sverka/theme/main.html`."""
        return shown_path(file, self.home(file))
