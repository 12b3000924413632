"""Documents come in as sources: kept as they are, with their text page by page, and the truth about what is missing."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.exchange.bring_in import bring_in, look
from hearingdesk.job import Cancelled
from hearingdesk.records.matters import Matter
from hearingdesk.words import use
from tests.documents import made

TWICE = "<!doctype html><html><head><title>Lamp news</title><script>let x = 1</script></head>"
PAGE = f"{TWICE}<body><h1>Lamps</h1><p>One<br>two &amp; three<table><tr><td>a<td>b</table></body></html>"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as case:
        yield case


def brought(case: CaseFile, name: str, data: bytes):
    outcome = bring_in(case, made.laid(case.path.parent, name, data))
    assert outcome.status == "imported", outcome.message
    return case.sources.get(outcome.source)


def texts(case: CaseFile, source: int) -> list[str]:
    return [page.text for page in case.sources.pages(source)]


def test_a_pdf_comes_in_with_the_text_of_each_page_and_its_bytes(case):
    data = made.pdf(["The lamps are lit.\nAll of them.", "등불 is Korean", ""])
    source = brought(case, "paper.pdf", data)
    assert (source.state, source.why, source.pages, source.kind) == ("text", "", 3, "document")
    assert (source.title, source.file_name, source.media_type) == ("paper", "paper.pdf", "application/pdf")
    assert (source.digest, source.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert case.sources.original(source.id) == data
    assert texts(case, source.id)[0] == "The lamps are lit.\nAll of them."
    assert [state for _n, state in case.sources.page_states(source.id)] == ["text", "text", "blank"]
    assert case.sources.standing(source) == ""
    assert case.check().ok


def test_a_pdf_named_from_the_folder_one_works_in_is_read_like_any_other(case, tmp_path, monkeypatch):
    made.laid(tmp_path, "paper.pdf", made.pdf(["the lantern clause"]))
    monkeypatch.chdir(tmp_path)
    outcome = bring_in(case, Path("paper.pdf"))
    assert texts(case, outcome.source) == ["the lantern clause"]


def test_a_pdf_with_something_before_it_is_a_pdf(case):
    data = b"Content-Type: application/pdf\r\n\r\n" + made.pdf(["the lantern clause"])
    source = brought(case, "paper.pdf", data)
    assert (source.media_type, texts(case, source.id)) == ("application/pdf", ["the lantern clause"])
    assert case.sources.original(source.id) == data


def test_a_text_that_speaks_of_pdf_is_a_text(case):
    assert brought(case, "about.txt", b"A PDF begins with %PDF-1.7 and a line.").media_type == "text/plain"


def test_its_words_are_found_by_page(case):
    brought(case, "paper.pdf", made.pdf(["nothing", "the lantern clause"]))
    (hit,) = case.search("lantern clause", "source_page").hits
    assert case.source_pages.get(hit.id).number == 2


def test_one_file_is_one_change_that_can_be_undone_and_done_again(case):
    before = case.digest()
    brought(case, "paper.pdf", made.pdf(["one", "two"]))
    after = case.digest()
    case.undo()
    assert case.digest() == before
    case.redo()
    assert case.digest() == after
    assert case.can_undo() == "Import paper"


def test_the_same_bytes_add_nothing_and_the_ledger_says_so(case):
    data = made.pdf(["one"])
    source = brought(case, "paper.pdf", data)
    before = case.digest()
    again = bring_in(case, made.laid(case.path.parent, "other name.pdf", data))
    assert (again.status, again.source, again.counts["pages"]) == ("duplicate", source.id, 1)
    assert case.digest() == before
    assert [(one.status, one.importer) for one in case.ledger.all()] == [
        ("duplicate", ""),
        ("imported", "pdf"),
    ]


def test_after_an_undo_it_can_come_in_again(case):
    data = made.pdf(["one"])
    brought(case, "paper.pdf", data)
    case.undo()
    assert brought(case, "paper.pdf", data).pages == 1


def test_a_scan_says_that_it_has_no_text(case):
    source = brought(case, "scan.pdf", made.pdf([None, None, ""]))
    assert (source.state, source.why) == ("no_text", "")
    assert [state for _n, state in case.sources.page_states(source.id)] == ["no_text", "no_text", "blank"]


def test_a_paper_with_scanned_pages_says_how_many_have_text(case):
    source = brought(case, "mixed.pdf", made.pdf(["words", None, "more"]))
    assert (source.state, source.why) == ("partly", "scanned")
    assert case.sources.standing(source) == (
        "Text of some pages only · 2 of 3 pages · Some pages are pictures without text"
    )
    use("ko")
    assert case.sources.standing(source).startswith("일부 쪽만 본문 있음 · ")


def test_a_broken_pdf_is_kept_and_says_why_it_is_not_read(case):
    source = brought(case, "broken.pdf", b"%PDF-1.7\nnothing of the sort")
    assert (source.state, source.why, source.pages) == ("unreadable", "broken", None)
    assert case.sources.original(source.id).startswith(b"%PDF")


def test_a_pdf_with_a_password_is_kept_and_says_so(case):
    source = brought(case, "locked.pdf", made.pdf(["secret"], encrypt=StandardEncryption("x1y2")))
    assert (source.state, source.why) == ("unreadable", "encrypted")
    assert case.sources.standing(source) == "Could not be read · It is protected by a password"


def test_a_word_document_that_is_no_record_is_a_document(case):
    source = brought(case, "letter.docx", made.word("Dear Ada,", "it rained."))
    assert (source.state, texts(case, source.id)) == ("text", ["Dear Ada,\nit rained."])


def test_notes_comments_and_running_lines_of_a_word_document_are_read(case):
    leads = "".join(
        f'<w:r><w:{what}Reference w:id="2"/></w:r>' for what in ("footnote", "endnote", "comment")
    )
    more = {
        f"{what}s": f'<w:{what} w:id="2"><w:p><w:r><w:t>the {what}</w:t></w:r></w:p></w:{what}>'
        for what in ("footnote", "endnote", "comment")
    }
    line = "<w:p><w:r><w:t>Confidential</w:t></w:r></w:p>"
    more |= {"document": f"<w:body><w:p><w:r><w:t>It rained.</w:t></w:r>{leads}</w:p></w:body>"}
    source = brought(case, "letter.docx", made.word(more=more | {"header1": line, "header2": line}))
    read = "It rained.\n[2] the footnote\n[e2] the endnote\n[c2] the comment\nConfidential"
    assert texts(case, source.id) == [read]


def test_a_text_that_is_no_record_is_a_document(case):
    source = brought(case, "letter.txt", "친애하는 에이다,\n비가 왔다.\n".encode("cp949"))
    assert (source.state, source.language) == ("text", "ko")
    assert texts(case, source.id) == ["친애하는 에이다,\n비가 왔다.\n"]


def test_form_feeds_part_a_text_into_its_pages(case):
    source = brought(case, "letter.txt", b"first page\n\x0csecond page\n\x0c")
    assert texts(case, source.id) == ["first page", "second page"]


def test_a_long_text_is_parted_at_the_ends_of_lines_and_nothing_is_lost(case):
    whole = "".join(f"line {n} of a long letter\n" for n in range(12_000))
    source = brought(case, "letter.txt", whole.encode())
    pieces = texts(case, source.id)
    assert len(pieces) > 1
    assert "\n".join(pieces) == whole


def test_a_web_page_says_its_words_and_its_title(case):
    source = brought(case, "page.html", PAGE.encode())
    assert (source.title, texts(case, source.id)) == ("Lamp news", ["Lamps\nOne\ntwo & three\na b"])


@pytest.mark.parametrize(
    "words", ["<p>One &amp; two", "<h1>One &amp; two</h1><p></p>", "<!-- x --><div>One &amp; two"]
)
def test_a_piece_of_a_web_page_is_a_web_page(case, words):
    source = brought(case, "piece.html", words.encode())
    assert (source.media_type, texts(case, source.id)) == ("text/html", ["One & two"])


def test_a_web_page_is_read_in_the_encoding_it_says(case):
    page = '<html><head><meta charset="euc-kr"><title>등불</title></head><body><p>유출 사고</p></body></html>'
    source = brought(case, "page.htm", page.encode("cp949"))
    assert (source.title, texts(case, source.id)) == ("등불", ["유출 사고"])


def test_an_hwpx_document_says_its_words_with_tables_and_without_what_was_struck_out(case):
    cell = f"<hp:run><hp:tbl><hp:tr><hp:tc><hp:subList>{made.run('칸')}</hp:subList></hp:tc></hp:tr></hp:tbl></hp:run>"
    struck = "<hp:p><hp:run><hp:t>남은 <hp:deleteBegin/>지운<hp:deleteEnd/> 말<hp:lineBreak/>줄</hp:t></hp:run></hp:p>"
    data = made.hwpx(
        made.run("등불 ", "위원회") + f"<hp:p>{cell}</hp:p>" + struck, made.run("둘째"), title="회의 자료"
    )
    source = brought(case, "paper.hwpx", data)
    assert (source.title, source.language, source.state) == ("회의 자료", "ko", "text")
    assert texts(case, source.id) == ["등불 위원회\n칸\n남은  말\n줄", "둘째"]


def test_an_hwpx_document_with_a_password_is_kept(case):
    manifest = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    source = brought(case, "paper.hwpx", made.hwpx(made.run("x"), more=manifest))
    assert (source.state, source.why) == ("unreadable", "encrypted")


def test_a_broken_hwpx_document_is_refused_with_a_reason(case):
    before = case.digest()
    outcome = bring_in(case, made.laid(case.path.parent, "paper.hwpx", made.hwpx("<hp:p>")))
    assert (outcome.status, case.digest()) == ("failed", before)
    assert "it is no XML that can be read" in outcome.message


def test_an_hwp_document_is_kept_and_says_what_to_do(case):
    source = brought(case, "paper.hwp", made.hwp())
    assert (source.state, source.why) == ("unreadable", "hwp")
    assert "save it as PDF and add that too" in case.sources.standing(source)


@pytest.mark.parametrize("name", ["a.pdf", "a.hwp", "a.hwpx", "a.docx", "a.xlsx"])
@pytest.mark.parametrize(
    "mark", [b"\x9b DRMONE This Document", b"SCDSA002", b"<## NASCA DRM FILE - VER1.00 ##>"]
)
def test_a_document_locked_by_another_program_is_kept_and_says_so(case, name, mark):
    data = mark + bytes(range(256)) * 8
    source = brought(case, name, data)
    assert (source.state, source.why) == ("unreadable", "locked")
    assert case.sources.original(source.id) == data
    covered = case.coverage()
    assert (covered.searched, covered.of) == (0, 1)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_an_office_document_with_a_password_is_kept_and_says_so(case, name):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    source = brought(case, name, ole + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    assert (source.state, source.why) == ("unreadable", "encrypted")


@pytest.mark.parametrize("name", ["a.pdf", "a.hwp", "a.hwpx", "a.docx", "a.xlsx"])
@pytest.mark.parametrize("data", [bytes(range(256)) * 40, made.word("words")[:-40]], ids=["noise", "cut off"])
def test_a_document_that_is_none_is_refused_and_changes_nothing(case, name, data):
    before = case.digest()
    assert bring_in(case, made.laid(case.path.parent, name, data)).status == "failed"
    assert case.digest() == before


def test_an_old_office_document_is_refused_as_before(case):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    outcome = bring_in(case, made.laid(case.path.parent, "old.doc", data))
    assert (outcome.status, "old Office document" in outcome.message) == ("failed", True)


@pytest.mark.parametrize(
    ("name", "data", "sort"),
    [
        ("a.png", made.PIXEL, "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "image/jpeg"),
        ("a.tif", b"II*\x00" + bytes(50), "image/tiff"),
        ("a.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/gif"),
        (
            "a.bmp",
            b"BM:" + bytes(7) + b"\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18" + bytes(29),
            "image/bmp",
        ),
        ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20), "image/webp"),
    ],
)
def test_a_picture_is_kept_and_says_that_it_has_no_text(case, name, data, sort):
    source = brought(case, name, data)
    assert (source.media_type, source.state, source.pages) == (sort, "no_text", 1)
    assert case.sources.original(source.id) == data


def test_the_content_decides_not_the_name(case):
    assert brought(case, "table.csv", made.pdf(["x"])).media_type == "application/pdf"


@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "a.csv", "a.json", "a.xml", "a.ics"])
def test_a_broken_file_of_a_format_of_records_is_no_document(case, name):
    outcome = bring_in(case, made.laid(case.path.parent, name, b"1\nwhat is this\n"))
    assert outcome.status == "failed"
    assert "line 1" in outcome.message


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"<a><b/></a>", b"{\\rtf1 x}", b"", b"\x00" * 100])
def test_what_is_no_document_is_refused(case, data):
    before = case.digest()
    assert bring_in(case, made.laid(case.path.parent, "thing.txt", data)).status == "failed"
    assert case.digest() == before


def test_looking_first_stores_nothing(case, tmp_path):
    told = look(made.laid(tmp_path, "paper.pdf", made.pdf(["one", None])))
    assert (told.status, told.format, told.counts["pages"], told.counts["state"]) == (
        "imported",
        "pdf",
        2,
        "partly",
    )
    assert look(made.laid(tmp_path, "x.txt", b"Dear Ada\n")).format == "text"
    assert look(made.laid(tmp_path, "x.vtt", b"Dear Ada\n")).status == "failed"


def test_stopped_while_pages_are_read_what_was_read_is_kept(case):
    path = made.laid(case.path.parent, "long.pdf", made.pdf([f"page {n} of many" for n in range(1, 1501)]))

    heard: list[int] = []

    def stop(done: int, total: int, what: str) -> None:
        heard.append(total)  # once for every page, however seldom the reader says how far it is
        if heard.count(1500) > 20:
            raise Cancelled

    outcome = bring_in(case, path, progress=stop)
    source = case.sources.get(outcome.source)
    read = len(case.sources.page_states(source.id))
    assert 0 < read < 1500
    assert (source.state, source.why, source.pages) == ("partly", "stopped", 1500)
    assert f"{read:,} of 1,500 pages" in outcome.message
    assert "Reading was stopped" in outcome.message


def test_stopped_before_a_page_was_read_nothing_is_stored(case):
    path = made.laid(case.path.parent, "paper.pdf", made.pdf(["one"]))

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    before = case.digest()
    with pytest.raises(Cancelled):
        bring_in(case, path, progress=stop)
    assert case.digest() == before
    assert not list(case.ledger.all())


def test_a_pdf_comes_in_by_command(tmp_path, capsys):
    file, path = tmp_path / "a.hearing", made.laid(tmp_path, "mixed.pdf", made.pdf(["one", None]))
    assert run(["new", str(file), "--title", "Lamps", "--jurisdiction", "none"]) == 0
    capsys.readouterr()
    assert run(["import", str(file), str(path), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["sources"]
    assert (told["status"], told["format"], told["turns"], told["pages"]) == ("imported", "pdf", 0, 2)
    assert told["state"] == "partly"
    assert run(["import", str(file), str(path)]) == 0
    assert "is in the case already" in capsys.readouterr().out
