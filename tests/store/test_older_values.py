"""An older value of one field is put back as a change of its own, or refused in a sentence."""

from dataclasses import replace

import pytest

from hearingdesk.errors import NotFound, OutOfDate
from hearingdesk.older import Older, differs, restored
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party
from hearingdesk.when import When


def latest(case):
    return next(case.history()).change.id


def put_back(case, change, table, id, field):
    done = restored(case, Older(change, table, id, field))
    with case.change(done.title) as edit:
        edit.update(done.record)
    return done


def test_one_field_is_put_back_and_the_others_stay(lamps):
    case, ids = lamps
    before = case.summonses.get(ids.summons)
    with case.change("Issue it") as edit:
        edit.update(replace(before, issued=When("2031-04-01"), reason="Other"))
    issued = latest(case)
    with case.change("Give a reason") as edit:
        edit.update(replace(case.summonses.get(ids.summons), reason="Yet another"))
    done = put_back(case, issued, "summons", ids.summons, "issued")
    now = case.summonses.get(ids.summons)
    assert (now.issued, now.reason) == (before.issued, "Yet another")
    assert case.can_undo() == done.title
    assert done.title.startswith("Restore ")
    case.undo()
    assert case.summonses.get(ids.summons).issued == When("2031-04-01")


def test_an_about_field_comes_back_with_its_kind(lamps):
    case, ids = lamps
    with case.change("Note") as edit:
        note = edit.add(Note(text="x", about_kind="party", about=ids.witness))
    with case.change("Elsewhere") as edit:
        edit.update(replace(note, about_kind="summons", about=ids.summons))
    put_back(case, latest(case), "note", note.id, "about")
    assert case.notes.get(note.id) == note


def test_it_is_refused_where_the_record_is_gone(lamps):
    case, _ids = lamps
    with case.change("Add") as edit:
        party = edit.add(Party(name="Wax"))
    with case.change("Rename") as edit:
        edit.update(replace(party, name="Wick"))
    rename = latest(case)
    with case.change("Remove") as edit:
        edit.remove(case.parties.get(party.id))
    with pytest.raises(NotFound, match="was removed, so nothing can be put back"):
        restored(case, Older(rename, "party", party.id, "name"))


def test_it_is_refused_where_what_it_led_to_is_gone(lamps):
    case, ids = lamps
    with case.change("Add") as edit:
        party = edit.add(Party(name="Wax"))
        note = edit.add(Note(text="x", about_kind="party", about=party.id))
    with case.change("Elsewhere") as edit:
        edit.update(replace(note, about=ids.witness))
    elsewhere = latest(case)
    with case.change("Remove") as edit:
        edit.remove(party)
    with pytest.raises(OutOfDate, match=r"what it led to .* was removed"):
        restored(case, Older(elsewhere, "note", note.id, "about"))


def test_it_is_refused_where_the_history_holds_no_such_value(lamps):
    case, ids = lamps
    for change in (latest(case), 12345):
        with pytest.raises(NotFound, match="no older value"):
            restored(case, Older(change, "party", ids.witness, "name_ko"))


def test_only_a_value_that_is_another_now_is_worth_putting_back(lamps):
    case, ids = lamps
    with case.change("Rename") as edit:
        edit.update(replace(case.parties.get(ids.witness), role="Retired"))
    (row,) = case.change_of(latest(case)).change.rows
    older = Older(latest(case), "party", ids.witness, "role")
    assert differs(case, older, row)
    case.undo()
    assert not differs(case, older, row)
