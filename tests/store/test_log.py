"""The log undoes, redoes and proves what happened, across restarts."""

from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import NotFound, OutOfDate
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party
from hearingdesk.store.connection import DatabaseError
from tests.build import lamps_case, new_case


def add(case, ids):
    with case.change("Add") as edit:
        edit.add(Party(name="Snuffer, Wilhelmina"))


def update(case, ids):
    with case.change("Update") as edit:
        party = edit.update(replace(case.parties.get(ids.witness), role="Retired", name_ko="탤로"))
        edit.update(replace(party, role="Recalled"))


def remove(case, ids):
    with case.change("Remove") as edit:
        edit.remove(case.services.get(ids.service))


def bulk(case, ids):
    with case.change("Bulk") as edit:
        edit.add_bulk([Party(name=f"Wick {n}") for n in range(20)])


def mixed(case, ids):
    """Rows of a bulk are edited and removed in the very change that brings them, as an import may."""
    with case.change("Mixed") as edit:
        first = edit.add(Party(name="First"))
        added = edit.add_bulk([Note(text=f"Note {n}", about_kind="party", about=first.id) for n in range(9)])
        edit.update(replace(case.notes.get(added[3]), text="Edited at once"))
        edit.remove(case.notes.get(added[8]))
        edit.update(replace(first, name="First of all"))
        edit.add_bulk([Party(name=f"Last {n}") for n in range(3)])


EVERY = pytest.mark.parametrize("step", [add, update, remove, bulk, mixed], ids=lambda step: step.__name__)


@EVERY
def test_undo_gives_what_was_and_redo_what_was_undone(lamps, step):
    case, ids = lamps
    before = list(case.dump())
    step(case, ids)
    after = list(case.dump())
    for _again in range(2):
        case.undo()
        assert list(case.dump()) == before
        case.redo()
        assert list(case.dump()) == after
    assert case.check().ok


@EVERY
def test_undo_and_redo_work_after_a_restart(tmp_path, step):
    case, ids = lamps_case(tmp_path)
    before = case.digest()
    step(case, ids)
    after = case.digest()
    case.close()
    with CaseFile(case.path) as case:
        case.undo()
        assert case.digest() == before
    with CaseFile(case.path) as case:
        case.redo()
        assert case.digest() == after


def test_everything_but_the_founding_can_be_undone_and_redone(lamps):
    case, ids = lamps
    for step in (add, update, remove, bulk, mixed):
        step(case, ids)
    digests, titles = [case.digest()], []
    while title := case.can_undo():
        assert case.undo().title == title
        titles.append(title)
        digests.append(case.digest())
    assert titles == ["Mixed", "Bulk", "Remove", "Update", "Add", "Import the record", "Lay out the case"]
    assert {table: n for table, n in case.counts().items() if n} == {"matter": 1}
    with pytest.raises(NotFound, match="nothing to undo"):
        case.undo()
    while title := case.can_redo():
        digests.pop()
        assert case.redo().title == title
        assert case.digest() == digests[-1]
    assert len(digests) == 1
    with pytest.raises(NotFound, match="nothing to redo"):
        case.redo()
    assert case.check().ok


def test_a_new_case_has_nothing_to_undo(tmp_path):
    with new_case(tmp_path) as case:
        assert (case.can_undo(), case.can_redo()) == ("", "")


def test_a_new_change_ends_what_could_be_redone(lamps):
    case, ids = lamps
    add(case, ids)
    case.undo()
    assert case.can_redo() == "Add"
    bulk(case, ids)
    assert case.can_redo() == ""
    assert case.undo().title == "Bulk"
    assert case.undo().title == "Import the record"


def test_undo_is_refused_where_something_else_changed_the_row(lamps):
    case, ids = lamps
    update(case, ids)
    list(case.execute("UPDATE party SET role = 'Somebody else’s' WHERE id = ?", [ids.witness]))
    before, entries = list(case.dump()), len(list(case.history()))
    with pytest.raises(OutOfDate, match="changed since"):
        case.undo()
    assert (list(case.dump()), len(list(case.history()))) == (before, entries)


def test_undo_of_a_bulk_is_refused_where_one_of_its_rows_changed(lamps):
    case, ids = lamps
    bulk(case, ids)
    list(case.execute("UPDATE party SET name = 'Other' WHERE name = 'Wick 7'"))
    before = list(case.dump())
    with pytest.raises(OutOfDate, match="changed since"):
        case.undo()
    assert list(case.dump()) == before


def test_undo_is_refused_where_something_came_to_depend_on_the_row(lamps):
    case, ids = lamps
    add(case, ids)
    (party,) = case.parties.where(name="Snuffer, Wilhelmina")
    list(case.execute("UPDATE summons SET asked_by = ? WHERE id = ?", [party.id, ids.summons]))
    before = list(case.dump())
    with pytest.raises(OutOfDate, match="does not fit"):
        case.undo()
    assert list(case.dump()) == before
    assert case.can_undo() == "Add"


def test_the_history_names_every_step_latest_first_and_says_what_is_undone(lamps):
    case, ids = lamps
    add(case, ids)
    bulk(case, ids)
    case.undo()
    case.undo()
    case.redo()
    told = [(entry.title(), entry.size, entry.undone) for entry in case.history()]
    assert told[:5] == [
        ("Redo: Add", 1, False),
        ("Undo: Add", 1, False),
        ("Undo: Bulk", 20, False),
        ("Bulk", 20, True),
        ("Add", 1, False),
    ]
    pages = [*case.history(3)]
    pages += case.history(-1, before=pages[-1].change.id)
    assert [e.change.id for e in pages] == [e.change.id for e in case.history()]


def test_the_log_can_only_grow(lamps):
    case, _ids = lamps
    for sql in ("UPDATE change SET title = 'x'", "DELETE FROM change"):
        with pytest.raises(DatabaseError, match="append-only"):
            list(case.execute(sql))


def tampered(case, sql, *args):
    """The log after somebody with a tool of their own has been at it, leaving no other trace."""
    guards = [row[0] for row in case.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
    for name in ("change_is_never_edited", "change_is_never_removed"):
        list(case.execute(f"DROP TRIGGER {name}"))
    assert not list(case.execute(sql, args))
    for guard in guards:
        list(case.execute(guard))
    return case.check()


COLUMNS = {
    "id": "id + 1",
    "desk": "desk + 1",
    "seq": "seq + 100",
    "arrived": "arrived + 100",
    "at": "'2031-01-01T00:00:00+00:00'",
    "author": "'Somebody Else'",
    "title": "title || '!'",
    "act": "CASE act WHEN 'do' THEN 'redo' ELSE 'do' END",
    "of": "of + 1",
    "note": "'x'",
    "body": "replace(body, 'Wick', 'Wax')",
    "packed": "x'00'",
    "previous": "'x'",
    "hash": "'x'",
}


def test_every_column_of_the_log_is_tampered_with_in_these_tests(lamps):
    case, _ids = lamps
    assert COLUMNS.keys() == {
        name for (name,) in case.execute("SELECT name FROM pragma_table_info('change')")
    }


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("place", [1, 2, 5])
def test_tampering_with_the_log_is_found(lamps, column, place):
    case, _ids = lamps
    with case.change("One row") as edit:
        edit.add(Party(name="Wick & Wax"))
    case.undo()
    if column == "body":
        place = 4
    report = tampered(case, f"UPDATE change SET {column} = {COLUMNS[column]} WHERE arrived = ?", place)
    assert not report.ok
    assert report.broken_at
    assert [problem.what for problem in report.problems] == ["log"]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_an_entry_taken_out_of_the_log_is_found(lamps, place):
    case, _ids = lamps
    assert not tampered(case, "DELETE FROM change WHERE arrived = ?", place).ok


def test_two_entries_that_changed_places_are_found(lamps):
    case, _ids = lamps
    report = tampered(
        case, "UPDATE change SET arrived = CASE arrived WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE arrived END"
    )
    assert not report.ok


def test_a_whole_log_is_intact(lamps):
    case, ids = lamps
    mixed(case, ids)
    case.undo()
    report = case.check()
    assert (report.ok, report.broken_at, report.entries) == (True, 0, 5)


def test_a_guard_that_was_taken_away_is_found(lamps):
    case, _ids = lamps
    list(case.execute("DROP TRIGGER change_is_never_removed"))
    report = case.check()
    assert [(problem.what, problem.where) for problem in report.problems] == [
        ("tables", "change_is_never_removed")
    ]


def test_links_that_lead_nowhere_are_found(lamps):
    case, ids = lamps
    list(case.execute("PRAGMA foreign_keys = OFF"))
    list(case.execute("UPDATE citation SET about_kind = 'hearing' WHERE id = ?", [ids.citation]))
    list(case.execute("UPDATE note SET about_kind = 'no such kind'"))
    list(case.execute("UPDATE service SET summons = 1"))
    wheres = [problem.where.split()[0] for problem in case.check().problems]
    assert sorted(wheres) == ["citation", "note", "service"]


def test_finding_what_to_undo_reads_no_more_of_the_log_than_it_must(lamps):
    case, _ids = lamps
    plan = " ".join(
        str(row)
        for row in case.execute(
            "EXPLAIN QUERY PLAN SELECT act FROM change WHERE of = 7 ORDER BY arrived DESC LIMIT 1"
        )
    )
    assert "SEARCH change USING INDEX change_of" in plan
    assert "TEMP B-TREE" not in plan


def test_a_case_damaged_while_it_is_open_is_told_by_the_check(lamps):
    case, _ids = lamps
    list(case.execute("PRAGMA writable_schema = ON"))
    list(case.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'change_of'"))
    with case.reader() as broken:
        report = broken.check()
    assert [problem.what for problem in report.problems][:1] == ["pages"]
    list(case.execute("PRAGMA writable_schema = RESET"))
