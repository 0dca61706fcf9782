"""The site passes its own gate, and can be built."""

import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parent.parent


def sverka(*arguments, folder):
    """What the command line says and its exit status."""
    run = subprocess.run(
        [sys.executable, "-m", "sverka", *arguments], cwd=folder, capture_output=True, text=True
    )
    return run.returncode, run.stdout + run.stderr


class TestSite(unittest.TestCase):
    def test_it_has_no_errors(self):
        status, said = sverka("check", folder=ROOT)
        self.assertEqual(status, 0, said)

    def test_it_is_published(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy"
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("site", ".*"))
            status, said = sverka("build", "--as-of", "today", folder=copy)
            self.assertEqual(status, 0, said)
            self.assertTrue((copy / "site/index.html").is_file())


if __name__ == "__main__":
    unittest.main()
