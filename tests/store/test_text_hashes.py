"""Every quoted text has a hash of its own, in step with each change, and no part of what a case is."""

from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.records.sources import SourcePage
from hearingdesk.records.turns import Turn
from hearingdesk.store.connection import raw
from hearingdesk.store.texts import QUOTED, text_hash


def hashes(case):
    return dict(case.execute("SELECT id, hash FROM text_hash"))


def expected(case):
    return {
        record.id: text_hash(record.text) for kind in (case.turns, case.source_pages) for record in kind.all()
    }


def test_turns_and_pages_have_hashes(lamps):
    case, _ids = lamps
    assert set(QUOTED) == {"turn", "source_page"}
    assert len(hashes(case)) == case.turns.count() + case.source_pages.count() == 7
    assert hashes(case) == expected(case)


def test_they_follow_every_change_and_its_undoing(lamps):
    case, ids = lamps
    with case.change("Edit") as edit:
        edit.update(replace(case.turns.get(ids.turns[0]), text="Who lit the lamps? 누가"))
        edit.update(replace(case.turns.get(ids.turns[1]), label="Mr. T."))
        edit.add(Turn(transcript=ids.transcript, text="One more."))
        edit.remove(edit.add(SourcePage(source=ids.source, text="gone at once")))
        edit.add_bulk([SourcePage(source=ids.source, number=n, text=f"later {n}") for n in range(3, 6)])
    assert hashes(case) == expected(case)
    for step in (case.undo, case.undo, case.redo, case.redo):
        step()
        assert hashes(case) == expected(case)
        assert case.check().ok


def test_they_are_no_part_of_the_dump_and_go_with_a_copy(lamps, tmp_path):
    case, _ids = lamps
    assert "text_hash" not in {table for table, _line in case.dump()}
    case.copy(tmp_path / "copy.hearing")
    with CaseFile(tmp_path / "copy.hearing", "ro") as copy:
        assert hashes(copy) == hashes(case)
        assert copy.digest() == case.digest()


@pytest.mark.parametrize(
    ("sql", "count"),
    [
        ("UPDATE turn SET text = text || '.' WHERE position = 2", 1),
        ("UPDATE source_page SET text = ''", 2),
        ("DELETE FROM text_hash WHERE id IN (SELECT id FROM turn)", 5),
    ],
)
def test_a_text_that_is_not_the_one_stored_is_found(closed, sql, count):
    conn = raw(closed, "rw")
    conn.execute(sql)
    conn.close()
    with CaseFile(closed, "ro") as case:
        report = case.check()
    assert [fault.what for fault in report.problems] == ["texts"] * count
    assert "is not the one that was stored" in report.problems[0].sentence
