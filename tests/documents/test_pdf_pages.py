"""The pages of a PDF: as text, as a picture, and letter by letter where they stand."""

import io
import threading
import time
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.papers import original
from hearingdesk.exchange.papers.original import Stored, write_original
from hearingdesk.job import silent
from hearingdesk.pdfium import pdf as pdfium
from hearingdesk.pdfium.pdf import NoPdf, Pdf
from hearingdesk.records.matters import Matter
from tests.documents import made

TWO = "The govern-\nment said so, long-term."


def test_a_hyphen_that_only_parts_a_word_is_a_soft_one():
    with Pdf(made.pdf([TWO])) as pdf:
        assert pdf.text(1).text == "The govern\N{SOFT HYPHEN}ment said so, long-term."


def test_letters_have_the_text_that_is_stored_and_a_box_each():
    with Pdf(made.pdf([TWO])) as pdf:
        letters = pdf.letters(1)
        assert letters.text == pdf.text(1).text
        assert len(letters.boxes) == len(letters.text)


def test_a_stretch_over_two_lines_is_marked_by_two_boxes():
    with Pdf(made.pdf([TWO])) as pdf:
        letters = pdf.letters(1)
        (one,) = letters.boxes_of(*span(letters.text, "The"))
        assert one[0] == pytest.approx(72, abs=1)
        assert one[1] < 842 - 760 < one[3]
        first, second = letters.boxes_of(*span(letters.text, "govern\N{SOFT HYPHEN}ment"))
        assert first[1] < second[1]


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_the_letter_under_a_point_is_found():
    with Pdf(made.pdf([TWO])) as pdf:
        letters = pdf.letters(1)
        assert letters.at(74, 842 - 762) == 0
        assert letters.text[letters.at(400, 842 - 744)] == "."
        assert pdf.letters(1).at(0, 0) == 0
    with Pdf(made.pdf([""])) as pdf:
        assert pdf.letters(1).at(10, 10) == -1


def test_a_page_is_drawn_at_a_scale_in_red_green_and_blue():
    with Pdf(made.pdf(["x", None])) as pdf:
        assert pdf.size(1) == (595, 842)
        picture = pdf.picture(2, 0.5)
        assert (picture.width, picture.height) == (298, 421)
        assert len(picture.data) == picture.stride * picture.height
        row, column = 421 - 100, 100
        at = row * picture.stride + 3 * column
        assert picture.data[at : at + 3] == b"\0\0\0"
        assert picture.data[:3] == b"\xff\xff\xff"


def test_a_page_is_drawn_within_150_ms():
    with Pdf(made.pdf(["\n".join(["a line of the lantern paper"] * 40)])) as pdf:
        pdf.picture(1, 2)
        began = time.perf_counter()
        pdf.picture(1, 2)
        pdf.letters(1)
        assert time.perf_counter() - began < 0.15


def test_a_page_beyond_measure_is_drawn_smaller(monkeypatch):
    monkeypatch.setattr(pdfium, "PIXELS", 10_000)
    with Pdf(made.pdf(["x"])) as pdf:
        picture = pdf.picture(1, 4)
        assert picture.width * picture.height < 11_000


def test_several_threads_may_use_one_or_several_documents():
    data = made.pdf([f"page {n}" for n in range(30)])
    wrong: list[object] = []

    def look(pdf: Pdf) -> None:
        for number in range(1, 31):
            if pdf.text(number).text != f"page {number - 1}" or not pdf.picture(number, 0.2).data:
                wrong.append(number)

    with Pdf(data) as one, Pdf(data) as two:
        threads = [threading.Thread(target=look, args=(pdf,)) for pdf in (one, two, one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not wrong


@pytest.mark.parametrize("number", [0, 2, -1, 99])
def test_a_page_that_is_not_there_is_an_error_for_people(number):
    with Pdf(made.pdf(["x"])) as pdf, pytest.raises(NoPdf, match="damaged"):
        pdf.picture(number)


def test_what_is_no_pdf_is_an_error_for_people():
    with pytest.raises(NoPdf, match="damaged"):
        Pdf(b"%PDF-1.4 or not")
    with pytest.raises(FileNotFoundError):
        Pdf(Path("/nowhere.pdf"))


def test_a_title_is_one_line_without_signs_that_are_none():
    with Pdf(made.pdf(["x"], title="The\nlantern\x07 paper")) as pdf:
        assert pdf.title() == "The lantern paper"


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A case with a PDF that is kept in several small pieces, and its bytes."""
    monkeypatch.setattr(original, "PART", 700)
    data = made.pdf([f"page {n} of it" for n in range(1, 6)])
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="L"), author="Ada") as case:
        outcome = bring_in(case, made.laid(tmp_path, "a.pdf", data))
        assert case.source_parts.count() > 3
        yield case, outcome.source, data


def test_a_pdf_is_read_out_of_the_case_without_being_held(kept):
    case, source, _data = kept
    with Pdf(Stored(case, source)) as pdf:
        assert len(pdf) == 5
        assert pdf.text(4).text == "page 4 of it"


def test_what_is_stored_reads_as_the_file_did(kept):
    case, source, data = kept
    file = io.BufferedReader(Stored(case, source))
    assert file.read() == data
    for start, length in ((0, 10), (690, 30), (1399, 2), (len(data) - 3, 50), (len(data) + 9, 5)):
        file.seek(start)
        assert file.read(length) == data[start : start + length]
    assert file.seek(-4, io.SEEK_END) == len(data) - 4


def test_the_original_is_written_out_byte_for_byte(kept, tmp_path):
    case, source, data = kept
    write_original(case, source, tmp_path / "out.pdf", silent)
    assert (tmp_path / "out.pdf").read_bytes() == data
