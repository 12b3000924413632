"""What is done with a finished pack: put under a password, handed to the system's printer."""

from __future__ import annotations

import sys
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest

from hearingdesk.pack import paper
from hearingdesk.pack.book import Book
from hearingdesk.pack.paper import CannotPrint, print_file
from hearingdesk.pack.protected import protect
from tests.pack import sample
from tests.pack.test_pack_command import call
from tests.pack.tunnel import tunnel

PASSWORD = "해람 tunnel 7"

queued = pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by its verb, not by a queue")


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer queue that writes down what it is told; it refuses the printer called “broken”."""
    folder, told = tmp_path / "bin", tmp_path / "told"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}"\ncase "$*" in *broken*) echo out of paper >&2; exit 1;; esac\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return told


def test_a_protected_pack_opens_with_its_password_only_and_is_no_archival_file():
    data, _printed = Book(sample.meta()).print(sample.story())
    shut = protect(data, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(shut))
    with pikepdf.open(BytesIO(shut), password=PASSWORD) as pdf, pikepdf.open(BytesIO(data)) as plain:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
        assert pdf.allow.accessibility
        assert len(pdf.pages) == len(plain.pages)
        said = pdf.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>" not in said
        assert b"<pdfuaid:part>1<" in said
        assert b"<pdfaid:part>3<" in plain.Root.Metadata.read_bytes()


def test_the_command_protects_and_says_that_it_is_no_pdf_a(tmp_path, capsys, monkeypatch):
    tunnel(tmp_path / "tunnel.hearing").close()
    monkeypatch.setattr(sys, "stdin", StringIO(f"{PASSWORD}\n"))
    out = tmp_path / "out.pdf"
    assert call(tmp_path / "tunnel.hearing", "-o", out, "--lang", "en", "--protect") == 0
    assert "no PDF/A" in capsys.readouterr().out
    with pikepdf.open(out, password=PASSWORD) as pdf:
        assert len(pdf.pages) > 5


def test_no_password_protects_nothing(tmp_path, capsys, monkeypatch):
    tunnel(tmp_path / "tunnel.hearing").close()
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert call(tmp_path / "tunnel.hearing", "-o", tmp_path / "out.pdf", "--protect") == 2
    assert "password" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


@queued
def test_a_pack_is_handed_to_the_queue_with_its_printer_copies_and_sides(tmp_path, queue):
    path = tmp_path / "a pack; rm -rf.pdf"
    path.write_bytes(b"%PDF")
    print_file(path, "Room 406", copies=3, duplex=True)
    told = ["-d", "Room 406", "-n", "3", "-o", "sides=two-sided-long-edge", "--", str(path)]
    assert queue.read_text().splitlines() == told
    print_file(path)
    assert queue.read_text().splitlines() == ["-n", "1", "-o", "sides=one-sided", "--", str(path)]


@queued
def test_what_the_queue_refuses_is_a_sentence(tmp_path, queue):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(CannotPrint, match="out of paper"):
        print_file(path, "broken")
    assert queue.exists()


@queued
def test_a_system_without_a_queue_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotPrint, match="no printer queue"):
        print_file(tmp_path / "a.pdf")


def test_windows_prints_by_its_own_verb(tmp_path, monkeypatch):
    told: list[tuple[Path, str]] = []
    monkeypatch.setattr(paper.sys, "platform", "win32")
    monkeypatch.setattr(paper.os, "startfile", lambda path, verb: told.append((path, verb)), raising=False)
    print_file(tmp_path / "a.pdf", copies=2)
    assert told == [(tmp_path / "a.pdf", "print")] * 2
    with pytest.raises(CannotPrint, match="usual printer"):
        print_file(tmp_path / "a.pdf", "Room 406")


@queued
def test_the_command_prints_what_it_made(tmp_path, queue):
    tunnel(tmp_path / "tunnel.hearing").close()
    out = tmp_path / "out.pdf"
    assert call(tmp_path / "tunnel.hearing", "-o", out, "--duplex", "--print") == 0
    assert queue.read_text().splitlines()[-1] == str(out)
    assert "sides=two-sided-long-edge" in queue.read_text()
