"""The matrix of a joint hearing on its page: a grid, printed and exported from the menu."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.procedure.joint_cases import joint_case
from tests.ui.samples import window_on
from tests.ui.windows import close
from ui.rooms.gridview import GridView


def test_the_grid_stands_on_the_page_and_goes_on_paper_and_into_a_table(
    qtbot: Any, look: Any, tmp_path: Path
) -> None:
    case, hearing = joint_case(tmp_path / "joint.hearing")
    case.close()
    window = window_on(qtbot, tmp_path / "joint.hearing", date(2025, 12, 23))
    window.desk.go("hearing", hearing)
    space: Any = window.space()
    space.page.choose("matrix")
    grid = space.page.findChildren(GridView)[-1]
    model = grid.model()
    assert (model.rowCount(), model.columnCount()) == (4, 8)
    said = [str(model.index(0, column).data()) for column in range(8)]
    assert said[2] == "Olly Oilman · 18 Dec 2025"
    assert said[7].startswith("Reference person (unsworn) · before: Witness")
    for command, name in (("hearing.print", "sheet.pdf"), ("hearing.table", "table.csv")):
        window.voice.answers.append(tmp_path / name)
        with qtbot.waitSignal(window.desk.handed, timeout=10_000):
            window.commands.run(command)
        assert (tmp_path / name).stat().st_size > 100
    assert {one.name for one in window.desk.view.outgoing.all()} == {"sheet.pdf", "table.csv"}
    close(window)
