"""Every list of the window leaves as it is shown: as a table, a spreadsheet or a paper; the case as an archive."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tabular.sheets import sheet_rows
from tests.ui.windows import close, enter, listed, opened
from ui.desk import Place
from ui.say import ending
from ui.window import Window


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


def export(qtbot: Any, window: Window, path: Path, command: str = "case.export") -> Path:
    window.commands.refresh()
    window.voice.answers.append(path)
    window.commands.run(command)
    named = path if path.suffix else path.with_name(f"{path.name}.csv")
    qtbot.waitUntil(lambda: named.name in window.banner.words(), timeout=15_000)
    return named


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def words_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_list_goes_out_in_every_format_with_the_rows_the_order_and_the_filter_it_has(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    space = enter(qtbot, window, "party")
    space.pane.filters.choose("person")
    space._ask(order="name", down=True)
    qtbot.waitUntil(lambda: space.model.rowCount() == 2)
    shown = [row.title for row in listed(space)]
    table = rows(export(qtbot, window, tmp_path / "out.csv"))
    assert [row["Listed as"] for row in table] == shown
    assert [title.startswith(row["Name"]) for title, row in zip(shown, table, strict=True)] == [True, True]
    sheet = [
        row.cells for _name, row in sheet_rows(SourceFile.of(export(qtbot, window, tmp_path / "out.xlsx")))
    ]
    at = sheet[0].index("Listed as")
    assert [row[at] for row in sheet[1:]] == shown
    paper = words_of(export(qtbot, window, tmp_path / "out.pdf"))
    assert 0 < paper.index("Oh Se-ra") < paper.index("Choi Dae-won")
    assert "Filter: People" in paper
    assert "descending" in paper
    assert "1 of 1" in paper
    assert "Rows: 2" in paper
    assert [one.pages for one in window.desk.view.outgoing.all()] == [1, None, None]


def test_what_is_searched_is_written_and_said(qtbot: Any, window: Window, tmp_path: Path) -> None:
    space = enter(qtbot, window, "party")
    space._ask(words="Choi")
    qtbot.waitUntil(lambda: space.model.rowCount() == 1)
    paper = words_of(export(qtbot, window, tmp_path / "out.pdf"))
    assert "Search: Choi" in paper
    assert "Oh Se-ra" not in paper


def test_the_hits_of_a_search_go_out(qtbot: Any, window: Window, tmp_path: Path) -> None:
    window.desk.visit(Place("search", words="Choi"))
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.model.rowCount() > 0, timeout=5000)
    titles = [row.title for row in listed(space)]
    table = rows(export(qtbot, window, tmp_path / "hits.csv"))
    assert [row["Speaker"] or row["Entry"] for row in table] == titles


def test_nothing_was_searched_and_nothing_goes_out(qtbot: Any, window: Window) -> None:
    window.desk.visit(Place("search"))
    window.commands.refresh()
    assert not window.commands["case.export"].isEnabled()


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
@pytest.mark.parametrize(
    "room", ["today", "hearing", "summons", "deadline", "history", "source", "fact", "rule", "import_ledger"]
)
def test_every_room_goes_out_in_every_format(
    qtbot: Any, window: Window, tmp_path: Path, room: str, form: str
) -> None:
    enter(qtbot, window, room)
    assert export(qtbot, window, tmp_path / f"out.{form}").stat().st_size > 100


def test_the_month_goes_out_as_a_list_of_its_days_and_the_calendar_stays_a_calendar(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    space = enter(qtbot, window, "deadline")
    space.turn_over()
    table = rows(export(qtbot, window, tmp_path / "month.csv"))
    entries = [entry for day in space.month.grid.model_of_days.days if day.within for entry in day.entries]
    assert [row["Entry"] for row in table if row["Kind"] != "Day off"] == [one.title.say() for one in entries]
    assert (
        export(qtbot, window, tmp_path / "out.ics", "deadline.export").read_text("utf-8").startswith("BEGIN")
    )


def test_a_name_without_an_ending_is_a_table_and_an_unknown_ending_is_refused(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    enter(qtbot, window, "party")
    assert export(qtbot, window, tmp_path / "people").name == "people.csv"
    window.voice.answers.append(tmp_path / "people.docx")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "cannot be written as .docx" in window.banner.words())
    assert not (tmp_path / "people.docx").exists()


def test_what_was_said_goes_out_as_a_list_too(qtbot: Any, window: Window, tmp_path: Path) -> None:
    view = window.desk.view
    transcript = view.transcripts.ids()[0]
    window.desk.visit(Place("transcript", "transcript", transcript))
    said = [turn.text for turn in view.turns.all() if turn.transcript == transcript]
    table = rows(export(qtbot, window, tmp_path / "said.csv", "case.transcript"))
    assert [row["Text"] for row in table] == said
    assert said[0][:20] in words_of(export(qtbot, window, tmp_path / "said.pdf", "case.transcript"))


def test_the_whole_case_goes_out_from_the_file_menu(qtbot: Any, window: Window, tmp_path: Path) -> None:
    path = export(qtbot, window, tmp_path / "case.zip", "case.archive")
    qtbot.waitUntil(lambda: "written to case.zip" in window.banner.words(), timeout=15_000)
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("manifest.json"))["records"] == window.desk.view.counts()
    (entry,) = window.desk.view.outgoing.all()
    window.desk.visit(Place("history", "outgoing", entry.id))
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.model.rowCount() == 1)
    assert [chip.text for chip in listed(space)[0].chips] == ["Open archive of the case"]


def test_an_archive_can_be_stopped_and_nothing_is_left(qtbot: Any, window: Window, tmp_path: Path) -> None:
    window.desk.jobs.started.connect(lambda job: job.stop())
    window.voice.answers.append(tmp_path / "case.zip")
    window.commands.run("case.archive")
    qtbot.waitUntil(lambda: "Stopped" in window.banner.words(), timeout=15_000)
    assert not (tmp_path / "case.zip").exists()
    assert list(window.desk.view.outgoing.all()) == []


def test_the_ending_of_a_kind_of_files_is_read_from_what_the_dialog_says() -> None:
    assert ending("Spreadsheets (*.xlsx)") == "xlsx"
    assert ending("Everything (*)") == ""
