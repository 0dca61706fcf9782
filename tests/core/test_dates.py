"""The day of a build is an input: SOURCE_DATE_EPOCH, else the last commit, else today."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sverka.core import dates
from sverka.core.findings import Refused


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only commit is of 2025-01-01, 23:30 in UTC."""
    identity = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    day = {"GIT_AUTHOR_DATE": "2025-01-01T23:30:00Z", "GIT_COMMITTER_DATE": "2025-01-01T23:30:00Z"}
    (tmp_path / "mkdocs.yml").touch()
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, env=day, check=True)
    return tmp_path


def test_the_environment_decides_first(repository, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert dates.build_day(repository) == dates.check_day() == date(2026, 11, 23)


def test_a_build_counts_from_the_last_commit(repository, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("TZ", "Asia/Kamchatka")
    assert dates.build_day(repository) == date(2025, 1, 1)


def test_a_build_does_not_count_from_a_commit_of_other_sources(repository, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    unpacked = repository / "unpacked"
    unpacked.mkdir()
    (unpacked / "mkdocs.yml").touch()
    assert dates.build_day(unpacked) == dates.today()


def test_a_check_counts_from_today(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert dates.check_day() == dates.today()


@pytest.mark.parametrize("path", [None, ""])
def test_without_commits_or_git_a_build_counts_from_today(tmp_path, monkeypatch, path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if path is not None:
        monkeypatch.setenv("PATH", path)
    assert dates.build_day(tmp_path) == dates.today()


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2199, 12, 31)))
def test_the_epoch_of_a_day_leads_back_to_it(day):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", str(dates.epoch_of(day)))
        assert dates.check_day() == day


@pytest.mark.parametrize("epoch", ["yesterday", "2026-11-23", "9" * 30, "-"])
def test_a_day_that_is_none_is_a_finding(repository, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for day in (dates.check_day, lambda: dates.build_day(repository)):
        with pytest.raises(Refused) as refused:
            day()
        assert "SOURCE_DATE_EPOCH" in refused.value.findings[0].message
