"""Packs and copies made from the command line are noted in the case, and change nothing else in it."""

import os

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run


def noted(file):
    with CaseFile(file, "ro") as case:
        return [(one.what, one.name, one.recipient, one.pages) for one in case.outgoing.all()]


def test_a_copy_is_noted_with_its_recipient(closed, tmp_path, capsys):
    assert run(["copy", str(closed), str(tmp_path / "copy.hearing"), "--to", "Bo Snuff"]) == 0
    assert run(["copy", str(closed), str(tmp_path / "other.hearing")]) == 0
    assert noted(closed) == [("copy", "other.hearing", "", None), ("copy", "copy.hearing", "Bo Snuff", None)]
    assert noted(tmp_path / "copy.hearing") == []
    assert capsys.readouterr().err == ""


def test_a_pack_has_the_same_bytes_before_and_after_it_is_noted(closed, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    assert run(["pack", str(closed), "-o", str(one), "--to", "Bo Snuff"]) == 0
    ((what, name, recipient, pages),) = noted(closed)
    assert (what, name, recipient) == ("pack", "one.pdf", "Bo Snuff")
    assert pages >= 3
    assert run(["pack", str(closed), "-o", str(two)]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert capsys.readouterr().err == ""


def test_a_case_that_another_has_open_is_left_alone_and_that_is_said(closed, tmp_path, capsys):
    with CaseFile(closed, "rw", "Ada Wick"):
        assert run(["copy", str(closed), str(tmp_path / "copy.hearing")]) == 0
        assert "copy.hearing was not noted in the case" in capsys.readouterr().err
    assert noted(closed) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anything")
def test_a_write_protected_case_is_copied_in_silence(closed, tmp_path, capsys):
    closed.chmod(0o444)
    try:
        assert run(["copy", str(closed), str(tmp_path / "copy.hearing")]) == 0
        assert capsys.readouterr().err == ""
        assert run(["copy", str(closed), str(tmp_path / "two.hearing"), "--to", "Bo"]) == 0
        assert "can only be read here" in capsys.readouterr().err
    finally:
        closed.chmod(0o644)
    assert noted(closed) == []
