"""Which endings the names of drawings and films have, and how much of one file is read."""

from __future__ import annotations

DRAWING = ".svg"
FILMS = {".mp4": "mov", ".webm": "matroska"}  # by ending, what ffmpeg calls their form
MOST_FRAMES = 20  # of one file that are read whole
