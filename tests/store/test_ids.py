"""Ids: contiguous in bulk, unique over kinds and desks, never used twice."""

import shutil
from dataclasses import replace

from hearingdesk import settings
from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from hearingdesk.store.desk import COUNTER_BITS
from tests.build import lamps_case, new_case


def add_note(case):
    with case.change("Note") as edit:
        return edit.add(Note(text="x")).id


def desk(id):
    return id >> COUNTER_BITS


def every_id(case):
    ids = [id for table in case.counts() for id in case.of(table).ids()]
    return ids + [entry.change.id for entry in case.history()]


def test_ids_are_unique_over_all_kinds_and_fit_63_bits(lamps):
    case, _ids = lamps
    found = every_id(case)
    assert len(set(found)) == len(found)
    assert all(0 < id < 2**63 for id in found)


def test_the_ids_of_a_bulk_lie_together(lamps):
    case, _ids = lamps
    with case.change("Bulk") as edit:
        first = edit.add_bulk([Note(text="x")] * 700)
        alone = edit.add(Note(text="x")).id
        second = edit.add_bulk([Note(text="x")] * 3)
    assert list(first) == list(range(first[0], first[0] + 700))
    assert (alone, second[0]) == (first[-1] + 1, first[-1] + 2)
    assert [note.id for note in case.notes.many([*second, *first])] == [*second, *first]


def test_two_cases_never_mint_the_same_ids(tmp_path):
    desks = set()
    for n in range(6):
        with new_case(tmp_path, f"case{n}.hearing") as case:
            desks.add(desk(add_note(case)))
    assert len(desks) == 6


def test_a_file_copied_elsewhere_is_another_desk(tmp_path):
    case, _ids = lamps_case(tmp_path)
    case.close()
    (tmp_path / "other").mkdir()
    shutil.copy(case.path, tmp_path / "other" / "lamps.hearing")
    with CaseFile(case.path) as here, CaseFile(tmp_path / "other" / "lamps.hearing") as there:
        mine, theirs = add_note(here), add_note(there)
        assert desk(mine) == desk(every_id(here)[0])
        assert desk(mine) != desk(theirs)
        assert here.check().ok
        assert there.check().ok


def test_a_file_met_by_another_installation_is_another_desk(closed):
    with CaseFile(closed) as case:
        mine = add_note(case)
    before = settings.load()
    settings.save(replace(before, installation="another machine"))
    try:
        with CaseFile(closed) as case:
            theirs = add_note(case)
    finally:
        settings.save(before)
    assert desk(mine) != desk(theirs)
    with CaseFile(closed) as case:
        again = add_note(case)
        assert desk(again) == desk(mine)
        assert again > mine
        assert case.check().ok


def test_a_new_case_has_one_desk_from_its_founding_on(tmp_path):
    with new_case(tmp_path) as case:
        founded = every_id(case)
        assert {desk(id) for id in [*founded, add_note(case)]} == {desk(founded[0])}


def test_a_counter_is_never_used_again_after_undo(lamps):
    case, _ids = lamps
    first = add_note(case)
    case.undo()
    assert add_note(case) > first


def test_a_change_that_failed_or_did_nothing_leaves_the_chain_whole(lamps):
    case, _ids = lamps
    try:
        with case.change("Fails") as edit:
            edit.add(Note(text="x"))
            raise KeyError
    except KeyError:
        pass
    with case.change("Nothing"):
        pass
    add_note(case)
    assert case.check().ok
