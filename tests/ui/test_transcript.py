import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible

from hearingdesk.rows import Paragraph
from ui.rooms.marks import marking
from ui.units import Units
from ui.widgets.transcript import TranscriptView
from ui.widgets.transcript_layout import Layouts

KOREAN = "3월 말에 보고받았습니다. 다만 설명의무 위반에 해당한다는 의견은 듣지 못했습니다."
ENGLISH = "Mr Choi, the minutes record that the risk committee was told the product could lose its principal."


class Long:
    """A million paragraphs, worked out as they are read."""

    def __init__(self, count: int = 1_000_000) -> None:
        self._count = count
        self.read_so_far: set[int] = set()

    def count(self) -> int:
        return self._count

    def paragraph(self, at: int) -> Paragraph:
        self.read_so_far.add(at)
        words = KOREAN if at % 2 else ENGLISH
        return Paragraph(
            at + 1, f"{at}. {words}", f"Speaker {at % 7}", "증인", f"{at // 30 + 1}:{at % 30 + 1:02d}"
        )

    def read(self, at: int) -> Paragraph:
        return self.paragraph(at)

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        return f"third hearing, p. {first.place}–{last.place}"


@pytest.fixture
def text() -> Long:
    return Long()


@pytest.fixture
def view(qtbot, look, text) -> TranscriptView:
    view = TranscriptView("Transcript", text)
    qtbot.addWidget(view)
    view.resize(800, 560)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


def test_only_what_is_on_the_screen_is_laid_out(view, text):
    view.grab()
    view.go(500_000)
    view.grab()
    assert len(text.read_so_far) < 60


def test_keys_reach_both_ends(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.top() > 999_900
    numbers = [number for number, _edge, _laid in view.on_screen()]
    assert numbers[-1] == 999_999
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.top() == 0


def test_the_scroll_bar_and_the_text_agree(qtbot, view):
    view.verticalScrollBar().setValue(64 * 250_000)
    assert view.top() == 250_000
    for _n in range(50):
        view.move_text(70)
    assert view.verticalScrollBar().value() // 64 == view.top()
    for _n in range(50):
        view.move_text(-70)
    assert abs(view.top() - 250_000) <= 1


def test_dragging_selects_over_paragraphs_and_copies_with_the_citation(qtbot, qapp, view):
    view.go(1000)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    qtbot.mouseMove(view.viewport(), QPoint(400, 300))
    view.select(view.spot(QPointF(100, 60)), view.spot(QPointF(400, 300)))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    qtbot.keyClick(
        view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    copied = qapp.clipboard().text()
    assert copied.startswith("“Speaker")
    assert "(third hearing, p. " in copied
    assert copied.count("\n") >= 1


def test_a_double_click_takes_the_word(qtbot, qapp, view):
    view.go(1)
    for number, edge, laid in view.on_screen():
        if number == 1:
            at = laid.paragraph.text.index("설명의무")
            band = next(laid.bands(at, at + 4))
            point = QPoint(84 + int(band.center().x()), int(edge + laid.head + band.center().y()))
            qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "설명의무"


def test_a_million_paragraphs_are_not_copied_by_mistake(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.refused) as told:
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "2,000" in told.args[0]


def test_marks_are_painted_in_the_colour_of_the_look(view, look):
    view.go(1)
    plain = view.grab().toImage()
    view.set_marks(marking("설명의무 OR risk"))
    assert view.grab().toImage() != plain


def test_only_what_the_search_finds_is_marked():
    found = marking("plan restructuring")
    assert found is not None
    text = "The airplane plants a Plan; restructuring plans."
    assert [text[start:end] for start, end in found(text)] == ["Plan", "restructuring"]
    assert marking("(") is None


def test_a_screen_reader_finds_a_document_with_paragraphs(view):
    view.grab()
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.role() == QAccessible.Role.Document
    assert spoken.text(QAccessible.Text.Name) == "Transcript"
    assert spoken.childCount() > 3
    assert spoken.child(1).role() == QAccessible.Role.Paragraph
    assert spoken.child(1).text(QAccessible.Text.Name).startswith("Speaker 1. 증인. 1:02. 1. 3월")


def test_an_empty_text_is_no_trouble(qtbot, look):
    view = TranscriptView("Transcript", Long(0))
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.grab()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def test_rare_letters_shift_neither_marks_nor_choice(look):
    said = "𠮷田 😀😀 said: the lamps were out, all of them, in every street."
    laid = Layouts(lambda _n: Paragraph(1, said, "Clerk", "", "1:01"))
    laid.set_width(400)
    (one,) = [laid.at(0)]
    plain = Layouts(lambda _n: Paragraph(1, said[7:], "Clerk", "", "1:01"))
    plain.set_width(4000)
    start = said.index("lamps")
    (band,) = one.bands(start, start + 5)
    for at in range(start, start + 6):
        edge = one.caret(at)
        assert one.place(edge.x(), edge.y() + 2) == at
    assert (band.left(), band.right()) == (one.caret(start).x(), one.caret(start + 5).x())
    (bare,) = plain.at(0).bands(start - 7, start - 2)
    assert abs(band.width() - bare.width()) < 0.5


def test_rare_letters_count_once_for_us_and_twice_for_qt():
    units = Units("a𠮷b😀")
    assert [units.theirs(at) for at in range(5)] == [0, 1, 3, 4, 6]
    assert [units.ours(at) for at in range(7)] == [0, 1, 1, 2, 3, 3, 4]
