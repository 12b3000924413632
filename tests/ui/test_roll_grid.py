"""The attendance grid: said aloud cell by cell, narrowed, summed, called by keyboard, never guessing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from hearingdesk import words
from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.exchange.sample import build_sample
from hearingdesk.procedure.roll import Tally
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.summonses import Summons
from hearingdesk.settings import Settings
from hearingdesk.when import When
from tests.ui.checks import assert_named
from tests.ui.voices import Script
from ui.desk import Desk, Place
from ui.rooms.roll.pane import RollPane
from ui.rooms.roll.showing import HEARD, MEMBERS, Showing, Wanted, rows_as_shown
from ui.rooms.sheet import Here
from ui.rooms.tools import PageTools

DAY = date(2025, 12, 31)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[CaseFile]:
    with build_sample(tmp_path / "sample.hearing") as case:
        yield case


def joint(case: CaseFile) -> int:
    return next(one.id for one in case.hearings.all() if one.title.startswith("Joint"))


def showing(case: CaseFile, lang: str = "en", *hearings: int) -> Showing:
    return Showing(Here(case, lang, DAY), hearings or [joint(case)])


def test_the_sample_shows_who_came_and_leaves_open_what_nobody_reported(sample: CaseFile) -> None:
    shown = showing(sample, "en", *sample.hearings.ids()).shown(Wanted())
    read = {line.title: [cell.chip.text for cell in line.cells] for line in shown.lines}
    assert [head.day for head in shown.heads] == ["Tue 2 Dec", "Wed 17 Dec", "Tue 30 Dec", "Wed 31 Dec"]
    assert read["Kim Bom-suk"] == ["Not reported", "Absent, disallowed", "Absent, disallowed", "Not marked"]
    assert read["Kim Myung-gyu"][1] == "Came voluntarily"
    assert read["Harold Rogers"] == ["Not reported", "Present", "Present", "Not marked"]
    assert shown.sums == (Tally(1, 0, 8), Tally(5, 3, 1), Tally(1, 3, 5), Tally(0, 0, 9))
    assert [head.aside for head in shown.heads][1:] == [
        "serve by 10 Dec",
        "serve by 23 Dec",
        "serve by 24 Dec",
    ]


def test_a_cell_says_everything_in_a_sentence(sample: CaseFile) -> None:
    hearing = next(one.id for one in sample.hearings.all() if one.title.startswith("Hearing"))
    lines = {line.title: line for line in showing(sample, "en", hearing).shown(Wanted()).lines}
    spoken = lines["Kim Myung-gyu"].cells[0].whole
    assert spoken.startswith(
        "Kim Myung-gyu, Wed 17 Dec 2025, Came voluntarily, Voluntary: at most 1 of 7 days"
    )
    assert spoken.endswith("on file: Present")
    assert lines["Kim Bom-suk"].cells[0].whole.endswith("Absent, disallowed, Letter of 14 Dec")


def test_after_its_day_an_unmarked_sitting_is_not_reported(sample: CaseFile) -> None:
    later = Showing(Here(sample, "en", date(2026, 1, 15)), [joint(sample)]).shown(Wanted())
    assert {line.cells[1].chip.text for line in later.lines} == {"Not reported"}
    assert later.sums[1] == Tally(0, 0, 4)


def test_capacity_state_and_words_narrow_the_grid_and_its_sums(sample: CaseFile) -> None:
    roll = showing(sample)
    assert roll.parts() == {HEARD: 4, MEMBERS: 3}
    assert roll.capacities(HEARD) == ["witness"]
    assert [line.title for line in roll.shown(Wanted(words="로저스")).lines] == ["Harold Rogers"]
    assert [line.title for line in roll.shown(Wanted(words="found")).lines] == ["Kim Bom-suk"]
    came = roll.shown(Wanted(state="came"))
    assert ([line.title for line in came.lines], came.sums[0], came.people) == (
        ["Harold Rogers"],
        Tally(1, 0, 0),
        4,
    )
    assert len(roll.shown(Wanted(capacity="witness")).lines) == 3
    assert {line.person.part for line in roll.shown(Wanted(who=MEMBERS)).lines} == {"chair", "secretary"}


def test_the_grid_is_exported_as_it_is_shown_with_its_sums(sample: CaseFile) -> None:
    head, rows = rows_as_shown(showing(sample).shown(Wanted(words="Kim")))
    assert head[:4] == [
        "Name",
        "Name in the other language",
        "Post or capacity",
        "Tue 30 Dec · Joint hearing, day 1",
    ]
    assert [row[0] for row in rows] == ["Kim Bom-suk", "Kim Yoo-seok", "Sum"]
    assert rows[0][3] == "Absent, disallowed (Letter of 27 Dec)"
    assert rows[-1][3:] == ["2 absent", "2 open", "0", "2", "2"]


def test_in_korean_the_days_names_and_posts_are_korean(sample: CaseFile) -> None:
    words.use("ko")
    line = next(line for line in showing(sample, "ko").shown(Wanted()).lines if line.title == "김범석")
    assert line.other == "Kim Bom-suk"
    assert showing(sample, "ko").shown(Wanted()).heads[0].day == "12. 30.(화)"


MANY, DAYS = 45, 10


def fill(edit: Edit, matter: Matter) -> None:
    committee = edit.add(Committee(name="Land Committee")).id
    hearing = edit.add(Hearing(title="Long inquiry", lead=committee)).id
    for n in range(DAYS):
        edit.add(Sitting(hearing=hearing, number=n + 1, day=When(f"2031-05-{10 + n}")))
    for n in range(MANY):
        member = edit.add(Party(name=f"Member {n:02}")).id
        edit.add(CommitteeMember(committee=committee, party=member, role="member" if n else "chair"))
    for n in range(5):
        edit.add(Summons(hearing=hearing, party=edit.add(Party(name=f"Witness {n}")).id))


@pytest.fixture
def desk(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "long.hearing"
    CaseFile.create(path, Matter(title="Land", zone="Asia/Seoul"), "Tester", fill=fill).close()
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    desk.open(path, as_of=date(2031, 5, 12))
    yield desk
    desk.close()


@pytest.fixture
def pane(qtbot: Any, desk: Desk) -> RollPane:
    ran: list[str] = []
    tools = PageTools(
        lambda _primary: (),
        lambda _adding: None,
        lambda _older: None,
        Script().line,
        ran.append,
        lambda _place: None,
        lambda _summons, _trial: QDialog(),
    )
    pane = RollPane(desk, tools)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    hearing = desk.view.hearings.ids()[0]
    desk.changed.connect(lambda change: pane.read(hearing, change.tables))
    pane.read(hearing)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def keys(qtbot: Any, pane: RollPane, typed: str) -> None:
    for letter in typed:
        qtbot.keyClick(pane.grid, letter)


def test_the_roll_of_forty_five_members_is_called_by_keyboard(qtbot: Any, pane: RollPane, desk: Desk) -> None:
    pane.choosing.use(who=MEMBERS)
    pane.begin()
    assert pane.grid.currentIndex().row() == 0
    assert pane.grid.rows.shown.heads[pane.grid.currentIndex().column()].sitting.day == When("2031-05-12")
    began = time.perf_counter()
    keys(qtbot, pane, "1" * 30 + "4" * 10 + "6" * 2)
    assert time.perf_counter() - began < 42 * 0.2
    assert pane.grid.currentIndex().row() == 42
    marked = desk.view.attendances.all()
    states = [one.state for one in marked]
    assert (states.count("present"), states.count("absent"), states.count("excused")) == (30, 10, 2)
    assert pane.grid.rows.shown.sums[2] == Tally(30, 12, 3)
    assert pane.grid.rows.shown.sums[0] == Tally(0, 0, 45)
    desk.undo()
    assert desk.view.attendances.count() == 41  # each mark is a step of its own
    keys(qtbot, pane, "9")
    assert pane.grid.rows.shown.sums[2] == Tally(34, 11, 0)
    assert desk.view.can_undo() == "Roll call, 12 May 2031: 4 persons present"
    desk.undo()
    assert desk.view.attendances.count() == 41


def test_a_mark_can_be_changed_and_cleared_and_a_day_in_parts_is_left_alone(
    qtbot: Any, pane: RollPane, desk: Desk
) -> None:
    said: list[Any] = []
    desk.said.connect(said.append)
    pane.begin()
    column = pane.grid.currentIndex().column()
    keys(qtbot, pane, "1")
    pane.grid.setCurrentIndex(pane.grid.rows.index(0, column))
    keys(qtbot, pane, "2")
    first = next(desk.view.attendances.all())
    assert first.state == "present_late"
    assert pane.grid.rows.line(0).cells[column].chip.text == "Arrived late"
    pane.grid.setCurrentIndex(pane.grid.rows.index(0, column))
    qtbot.keyClick(pane.grid, Qt.Key.Key_Delete)
    assert desk.view.attendances.count() == 0
    assert pane.grid.currentIndex().row() == 0
    with desk.change("In parts") as edit:
        for n, state in enumerate(("present", "left_permitted"), 1):
            edit.add(type(first)(sitting=first.sitting, party=first.party, state=state, segment=n))
    pane.grid.setCurrentIndex(pane.grid.rows.index(0, column))
    keys(qtbot, pane, "4")
    assert desk.view.attendances.count() == 2
    assert "several parts" in said[-1].sentence
    assert pane.grid.rows.shown.sums[column].came == 1


def test_nothing_is_marked_by_a_slip_outside_the_roll_call(qtbot: Any, pane: RollPane, desk: Desk) -> None:
    pane.grid.setFocus()
    keys(qtbot, pane, "14w")
    assert desk.view.attendances.count() == 0
    pane.begin()
    keys(qtbot, pane, "xW8")
    assert desk.view.attendances.count() == 0
    qtbot.keyClick(pane.grid, Qt.Key.Key_Escape)
    keys(qtbot, pane, "1")
    assert desk.view.attendances.count() == 0
    assert not pane.panel.isVisible()


def test_the_roll_call_says_which_absence_a_key_records(pane: RollPane) -> None:
    pane.begin()
    assert "4 reads “Absent, no letter”" in pane.panel._hint._whole
    pane.choosing.use(who=MEMBERS)
    pane.grid.setCurrentIndex(pane.grid.rows.index(3, 0))
    assert "4 reads “Absent”" in pane.panel._hint._whole
    assert "Roll call, Sat 10 May 2031" in pane.panel._day.text()


def test_a_filter_that_lets_go_of_the_marked_keeps_the_cursor_in_the_grid(
    qtbot: Any, pane: RollPane, desk: Desk
) -> None:
    pane.choosing.use(who=MEMBERS, state="open")
    pane.begin()
    keys(qtbot, pane, "111")
    assert desk.view.attendances.count() == 3
    assert pane.grid.currentIndex().isValid()


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_names_stay_and_days_scroll_however_many_there_are(
    qtbot: Any, look: Any, pane: RollPane, mode: Any, scale: int
) -> None:
    look.use(mode, scale)
    pane.choosing.use(who=MEMBERS)
    pane.begin()
    qtbot.wait(20)
    assert pane.grid.horizontalScrollBar().maximum() > 0
    assert pane.grid.names.width() <= pane.grid.width() // 3 + 1
    model = pane.grid.rows
    assert "Member 07, Chair" not in model.headerData(7, Qt.Orientation.Vertical)
    assert model.headerData(0, Qt.Orientation.Vertical) == "Member 00, Chair"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Member 00, Sat 10 May 2031"
    )
    assert_named(pane)
    pane.grab()


def test_enter_opens_what_is_on_file_or_the_person(qtbot: Any, pane: RollPane, desk: Desk) -> None:
    went: list[Place] = []
    desk.went.connect(went.append)
    pane.grid.setFocus()
    pane.grid.setCurrentIndex(pane.grid.rows.index(1, 2))
    qtbot.keyClick(pane.grid, Qt.Key.Key_Return)
    assert (went[-1].table, went[-1].id) == ("party", pane.grid.rows.line(1).person.party.id)
    pane.begin()
    keys(qtbot, pane, "1")
    pane.end()
    marked = next(desk.view.attendances.all())
    row = next(n for n, line in enumerate(pane.grid.rows.shown.lines) if line.person.party.id == marked.party)
    pane.grid.setCurrentIndex(pane.grid.rows.index(row, 2))
    qtbot.keyClick(pane.grid, Qt.Key.Key_Return)
    assert (went[-1].table, went[-1].id) == ("attendance", marked.id)
