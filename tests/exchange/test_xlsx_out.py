"""A list as a spreadsheet: read back by the reader of spreadsheets, and looked at cell by cell."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange import xlsx_out
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tabular.sheets import sheet_rows
from hearingdesk.exchange.xlsx_out import write_xlsx
from hearingdesk.job import Cancelled
from hearingdesk.tabled import Column, GroupLine, Line, Tabled
from hearingdesk.when import When

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = [Column("Day", "date"), Column("이름"), Column("Turns", "number")]


def table(rows: Sequence[Line], title: str = "Witnesses", columns: Sequence[Column] = COLUMNS) -> Tabled:
    return Tabled(kind="x", title=title, columns=columns, rows=rows, total=len(rows), case="Lanterns")


def back(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for _name, row in sheet_rows(SourceFile.of(path))]


def sheet(path: Path, n: int = 1) -> etree._Element:
    with zipfile.ZipFile(path) as book:
        return etree.fromstring(book.read(f"xl/worksheets/sheet{n}.xml"))


def cells(path: Path) -> dict[str, tuple[str, str]]:
    """Reference: the type and the value of every cell."""
    return {
        str(cell.get("r")): (str(cell.get("t", "n")), "".join(cell.itertext()))
        for cell in sheet(path).iter(f"{MAIN}c")
    }


def test_days_and_numbers_are_such_and_everything_else_is_words(tmp_path):
    rows = [
        [When("2025-12-17"), "김도현", 289],
        [When("2025-12-17T10:30"), "박서윤", None],
        [When("2025-12"), "vague", 0],
        [When("2025-12-30", "2025-12-31"), "range", -4],
        [When("2025-12-17", about=True), "about", 10**18],
        [date(2026, 1, 2), "plain", 1],
        [datetime(2026, 1, 2, 3, 4), "moment", 1],
        [When("1894-07-27"), "before spreadsheets count days", 1],
    ]
    assert write_xlsx(table(rows), tmp_path / "out.xlsx") == len(rows)
    found = cells(tmp_path / "out.xlsx")
    assert found["A2"] == ("n", "46008")
    assert found["A3"] == ("n", "46008.4375")
    assert [found[f"A{n}"][0] for n in range(4, 10)] == ["inlineStr"] * 3 + ["n", "n", "inlineStr"]
    assert (found["C2"], found["C4"], found["C5"]) == (("n", "289"), ("n", "0"), ("n", "-4"))
    assert found["C6"] == ("inlineStr", "1000000000000000000")
    assert "C3" not in found
    assert back(tmp_path / "out.xlsx")[:3] == [
        ("Day", "이름", "Turns"),
        ("2025-12-17", "김도현", "289"),
        ("2025-12-17 10:30:00", "박서윤"),
    ]


@pytest.mark.parametrize(
    "words", ["=SUM(A1)", "+1", "-1", "@x", "\t=1+1", "＝1", "=cmd|' /C calc'!A0", "http://x.y"]
)
def test_no_words_become_a_formula_or_a_link(tmp_path, words):
    write_xlsx(table([[None, words, None]]), tmp_path / "out.xlsx")
    assert cells(tmp_path / "out.xlsx")["B2"] == ("inlineStr", words)
    assert not list(sheet(tmp_path / "out.xlsx").iter(f"{MAIN}f", f"{MAIN}hyperlink"))


def test_the_head_stays_in_sight_and_filters_stand_over_every_column(tmp_path):
    write_xlsx(table([[When("2025"), "a", n] for n in range(5)]), tmp_path / "out.xlsx")
    made = sheet(tmp_path / "out.xlsx")
    (pane,) = made.iter(f"{MAIN}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert made.find(f"{MAIN}autoFilter").get("ref") == "A1:C6"  # pyright: ignore[reportOptionalMemberAccess]
    assert {one.get("customWidth") for one in made.iter(f"{MAIN}col")} == {"1"}
    assert cells(tmp_path / "out.xlsx")["B1"] == ("inlineStr", "이름")


@given(st.text(max_size=60))
def test_any_title_names_a_sheet(tmp_path_factory, title):
    path = tmp_path_factory.mktemp("sheets") / "out.xlsx"
    write_xlsx(table([[None, "a", 1]], title), path)
    (name, _row), *_rest = sheet_rows(SourceFile.of(path))
    assert 0 < len(name) <= 31
    assert not set(name) & set("[]:*?/\\")


@pytest.mark.parametrize(
    ("title", "name"), [("History", "History 1"), ("a/b:c*[d]?", "a b c  d"), ("증인", "증인")]
)
def test_a_sheet_is_called_what_its_list_is_called(tmp_path, title, name):
    write_xlsx(table([[None, "a", 1]], title), tmp_path / "out.xlsx")
    assert next(sheet_rows(SourceFile.of(tmp_path / "out.xlsx")))[0] == name


def test_words_too_long_for_a_cell_are_cut_and_it_is_said(tmp_path):
    write_xlsx(table([[None, "가" * 40_000, None]]), tmp_path / "out.xlsx")
    ((_head), (_day, words)) = back(tmp_path / "out.xlsx")
    assert len(words) == xlsx_out.LONGEST
    assert words.endswith("(cut here: a cell of a spreadsheet holds 32,767 characters)")


def test_signs_that_are_none_and_halves_of_letters_do_no_harm(tmp_path):
    write_xlsx(table([[None, "a\x00b\x1b[31m\ud800c\ufffe", None]]), tmp_path / "out.xlsx")
    assert back(tmp_path / "out.xlsx")[1][1] == "a\ufffdb\ufffd[31m\ufffdc\ufffd"


def test_heads_of_groups_are_no_rows(tmp_path):
    assert write_xlsx(table([GroupLine("2025"), [None, "a", 1]]), tmp_path / "out.xlsx") == 1
    assert len(back(tmp_path / "out.xlsx")) == 2


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", 101)
    assert write_xlsx(table([[None, "a", n] for n in range(250)]), tmp_path / "out.xlsx") == 250
    names = [name for name, _row in sheet_rows(SourceFile.of(tmp_path / "out.xlsx"))]
    assert {name: names.count(name) for name in names} == {
        "Witnesses": 101,
        "Witnesses (2)": 101,
        "Witnesses (3)": 51,
    }


def test_an_empty_list_is_a_head(tmp_path):
    assert write_xlsx(table([]), tmp_path / "out.xlsx") == 0
    assert back(tmp_path / "out.xlsx") == [("Day", "이름", "Turns")]


def test_the_same_table_gives_the_same_bytes(tmp_path):
    one = table([[When("2025-01-02"), "a", 1]])
    for name in ("one.xlsx", "two.xlsx"):
        write_xlsx(one, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_stopping_leaves_nothing(tmp_path):
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_xlsx(table([[None, "a", n] for n in range(2_000)]), tmp_path / "out.xlsx", stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no/such/out.xlsx", "case.hearing", "."])
def test_a_place_that_is_no_good_is_said(tmp_path, name):
    with pytest.raises(HearingDeskError):
        write_xlsx(table([]), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
