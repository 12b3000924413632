"""`export`: deadlines as a calendar, a list as a table; what leaves is noted."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.exchange.sample import build_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    build_sample(tmp_path / "sample.hearing").close()
    return tmp_path / "sample.hearing"


def test_deadlines_go_out_as_a_calendar_and_are_noted(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = sample.with_name("out.ics")
    assert run(["export", str(sample), "--as", "ics", "--to", "Secretariat", "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rows"] == 3
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 4
    with CaseFile(sample, "ro") as case:
        (entry,) = case.outgoing.all()
        assert (entry.name, entry.recipient, entry.digest) == ("out.ics", "Secretariat", told["sha256"])


def test_a_list_goes_out_as_a_table(sample: Path) -> None:
    out = sample.with_name("out.csv")
    assert run(["export", str(sample), "--as", "csv", "--kind", "deadline", "-o", str(out)]) == 0
    assert len(out.read_text("utf-8-sig").splitlines()) == 4


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (["--as", "ics", "--kind", "party"], "Only deadlines make a calendar"),
        (["--as", "csv"], "Say which list"),
        (["--as", "csv", "--kind", "nonsense"], "There is no kind called nonsense"),
    ],
)
def test_what_cannot_be_exported_is_said(
    sample: Path, more: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", str(sample), *more, "-o", str(sample.with_name("out"))]) == 2
    assert reason in capsys.readouterr().err
    assert not sample.with_name("out").exists()


def test_a_case_is_not_written_over(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sample.read_bytes()
    assert run(["export", str(sample), "--as", "ics", "-o", str(sample)]) == 2
    assert sample.read_bytes() == before
