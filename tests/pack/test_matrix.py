"""The matrix of a joint hearing on paper: one A3, nothing cut, only the lead committee's vote counted."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from hearingdesk.commands.run import run
from hearingdesk.errors import NotFound
from hearingdesk.exchange.matrix_out import write_matrix
from hearingdesk.pack.book import moment
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.poster import print_matrix
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections.joint import table
from hearingdesk.pack.table import PARTED
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party
from tests.procedure.joint_cases import WITNESSES, joint_case


def words(path: Path) -> str:
    return " ".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize("more", [0, 26])
def test_the_matrix_stands_on_one_a3(tmp_path: Path, more: int) -> None:
    case, hearing = joint_case(tmp_path / "joint.hearing", more)
    target = tmp_path / "matrix.pdf"
    with case:
        printed = print_matrix(case, target, hearing, lang="both")
    assert (printed.pages, printed.lost) == (1, ())
    page = pypdf.PdfReader(target).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
    told = words(target).replace(" ", "")
    for said in (
        *WITNESSES,
        "Vote does not count",
        "Reference person",
        "before: Witness",
        "Withdrawn",
        "주관",
    ):
        assert said.replace(" ", "") in told


def test_the_command_prints_it_and_notes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, _hearing = joint_case(tmp_path / "joint.hearing")
    case.close()
    target = tmp_path / "matrix.pdf"
    assert (
        run(
            [
                "pack",
                str(tmp_path / "joint.hearing"),
                "-o",
                str(target),
                "--matrix",
                "Joint hearing on lamps",
                "--json",
            ]
        )
        == 0
    )
    assert json.loads(capsys.readouterr().out)["pages"] == 1
    assert run(["pack", str(tmp_path / "joint.hearing"), "-o", str(target), "--matrix", "Lanterns"]) == 2
    assert "“Joint hearing on lamps”" in capsys.readouterr().err


def test_a_hearing_of_one_committee_has_no_matrix(tmp_path: Path) -> None:
    from hearingdesk.exchange.sample import build_sample

    with build_sample(tmp_path / "sample.hearing") as case:
        plain = next(one.id for one in case.hearings.all() if one.kind == "hearing")
        with pytest.raises(NotFound, match="no committees and witnesses"):
            print_matrix(case, tmp_path / "x.pdf", plain)
        joint = next(one.id for one in case.hearings.all() if one.kind == "joint_hearing")
        assert print_matrix(case, tmp_path / "x.pdf", joint).pages == 1


def test_it_is_exported_as_it_is_shown(tmp_path: Path) -> None:
    case, hearing = joint_case(tmp_path / "joint.hearing")
    with case:
        assert write_matrix(case, hearing, tmp_path / "m.csv") == 4
    lines: Any = list(csv.reader((tmp_path / "m.csv").read_text("utf-8-sig").splitlines()))
    assert lines[0][2] == "Light; lead committee · members on file: 1"
    assert lines[1][:5] == [
        "Tom Tallow",
        "",
        "Bea Bright; day not in the file",
        "Olly Oilman; 18 Dec 2025",
        "Win Weaver; 19 Dec 2025",
    ]
    assert lines[2][6] == "Vote does not count; Oil Committee"


def test_further_columns_stand_apart_from_the_table_above_them(tmp_path: Path) -> None:
    case, hearing = joint_case(tmp_path / "joint.hearing")
    with case:
        brief = Brief(case, "staff", moment(), Pack())
        _head, first, *more = table(brief, Press(), case.hearings.get(hearing))
    assert first.above(Press()) == 0
    assert more
    assert all(one.above(Press()) == PARTED for one in more)


def test_a_sheet_that_says_what_its_readers_may_not_see_is_not_made(tmp_path, capsys) -> None:
    case, hearing = joint_case(tmp_path / "joint.hearing")
    name = case.hearings.get(hearing).title
    with case, case.change("Withhold") as edit:
        edit.add(Party(name="Zebedee Quill", marking="staff"))
        edit.update(replace(case.hearings.get(hearing), title=f"{name}: Mr Quill"))
    call = ["pack", str(case.path), "-o", str(tmp_path / "x.pdf"), "--matrix", str(hearing)]
    assert run([*call, "--audience", "public"]) == 1
    assert "withheld" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
    assert run([*call, "--audience", "staff"]) == 0


def test_what_a_sheet_has_not_is_not_asked_of_it_and_its_password_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case, hearing = joint_case(tmp_path / "joint.hearing")
    case.close()
    target = tmp_path / "x.pdf"
    call = ["pack", str(case.path), "-o", str(target), "--matrix", str(hearing)]
    assert run([*call, "--duplex"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setattr("sys.stdin", StringIO("lantern\n"))
    assert run([*call, "--protect"]) == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    with pikepdf.open(target, password="lantern") as pdf:
        assert len(pdf.pages) == 1
