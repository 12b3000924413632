"""The register of importers, and what is said of a file that none of them takes."""

import io
import zipfile
from pathlib import Path

import pytest

import hearingdesk.exchange
from hearingdesk.errors import ImportFailed, NotFound
from hearingdesk.exchange import formats, source_file
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.us_chrg import UsChrg
from hearingdesk.words import _
from tests.exchange.paper import FILES

FOLDER = Path(hearingdesk.exchange.__file__).parent


def test_every_file_that_declares_an_importer_is_in_the_register():
    declaring = {path.stem for path in FOLDER.rglob("*.py") if "@importer(" in path.read_text("utf-8")}
    assert {module.__name__.rpartition(".")[2] for module in formats.MODULES} == declaring


@pytest.mark.parametrize("entry", formats.importers(), ids=lambda entry: entry.name)
def test_an_importer_lacks_nothing(entry):
    assert entry.name
    assert entry.name == entry.name.lower()
    assert _(entry.title)
    assert entry.version >= 1
    assert all(suffix.startswith(".") for suffix in entry.suffixes)
    assert entry.reader.__doc__
    assert type(entry.reader).looks is not None


@pytest.mark.parametrize("entry", formats.importers(), ids=lambda entry: entry.name)
def test_an_importer_has_a_file_of_its_own_to_be_tried_on(entry):
    read = [formats.detect(SourceFile.of(path)).name for path in FILES.glob("*.*")]
    assert entry.name in read


def test_two_importers_cannot_share_a_name():
    with pytest.raises(ValueError, match="Two importers are called us-chrg"):
        importer(name="us-chrg", title="", suffixes=(), version=1)(UsChrg)


def test_a_format_nobody_knows_is_answered_with_those_there_are():
    known = ", ".join(entry.name for entry in formats.importers())
    with pytest.raises(NotFound, match=rf"There is no format called “foo”\. There are: {known}\."):
        formats.named("foo")


def test_the_content_decides_not_the_name():
    data = (FILES / "chrg-house.htm").read_bytes()
    assert formats.detect(SourceFile("table.csv", data)).name == "us-chrg"


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 1_000_000)
    return packed.getvalue()


PAGE = b"<!DOCTYPE html>\n<html><head>\n<title>404 Not &amp; Found</title></head><body>gone</body></html>"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“x.csv”: the file is empty."),
        (b"%PDF-1.7\n\xff\xfe", "“x.csv”: it is a PDF. Import the text version of the document."),
        (
            zipped(),
            "“x.csv”: it is a ZIP archive of 1 file. Unpack it and import what is in it.",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "“x.csv”: it is a picture."),
        (PAGE, "“x.csv”, line 3: it is a web page, “404 Not & Found”, without a hearing in it."),
        (b"<html><body>x</body></html>", "“x.csv”, line 1: it is a web page without a hearing in it."),
        (
            b"\n<akomaNtoso/>",
            "“x.csv”, line 2: it is XML (“akomaNtoso”) of a sort that no importer here reads.",
        ),
        (
            b"id,name\n1,Flint\n2,Tinder\n",
            "“x.csv”, line 1: it is a table that no importer here knows: its columns are id, name.",
        ),
        (
            b"Dear colleague\nit rained\n",
            "“x.csv”, line 1: no importer here knows this text: "
            "it has no heading and no speaker lines of a known format.",
        ),
        (bytes(range(256)) * 40, "“x.csv”, line 1: it is not a text file."),
    ],
)
def test_a_foreign_file_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(ImportFailed) as refusal:
        formats.read(SourceFile("x.csv", data))
    assert str(refusal.value) == sentence


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ImportFailed, match="it is not a file"):
        SourceFile.of(tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ImportFailed, match=r"“gone\.txt”: it cannot be read"):
        SourceFile.of(tmp_path / "gone.txt")


def test_a_file_beyond_the_limit_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(source_file, "LIMIT", 10)
    (tmp_path / "long.txt").write_bytes(b"x" * 11)
    with pytest.raises(ImportFailed, match=r"“long\.txt”: it has 0 MB"):
        SourceFile.of(tmp_path / "long.txt")
