"""UTF-8 for names of files and for what is said, whatever the locale of the system is."""

from __future__ import annotations

import locale
import os
import subprocess
import sys


def speak_utf8() -> None:
    """Start this program again in the UTF-8 mode of Python where the system has another coding (PEP 540).

    What no output can show even so, the printer writes as an escape.
    """
    if not sys.flags.utf8_mode and locale.getencoding().lower() not in ("utf-8", "utf8"):
        # -m finds this package wherever the console script found it.
        command = [sys.executable, "-X", "utf8", "-m", "sverka", *sys.argv[1:]]
        environment = {**os.environ, "PYTHONUTF8": "1"}  # for what is started from here
        if sys.platform == "win32":  # where os.execve does not wait
            sys.exit(subprocess.run(command, env=environment, check=False).returncode)
        os.execve(sys.executable, command, environment)
