"""Archives from strangers: nothing leads outside, nothing grows without measure, and nothing is read before that."""

import io
import os
import stat
import struct
import time
import zipfile
import zlib

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.bring_in import bring_in, look
from hearingdesk.exchange.guarded_zip import FILES, NESTED, Archive
from hearingdesk.exchange.source_file import LIMIT
from tests.build import new_case

PATIENCE = 5.0  # seconds


def zipped(files, method=zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def linked() -> bytes:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped([(entry, b"/etc/passwd")])


def overlapping(times=500) -> bytes:
    """One stretch of packed bytes, listed under many names: small, and gigabytes when it is unpacked."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = bytes(range(256)) * 4000
    packed = press.compress(plain) + press.flush()
    crc = zlib.crc32(plain)
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), len(plain), 1, 0)
    body = head + b"a" + packed
    listed = b""
    for n in range(times):
        name = b"%05d" % n
        told = (20, 20, 0, 8, 0, 0, crc, len(packed), len(plain), len(name), 0, 0, 0, 0, 0, 0)
        listed += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *told) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(listed), len(body), 0)
    return body + listed + end


def lying() -> bytes:
    """It says that it is small unpacked, and is not."""
    data = bytearray(zipped([("a", b"\0" * 5_000_000)]))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def nested(depth, inside=b"\0" * 900_000) -> bytes:
    for n in range(depth):
        inside = zipped([(f"{n}.zip", inside)])
    return inside


def secret() -> bytes:
    data = bytearray(zipped([("a", b"a")]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


ATTACKS = {
    "a bomb": zipped([("bomb.txt", b"\0" * 50_000_000)]),
    "many bombs": zipped([(f"{n}.txt", b"\0" * 50_000_000) for n in range(9)]),
    "a bomb of many parts": zipped([(f"{n}.txt", os.urandom(10_000) * 90) for n in range(500)]),
    "files over one another": overlapping(),
    "more files than any source has": zipped([(f"{n}", b"") for n in range(FILES + 1)]),
    "a list of contents without end": zipped([(f"{n:0200}", b"") for n in range(20_000)]),
    "out of the folder": zipped([("../../harm.txt", b"harm")]),
    "out of the folder the other way": zipped([("..\\harm.txt", b"harm")]),
    "out of a folder within": zipped([("a/../../harm.txt", b"harm")]),
    "a place of the machine": zipped([("/etc/harm", b"harm")]),
    "a place on a drive": zipped([("C:/harm.txt", b"harm")]),
    "a link": linked(),
    "a file of control characters": zipped([("a\x1b[2J", b"harm")]),
    "a password": secret(),
    "an unusual packing": zipped([("a", b"a" * 99)], zipfile.ZIP_LZMA),
    "cut short": zipped([("a", b"a" * 99)])[:-30],
    "no list of contents": b"PK\x03\x04" + b"harm" * 99,
    "a list of contents elsewhere": zipped([("a", b"a")])[:-6] + (1 << 30).to_bytes(4, "little") + b"\0\0",
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused():
    with (
        pytest.raises(ImportFailed, match="of one name"),
        Archive(zipped([("a", b"1"), ("a", b"2")]), "harm.zip"),
    ):
        pass


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_an_archive_out_to_harm_is_refused_with_a_sentence(data):
    began = time.process_time()
    with pytest.raises(ImportFailed, match=r"^“harm\.zip”.*\.$"), Archive(data, "harm.zip"):
        pass
    assert time.process_time() - began < PATIENCE


def test_more_than_was_promised_is_not_read():
    with Archive(lying(), "lying.zip") as archive:
        with pytest.raises(ImportFailed):
            archive.read("a")


def test_archives_in_archives_come_to_an_end():
    archive = Archive(nested(NESTED + 1), "nested.zip")
    with (
        archive,
        archive.inner(archive.names[0]) as inner,
        pytest.raises(ImportFailed, match="archives in archives"),
    ):
        inner.inner(inner.names[0])


def test_forty_two_layers_are_never_unpacked(tmp_path):
    layer = zipped([(f"{n}.zip", nested(5, b"\0" * 50_000_000)) for n in range(16)])
    (tmp_path / "42.zip").write_bytes(layer)
    began = time.process_time()
    assert look(tmp_path / "42.zip").message.startswith("“42.zip”: it is a ZIP archive of 16 files.")
    assert time.process_time() - began < PATIENCE


def test_a_good_archive_is_read():
    with Archive(zipped([("a.txt", b"So it is."), ("b/c.txt", b"\0" * 900_000)]), "good.zip") as archive:
        assert archive.names == ["a.txt", "b/c.txt"]
        assert archive.read("a.txt") == b"So it is."
        assert len(archive.read("b/c.txt")) == 900_000
        with pytest.raises(KeyError):
            archive.read("d.txt")


OFFICE = {
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an OpenDocument file",
    "notes.txt": "a ZIP archive of 1 file.",
}
EXTERNAL = b'<Relationships><Relationship Target="file://harm/share" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize("inside", OFFICE)
def test_an_office_document_is_named_and_nothing_in_it_is_followed(tmp_path, inside):
    files = [(inside, b"<harm/>")] + (
        [("word/_rels/document.xml.rels", EXTERNAL)] if "word" in inside else []
    )
    (tmp_path / "paper.docx").write_bytes(zipped(files))
    with new_case(tmp_path) as case:
        before = case.digest()
        outcome = bring_in(case, tmp_path / "paper.docx")
        assert (outcome.status, case.digest()) == ("failed", before)
        assert OFFICE[inside] in outcome.message


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_an_archive_out_to_harm_is_not_brought_in(tmp_path, data):
    (tmp_path / "harm.docx").write_bytes(data)
    with new_case(tmp_path) as case:
        assert bring_in(case, tmp_path / "harm.docx").status == "failed"
    assert {path.name for path in tmp_path.iterdir()} == {"harm.docx", "lamps.hearing"}


@pytest.mark.parametrize("beginning", [b"%PDF-1.7\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c"])
def test_what_no_importer_takes_is_refused_without_reading_it(tmp_path, beginning):
    """Even where it is far too large to be read: the reason is what it is, not its size, but for a PDF."""
    path = tmp_path / "huge.bin"
    with path.open("wb") as file:
        file.write(beginning)
        file.truncate(20 * LIMIT)
    began = time.process_time()
    message = look(path).message
    assert "an original may have" in message or "ZIP" in message or "compressed" in message
    assert (beginning[:4] == b"%PDF") == ("an original may have" in message)
    assert time.process_time() - began < 0.5
