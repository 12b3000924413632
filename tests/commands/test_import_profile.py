"""`import --profile`: a profile kept in the case says how a file is read."""

from __future__ import annotations

from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.records.matters import Matter
from hearingdesk.records.memory import Profile

FILES = Path(__file__).resolve().parents[1] / "files"


def case_with_profile(folder: Path) -> Path:
    path = folder / "a.hearing"
    with CaseFile.create(path, Matter(title="Lamps")) as case, case.change("Keep a profile") as edit:
        edit.add(Profile(title="Our minutes", importer="us-chrg"))
    return path


def test_a_profile_that_is_not_there_is_answered_with_those_that_are(tmp_path, capsys):
    case = case_with_profile(tmp_path)
    assert run(["import", str(case), "any.txt", "--profile", "Theirs"]) == 2
    assert "It has: Our minutes." in capsys.readouterr().err


def test_a_profile_chooses_how_a_file_is_read(tmp_path, capsys):
    case = case_with_profile(tmp_path)
    source = next(path for path in sorted(FILES.rglob("*")) if path.suffix == ".htm")
    assert run(["import", str(case), str(source), "--profile", "Our minutes", "--json"]) == 0
    assert '"format": "us-chrg"' in capsys.readouterr().out
