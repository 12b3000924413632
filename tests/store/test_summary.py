"""The digest of many rows: what it tells apart, by the way it is taken now and by the way older logs have it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearingdesk.errors import Invalid, OutOfDate
from hearingdesk.exchange import inner, spool
from hearingdesk.exchange.inner import Document, Sitting
from hearingdesk.exchange.ready import Ready
from hearingdesk.job import silent
from hearingdesk.record import to_row
from hearingdesk.records.sources import SourcePart
from hearingdesk.records.turns import Turn
from hearingdesk.store import summary
from hearingdesk.store.blocks import sealed
from hearingdesk.store.connection import memory, raw
from hearingdesk.store.lines import Lines, digest
from hearingdesk.store.summary import ROWS, Told, of_rows

VALUE = st.one_of(
    st.none(), st.integers(-3, 3), st.text(alphabet='a"é등,', max_size=3), st.binary(max_size=2)
)
TABLE = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[VALUE] * width), min_size=1, max_size=6).map(
        lambda rows: [(n, *row) for n, row in enumerate(rows)]
    )
)


class Plain(Lines):
    """The lines of a table of that many columns."""

    def __init__(self, width):
        conn = memory()
        columns = "".join(f", c{n}" for n in range(1, width))
        conn.execute(f"CREATE TABLE thing (id INTEGER PRIMARY KEY{columns})")
        super().__init__(conn, "thing")


def old_way(rows, lines):
    return digest(map(lines.write, rows))


@given(one=TABLE, other=TABLE)
def test_both_ways_tell_the_same_rows_apart(one, other):
    other = [row[: len(one[0])] for row in other if len(row) >= len(one[0])] or one
    lines = Plain(len(one[0]))
    assert (of_rows(one, lines) == of_rows(other, lines)) == (old_way(one, lines) == old_way(other, lines))
    assert (of_rows(one, lines) == of_rows(other, lines)) == (one == other)


@given(rows=TABLE, place=st.integers(0, 20), column=st.integers(1, 4), value=VALUE)
def test_no_value_can_be_changed_unseen(rows, place, column, value):
    lines = Plain(len(rows[0]))
    place, column = place % len(rows), column % len(rows[0]) or 1
    changed = [list(row) for row in rows]
    changed[place][column] = value
    same = changed[place][column] == rows[place][column]
    for way in (of_rows, old_way):
        assert (way(map(tuple, changed), lines) == way(rows, lines)) == same
        assert way(rows[:-1], lines) != way(rows, lines)


@given(rows=TABLE)
def test_a_column_that_a_later_format_adds_changes_no_digest(rows):
    now, later = Plain(len(rows[0])), Plain(len(rows[0]) + 1)
    longer = [(*row, None) for row in rows]
    assert of_rows(longer, later) == of_rows(rows, now)
    assert old_way(longer, later) == old_way(rows, now)


def test_more_rows_than_a_block_are_summed_up_block_by_block(monkeypatch):
    rows, lines = [(n, f"row {n}") for n in range(7)], Plain(2)
    whole = of_rows(rows, lines)
    monkeypatch.setattr(summary, "ROWS", 3)
    assert of_rows(rows, lines) != whole
    assert of_rows([*rows[:3], *rows[3:]], lines) == of_rows(iter(rows), lines)


def test_no_more_rows_pass_than_are_told():
    rows, lines = [(n, "x") for n in range(9)], Plain(2)
    for way in (of_rows, old_way):
        told = Told(rows, lines, way(rows[:4], lines), 4)
        assert list(told) == rows[:4]
        assert not told.agrees
        told = Told(rows[:4], lines, way(rows[:4], lines), 4)
        assert list(told) == rows[:4]
        assert told.agrees


def as_older_logs_have_it(case, edit):
    """Sum up what came in bulk as earlier versions did."""
    for place, part in enumerate(edit.bulk):
        lines = Lines(case._conn, part.table)
        rows = case._conn.execute(
            f"SELECT * FROM {part.table} WHERE id BETWEEN ? AND ? ORDER BY id", [part.first, part.last]
        )
        edit.bulk[place] = replace(part, digest=digest(map(lines.write, rows)))


@pytest.mark.parametrize("older", [False, True])
def test_bulk_rows_go_and_come_by_either_digest(lamps, older):
    case, ids = lamps
    before = case.digest()
    with case.change("Paste") as edit:
        edit.add_bulk([Turn(transcript=ids.transcript, position=n, text=f"So {n}. 등") for n in range(700)])
        edit.add_bulk([SourcePart(source=ids.source, number=1, content=b"\x00\xff" * 900)])
        if older:
            as_older_logs_have_it(case, edit)
    after = case.digest()
    for _round in range(2):
        case.undo()
        assert case.digest() == before
        case.redo()
        assert case.digest() == after
    assert case.check().ok


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("sql", ["UPDATE turn SET text = 'Not so.'", "UPDATE turn SET clock = '10:00'"])
def test_rows_altered_behind_our_back_are_not_packed_away(lamps, older, sql):
    case, ids = lamps
    with case.change("Paste") as edit:
        added = edit.add_bulk([Turn(transcript=ids.transcript, text=f"So {n}.") for n in range(50)])
        if older:
            as_older_logs_have_it(case, edit)
    conn = raw(case.file, "rw")
    conn.execute(f"{sql} WHERE id = ?", [added[7]])
    conn.close()
    with pytest.raises(OutOfDate):
        case.undo()


TURNS = st.lists(
    st.builds(
        inner.Turn,
        text=st.text(alphabet="aé\u0301등\u1103ᅳᆼ\n ", max_size=6),
        label=st.sampled_from(["", "의원", "Re\u0301"]),
        kind=st.sampled_from(["speech", "note"]),
        cite=st.sampled_from(["", "Q1"]),
        row=st.one_of(st.none(), st.integers(1, 60)),
        who=st.sampled_from(["", "#a"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=TURNS)
def test_turns_stored_by_columns_are_those_stored_one_by_one(lamps, turns):
    case, ids = lamps
    sitting = Sitting(date=None, turns=tuple(turns))
    ready = Ready(Document(format="test", version=1, title="x", sittings=(sitting,)), silent)
    with case.change("By columns") as edit:
        added = [
            id
            for columns, seal in ready.blocks(0, sitting, 0)
            for id in edit.add_block(Turn, columns, {"transcript": ids.transcript}, seal)
        ]
    records = [
        Turn(
            id=id,
            transcript=ids.transcript,
            position=n,
            label=one.label,
            kind=one.kind,
            text=one.text,
            cite=one.cite,
            line=one.row,
            who=one.who,
            page=one.page,
            clock=one.clock,
            capacity=one.capacity,
        )
        for n, (id, one) in enumerate(zip(added, turns, strict=True), 1)
    ]
    rows = case.execute("SELECT * FROM turn WHERE id BETWEEN ? AND ? ORDER BY id", [added[0], added[-1]])
    assert list(rows) == [tuple(to_row(record).values()) for record in records]
    assert case.check().ok
    case.undo()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [("text", "half \ud800", "half a character"), ("line", 2**63, "too large a number")],
)
def test_what_no_file_may_hold_is_refused_before_anything_is_written(name, value, says):
    with pytest.raises(Invalid, match=says):
        sealed("turn", Turn, {name: [value, value]})


def test_a_part_of_an_import_is_one_block():
    assert 2 * spool.BLOCK <= ROWS
