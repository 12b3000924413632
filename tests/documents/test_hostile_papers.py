"""Documents out to harm are read or refused with a sentence, in a time that goes with their size."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.bring_in import look
from hearingdesk.exchange.papers import sorts, texts
from hearingdesk.exchange.papers.html_text import page_words
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import silent
from hearingdesk.pdfium.pdf import NoPdf, Pdf
from tests.documents import made

PATIENCE = 5.0  # seconds
PIECES = [
    "<!--",
    "<a ",
    "<",
    "&",
    "<![CDATA[",
    "<script>",
    "</",
    "<p ",
    "<div>",
    "<![x[y]]>",
    "<title>",
    "&#x41",
]
GOOD = made.pdf(["one page", None, "another"], title="T")


@pytest.mark.parametrize("piece", PIECES)
def test_a_web_page_out_to_harm_is_read_in_time(piece):
    began = time.process_time()
    page_words("<html><body>" + piece * (1_000_000 // len(piece)) + "</body></html>")
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize("ending", ["", "x", "<html><p>words</html>"])
def test_a_beginning_of_comments_alone_is_looked_at_in_time(tmp_path, ending):
    began = time.process_time()
    look(made.laid(tmp_path, "a.html", b"<!--x-->" * 4000 + ending.encode()))
    assert time.process_time() - began < PATIENCE


def test_what_is_nested_beyond_measure_loses_no_words():
    assert (
        page_words("<html><body>" + "<div>" * 3000 + "deep" + "</div>" * 3000 + "<p>after")[1]
        == "deep\nafter"
    )


@pytest.mark.parametrize(
    "bad", ["<![foo[bar]]>", "<!x y", "<![", "<!DOCTYPE html [<!ENTITY a 'b'>]>&a;", "\x01"]
)
def test_broken_marks_do_not_hide_the_words_around_them(bad):
    assert "before" in page_words(f"<html><body><p>before {bad} <p>after")[1]


def test_an_entity_is_never_fetched(tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    place = (tmp_path / "secret.txt").as_uri()
    page = f'<!DOCTYPE html [<!ENTITY s SYSTEM "{place}">]><html><body><p>x &s; y</p></body></html>'
    assert "SECRET" not in page_words(page)[1]


@given(st.text(st.sampled_from("<>/!-[]&;#p abdiv\"'=\n"), max_size=300))
def test_no_web_page_breaks_the_reader(inside):
    title, words = page_words(f"<html><body>{inside}</body></html>")
    assert isinstance(title + words, str)


@given(
    data=st.binary(max_size=300),
    sort=st.sampled_from([sorts.TEXT, sorts.HTML, sorts.WORD, sorts.SHEET, sorts.HWPX]),
)
def test_no_bytes_break_a_reader_of_documents(data, sort):
    try:
        assert texts.read(SourceFile("x", data), sort, silent).total
    except ImportFailed as refusal:
        said = str(refusal)
    else:
        said = "“x”"
    assert said.startswith("“x”")


@given(inside=st.text(st.sampled_from('<>/hp:t runbl"=&;가 '), max_size=200))
def test_no_section_breaks_the_reader_of_hwpx(inside):
    try:
        assert texts.read(SourceFile("x", made.hwpx(inside)), sorts.HWPX, silent).total
    except ImportFailed as refusal:
        said = str(refusal)
    else:
        said = "“x”"
    assert said.startswith("“x”")


def test_an_hwpx_document_that_grows_without_measure_is_not_unpacked(tmp_path):
    path = made.laid(tmp_path, "a.hwpx", made.hwpx(" " * 60_000_000))
    tracemalloc.start()
    assert "was not unpacked" in look(path).message
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


def test_an_hwpx_document_with_entities_of_its_own_is_refused(tmp_path):
    data = made.zipped(
        {
            "mimetype": "application/hwp+zip",
            "Contents/section0.xml": '<!DOCTYPE x [<!ENTITY a "b">]><sec><p>&a;</p></sec>',
        }
    )
    assert "entities" in look(made.laid(tmp_path, "a.hwpx", data)).message


@given(cut=st.floats(0, 1), length=st.integers(0, 200), put=st.binary(max_size=40))
def test_no_damage_to_a_pdf_breaks_more_than_its_pages(cut, length, put):
    start = int(cut * len(GOOD))
    try:
        with Pdf(GOOD[:start] + put + GOOD[start + length :]) as pdf:
            for number in range(1, min(len(pdf), 5) + 1):
                assert pdf.text(number).state in ("text", "blank", "no_text", "cut", "unreadable")
    except NoPdf as refusal:
        why = refusal.why
    else:
        why = "broken"
    assert why in ("broken", "encrypted")


def test_a_harmful_archive_in_the_dress_of_hwpx_is_refused(tmp_path):
    data = made.zipped({"mimetype": "application/hwp+zip", "../Contents/section0.xml": "<a/>"})
    assert look(made.laid(tmp_path, "a.hwpx", data)).status == "failed"
    assert not list(Path(tmp_path).parent.glob("Contents"))
