"""Commands under a locale that is not UTF-8: the same answers, and no traceback."""

from __future__ import annotations

import pytest

from tests.help_centre import HelpCentre

# Each switches off what Python does by itself against a locale of 1970.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("settings", [ASCII, {"PYTHONIOENCODING": "ascii"}], ids=["locale", "output"])
def test_a_check_says_what_it_says_under_any_locale(tmp_path, settings):
    centre = HelpCentre(tmp_path / "справка")
    centre.write("content/faq/pay/возврат.md", "8 800 000-55-55")
    plain = centre.run("-m", "sverka", "check", "--lang", "ru")
    other = centre.run("-m", "sverka", "check", "--lang", "ru", **settings)
    assert (plain.returncode, other.returncode) == (1, 1), other.stderr
    assert "возврат.md:1:" in plain.stdout
    escaped = plain.stdout.encode("ascii", "backslashreplace").decode()
    assert other.stdout in (plain.stdout, escaped)
    assert "Traceback" not in other.stderr
