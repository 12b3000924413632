"""Sources too large to hold are read from a file of our own, and come out as those that are held."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import encoding, formats, kept, read_lines, source_file
from hearingdesk.exchange.guarded_zip import Archive
from hearingdesk.exchange.inner import import_counts
from hearingdesk.exchange.kept import Kept, in_pieces, stream
from hearingdesk.exchange.marked.steps import _with_any_marks
from hearingdesk.exchange.read_lines import Lines
from hearingdesk.exchange.read_text import read_text

FILES = sorted((Path(__file__).resolve().parents[1] / "files").iterdir())


@given(
    pieces=st.lists(st.binary(max_size=9), max_size=6), start=st.integers(-3, 40), stop=st.integers(-3, 40)
)
def test_kept_bytes_are_like_bytes(pieces, start, stop):
    data, there = b"".join(pieces), Kept(pieces)
    assert len(there) == len(data)
    assert there[start:stop] == data[start:stop]
    assert there[:] == b"".join(in_pieces(there)) == data
    assert there.startswith(data[:3])
    assert there.count(b"a") == data.count(b"a")
    assert there.stream().read() == data
    with stream(there) as one, stream(there) as other:
        one.seek(2)
        assert (other.read(3), one.read(2)) == (data[:3], data[2:4])
        assert one.seek(-1, io.SEEK_END) == max(len(data) - 1, 0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_format_is_read_the_same_from_a_kept_file(path, monkeypatch):
    held = formats.offered(path)
    document = formats.read(held)
    monkeypatch.setattr(source_file, "HELD", 10)
    monkeypatch.setattr(kept, "PIECE", 64)
    monkeypatch.setattr(encoding, "PIECE", 64)
    monkeypatch.setattr(read_lines, "PIECE", 64)
    file = formats.offered(path)
    again = formats.read(file)
    assert isinstance(file.data, Kept)
    assert (file.sha256, len(file.data)) == (held.sha256, len(held.data))
    assert import_counts(again) == import_counts(document)
    assert list(again.turns()) == list(document.turns())
    assert replace(again, sittings=(), entries=()) == replace(document, sittings=(), entries=())


@pytest.mark.parametrize("name", ["utf-8", "cp949", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_in_any_encoding_are_the_same(name, ends, monkeypatch):
    monkeypatch.setattr(kept, "PIECE", 7)
    monkeypatch.setattr(encoding, "PIECE", 7)
    monkeypatch.setattr(read_lines, "PIECE", 7)
    data = ends.join(["등불 위원회 회의록", "의원 김등불 말씀하십시오", "네, 알겠습니다."] * 9).encode(name)
    assert list(Lines(Kept([data]), "a")) == list(Lines(data, "a"))


@pytest.mark.parametrize(
    "data", [b"a\nb\xff\xfe\xff" + b"\xc3\xa9" * 9, b"one\r\ntwo\r\nthr\x00ee", b"   \n "]
)
def test_what_is_no_text_is_refused_with_the_same_line(data, monkeypatch):
    said = []
    for size in (1 << 20, 4):
        monkeypatch.setattr(kept, "PIECE", size)
        monkeypatch.setattr(encoding, "PIECE", size)
        monkeypatch.setattr(read_lines, "PIECE", size)
        with pytest.raises(ImportFailed) as refusal:
            list(Lines(data if size > 4 else Kept([data]), "a"))
        said.append(str(refusal.value))
    assert said[0] == said[1]


def test_a_wrong_encoding_is_refused_with_its_line():
    data = "one\ntwo\n등불".encode()
    for source in (data, Kept([data])):
        with pytest.raises(ImportFailed, match="line 3"):
            list(Lines(source, "a", "ascii"))


def test_a_text_that_must_be_whole_has_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("hearingdesk.exchange.read_text.WHOLE", 30)
    monkeypatch.setattr(source_file, "HELD", 10)
    path = tmp_path / "large.ics"
    path.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "utf-8")
    with pytest.raises(ImportFailed, match="Split it"):
        formats.read(formats.offered(path), "ics")


def test_marks_that_are_no_names_are_mended_in_pieces(monkeypatch):
    data = b"<TEI>" + b"<u xml:id=\"u 1\">So.</u><u xml:id = '2'/>" * 40 + b"</TEI>"
    monkeypatch.setattr(kept, "PIECE", 9)
    whole = _with_any_marks(data)
    assert b"xml-id" in whole[:]
    assert b"xml:id" not in whole[:]
    assert _with_any_marks(Kept([data]))[:] == whole


def test_an_archive_is_read_from_a_kept_file():
    data = (FILES[0].parent / "session.docx").read_bytes()
    with Archive(data, "a") as held, Archive(Kept([data]), "a") as there:
        assert held.names == there.names
        assert [held.read(name) for name in held.names] == [there.read(name) for name in there.names]


@given(
    words=st.text(
        alphabet="aé등\n\r\x00\x0b\x0c\x1a\x7f\x80\x85\x9f\ufffd\ufffe\uffff\U0001f600", max_size=12
    ),
    size=st.integers(4, 8),  # a character has up to four
)
def test_control_characters_are_left_out_wherever_a_piece_ends(words, size):
    data = ("등불 " * 40 + words).encode()

    def whole():
        found = read_text(data, "a")
        return found.text.rstrip("\n"), list(found.warnings)

    def by_lines():
        lines = Lines(Kept([data]), "a")
        return "\n".join(lines).rstrip("\n"), lines.warnings

    def said(read):
        try:
            return read()
        except ImportFailed as reason:
            return str(reason)

    expected = said(whole)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "PIECE", size)
        patch.setattr(encoding, "PIECE", size)
        patch.setattr(read_lines, "PIECE", size)
        assert said(by_lines) == expected
