"""Where one is in a text stays in sight when the text is set anew: beside notes, in a narrower or lower window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from hearingdesk.rows import Paragraph
from ui.widgets.transcript import TranscriptView

LONG = "The committee heard how the lamps of the night market were looked after, and by whom. " * 24


class Said:
    def __init__(self, count: int) -> None:
        self._count = count

    def count(self) -> int:
        return self._count

    def paragraph(self, at: int) -> Paragraph:
        return Paragraph(at + 1, LONG, speaker="The Chair", place=str(at + 1))

    read = paragraph

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        return first.place


@pytest.fixture
def view(qtbot, look) -> TranscriptView:
    view = TranscriptView("Transcript", Said(40))
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


def edge(view: TranscriptView, number: int) -> float:
    return next(edge for at, edge, _laid in view.on_screen() if at == number)


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.set_margin(True),
        lambda view: view.resize(620, 600),
        lambda view: view.resize(1400, 600),
        lambda view: view.resize(1000, 300),
    ],
)
def test_the_turn_one_has_gone_to_stays_where_it_stood(
    qtbot, view: TranscriptView, change: Callable[[TranscriptView], None]
):
    view.go(11)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert view.looked_at() == 12
    before = edge(view, 12)
    assert before > 100
    change(view)
    QApplication.sendPostedEvents()
    assert view.looked_at() == 12
    assert edge(view, 12) == pytest.approx(min(before, view.viewport().height() - 64), abs=1)


def test_one_who_only_scrolls_goes_on_reading_at_the_same_turn(view: TranscriptView):
    view.rest(20)
    view.move_text(view.on_screen().__next__()[2].height / 2)
    view.resize(500, 600)
    view.resizeEvent(QResizeEvent(QSize(500, 600), QSize(1000, 600)))
    number, top, laid = next(view.on_screen())
    assert number == 20
    assert -top / laid.height == pytest.approx(0.5, abs=0.1)
