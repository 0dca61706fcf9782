"""Commands under a locale that is not UTF-8: the same answers, and no traceback."""

from __future__ import annotations

from tests.help_centre import DAY, HelpCentre

# Each switches off what Python does by itself against a locale of 1970.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_a_check_says_what_it_says_under_any_locale(tmp_path):
    centre = HelpCentre(tmp_path / "справка")
    centre.write("content/faq/pay/возврат.md", "8 800 000-55-55")
    plain = centre.run("-m", "sverka", "check", "--lang", "ru")
    assert "возврат.md:1:" in plain.stdout
    escaped = plain.stdout.encode("ascii", "backslashreplace").decode()
    for settings, said in ((ASCII, plain.stdout), ({"PYTHONIOENCODING": "latin-1"}, escaped)):
        other = centre.run("-m", "sverka", "check", "--lang", "ru", day=DAY, **settings)
        assert (other.returncode, other.stdout) == (1, said), other.stderr
        assert "Traceback" not in other.stderr
