"""What was handed out stands beside the record: noted once, in no copy, no dump, no log, never on a read-only file."""

import hashlib

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.store.outgoing import of_file


@pytest.fixture
def table(tmp_path):
    made = tmp_path / "table.csv"
    made.write_bytes(b"a,b\n")
    return made


def test_an_entry_says_what_went_to_whom_when_and_by_whom(lamps, table):
    case, _ids = lamps
    id = case.handed_out(of_file(table, "list", " Bo Snuff ", note="party"))
    with case.reader() as view:
        (entry,) = view.outgoing.all()
    assert (entry.id, entry.what, entry.name, entry.recipient) == (id, "list", "table.csv", "Bo Snuff")
    assert (entry.author, entry.note, entry.size, entry.pages) == ("Ada Wick", "party", 4, None)
    assert entry.digest == hashlib.sha256(b"a,b\n").hexdigest()
    assert entry.at.startswith("20")
    assert case.outgoing.find(id) == entry
    assert case.outgoing.find(id + 1) is None


def test_the_record_the_log_and_what_can_be_undone_are_as_before(lamps, table):
    case, _ids = lamps
    before = case.digest(), [e.change for e in case.history()], case.can_undo()
    case.handed_out(of_file(table, "pack", pages=3))
    assert (case.digest(), [e.change for e in case.history()], case.can_undo()) == before
    assert case.check().ok


def test_a_copy_does_not_say_who_got_another(lamps, table, tmp_path):
    case, _ids = lamps
    case.handed_out(of_file(table, "list", "Bo Snuff"))
    case.copy(tmp_path / "copy.hearing")
    assert b"Bo Snuff" not in (tmp_path / "copy.hearing").read_bytes()
    with CaseFile(tmp_path / "copy.hearing", "ro") as copy:
        assert list(copy.outgoing.all()) == []


def test_a_case_open_for_reading_only_stays_as_it_is(closed, table):
    before = closed.read_bytes()
    with CaseFile(closed, "ro") as case:
        assert case.handed_out(of_file(table, "copy")) == 0
        assert not case.name_recipient(1, "Bo Snuff")
    assert closed.read_bytes() == before


def test_a_recipient_is_named_later_but_never_replaced(lamps, table):
    case, _ids = lamps
    id = case.handed_out(of_file(table, "list"))
    assert not case.name_recipient(id, "  ")
    assert case.name_recipient(id, "Bo Snuff")
    assert not case.name_recipient(id, "Somebody else")
    assert case.outgoing.find(id).recipient == "Bo Snuff"
