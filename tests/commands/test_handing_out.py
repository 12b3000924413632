"""Packs and copies made from the command line are noted in the case, and change nothing else in it."""

import hashlib
import os

import pytest

from hearingdesk import backups
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


def test_a_list_and_a_history_written_to_a_file_are_what_is_printed_and_are_noted(closed, tmp_path, capsys):
    calls = {
        "people.csv": ["list", str(closed), "party", "--csv"],
        "people.json": ["list", str(closed), "party", "--json"],
        "history.json": ["history", str(closed), "--json"],
        "history.txt": ["history", str(closed)],
    }
    for name, call in calls.items():
        assert run(call) == 0
        printed = capsys.readouterr().out
        assert run([*call, "-o", str(tmp_path / name), "--to", "Bo Snuff"]) == 0
        assert capsys.readouterr().out == ""
        assert (tmp_path / name).read_bytes() == printed.encode()
    with CaseFile(closed, "ro") as case:
        entries = list(case.outgoing.all())
    assert [(one.what, one.name, one.recipient, one.note) for one in reversed(entries)] == [
        ("list", "people.csv", "Bo Snuff", "party"),
        ("list", "people.json", "Bo Snuff", "party"),
        ("list", "history.json", "Bo Snuff", ""),
        ("list", "history.txt", "Bo Snuff", ""),
    ]
    for entry in entries:
        assert entry.digest == hashlib.sha256((tmp_path / entry.name).read_bytes()).hexdigest()


def test_what_is_only_printed_is_not_noted_and_leaves_the_file_as_it_is(closed, capsys):
    before = closed.read_bytes()
    for call in (["list", "party"], ["history"], ["info"], ["search", "notes"], ["verdict"], ["check"]):
        run([call[0], str(closed), *call[1:], "--json"])
    assert closed.read_bytes() == before
    assert run(["list", str(closed), "party", "--to", "Bo Snuff"]) == 2
    assert "Say with -o which file is made for Bo Snuff." in capsys.readouterr().err


@pytest.mark.parametrize("call", [["pack"], ["list", "party"], ["history"]])
def test_nothing_is_handed_out_onto_a_case_file(closed, tmp_path, capsys, call):
    before = closed.read_bytes()
    for target in (closed, tmp_path / "another.hearing"):
        assert run([call[0], str(closed), *call[1:], "-o", str(target)]) == 2
        assert "is the name of a case file" in capsys.readouterr().err
    assert closed.read_bytes() == before
    assert not (tmp_path / "another.hearing").exists()


@pytest.mark.parametrize("call", [["list", "nonsense"], ["list", "party", "--where", "(("]])
def test_a_list_that_fails_leaves_no_file_and_no_note(closed, tmp_path, capsys, call):
    assert run([call[0], str(closed), *call[1:], "-o", str(tmp_path / "out.csv")]) == 2
    assert not (tmp_path / "out.csv").exists()
    assert noted(closed) == []
    assert run(["list", str(closed), "party", "-o", str(tmp_path / "no" / "out.csv")]) == 2
    assert "out.csv cannot be written" in capsys.readouterr().err
    assert noted(closed) == []


@pytest.mark.parametrize(
    "call", [["copy", "two.hearing"], ["pack", "-o", "two.pdf"], ["list", "party", "-o", "two.csv"]]
)
def test_a_backup_is_handed_out_without_a_note_and_stays_as_it_is(
    closed, tmp_path, capsys, call, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    with CaseFile(closed, "ro") as case:
        made = backups.backup(case)
    before = made.path.read_bytes()
    assert run([call[0], str(made.path), *call[1:]]) == 0
    assert capsys.readouterr().err == ""
    assert made.path.read_bytes() == before
