"""Sources out to harm are refused with a sentence, or read, in a time that goes with their size."""

import gzip
import io
import time
import zipfile
from contextlib import suppress

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.chrg.names import split_entry
from hearingdesk.exchange.read_text import LINES
from hearingdesk.exchange.source_file import LIMIT, SourceFile
from hearingdesk.job import silent
from tests.build import new_case
from tests.exchange.paper import FILES, evidence, hearing

UK = evidence([("Mr. Dusk", "So it is."), ("Chair", "Is it?")]).encode()
US = hearing([("Mr. Dusk", "So it is."), ("The Chairman", "Is it?")]).encode()
REPEATED = [b"1, ", b"|", b"Mr. A ", b"A. ", b". ", b"June 1 ", b'"', b"\n", b"(", b"  ", b"and B, "]
SIZE = 300_000  # bytes; what takes the square of them would take minutes
PATIENCE = 10.0  # seconds


def zipped() -> bytes:
    """Ten megabytes of nothing as an archive of ten kilobytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../harm.txt", b"\0" * 10_000_000)
    return file.getvalue()


@pytest.mark.parametrize("words", REPEATED, ids=repr)
@pytest.mark.parametrize(
    "around",
    [
        (b"", b""),
        (b"#", b"\n" + UK),
        (UK.replace(b"\n", b"\n#Members present: ", 1)[:80], b"\n" + UK),
        (b"#Witnesses: ", b"\n" + UK),
        (UK + b"Q9|", b"|x"),
        (UK + b"Q9|Chair|", b""),
        (b"", US),
        (US[: len(US) // 2], US[len(US) // 2 :]),
        (US + b"    ", b""),
    ],
    ids=["alone", "comment", "present", "witnesses", "label", "row", "before", "inside", "after"],
)
def test_the_same_over_and_over_does_not_hold_a_reader_up(words, around):
    before, after = around
    file = SourceFile("words.txt", before + words * (SIZE // len(words)) + after)
    began = time.process_time()
    for entry in formats.importers():
        with suppress(ImportFailed):
            assert entry.read(file, silent).title
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize("name", [entry.name for entry in formats.importers()])
def test_a_line_of_20_million_characters_is_read_or_refused(name):
    began = time.process_time()
    for before in (b"", UK + b"Q9|Chair|", US + b"    "):
        with pytest.raises(ImportFailed):
            formats.named(name).read(SourceFile("long.txt", before + b"\x81," * 10_000_000), silent)
    assert time.process_time() - began < PATIENCE


def test_more_lines_than_any_record_has_are_refused():
    with pytest.raises(ImportFailed, match=f"line {LINES}: it has more lines"):
        formats.read(SourceFile("lines.txt", UK + b"\n" * (LINES + 1)))


def test_an_entry_of_the_contents_without_a_name_is_no_reason_to_break():
    assert split_entry(", ").name == ""
    assert split_entry(", Hon. Ada, Keeper").title


ARCHIVES = {
    "zip": (zipped(), "ZIP archive"),
    "gzip": (gzip.compress(b"\0" * 10_000_000), "compressed"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "compressed"),
}


@pytest.mark.parametrize(("data", "reason"), ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive_is_not_unpacked(tmp_path, data, reason):
    (tmp_path / "archive.txt").write_bytes(data)
    with new_case(tmp_path) as case:
        before = case.digest()
        outcome = bring_in(case, tmp_path / "archive.txt")
        assert outcome.status == "failed"
        assert reason in outcome.message
        assert case.digest() == before
    assert {path.name for path in tmp_path.iterdir()} == {"archive.txt", "lamps.hearing"}


def test_a_file_too_large_is_not_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(ImportFailed, match="Split it"):
        SourceFile.of(path)


TEXTS = sorted(path for path in FILES.iterdir() if path.suffix != ".docx")  # an archive is full of zeros


@pytest.mark.parametrize("sample", TEXTS, ids=lambda path: path.name)
def test_zeros_in_a_good_source_are_named_by_their_line(sample):
    data = sample.read_bytes()
    with pytest.raises(ImportFailed, match=r"line \d+: it is not a text file"):
        formats.read(SourceFile(sample.name, data[:900] + b"\0" + data[900:]))
