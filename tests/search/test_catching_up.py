"""The index catches up in short commits, and comes out the same however they fall."""

import contextlib
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.job import Cancelled
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Note
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.search import index
from hearingdesk.store.connection import raw

WORDS = ["유출을 통보", "notice given", "lamps at dusk", "등불"]


@pytest.fixture
def case(tmp_path: Path):
    with CaseFile.create(tmp_path / "late.hearing", Matter(title="Late")) as case:
        case.index_pending()
        with case.change("Record") as edit:
            hearing = edit.add(Hearing(title="Lamps"))
            transcript = edit.add(Transcript(hearing=hearing.id, title="Record")).id
            for part in range(5):
                edit.add_bulk(
                    [
                        Turn(
                            transcript=transcript, position=n, label="Wick", text=f"{WORDS[n % 4]} {part} {n}"
                        )
                        for n in range(9)
                    ]
                )
            edit.add_bulk([Note(text=f"note {n}") for n in range(7)])
        yield case


def tokens(case):
    """What stands in the index: how many rows have each term."""
    conn = case._conn
    conn.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, search_index, row)")
    found = dict(conn.execute("SELECT term, doc FROM temp.terms"))
    conn.execute("DROP TABLE temp.terms")
    return found


def test_nothing_waits_any_more_and_every_row_is_there_once(case):
    assert len(index.todo(case._conn)) == 6
    case.index_pending()
    assert index.todo(case._conn) == []
    assert tokens(case)["zzturn"] == 45
    assert tokens(case)["zznote"] == 7
    assert case.search("유출", "turn").total == 15


@pytest.mark.parametrize(("rows", "size"), [(1, 10**6), (4, 10**6), (11, 10**6), (1000, 30)])
def test_the_index_is_the_same_however_the_commits_fall(case, monkeypatch, rows, size):
    monkeypatch.setattr(index, "FIRST_ROWS", rows)
    monkeypatch.setattr(index, "LEAST_ROWS", rows)
    monkeypatch.setattr(index, "COMMIT_ROWS", rows)
    monkeypatch.setattr(index, "COMMIT_SIZE", size)
    case.index_pending()
    pieces = tokens(case)
    case._conn.execute("DELETE FROM search_state")
    monkeypatch.undo()
    case.index_pending()
    assert pieces == tokens(case)


def test_stopped_between_two_commits_it_goes_on_where_it_was(case, monkeypatch):
    monkeypatch.setattr(index, "FIRST_ROWS", 4)
    monkeypatch.setattr(index, "COMMIT_ROWS", 4)
    seen = []

    def stop(done, total, what):
        seen.append((done, total))
        if done >= 16:
            raise Cancelled

    with pytest.raises(Cancelled):
        case.index_pending(stop)
    assert tokens(case)["zzturn"] + tokens(case).get("zznote", 0) == 16
    assert case.search("유출", "turn").total == 15
    case.index_pending(lambda done, total, what: seen.append((done, total)))
    assert seen[-1] == (36, 36)
    assert tokens(case)["zzturn"] == 45


def test_afterwards_the_index_merges_its_parts_by_itself_again(case, monkeypatch):
    monkeypatch.setattr(index, "FIRST_ROWS", 1)
    monkeypatch.setattr(index, "COMMIT_ROWS", 1)
    monkeypatch.setattr(index, "LEAST_ROWS", 1)
    monkeypatch.setattr(index, "_BETWEEN", 0)

    def stop(done, total, what):
        if done >= 20:
            raise Cancelled

    for progress in (stop, lambda *_: None):
        with contextlib.suppress(Cancelled):
            case.index_pending(progress)
        settings = dict(case._conn.execute("SELECT k, v FROM search_index_config"))
        assert settings["automerge"] == 4
    parts = case._conn.execute("SELECT count(DISTINCT segid) FROM search_index_idx").fetchone()[0]
    assert parts < 16  # of 52 commits


def test_what_another_writes_between_reading_and_writing_is_not_lost(case, monkeypatch):
    conn = raw(case.file, "rw")
    taken, texts = [], index.texts

    def meanwhile(*args):
        if not taken:
            taken.append(True)
            yield from list(texts(*args))
            conn.execute("UPDATE turn SET text = 'altogether otherwise' WHERE position = 3")
        else:
            yield from texts(*args)

    monkeypatch.setattr(index, "texts", meanwhile)
    case.index_pending()
    conn.close()
    assert tokens(case)["otherwise"] == 5


def test_a_row_edited_while_it_waits_is_indexed_as_it_is_now(case):
    turn = next(iter(case.turns.all()))
    with case.change("Edit") as edit:
        edit.update(
            Turn(id=turn.id, transcript=turn.transcript, position=turn.position, text="brand-new words")
        )
    case.index_pending()
    assert tokens(case)["zzturn"] == 45
    assert case.search("brand-new", "turn").total == 1


def test_a_commit_takes_as_many_rows_as_the_machine_writes_in_its_time():
    assert index._fitting(1000, index.AT_ONCE / 100, index.AT_ONCE) == 2000
    assert index._fitting(1000, index.AT_ONCE, index.AT_ONCE) == 1000
    assert index._fitting(1000, index.AT_ONCE * 4, index.AT_ONCE) == 250
    assert index._fitting(1000, 1000.0, index.AT_ONCE) == index.LEAST_ROWS
    assert index._fitting(index.COMMIT_ROWS, 0.0, index.AT_ONCE) == index.COMMIT_ROWS
