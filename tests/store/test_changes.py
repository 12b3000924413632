"""A change is whole or nothing, logged once, heard once; a removal that would break a link is refused with counts."""

import unicodedata
from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, Invalid, OutOfDate, ReadOnly, StillUsed
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party
from hearingdesk.records.sources import SourcePart
from hearingdesk.store.connection import raw
from hearingdesk.store.ledger import Offer
from hearingdesk.when import When

OFFER = Offer(at="2031-03-05T09:00:00+00:00", name="a.csv", size=1, digest="d1", status="duplicate")


def entries(case):
    return len(list(case.history()))


def latest(case):
    """The latest change, with its rows."""
    return case.change_of(next(case.history()).change.id).change


def test_a_change_that_raises_in_the_middle_leaves_nothing(lamps):
    case, ids = lamps
    before, logged, heard = case.digest(), entries(case), []
    case.listeners.append(heard.append)
    with pytest.raises(RuntimeError, match="in the middle"):
        with case.change("Half a change") as edit:
            edit.add(Party(name="Nobody"))
            edit.add_bulk([Party(name=f"Nobody {n}") for n in range(5)])
            edit.remove(case.services.get(ids.service))
            raise RuntimeError("in the middle")
    assert (case.digest(), entries(case), heard) == (before, logged, [])


def test_nothing_different_logs_nothing(lamps):
    case, ids = lamps
    logged, heard = entries(case), []
    case.listeners.append(heard.append)
    with case.change("Nothing") as edit:
        edit.update(case.parties.get(ids.witness))
        edit.add_bulk([])
    assert (entries(case), heard) == (logged, [])


def test_an_update_logs_only_the_fields_that_differ(lamps):
    case, ids = lamps
    with case.change("Rename") as edit:
        edit.update(replace(case.parties.get(ids.witness), role="Retired"))
    (row,) = latest(case).rows
    assert (row.before, row.after) == ({"role": "Keeper of wicks"}, {"role": "Retired"})


def test_a_listener_hears_exactly_the_changes_that_were_committed(lamps):
    case, _ids = lamps
    heard = []
    case.listeners.append(heard.append)
    with case.change("Add a note") as edit:
        edit.add(Note(text="x"))
        assert heard == []
    case.undo()
    assert [(change.title, change.act) for change in heard] == [("Add a note", "do"), ("Add a note", "undo")]
    assert heard == [case.change_of(entry.change.id).change for entry in case.history(2)][::-1]
    assert heard[0].tables == {"note"}


def test_a_listener_that_fails_neither_loses_the_change_nor_keeps_others_from_hearing(lamps):
    case, _ids = lamps
    heard = []

    def fails(change):
        raise RuntimeError("a bug in a view")

    case.listeners += [fails, heard.append]
    with pytest.raises(RuntimeError, match="a bug in a view"):
        with case.change("Add a note") as edit:
            edit.add(Note(text="kept"))
    assert "kept" in [note.text for note in case.notes.all()]
    assert [change.title for change in heard] == ["Add a note"]
    case.listeners.remove(fails)
    with case.change("And another") as edit:
        edit.add(Note(text="too"))
    assert len(heard) == 2


def test_a_listener_may_change_the_case_in_its_turn(lamps):
    case, _ids = lamps

    def answers(change):
        if change.title == "Ask":
            with case.change("Answer") as edit:
                edit.add(Note(text="answer"))

    case.listeners.append(answers)
    with case.change("Ask") as edit:
        edit.add(Note(text="ask"))
    assert [entry.change.title for entry in case.history(2)] == ["Answer", "Ask"]


def test_a_change_within_a_change_is_a_bug(lamps):
    case, _ids = lamps
    with pytest.raises(RuntimeError, match="already open"):
        with case.change("Outer"), case.change("Inner"):
            pass


def test_an_invalid_record_is_refused_with_its_sentence(lamps):
    case, _ids = lamps
    with pytest.raises(Invalid, match="Title is needed"):
        with case.change("Add") as edit:
            edit.add(Hearing())


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1])
def test_a_number_that_no_file_can_hold_is_refused_with_a_sentence(lamps, number):
    case, _ids = lamps
    with pytest.raises(Invalid, match="number"):
        with case.change("Count") as edit:
            edit.update(replace(case.matter, members_in_office=number))


def test_a_link_to_nothing_is_refused(lamps):
    case, _ids = lamps
    before = case.digest()
    with pytest.raises(OutOfDate):
        with case.change("Add") as edit:
            edit.add(Hearing(title="Of whom", lead=12345))
    assert case.digest() == before


def test_updating_what_was_removed_meanwhile_says_so(lamps):
    case, ids = lamps
    service = case.services.get(ids.service)
    with case.change("Remove") as edit:
        edit.remove(service)
    with pytest.raises(OutOfDate, match="removed meanwhile"):
        with case.change("Edit") as edit:
            edit.update(replace(service, place="At home"))


def test_a_case_open_for_reading_refuses_to_change(closed):
    with CaseFile(closed, "ro") as case:
        with pytest.raises(ReadOnly):
            with case.change("Anything"):
                pass
        with pytest.raises(ReadOnly):
            case.undo()


def test_a_file_that_cannot_be_written_now_is_a_sentence_and_nothing_is_lost(lamps):
    case, _ids = lamps
    other = raw(case.path, "rw")
    other.execute("BEGIN IMMEDIATE")
    case.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(HearingDeskError, match="could not be written"):
        with case.change("Add") as edit:
            edit.add(Note(text="x"))
    other.execute("ROLLBACK")
    other.close()
    with case.change("Add") as edit:
        edit.add(Note(text="x"))


def test_text_is_kept_in_one_normal_form(lamps):
    case, _ids = lamps
    with case.change("Add") as edit:
        note = edit.add(Note(text=unicodedata.normalize("NFD", "등불")))
    assert case.notes.get(note.id).text == "등불"


def test_a_date_keeps_the_precision_it_was_given(lamps):
    case, ids = lamps
    for words in ("2031", "2031-03", "2031-03-04", "2031-03-04T10:30", "2031-03/2031-04", "2031-01~"):
        with case.change("Date") as edit:
            edit.update(replace(case.facts.get(ids.fact), day=When.parse(words)))
        assert case.facts.get(ids.fact).day == When.parse(words)


def test_the_time_zone_of_a_matter_must_be_one(lamps):
    case, _ids = lamps
    with pytest.raises(Invalid, match="Asia/Seoul"):
        with case.change("Zone") as edit:
            edit.update(replace(case.matter, zone="Moon/Tycho"))


def test_removing_what_is_cited_says_what_still_uses_it(lamps):
    case, ids = lamps
    before = case.digest()
    with pytest.raises(StillUsed) as refusal:
        with case.change("Remove") as edit:
            edit.remove(case.sources.get(ids.source))
    assert "1 citation" in str(refusal.value)
    assert "2 pages" in str(refusal.value)
    assert case.digest() == before


def test_removing_counts_what_is_about_a_record_of_any_kind(lamps):
    case, ids = lamps
    with case.change("Notes") as edit:
        edit.add(Note(about_kind="fact", about=ids.fact, text="Which lamps?"))
        edit.add(Note(about_kind="fact", about=ids.fact, text="All of them."))
    with pytest.raises(StillUsed, match=r"1 citation, .*2 notes"):
        with case.change("Remove") as edit:
            edit.remove(case.facts.get(ids.fact))


def test_removing_with_its_users_in_one_change_works_and_is_undone_whole(lamps):
    case, ids = lamps
    before = case.digest()
    with case.change("Remove the witness from the summons") as edit:
        for excuse in case.excuses.where(summons=ids.summons):
            edit.remove(excuse)
        edit.remove(case.services.get(ids.service))
        for note in case.notes.on(ids.summons):
            edit.remove(note)
        edit.remove(case.summonses.get(ids.summons))
    assert case.summonses.count() == 0
    case.undo()
    assert case.digest() == before


def test_bytes_can_be_added_removed_and_brought_back(lamps):
    case, ids = lamps
    before = case.digest()
    with case.change("Add a piece") as edit:
        piece = edit.add(SourcePart(source=ids.source, number=2, content=b"\x00\x01\xff"))
    with case.change("Remove it") as edit:
        edit.remove(piece)
    case.undo()
    assert case.source_parts.get(piece.id) == piece
    case.undo()
    assert case.digest() == before
    case.redo()
    assert case.source_parts.get(piece.id) == piece


def test_the_import_ledger_stands_beside_the_record(lamps):
    case, _ids = lamps
    before, logged = case.digest(), entries(case)
    case.offered(OFFER)
    with case.change("Import") as edit:
        edit.add(Note(text="from a file"))
        edit.offered(replace(OFFER, digest="d2", status="imported"))
    case.undo()
    assert case.digest() == before
    assert entries(case) == logged + 2
    assert [offer.digest for offer in case.ledger.all()] == ["d2", "d1"]
    assert case.ledger.imported("d1") is None
    found = case.ledger.imported("d2")
    assert found is not None
    assert found.name == "a.csv"


def test_an_offer_of_a_change_that_fails_is_not_kept(lamps):
    case, _ids = lamps
    with pytest.raises(RuntimeError):
        with case.change("Import") as edit:
            edit.offered(OFFER)
            raise RuntimeError
    assert list(case.ledger.all()) == []


def test_a_change_remembers_who_made_it_when_and_at_which_desk(lamps):
    case, _ids = lamps
    change = latest(case)
    assert change.author == "Ada Wick"
    assert change.at.endswith("+00:00")
    assert change.desk == change.id >> 37


def test_text_with_half_a_character_is_refused_with_a_sentence(lamps):
    case, _ids = lamps
    with pytest.raises(Invalid, match="half a character"):
        with case.change("Add") as edit:
            edit.add(Note(text="broken \ud83d here"))
