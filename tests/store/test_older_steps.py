"""An older change is taken back by name, unless later work stands on it: then the refusal says whose."""

from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import NotFound, OutOfDate
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName
from tests.build import new_case


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path) as made:
        yield made


def add(case, title, *records):
    with case.change(title) as edit:
        return [edit.add(record) for record in records]


def update(case, title, record, **fields):
    with case.change(title) as edit:
        return edit.update(replace(case.of("party").get(record.id), **fields))


def remove(case, title, record):
    with case.change(title) as edit:
        edit.remove(record)


def named(case, title):
    """The id of the change of this title."""
    return next(e.change.id for e in case.history() if e.change.title == title and e.change.act == "do")


def refused(case, title, words, act="undo"):
    """The step is refused in these words, and nothing is changed."""
    before = list(case.dump()), len(list(case.history()))
    with pytest.raises(OutOfDate) as caught:
        getattr(case, act)(named(case, title))
    assert (list(case.dump()), len(list(case.history()))) == before
    for part in words:
        assert part in str(caught.value)
    assert case.check().ok


def test_an_older_change_is_taken_back_and_later_work_stays(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    update(case, "Say the role", party, role="Keeper")
    update(case, "Say the Korean name", party, name_ko="윅")
    undone = case.undo(named(case, "Say the role"))
    assert (undone.title, undone.act) == ("Say the role", "undo")
    assert case.parties.get(party.id) == replace(party, name_ko="윅")
    assert (case.can_undo(), case.can_redo()) == ("Say the Korean name", "Say the role")
    case.redo()
    assert case.parties.get(party.id) == replace(party, name_ko="윅", role="Keeper")
    assert case.can_undo() == "Say the role"
    assert case.can_redo() == ""


def test_it_is_refused_with_title_author_time_and_field_of_the_later_change(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    update(case, "First role", party, role="Keeper")
    case.author = "Bo Snuff"
    update(case, "Second role", party, role="Retired")
    at = next(case.history()).change.at[:4]
    refused(
        case,
        "First role",
        ["“First role” cannot be undone", "“Second role” by Bo Snuff", at, "“Wick”, Known as"],
    )


def test_it_is_refused_even_where_the_value_is_the_same_again(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    update(case, "One", party, role="Keeper")
    update(case, "Two", party, role="Retired")
    update(case, "Three", party, role="Keeper")
    refused(case, "One", ["“Three”"])


def test_it_is_taken_back_when_the_later_change_is_undone(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    update(case, "One", party, role="Keeper")
    update(case, "Two", party, role="Retired")
    case.undo()
    case.undo(named(case, "One"))
    assert case.parties.get(party.id).role == ""
    assert case.can_undo() == "Add"


def test_what_was_added_stays_while_a_link_leads_to_it(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    add(case, "Add a form", PartyName(party=party.id, text="Wyck"))
    refused(case, "Add", ["“Add a form”", "stands on it"])


def test_what_was_added_stays_while_a_note_is_about_it(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    add(case, "Note", Note(text="x", about_kind="party", about=party.id))
    refused(case, "Add", ["“Note”"])


def test_what_was_added_stays_while_a_bulk_leads_to_it(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    with case.change("Import") as edit:
        edit.add_bulk([Note(text=f"{n}", about_kind="party", about=party.id) for n in range(4)])
    refused(case, "Add", ["“Import”"])


def test_what_was_added_stays_while_undoing_a_later_change_would_need_it(case):
    one, two = add(case, "Add", Party(name="Wick"), Party(name="Wax"))
    (note,) = add(case, "Note", Note(text="x"))
    with case.change("About Wick") as edit:
        edit.update(replace(note, about_kind="party", about=one.id))
    with case.change("About Wax") as edit:
        edit.update(replace(note, about_kind="party", about=two.id))
    refused(case, "Add", ["“About Wax”"])


def test_what_was_removed_does_not_come_back_to_point_at_nothing(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    (note,) = add(case, "Note", Note(text="x", about_kind="party", about=party.id))
    remove(case, "Remove the note", note)
    remove(case, "Remove Wick", party)
    refused(case, "Remove the note", ["“Remove Wick” by Ada Wick"])


def test_a_bulk_stays_while_one_of_its_rows_was_edited_since(case):
    with case.change("Import") as edit:
        added = edit.add_bulk([Party(name=f"Wick {n}") for n in range(4)])
    update(case, "Rename", case.parties.get(added[2]), name="Wax")
    refused(case, "Import", ["“Rename”", "“Wax”"])
    case.undo()
    add(case, "Another", Party(name="Other"))
    case.undo(named(case, "Import"))
    assert [party.name for party in case.parties.all()] == ["Other"]


def test_an_older_bulk_comes_back_with_its_rows(case):
    with case.change("Import") as edit:
        edit.add_bulk([Party(name=f"Wick {n}") for n in range(4)])
    add(case, "Another", Party(name="Other"))
    before = case.digest()
    case.undo(named(case, "Import"))
    case.redo(named(case, "Import"))
    assert case.digest() == before
    assert case.can_undo() == "Import"


def test_redo_of_an_older_one_is_refused_where_the_field_was_written_since(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    update(case, "One", party, role="Keeper")
    case.undo()
    update(case, "Two", party, role="Retired")
    refused(case, "One", ["“One” cannot be done again", "“Two” by Ada Wick", "Known as"], "redo")
    case.undo()
    assert case.redo(named(case, "One")).title == "One"


def test_redo_does_not_point_at_what_was_removed(case):
    (party,) = add(case, "Add", Party(name="Wick"))
    add(case, "Note", Note(text="x", about_kind="party", about=party.id))
    case.undo()
    remove(case, "Remove Wick", party)
    refused(case, "Note", ["“Remove Wick”"], "redo")


def test_a_step_is_named_by_any_entry_about_its_change(case):
    add(case, "Add", Party(name="Wick"))
    add(case, "Another", Party(name="Other"))
    taken = case.undo(named(case, "Add"))
    case.redo(taken.id)
    assert case.parties.count() == 2


def test_steps_without_sense_are_refused(case):
    add(case, "Add", Party(name="Wick"))
    add(case, "Another", Party(name="Other"))
    refused(case, "Add", ["stands: there is nothing to do again"], "redo")
    case.undo(named(case, "Add"))
    refused(case, "Add", ["is undone already"])
    refused(case, "Open the case", ["made the case and stays"])
    with pytest.raises(NotFound, match="no such change"):
        case.undo(12345)


def test_older_steps_are_remembered_across_a_restart(tmp_path):
    case = new_case(tmp_path)
    add(case, "Add", Party(name="Wick"))
    add(case, "Another", Party(name="Other"))
    case.undo(named(case, "Add"))
    case.close()
    with CaseFile(case.path, "rw", "Ada Wick") as case:
        assert (case.can_undo(), case.can_redo()) == ("Another", "Add")
        case.redo()
        assert [case.can_undo(), case.undo().title, case.undo().title] == ["Add", "Add", "Another"]
