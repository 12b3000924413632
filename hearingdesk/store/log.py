"""The change log: append-only, a hash chain per desk; undo, history, redraw and merging all read it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from hearingdesk.change import BulkChange, Change, Row, RowChange
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.record import MOST
from hearingdesk.store.connection import Connection, InterfaceError
from hearingdesk.store.desk import COUNTER_BITS
from hearingdesk.store.lines import as_plain, as_stored
from hearingdesk.words import N_, _

_NO_ENTRY = (  # what an entry brings about that no HearingDesk wrote
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
    InterfaceError,
    zlib.error,
)
State = Literal["founding", "done", "undone"]

_LARGEST = (
    10_000_000  # rows of a bulk, which a rescue counts one by one; the largest real import brings a tenth
)
_AT_ONCE = 500  # entries checked between two steps of progress
_FEW = 50  # ids that are looked for one by one
_HAS_BULK = """substr(body, -11) <> ',"bulk":[]}'"""
_TOUCHES = (
    f"(instr(body, ?) OR {_HAS_BULK} AND EXISTS (SELECT 1 FROM json_each(body, '$.bulk') "
    "WHERE json_extract(value, '$[0]') = ? "
    "AND ? BETWEEN json_extract(value, '$[1]') AND json_extract(value, '$[2]')))"
)
_HEAD = "id, desk, at, author, title, act, of, note, body"


class Forged(HearingDeskError):
    """An entry of the log, or what it packed away, that HearingDesk did not write so."""


@contextmanager
def as_written(id: int) -> Iterator[None]:
    """Do what an entry tells; raises Forged where it tells what no entry does."""
    try:
        yield
    except _NO_ENTRY as error:
        raise Forged(
            _(
                "Entry {id} of the change log is not as HearingDesk wrote it: it can be neither read nor undone. "
                "“Check” says more.",
                id=id,
            )
        ) from error


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: the change without its rows, and whether it is undone now."""

    change: Change
    size: int
    undone: bool

    def title(self) -> str:
        """The change in words; an undo or redo names what it took back or did again."""
        frame = {"do": N_("{title}"), "undo": N_("Undo: {title}"), "redo": N_("Redo: {title}")}[
            self.change.act
        ]
        return _(frame, title=self.change.title)


def append(conn: Connection, change: Change, packed: bytes | None = None) -> None:
    """Write a finished change at the end of its desk's chain."""
    seq, previous = conn.execute(
        "SELECT seq, hash FROM change WHERE desk = ? ORDER BY seq DESC LIMIT 1", [change.desk]
    ).fetchone() or (0, "")
    (arrived,) = conn.execute("SELECT coalesce(max(arrived), 0) FROM change").fetchone()
    if max(seq, arrived) >= MOST:
        raise Forged(_("The change log counts further than any log can: it was altered. “Check” says more."))
    body = _body(change)
    row = [
        change.id,
        change.desk,
        seq + 1,
        change.at,
        change.author,
        change.title,
        change.act,
        change.of,
        change.note,
        body,
    ]
    conn.execute(
        "INSERT INTO change (id, desk, seq, at, author, title, act, of, note, body, packed, previous, hash, arrived) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [*row, packed, previous, link_hash(previous, row, packed), arrived + 1],
    )


def link_hash(previous: str, row: list[Any], packed: bytes | None) -> str:
    """The hash that ties an entry to the one before it."""
    packing = hashlib.sha256(packed).hexdigest() if packed else ""
    text = json.dumps([previous, *row, packing], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def load(conn: Connection, id: int) -> Change:
    """A whole change, with its rows."""
    row = conn.execute(f"SELECT {_HEAD} FROM change WHERE id = ?", [id]).fetchone()
    return _change(row, id)


def packed_rows(conn: Connection, id: int) -> bytes | None:
    """The rows that a change took away, or that the latest undo or redo of it did, packed."""
    found = conn.execute(
        "SELECT packed FROM change WHERE (id = ?1 OR of = ?1) AND packed IS NOT NULL ORDER BY arrived DESC LIMIT 1",
        [id],
    ).fetchone()
    return found[0] if found else None


def to_undo(conn: Connection) -> int:
    """The change that Undo takes back now: of those that stand, the one done (or done again) last. 0 for none.

    The first change of all founds the case and stays: a case without its matter is none.
    """
    seen: set[int] = set()
    for id, act, of in conn.execute("SELECT id, act, of FROM change WHERE arrived > 1 ORDER BY arrived DESC"):
        about = of or id
        if about not in seen and act != "undo":
            return about
        seen.add(about)
    return 0


def to_redo(conn: Connection) -> int:
    """The change that Redo does again: the one undone last, while nothing new was done since. 0 for none."""
    steps: list[tuple[str, int]] = []
    for act, of in conn.execute("SELECT act, of FROM change ORDER BY arrived DESC"):
        if act == "do":
            break
        steps.append((act, of))
    waiting: list[int] = []
    for act, of in reversed(steps):
        if act == "undo":
            waiting.append(of)
        elif of in waiting:  # it may have been undone before the last thing was done
            waiting.remove(of)
    return waiting[-1] if waiting else 0


def subject(conn: Connection, id: int) -> int:
    """The change that an entry is about: itself, or what it took back or did again. 0 where there is no such entry."""
    found = conn.execute("SELECT id, of FROM change WHERE id = ?", [id]).fetchone()
    return (found[1] or found[0]) if found else 0


def state(conn: Connection, id: int) -> State:
    """Whether a change stands now."""
    (arrived,) = conn.execute("SELECT arrived FROM change WHERE id = ?", [id]).fetchone()
    act = conn.execute("SELECT act FROM change WHERE of = ? ORDER BY arrived DESC LIMIT 1", [id]).fetchone()
    if act == ("undo",):
        return "undone"
    return "done" if arrived > 1 else "founding"


def steps_after(conn: Connection, id: int, rows: Sequence[int]) -> Iterator[Change]:
    """What came after the latest step about a change, latest first: with its rows.

    `rows`: only steps that may touch, or lead to, a row with one of these ids; all where there are many or none.
    """
    wheres = ["arrived > (SELECT max(arrived) FROM change WHERE id = ?1 OR of = ?1)"]
    if 0 < len(rows) <= _FEW:
        named = " OR ".join(f"instr(body, '{int(row)}')" for row in rows)
        wheres.append(f"({named} OR {_HAS_BULK})")
    sql = f"SELECT {_HEAD} FROM change WHERE {' AND '.join(wheres)} ORDER BY arrived DESC"
    for row in conn.execute(sql, [id]):
        yield _change(row)


def noted(conn: Connection, ending: str, without: str) -> bool:
    """Whether a change stands whose note ends so, and which brought no record of this kind."""
    for id in standing_with(conn, ending):
        change = load(conn, id)
        brought = {row.table for row in change.rows if row.before is None}
        if without not in brought | {part.table for part in change.bulk if part.added}:
            return True
    return False


def standing_with(conn: Connection, ending: str) -> list[int]:
    """The changes whose note ends so and which stand, the latest first."""
    sql = "SELECT id FROM change WHERE act = 'do' AND note LIKE ? ORDER BY arrived DESC"
    return [id for (id,) in conn.execute(sql, [f"% {ending}"]).fetchall() if state(conn, id) != "undone"]


def title(conn: Connection, id: int) -> str:
    """The title of a change, without reading the rest of it; "" where there is none."""
    found = conn.execute("SELECT title FROM change WHERE id = ?", [id]).fetchone()
    return found[0] if found else ""


def entries(conn: Connection, limit: int = -1, before: int = 0) -> Iterator[Entry]:
    """The history, latest first. `before` continues from an earlier entry's id."""
    where = "arrived < (SELECT arrived FROM change WHERE id = ?)" if before else "1"
    yield from _told(conn, where, [before] if before else [], limit)


def heads(conn: Connection, ids: Sequence[int]) -> list[Entry]:
    """Lines of the history by their ids, in this order."""
    marks = ",".join("?" * len(ids))
    found = {entry.change.id: entry for entry in _told(conn, f"id IN ({marks})", list(ids))}
    return [found[id] for id in ids if id in found]


def entries_of(conn: Connection, table: str, id: int) -> Iterator[Entry]:
    """The changes that touched one record, latest first."""
    yield from _told(conn, *touching(table, id))


def changes_of(conn: Connection, table: str, id: int) -> Iterator[Change]:
    """The same with what they did to this record; a change that brought many at once has no rows here."""
    touches, args = touching(table, id)
    for row in conn.execute(f"SELECT {_HEAD} FROM change WHERE {touches} ORDER BY arrived DESC", args):
        change = _change(row)
        yield replace(change, rows=tuple(one for one in change.rows if (one.table, one.id) == (table, id)))


def touching(table: str, id: int) -> tuple[str, list[Any]]:
    """The condition under which an entry touched a record, and its values; exact, for a body has no spaces."""
    return _TOUCHES, [f'["{table}",{id},', table, id]


def entry(conn: Connection, id: int) -> Entry | None:
    """One line of the history, this time with the rows of its change; None where there is none."""
    found = next(_told(conn, "id = ?", [id]), None)
    return replace(found, change=load(conn, id)) if found else None


def _told(conn: Connection, where: str, args: list[Any], limit: int = -1) -> Iterator[Entry]:
    sql = (
        "SELECT id, desk, at, author, title, act, of, note, json_array_length(body, '$.rows') + coalesce("
        "(SELECT sum(json_extract(value, '$[3]')) FROM json_each(body, '$.bulk')), 0), "
        "(SELECT act FROM change WHERE of = c.id ORDER BY arrived DESC LIMIT 1) IS 'undo' "
        f"FROM change AS c WHERE {where} ORDER BY arrived DESC LIMIT {limit}"
    )
    for id, desk, at, author, title, act, of, note, size, undone in conn.execute(sql, args):
        with as_written(id):
            _believe_head(at, act)
        change = Change(title, id=id, desk=desk, at=at, author=author, act=act, of=of, note=note)
        yield Entry(change, size, bool(undone))


def length(conn: Connection) -> int:
    """How many entries there are."""
    return conn.execute("SELECT count(*) FROM change").fetchone()[0]


def broken_at(conn: Connection, progress: Progress = silent) -> int:
    """The id of the first entry that is not as its desk wrote it, or after which entries are gone; 0 for none."""
    last: dict[int, tuple[int, str, int]] = {}
    sql = (
        "SELECT id, desk, seq, at, author, title, act, of, note, body, packed, previous, hash, arrived "
        "FROM change ORDER BY desk, seq"
    )
    for n, (*row, packed, previous, found, arrived) in enumerate(conn.execute(sql)):
        if not n % _AT_ONCE:
            progress(n, 0, "")
        seq, expected, before = last.get(row[1], (0, "", 0))
        follows = row[2] == seq + 1 and previous == expected and arrived > before
        if not follows or found != link_hash(previous, row, packed):
            return row[0]
        last[row[1]] = (row[2], found, arrived)
    return _gap(conn)


def _gap(conn: Connection) -> int:
    """Where an entry was taken out at the end of a chain, which no hash shows; or put elsewhere in the order."""
    misplaced = conn.execute(
        "SELECT id FROM (SELECT id, arrived, row_number() OVER (ORDER BY arrived) AS place FROM change) "
        "WHERE arrived <> place ORDER BY place LIMIT 1"
    ).fetchone()
    cut = conn.execute(  # a desk's latest change carries the last number it counted
        "SELECT coalesce(max(change.id), number << ?1) FROM desk LEFT JOIN change ON change.desk = number "
        "GROUP BY number HAVING coalesce(max(change.id), number << ?1) <> number << ?1 | counter",
        [COUNTER_BITS],
    ).fetchone()
    return (misplaced or cut or (0,))[0]


def _body(change: Change) -> str:
    rows = [[row.table, row.id, row.before, row.after] for row in change.rows]
    bulk = [[b.table, b.first, b.last, b.count, b.digest, b.added] for b in change.bulk]
    told = {"rows": rows, "bulk": bulk}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=as_plain)


def _change(row: Any, id: int = 0) -> Change:
    """A whole change out of its entry. Raises Forged; also where there is none of this id."""
    with as_written(row[0] if row else id):
        id, desk, at, author, title, act, of, note, body = row
        _believe_head(at, act)
        read = json.loads(body)
        rows = tuple(
            RowChange(_word(t), _id(n), _row(before), _row(after)) for t, n, before, after in read["rows"]
        )
        bulk = tuple(_bulk(*part) for part in read["bulk"])
    return Change(title, rows, bulk, id=id, desk=desk, at=at, author=author, act=act, of=of, note=note)


def _believe_head(at: str, act: str) -> None:
    datetime.fromisoformat(
        at
    ).astimezone()  # as whoever shows it does: the first and last days there are break that
    if act not in ("do", "undo", "redo"):
        raise ValueError(act)


def _bulk(table: str, first: int, last: int, count: int, digest: str, added: bool) -> BulkChange:
    if not 0 <= _id(count) <= _LARGEST or _id(last) - _id(first) + 1 != count:
        raise ValueError(count)
    return BulkChange(_word(table), first, last, count, _text(digest), bool(added))


def _row(told: Row | None) -> Row | None:
    return None if told is None else {_word(name): as_stored(value) for name, value in told.items()}


def _word(name: Any) -> str:
    """A name that is put into SQL as it stands."""
    if not _text(name).isidentifier():
        raise ValueError(name)
    return name


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _id(value: Any) -> int:
    if not isinstance(value, int) or not -MOST <= value <= MOST:
        raise ValueError(value)
    return value
