"""`python -m tests.soak --minutes 30`: soak a site, and print the figures as JSON."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.soak.soak import soak

parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
parser.add_argument("--minutes", type=float, default=30)
parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="of an earlier run")
options = parser.parse_args()
print(f"seed {options.seed}", file=sys.stderr)
with tempfile.TemporaryDirectory() as folder:
    figures = soak(Path(folder), options.minutes, options.seed, lambda said: print(said, file=sys.stderr))
tenth = max(len(figures.resident) // 10, 1)
print(
    json.dumps(
        {
            "seed": options.seed,
            "steps": figures.steps,
            "kills": figures.kills,
            "answers": figures.answers,
            "wrong": figures.wrong,
            "resident_kB": {
                "first_tenth": median(figures.resident[:tenth]),
                "middle": median(figures.resident),
                "last_tenth": median(figures.resident[-tenth:]),
                "least": min(figures.resident),
                "most": max(figures.resident),
            },
        },
        indent=1,
    )
)
sys.exit(1 if figures.wrong else 0)
