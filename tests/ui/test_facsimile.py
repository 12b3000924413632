"""The pages of a PDF: pictures, words, where each letter stands; hostile files are told and never break anything."""

import threading
from io import BytesIO
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearingdesk.errors import HearingDeskError
from hearingdesk.facsimile import PIXELS, Paper, before, word_at
from hearingdesk.pdfium.letters import Letters
from hearingdesk.pdfium.pdf import NoPdf
from tests.documents import made
from tests.ui.handmade import pdf
from ui.models.plates import Plates
from ui.rooms.packs.strip import Strip


@pytest.fixture
def paper():
    paper = Paper(pdf([["Minutes of the committee", "Second line"], [], ["Third page"]]))
    yield paper
    paper.close()


def test_pages_have_sizes_pictures_and_words(paper):
    assert paper.sizes() == [(595.0, 842.0)] * 3
    picture = paper.picture(1, 1.5)
    assert (picture.width, picture.height) == (893, 1263)
    assert len(picture.data) == picture.stride * picture.height
    assert paper.text(1).split("\n")[0].strip() == "Minutes of the committee"
    assert paper.text(2).strip() == ""
    assert paper.text(99) == ""


def test_each_letter_stands_where_it_is_drawn(paper):
    letters = paper.letters(1)
    assert len(letters.text) == len(letters.boxes)
    at = letters.text.index("Second")
    left, top, _right, bottom = letters.boxes[at]
    assert left == pytest.approx(72, abs=3)
    assert 90 < top < bottom < 130
    assert before(letters, left + 1, (top + bottom) / 2) == at
    assert word_at(letters, at + 2) == (at, at + 6)
    assert len(letters.boxes_of(0, len(letters.text))) == 2


def test_a_page_that_is_turned_has_its_letters_where_one_sees_them():
    paper = Paper(pdf([["Turned"]], rotate=90))
    assert paper.sizes() == [(842.0, 595.0)]
    left, top, right, bottom = paper.letters(1).boxes[0]
    assert 0 <= left < right <= 842
    assert 0 <= top < bottom <= 595
    assert left > 600  # the head of the page is at the right
    paper.close()


def test_a_huge_page_is_drawn_no_larger_than_memory_allows():
    paper = Paper(pdf([["Poster"]], size=(14_400, 14_400)))
    picture = paper.picture(1, 4.0)
    assert picture.width * picture.height <= PIXELS * 1.01
    paper.close()


@pytest.mark.parametrize("content", [b"", b"nothing", b"%PDF-1.4 broken", pdf([["x"]])[:200]])
def test_what_is_no_whole_pdf_is_refused_with_a_sentence(content):
    with pytest.raises(NoPdf, match="damaged"):
        Paper(content)


def test_a_pdf_without_pages_or_under_a_password_is_refused_with_a_sentence():
    with pytest.raises(HearingDeskError):
        Paper(pdf([]))
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf([["Secret"]])))
    writer.encrypt("open sesame", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(NoPdf, match="protected by a password"):
        Paper(out.getvalue())


def test_a_page_that_is_not_there_is_told(paper):
    with pytest.raises(NoPdf, match="damaged"):
        paper.picture(7, 1.0)
    with pytest.raises(NoPdf, match="damaged"):
        paper.letters(7)


@settings(max_examples=60)
@given(st.binary(max_size=40), st.integers(0, 700))
def test_no_bytes_raise_anything_else(noise, place):
    whole = pdf([["Minutes"], []])
    at = place % len(whole)
    try:
        paper = Paper(whole[:at] + noise + whole[at + len(noise) :])
    except HearingDeskError:
        return
    try:
        for number, _size in enumerate(paper.sizes()[:3], 1):
            paper.text(number)
            paper.letters(number)
            paper.picture(number, 0.2)
    except HearingDeskError:
        pass
    finally:
        paper.close()


def test_several_threads_may_ask_at_once(paper):
    found: list[str] = []

    def read() -> None:
        for _n in range(20):
            found.append(paper.text(1))
            paper.picture(3, 0.3)

    threads = [threading.Thread(target=read) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 80


def test_a_page_without_letters_answers_every_question():
    blank = Letters("", ())
    assert (before(blank, 3, 4), word_at(blank, 0), blank.boxes_of(0, 5)) == (0, (0, 0), [])


def test_small_pages_are_painted_anew_by_the_thread_of_the_screen(qtbot: Any, look: Any) -> None:
    threads: list[int] = []

    class Watched(Strip):
        def _drawn(self, page: int, scale: int) -> None:
            threads.append(threading.get_ident())
            super()._drawn(page, scale)

    pages = made.pdf([f"page {n}" for n in range(6)])
    strip, plates = Watched(), Plates(lambda: Paper(pages))
    qtbot.addWidget(strip)
    strip.resize(600, 120)
    strip.show_plates(plates, [(595, 842)] * 6, [str(n) for n in range(1, 7)])
    strip.show()
    plates.start()
    qtbot.waitUntil(lambda: len(threads) >= 6, timeout=10_000)
    plates.close()
    assert set(threads) == {threading.get_ident()}
