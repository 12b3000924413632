"""A source as it looks: pages, zoom, find, selection, citation; scans, broken files, pictures and plain words."""

from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage

from hearingdesk.records.citations import Citation
from hearingdesk.records.sources import Source, SourcePage, SourcePart
from tests.ui.handmade import pdf
from tests.ui.windows import close, opened
from ui.desk import Place
from ui.models.plates import HELD
from ui.rooms.cited import chosen
from ui.rooms.facsimile.quoting import quoted
from ui.rooms.viewer import Passage, SourcePane

MINUTES = [
    ["Minutes of the risk committee", "The product could lose its principal."],
    [],
    ["The chair asked whether buyers were told", "of the loss. Nobody answered."],
    *([f"Page {n} of the annex"] for n in range(4, 31)),
]


@pytest.fixture
def window(qtbot, look, tmp_path):
    window = opened(qtbot, tmp_path / "case.hearing")
    window.showNormal()
    window.resize(1440, 900)
    yield window
    close(window)


def keep(window: Any, content: bytes, name: str = "minutes.pdf", kind: str = "application/pdf") -> int:
    with window.desk.change("Keep") as edit:
        source = edit.add(Source(title="Minutes", file_name=name, media_type=kind, size=len(content)))
        for number, start in enumerate(range(0, len(content), 4096)):
            edit.add(SourcePart(source=source.id, number=number, content=content[start : start + 4096]))
    return source.id


def look_at(qtbot: Any, window: Any, source: int, *, pages: int = 0) -> SourcePane:
    window.desk.visit(Place("source", "source", source))
    window.space().page.choose("document")
    pane = window.space().page.viewer()
    if pages:
        qtbot.waitUntil(lambda: pane.view.count() == pages, timeout=5000)
    return pane


def placed(qtbot: Any, pane: SourcePane, words: str) -> None:
    qtbot.waitUntil(lambda: pane.figure.text() == words, timeout=5000)


def test_the_pages_are_there_and_the_first_is_drawn(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    qtbot.waitUntil(lambda: pane._plates.rough(1) is not None)
    assert pane.pages.model().rowCount() == 30
    assert (pane.bar.page.text(), pane.bar.of.text()) == ("1", "of 30")
    assert pane.view.grab().toImage().pixelColor(400, 60) == QColor("white")


def test_find_goes_to_the_hit_and_f3_goes_on_and_round(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    qtbot.keyClicks(pane.line, "annex")
    placed(qtbot, pane, "Place 1 of 27")
    qtbot.waitUntil(lambda: pane.view.page() == 4)
    pane._step(1)
    placed(qtbot, pane, "Place 2 of 27")
    qtbot.waitUntil(lambda: pane.view.page() == 5)
    pane._step(-1)
    pane._step(-1)
    placed(qtbot, pane, "Place 27 of 27")
    pane.line.set_words("nowhere at all")
    placed(qtbot, pane, "Not found")


def test_it_opens_at_a_page_at_a_hit_and_at_a_quotation_over_lines(qtbot, window):
    source = keep(window, pdf(MINUTES))
    pane = look_at(qtbot, window, source, pages=30)
    pane.show(source, 17)
    assert pane.view.page() == 17
    pane.show(source, words="principal")
    qtbot.waitUntil(lambda: pane.view.page() == 1 and pane._hits.now == (1, 0))
    pane.show(source, quote="buyers were told of the loss.")
    placed(qtbot, pane, "Place 1 of 1")
    qtbot.waitUntil(lambda: pane.view.letters(3) is not None)
    first, last = pane._hits.found[3][0]
    assert " ".join(pane.view.letters(3).text[first:last].split()) == "buyers were told of the loss."
    assert len(pane.view.letters(3).boxes_of(first, last)) == 2  # a band for each line


def test_words_are_selected_by_the_mouse_over_pages_and_copied_with_their_place(qtbot, qapp, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    view = pane.view
    view.fit("page")
    for page in (1, 2, 3):
        qtbot.waitUntil(lambda page=page: view.letters(page) is not None)
    at = view.letters(1).text.index("The product")
    box = view.letters(1).boxes[at]
    corner = view._box(1).topLeft()
    point = corner + QPointF(box[0] + 1, (box[1] + box[3]) / 2) * view._stack.scale
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert view.anchor == (1, at)
    view.select(view.anchor, (3, 9))
    assert pane.chosen() == [
        Passage(1, at, len(view.letters(1).text), view.letters(1).text[at:]),
        Passage(3, 0, 9, "The chair"),
    ]
    qtbot.keyClick(
        view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert qapp.clipboard().text() == "“The product could lose its principal.\nThe chair” (Minutes, p. 1–3)"
    window.commands.run("copy.cite")
    assert qapp.clipboard().text().endswith("(Minutes, p. 1–3)")
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text().startswith("The product")


def test_words_are_selected_by_the_keyboard(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    qtbot.waitUntil(lambda: pane.view.letters(1) is not None)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.view, Qt.Key.Key_Right, both)
    qtbot.keyClick(pane.view, Qt.Key.Key_Right, both)
    assert [one.text for one in pane.chosen()] == ["Minutes of"]
    qtbot.keyClick(pane.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert pane.chosen()[0].text.startswith("Minutes of the risk committee")
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.chosen() == []


def test_zoom_keeps_the_page_one_is_on(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    pane.go_to_page(12)
    for what in (200, "page", 400, 50, "width"):
        pane._zoom(what)
        assert pane.view.page() in (12, 13), what
    pane._zoom(100)
    assert pane.bar.percent.text() == "100 %"
    qtbot.keyClick(pane.view, Qt.Key.Key_Plus)
    assert pane.view.percent() == 120
    pane.view.zoom(99)
    assert pane.view.percent() == 400


def test_a_page_without_words_says_so(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    pane.go_to_page(2)
    qtbot.waitUntil(lambda: pane.strip.isVisible())
    assert pane.strip.sentence().startswith("Page 2 has no text")
    pane.go_to_page(3)
    qtbot.waitUntil(lambda: not pane.strip.isVisible())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4 nothing of the kind", "The PDF is damaged"),
        (pdf([]), "PDF"),
    ],
)
def test_what_cannot_be_shown_says_why(qtbot, window, content, words):
    pane = look_at(qtbot, window, keep(window, content))
    qtbot.waitUntil(lambda: pane._nothing is not None)
    assert words in pane._nothing.accessibleName()


def test_a_broken_pdf_whose_words_the_case_has_shows_them(qtbot, window):
    source = keep(window, b"%PDF-1.4 nothing of the kind")
    with window.desk.change("Text") as edit:
        edit.add(SourcePage(source=source, number=1, text="What was read of it before."))
    pane = look_at(qtbot, window, source)
    qtbot.waitUntil(lambda: pane.words.isVisible() and pane.strip.isVisible())
    assert pane.text.read(0).text == "What was read of it before."


def test_plain_words_are_read_with_their_pages_and_a_hit_opens_there(qtbot, qapp, window):
    with window.desk.change("Text") as edit:
        source = edit.add(Source(title="An article", file_name="a.html", media_type="text/html", size=9))
        edit.add(SourcePage(source=source.id, number=1, text="First line.\n\nSecond line about the leak."))
        leaf = edit.add(SourcePage(source=source.id, number=2, text="개인정보유출에 관한 결정."))
    window.desk.visit(Place("source", "source_page", leaf.id, "유출"))
    pane = window.space().page.viewer()
    placed(qtbot, pane, "Place 1 of 1")
    assert pane.words.looked_at() == 2
    pane.words.select((1, 0), (2, 6))
    second, first = "Second line about the leak.", "개인정보유출"
    assert pane.chosen() == [Passage(1, 13, 13 + len(second), second), Passage(2, 0, 6, first)]
    assert pane.copy_cited()
    assert qapp.clipboard().text().endswith("(An article, p. 1–2)")
    pane.show(source.id, quote="line about   the leak")
    qtbot.waitUntil(lambda: pane.words.looked_at() == 1)


def test_the_words_of_a_citation_are_shown_on_their_page_and_words_chosen_there_are_quoted(qtbot, window):
    source = keep(window, pdf(MINUTES))
    with window.desk.change("Read and cite") as edit:
        text = "The chair asked whether buyers were told\nof the loss. Nobody answered."
        leaf = edit.add(SourcePage(source=source, number=3, text=text))
        fact = next(iter(window.desk.view.facts.all()))
        cite = edit.add(Citation(about_kind="fact", about=fact.id, source=source, quote="told of the loss"))
    window.desk.visit(Place("source", "source", source, cite=cite.id))
    window.space().page.choose("document")
    pane = window.space().viewer()
    placed(qtbot, pane, "Place 1 of 1")
    qtbot.waitUntil(lambda: pane.view.page() == 3 and pane.view.letters(3) is not None)
    at = pane.view.letters(3).text.index("Nobody")
    pane.view.select((3, at), (3, at + 6))
    (piece,) = chosen(window.space())
    assert (piece.table, piece.id) == ("source_page", leaf.id)
    assert text[piece.first : piece.last] == "Nobody"


def test_a_picture_is_a_page_without_words(qtbot, window):
    image = QImage(300, 200, QImage.Format.Format_RGB888)
    image.fill(QColor("#204060"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    pane = look_at(qtbot, window, keep(window, bytes(buffer.data()), "photo.png", "image/png"), pages=1)
    qtbot.waitUntil(lambda: pane._plates.rough(1) is not None)
    assert pane._plates.rough(1).pixelColor(5, 5) == QColor("#204060")
    qtbot.waitUntil(lambda: pane.strip.isVisible())


def test_a_damaged_picture_says_so(qtbot, window):
    pane = look_at(qtbot, window, keep(window, b"\x89PNG\r\n\x1a\n rubbish", "photo.png", "image/png"))
    qtbot.waitUntil(lambda: pane._nothing is not None)
    assert pane._nothing.accessibleName().startswith("This picture cannot be shown")


def test_the_pictures_that_are_kept_are_bounded(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    pane.view.zoom(2.5)
    for page in range(1, 31):
        pane.go_to_page(page)
        qtbot.waitUntil(lambda page=page: pane._plates.rough(page) is not None, timeout=5000)
    assert 0 < pane._plates.held() <= HELD


def test_another_source_and_the_end_of_the_case_stop_its_thread(qtbot, window):
    one, other = keep(window, pdf(MINUTES)), keep(window, pdf(MINUTES[:2]))
    pane = look_at(qtbot, window, one, pages=30)
    thread = pane._plates._thread
    pane.show(other)
    qtbot.waitUntil(lambda: pane.view.count() == 2)
    assert not thread.is_alive()
    thread = pane._plates._thread
    window.desk.close()
    assert not thread.is_alive()


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, window):
    pane = look_at(qtbot, window, keep(window, pdf(MINUTES)), pages=30)
    unnamed = [
        widget
        for widget in pane.findChildren(type(pane.bar.page).__mro__[1])
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert [type(one).__name__ for one in unnamed] == []


def test_a_quotation_is_found_however_the_page_breaks_it():
    page = "The com-\nmittee was told of the\r\nloss; “nobody” answered."
    first, last = quoted(page, 'the committee was told of the loss; "nobody"')
    assert page[first:last] == "The com-\nmittee was told of the\r\nloss; “nobody”"
    assert quoted(page, "the committee knew") is None
    assert quoted(page, " ") is None
    begins = quoted(page, "“nobody” answered. The next page goes on.")
    assert page[slice(*begins)] == "“nobody” answered."
    ends = quoted(page, "What came before. The committee was told of the loss")
    assert page[slice(*ends)].startswith("The com-")
