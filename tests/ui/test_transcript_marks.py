"""Marks, notes and steps in the reader, by the keys a user presses."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from hearingdesk.procedure.promise import Piece
from hearingdesk.records.citations import Citation
from hearingdesk.records.issues import Issue
from hearingdesk.rows import MarginNote, Paragraph, Sign
from tests.ui.windows import close, opened
from ui.desk import Place
from ui.rooms.reader import TranscriptPane
from ui.widgets.transcript import TranscriptView
from ui.widgets.transcript_layout import GUTTER


@pytest.fixture
def window(qtbot, look, tmp_path):
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


@pytest.fixture
def pane(qtbot, window) -> TranscriptPane:
    return read(qtbot, window, 3)


def read(qtbot: Any, window: Any, number: int) -> TranscriptPane:
    talk = window.desk.view.transcripts.ids()[0]
    turns = window.desk.view.turns.ids(window.desk.view.turns.said_in(talk))
    window.desk.visit(Place("transcript", "turn", turns[number]))
    qtbot.waitUntil(lambda: window.space().reader() is not None)
    pane = window.space().reader()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 120 and pane.view.looked_at() == number, timeout=5000)
    return pane


def press(pane: TranscriptPane, letter: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    pane.view.keyPressEvent(event)


def marks(window: Any) -> list[tuple[str, str]]:
    return [(mark.kind, mark.reviewer) for mark in window.desk.view.marks.all()]


@pytest.mark.parametrize(
    ("keys", "kind"),
    [(("a", "ㅁ", "1"), "answered"), (("e", "ㄷ", "2"), "evaded"), (("c", "ㅊ", "5"), "contradicted")],
)
def test_one_key_marks_the_turn_one_is_at_in_either_language(window, pane, keys, kind):
    for key in keys:
        press(pane, key)
        assert marks(window) == [(kind, "Tester")]
        window.commands.run("edit.undo")
        assert marks(window) == []


def test_a_mark_is_about_the_words_selected_and_stands_in_the_gutter_at_once(qtbot, window, pane):
    pane.view.select((5, 2), (5, 8))
    press(pane, "e")
    (mark,) = window.desk.view.marks.all()
    assert (mark.starts, mark.ends) == (2, 8)
    qtbot.waitUntil(lambda: pane.view._text.read(5).signs != ())
    sign = pane.view._text.read(5).signs[0]
    assert (sign.kind, sign.words, sign.own) == ("evaded", "Evaded", True)
    assert "Evaded, Tester" in pane.view.spoken(5)
    assert "Evaded" in window.banner.words()
    assert pane.view.looked_at() == 3  # one stays where one is
    press(pane, "e")
    assert marks(window) == []


def test_a_refusal_asks_for_its_ground_and_says_which_the_law_knows(qtbot, window, pane):
    with window.desk.change("Say where") as edit:
        edit.update(replace(window.desk.view.matter, jurisdiction="kr"))
    press(pane, "r")
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in pane.findChildren(QMenu)))
    menu = next(menu for menu in pane.findChildren(QMenu) if menu.isVisible())
    words = [entry.text() for entry in menu.actions()]
    assert "Grounds the law knows" in words
    assert words.index("Grounds the law knows") < words.index("No ground in law")
    assert marks(window) == []
    trade = next(entry for entry in menu.actions() if "trade secret" in entry.text())
    assert "Testimony" in trade.text()  # on whose word
    trade.trigger()
    menu.close()
    assert marks(window) == [("refused_trade", "Tester")]


def test_the_sums_stand_in_the_bar_and_a_press_leaves_only_those_turns(qtbot, window, pane):
    for number in (3, 5, 7):
        pane.view.select((number, 0), (number, 4))
        press(pane, "a")
    assert pane.signs._buttons["answered"].accessibleName() == "Answered, 3"
    assert "Tester: 3" in pane.signs._buttons["answered"].toolTip()
    pane.signs._buttons["answered"].click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 3)
    pane.signs._buttons["answered"].click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 120)


def test_a_turn_that_is_wanted_and_bears_no_such_sign_shows_them_all_again(qtbot, window, pane):
    press(pane, "a")
    pane.signs._buttons["answered"].click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    turns = window.desk.view.turns.ids()
    pane.go_to(turns[40])
    qtbot.waitUntil(lambda: pane.model.rowCount() == 120 and pane.view.looked_at() == 40)


def test_a_margin_note_is_written_edited_and_removed(qtbot, window, pane):
    pane.view.select((3, 0), (3, 4))
    press(pane, "m")
    assert pane.note.isVisible()
    pane.note.field.setPlainText("Ask again.")
    qtbot.keyClick(pane.note.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = window.desk.view.marks.all()
    assert (note.kind, note.text, note.reviewer, note.starts, note.ends) == (
        "note",
        "Ask again.",
        "Tester",
        0,
        4,
    )
    assert not pane.note.isVisible()
    qtbot.waitUntil(lambda: pane.view._text.read(3).notes != ())
    pane.view.select((3, 0), (3, 4))
    press(pane, "ㅡ")
    assert pane.note.field.toPlainText() == "Ask again."
    pane.note.field.setPlainText("Ask the bank.")
    pane.note.keep()
    assert [one.text for one in window.desk.view.marks.all()] == ["Ask the bank."]
    pane._edit_note(3, note.id)
    pane.note.field.setPlainText("")
    pane.note.keep()
    assert marks(window) == []
    assert window.desk.view.can_undo() == "Remove a margin note"


def test_the_note_of_another_reviewer_is_read_and_not_written(window, pane):
    from hearingdesk.records.notes import Mark

    with window.desk.change("Note") as edit:
        mark = Mark(turn=pane.turn(), kind="note", text="Mine.", reviewer="Lee", starts=0, ends=3)
        note = edit.add(mark)
    pane._edit_note(3, note.id)
    assert pane.note.field.isReadOnly()
    pane.note.keep()
    assert [one.text for one in window.desk.view.marks.all()] == ["Mine."]


def test_one_steps_along_the_statements_of_a_speaker(qtbot, window, pane):
    press(pane, "n")
    qtbot.waitUntil(lambda: pane.view.looked_at() == 5)
    window.commands.run("reading.statement_before")
    qtbot.waitUntil(lambda: pane.view.looked_at() == 3)


def test_one_steps_along_an_issue_and_hears_where_none_leads_here(qtbot, window, pane):
    press(pane, "i")
    qtbot.waitUntil(lambda: "No issue leads to this transcript" in window.banner.words())
    turns = window.desk.view.turns.ids()
    with window.desk.change("Cite") as edit:
        issue = edit.add(Issue(title="When"))
        for number in (3, 30):
            edit.add(Citation(about_kind="issue", about=issue.id, turn=turns[number], quote="x"))
    press(pane, "ㅑ")
    qtbot.waitUntil(lambda: pane.view.looked_at() == 30)
    window.commands.run("reading.before_on_issue")
    qtbot.waitUntil(lambda: pane.view.looked_at() == 3)


def test_a_place_is_gone_to_by_its_number_and_a_wrong_one_is_told(qtbot, window, pane):
    window.voice.answers += ["60", "999:9", "12"]
    window.commands.run("reading.place")
    qtbot.waitUntil(lambda: pane.view.looked_at() == 59)
    window.commands.run("reading.place")
    qtbot.waitUntil(lambda: "“999:9” is not in this transcript." in window.banner.words())
    window.commands.run("cite.go")  # the same key leads to a code and to a place
    qtbot.waitUntil(lambda: pane.view.looked_at() == 11)


def test_spans_over_several_turns_are_shown_and_gone_to(qtbot, window, pane):
    turns = window.desk.view.turns.ids()
    talk = window.desk.view.transcripts.ids()[0]
    pane.read(talk, spans=[Piece(turns[50], 5, 20), Piece(turns[51], 0, 4)])
    qtbot.waitUntil(lambda: pane.view.looked_at() == 50)
    assert pane.view._now == (50, 5)
    assert pane.view._pinned == {turns[50]: [(5, 20)], turns[51]: [(0, 4)]}
    marked = pane.view.grab().toImage()
    pane.show_spans(())
    assert pane.view.grab().toImage() != marked


def test_one_goes_on_reading_where_one_stopped(qtbot, window, pane):
    talk = window.desk.view.transcripts.ids()[0]
    pane.view.go(70, announce=False)
    top = pane.view.top()
    pane.close_down()
    window.space().page._reader = None
    window.desk.visit(Place("hearing"))
    window.desk.visit(Place("transcript", "transcript", talk))
    again = window.space().reader()
    qtbot.waitUntil(lambda: again.model.rowCount() == 120 and again.view.top() == top, timeout=5000)


class Talk:
    """A question and its answer, marked and noted."""

    def __init__(self) -> None:
        self.said = [
            Paragraph(1, "When did you read it?", "Chair", "", "1:01", "question"),
            Paragraph(
                2,
                "In March, I think, or in the first days of April.",
                "Choi",
                "",
                "1:02",
                "answer",
                (Sign("evaded", "Evaded", 0, 8, "Lee", own=False),),
                (MarginNote(9, "Compare with the minutes.", "Kim", 0, 8),),
            ),
            Paragraph(3, "(Laughter)", "", "", "1:05", "reaction"),
        ]

    def count(self) -> int:
        return len(self.said)

    def paragraph(self, at: int) -> Paragraph | None:
        return self.said[at] if 0 <= at < 3 else None

    read = paragraph

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        return "record"


@pytest.fixture
def view(qtbot, look) -> TranscriptView:
    view = TranscriptView("Record", Talk())
    view.set_margin(True)
    qtbot.addWidget(view)
    view.resize(980, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def test_notes_stand_at_the_side_where_it_is_wide_and_below_where_it_is_narrow(qtbot, view):
    laid = view._layouts.at(1)
    (note,) = laid.notes
    assert note.box.left() > GUTTER + view._layouts.text_width()
    view.resize(560, 500)
    view.grab()
    (note,) = view._layouts.at(1).notes
    assert note.box.left() == GUTTER
    assert note.box.top() > view._layouts.at(1).lines[-1].y()


def test_a_click_on_a_note_opens_it(qtbot, view):
    number, edge, laid = list(view.on_screen())[1]
    point = laid.notes[0].box.center() + QPointF(0, edge)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress, point, point, left, left, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(view.noted) as told:
        view.mousePressEvent(event)
    assert told.args == [number, 9]


def test_a_screen_reader_hears_who_asks_who_answers_and_what_was_made_of_it(view):
    assert view.spoken(0).startswith("Question. Chair.")
    assert view.spoken(1).startswith("Answer. Choi.")
    assert view.spoken(1).endswith("Evaded, Lee. Margin note: Compare with the minutes.")


def test_words_are_selected_by_the_keyboard_over_turns(qtbot, view):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    view.go(0, announce=False)
    for _n in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, both)
    assert view.selection.words(view._text) == "When did you"
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection.cursor == (0, 13)
    qtbot.keyClick(view, Qt.Key.Key_End, both)
    assert view.selection.range() == ((0, 0), (2, 10))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection.range() is None


def test_a_key_goes_from_turn_to_turn(qtbot, view):
    view.go(0, announce=False)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.looked_at() == 1
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.looked_at() == 0
