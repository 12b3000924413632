"""Parts of pages are covered: drawn, moved, sized, removed and taken back, by the mouse and by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Pdf
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget

from hearingdesk.pack.exhibits.chosen import Chosen
from hearingdesk.pack.exhibits.looking import pages_of
from hearingdesk.pack.exhibits.seeking import places_of
from hearingdesk.settings import Settings
from tests.pack import exhibiting
from tests.pack.exhibiting import plain
from ui.desk import Desk
from ui.rooms.packs.covering import CoverDialog
from ui.rooms.packs.covers import Boxes, Covers
from ui.theme import Theme

LINES = (
    ["Nothing here.", "Mr Quill signed."],
    ["Second page.", "Quill again, Mr", "Quill said."],
    ["Third."],
)
_KEY, _NONE, _SHIFT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def made(tmp_path: Path) -> Iterator[exhibiting.Desk]:
    one = exhibiting.Desk(tmp_path / "case.hearing")
    yield one
    one.case.close()


@pytest.fixture
def cover(qtbot: Any, look: Theme, made: exhibiting.Desk) -> Iterator[Any]:
    """Opens the dialog on a source."""
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    desk.case = made.case
    shown: list[CoverDialog] = []

    def open_on(data: bytes, **chosen: Any) -> CoverDialog:
        dialog = CoverDialog(desk, Chosen(made.source(data), **chosen), None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        shown.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(lambda: dialog.view.count() > 0 or dialog.banner.isVisible())
        return dialog

    desk._view = made.case
    yield open_on
    for one in shown:
        one.done(0)
    desk.jobs.close()
    desk.case = desk._view = None


def point(dialog: CoverDialog, page: int, x: float, y: float) -> QPoint:
    """Where a point of a page stands in the view."""
    view = dialog.view
    return (view._box(page).topLeft() + QPointF(x, y) * view._stack.scale).toPoint()


def draw(qtbot: Any, dialog: CoverDialog, page: int, *ends: tuple[float, float]) -> None:
    view = dialog.view.viewport()
    first, last = (point(dialog, page, *end) for end in ends)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view, (first + last) / 2)
    qtbot.mouseMove(view, last)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)


def near(boxes: Boxes, page: int, *box: float) -> bool:
    return any(kept == pytest.approx(box, abs=2.5) for kept in boxes.get(page, ()))


def test_a_rectangle_is_drawn_moved_and_sized_with_the_mouse(qtbot, cover):
    dialog = cover(plain(*LINES))
    draw(qtbot, dialog, 1, (100, 100), (220, 140))
    assert near(dialog.covers.result(), 1, 100, 100, 220, 140)
    draw(qtbot, dialog, 1, (150, 120), (180, 150))
    assert near(dialog.covers.result(), 1, 130, 130, 250, 170)
    draw(qtbot, dialog, 1, (250, 170), (300, 200))
    assert near(dialog.covers.result(), 1, 130, 130, 300, 200)
    draw(qtbot, dialog, 1, (150, 150), (-400, 150))
    assert near(dialog.covers.result(), 1, 0, 130, 170, 200)
    for count in (1, 1, 1, 0):
        dialog.covers.undo()
        assert len(dialog.covers.spots()) == count
    dialog.covers.redo()
    assert near(dialog.covers.result(), 1, 100, 100, 220, 140)


def test_a_slip_of_the_mouse_draws_nothing(qtbot, cover):
    dialog = cover(plain(*LINES))
    draw(qtbot, dialog, 1, (100, 100), (101, 140))
    assert dialog.covers.spots() == []
    assert not dialog.covers.differs()


def test_everything_is_done_from_the_keyboard(qtbot, cover):
    dialog = cover(plain(*LINES))
    view = dialog.view
    view.setFocus()
    qtbot.keyClick(view, _KEY.Key_Insert)
    begun = dialog.covers.box()
    for _step in range(5):
        qtbot.keyClick(view, _KEY.Key_Right)
    qtbot.keyClick(view, _KEY.Key_Down, _SHIFT)
    qtbot.keyClick(view, _KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    left, top, right, bottom = begun
    assert dialog.covers.box() == pytest.approx((left + 9.5, top, right + 9.5, bottom + 2))
    qtbot.keyClick(view, _KEY.Key_Escape)
    assert dialog.covers.current is None
    assert dialog.isVisible()
    view.go(2)
    qtbot.keyClick(view, _KEY.Key_Insert)
    assert [page for page, _at in dialog.covers.spots()] == [1, 2]
    qtbot.keyClick(view, _KEY.Key_Escape)
    view.go(1)
    for current in ((1, 0), (2, 0)):
        assert view.focusNextPrevChild(True)
        assert dialog.covers.current == current
    assert view.focusNextPrevChild(False)
    assert dialog.covers.current == (1, 0)
    qtbot.keyClick(view, _KEY.Key_Delete)
    assert dialog.covers.spots() == [(2, 0)]
    qtbot.keyClick(dialog, _KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.covers.spots() == [(1, 0), (2, 0)]
    kept: list[Boxes] = []
    dialog.kept.connect(kept.append)
    qtbot.keyClick(dialog, _KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {page: len(boxes) for page, boxes in kept[0].items()} == {1: 1, 2: 1}


def test_every_place_of_words_is_covered_even_broken_over_two_lines(qtbot, cover):
    dialog = cover(plain(*LINES))
    dialog.words.setText("Mr Quill")
    qtbot.keyClick(dialog.words, _KEY.Key_Return)
    qtbot.waitUntil(lambda: "2 places are covered" in dialog.banner.words())
    boxes = dialog.covers.result()
    assert {page: len(kept) for page, kept in boxes.items()} == {1: 1, 2: 2}
    qtbot.waitUntil(lambda: "over “Mr Quill”" in dialog.list.item(0).text())
    dialog.cover_everywhere()
    qtbot.waitUntil(lambda: "covered already" in dialog.banner.words())
    dialog.words.setText("Zebedee")
    dialog.cover_everywhere()
    qtbot.waitUntil(lambda: "stand nowhere" in dialog.banner.words())
    dialog.covers.undo()
    assert dialog.covers.spots() == []


def test_pages_in_which_nothing_can_be_looked_for_are_named(qtbot, cover):
    dialog = cover(exhibiting.scan())
    dialog.words.setText("Quill")
    dialog.cover_everywhere()
    qtbot.waitUntil(lambda: "look at them: 1." in dialog.banner.words())


def test_what_cannot_be_opened_is_said(qtbot, cover):
    dialog = cover(exhibiting.encrypted())
    assert "protected by a password" in dialog.banner.words()


def test_what_was_drawn_is_not_lost_to_one_escape(qtbot, cover):
    dialog = cover(plain(*LINES), boxes={1: [(10.0, 10.0, 90.0, 90.0)]})
    assert dialog.covers.spots() == [(1, 0)]
    dialog.covers.choose((1, 0))
    dialog.covers.drop()
    dialog.reject()
    assert dialog.isVisible()
    assert "not kept yet" in dialog.banner.words()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_page_that_is_not_shown_says_so(qtbot, cover):
    dialog = cover(plain(*LINES), pages="2-3")
    assert dialog.where.text() == "Page 2 of 3"
    dialog.view.go(1)
    qtbot.waitUntil(lambda: dialog.where.text() == "Page 1 of 3, not shown")


def test_everything_that_has_the_keyboard_has_a_name(qtbot, cover):
    dialog = cover(plain(*LINES), boxes={1: [(10.0, 10.0, 90.0, 90.0)]})
    for child in dialog.findChildren(QWidget):
        if (
            child.focusPolicy() != Qt.FocusPolicy.NoFocus
            and child.isVisible()
            and not child.inherits("QScrollBar")
        ):
            assert child.accessibleName() or getattr(child, "text", str)(), child


@pytest.mark.parametrize(("words", "count"), [("Mr Quill", 2), ("quill", 3), ("7", 1), ("", 0), ("third", 1)])
def test_words_are_found_as_what_is_withheld_is(made, words, count):
    leaves = pages_of(made.case, made.source(plain(*LINES[:2], ["Third 7."])))
    found = places_of(words, leaves)
    leaves.close()
    assert found.places == count
    assert sum(map(len, found.boxes.values())) >= count


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_words_on_a_page_that_is_turned_and_cropped_are_covered_where_they_are_seen(made, turned):
    out = BytesIO()
    with Pdf.open(BytesIO(plain(["Nothing here.", "Mr Quill signed it at noon."]))) as pdf:
        pdf.pages[0].obj.Rotate = turned
        pdf.pages[0].obj.CropBox = Array([40, 500, 500, 830])
        pdf.save(out)
    leaves = pages_of(made.case, made.source(out.getvalue()))
    found = places_of("Mr Quill", leaves)
    (box,) = found.boxes[1]
    said = "".join(
        letter
        for letter, place in zip(leaves.letters(1).text, leaves.letters(1).boxes, strict=True)
        if place and box[0] <= sum(place[::2]) / 2 <= box[2] and box[1] <= sum(place[1::2]) / 2 <= box[3]
    )
    leaves.close()
    assert said.strip() == "Mr Quill"


EDGE = st.floats(-50, 700, allow_nan=False)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), EDGE, EDGE, EDGE, EDGE), st.tuples(st.just("move"), EDGE, EDGE),
        st.tuples(st.just("stretch"), EDGE, EDGE), st.tuples(st.just("drop")),
    ),
    max_size=12,
)  # fmt: skip


@given(STEPS)
def test_nothing_stands_out_of_its_page_and_every_step_is_taken_back(steps):
    covers = Covers({2: [(1.0, 1.0, 9.0, 9.0)]})
    covers.set_sizes([(595.0, 842.0)] * 2)
    for name, *values in steps:
        if name == "add":
            covers.add(1, (values[0], values[1], values[2], values[3]))
        elif name == "move":
            covers.move(values[0], values[1])
        elif name == "stretch":
            covers.stretch(values[0], values[1])
        else:
            covers.drop()
        for boxes in covers.result().values():
            for left, top, right, bottom in boxes:
                assert 0 <= left < right <= 595
                assert 0 <= top < bottom <= 842
    last = covers.result()
    while covers.can_undo():
        covers.undo()
    assert not covers.differs()
    while covers.can_redo():
        covers.redo()
    assert covers.result() == last
