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


def test_a_list_goes_out_as_a_spreadsheet_a_paper_and_objects(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form, begin in (("xlsx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")):
        out = sample.with_name(f"out.{form}")
        command = ["export", str(sample), "--as", form, "--kind", "party", "-o", str(out), "--json"]
        assert run(command) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
        assert told["rows"] == 39
        assert out.read_bytes().startswith(begin)
    assert run(["list", str(sample), "party", "--json"]) == 0
    assert json.loads(sample.with_name("out.json").read_text("utf-8")) == json.loads(capsys.readouterr().out)
    with CaseFile(sample, "ro") as case:
        assert [(one.what, one.note) for one in case.outgoing.all()] == [("list", "party")] * 3


def test_the_whole_case_goes_out_as_an_archive(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sample.with_name("out.zip")
    command = ["export", str(sample), "--as", "archive", "-o", str(out)]
    assert run([*command, "--to", "Archives", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    with CaseFile(sample, "ro") as case:
        assert told["rows"] == sum(case.counts().values())
        (entry,) = case.outgoing.all()
    assert (entry.what, entry.note, entry.recipient) == ("copy", "archive", "Archives")
    assert run(command) == 2
    assert "exists already" in capsys.readouterr().err
    assert run([*command[:-1], str(sample.with_name("two.zip"))]) == 0
    assert out.read_bytes() == sample.with_name("two.zip").read_bytes()
    assert "the whole case" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf", "json"])
def test_a_list_of_nothing_is_said_to_be_empty(
    sample: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = sample.with_name(f"out.{form}")
    assert run(["export", str(sample), "--as", form, "--kind", "turn", "-o", str(out)]) == 0
    assert "The list is empty." in capsys.readouterr().out
    assert out.exists()


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf", "json", "archive"])
def test_a_place_that_cannot_be_written_is_said(
    sample: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = [] if form == "archive" else ["--kind", "party"]
    for place, reason in (("no/such/folder/out", "is not there"), (".", "is a folder")):
        assert run(["export", str(sample), "--as", form, *kind, "-o", str(sample.parent / place)]) == 2
        told = capsys.readouterr().err
        assert reason in told
        assert len(told.splitlines()) == 1


def test_an_archive_is_of_the_whole_case_only(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(sample.with_name("out.zip"))
    assert run(["export", str(sample), "--as", "archive", "--kind", "party", "-o", out]) == 2
    assert "An archive is the whole case" in capsys.readouterr().err
