"""The open change: the only thing that writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hearingdesk.change import BulkChange, Change, Row, RowChange
from hearingdesk.errors import Invalid, OutOfDate, StillUsed
from hearingdesk.job import Steps, silent
from hearingdesk.record import LONGEST, R, Record, meanings, to_row, too_long
from hearingdesk.records import KINDS
from hearingdesk.store import ledger, texts, writing
from hearingdesk.store.blocks import Block, Seal, fit, records_block
from hearingdesk.store.connection import Connection
from hearingdesk.store.desk import DeskIds
from hearingdesk.store.records import Records, linked_from
from hearingdesk.store.summary import ROWS, Column, of_blocks
from hearingdesk.words import _

_TABLES: dict[type, str] = {records.kind: table for table, records in KINDS.items()}


class Edit:
    """The only writer: an open change, collecting what it did."""

    def __init__(self, conn: Connection, db: Any, ids: DeskIds, done: list[Change]) -> None:
        self._conn, self._db, self._ids = conn, db, ids
        self.done = done
        self.rows: list[RowChange] = []
        self.bulk: list[BulkChange] = []
        self.packed: list[bytes] = []
        self.hashed: set[int] = set()  # first ids of what came in bulk with the hashes of its texts
        self.offers: list[ledger.Offer] = []
        self.steps = Steps(silent, 0, "")  # told while the rows of a bulk go and come

    def add(self, record: R) -> R:
        """Store a new record; returns it with its id. Raises Invalid with the first thing that is wrong with it."""
        _check(record)
        row = _row(record)
        row["id"] = self._ids.take()
        after = {name: value for name, value in row.items() if name != "id"}
        self.write(RowChange(_TABLES[type(record)], row["id"], None, after))
        return replace(record, id=row["id"])

    def add_bulk(self, records: Sequence[Record]) -> range:
        """Store many new records of one kind at once; returns their ids, which lie together. Raises Invalid."""
        if not records:
            return range(0)
        kind = type(records[0])
        ids = self._ids.take(len(records))
        starts = range(0, len(records), ROWS)
        blocks = (records_block(kind, records[start : start + ROWS]) for start in starts)
        return self._store(_TABLES[kind], blocks, ids)

    def add_block(self, kind: type[Record], columns: Mapping[str, Column], same: Row, seal: Seal) -> range:
        """Store rows whose columns were looked at before (`blocks.sealed`); `same` is what all of them say alike.

        No more than `ROWS` of them.
        """
        table = _TABLES[kind]
        fitted = columns if seal.fit else fit(kind, columns)
        block = Block(len(next(iter(columns.values()))), fitted, seal.digests, same)
        ids = self._store(table, [block], self._ids.take(block.count))
        if seal.hashes:
            texts.add(self._conn, ids, seal.hashes)
            self.hashed.add(ids[0])
        return ids

    def _store(self, table: str, blocks: Iterable[Block], first: int) -> range:
        last, sums = first - 1, list[bytes]()
        for block in blocks:
            sums.append(writing.insert(self._conn, table, block, last + 1))
            last += block.count
        self.bulk.append(BulkChange(table, first, last, last - first + 1, of_blocks(sums)))
        return range(first, last + 1)

    def update(self, record: R) -> R:
        """Store an edited record; nothing different is no change. Raises Invalid, OutOfDate."""
        _check(record)
        table = _TABLES[type(record)]
        before = writing.row_of(self._conn, table, record.id)
        if before is None:
            raise OutOfDate(_("This entry was removed meanwhile."))
        old, new = writing.difference(before, _row(record))
        if new:
            self.write(RowChange(table, record.id, old, new))
        return record

    def remove(self, record: Record) -> None:
        """Remove a record. Raises StillUsed while others point to it."""
        table = _TABLES[type(record)]
        before = writing.row_of(self._conn, table, record.id)
        if before is None:
            raise OutOfDate(_("This entry was removed meanwhile."))
        self._refuse_while_used(table, record.id)
        del before["id"]
        self.write(RowChange(table, record.id, before, None))

    def _refuse_while_used(self, table: str, id: int) -> None:
        used: dict[type[Records[Any]], int] = {}
        for kind, field in linked_from(list(KINDS.values()), table):
            sql = f"SELECT count(*) FROM {kind.table} WHERE {field} = ?"
            (n,) = self._conn.execute(sql, [id]).fetchone()
            if n:
                used[kind] = used.get(kind, 0) + n
        if used:
            listed = ", ".join(_count(kind, n) for kind, n in used.items())
            raise StillUsed(_("This is still used by {users}. Remove or change those first.", users=listed))

    def in_any_order(self) -> None:
        """Let links lead nowhere until the change ends: rows are written in an order of their own."""
        self._conn.execute("PRAGMA defer_foreign_keys = ON")

    def write(self, change: RowChange) -> None:
        """Write a row change as it stands: how undo and redo happen."""
        _known(change.table)
        writing.apply(self._conn, self._db, change)
        self.rows.append(change)

    def take_out(self, part: BulkChange) -> None:
        """Take the rows of a bulk change away, packed into this change."""
        _known(part.table)
        self.packed.append(writing.take_out(self._conn, part, self.steps))
        self.bulk.append(part)

    def put_back(self, part: BulkChange, packed: bytes) -> None:
        """Add the rows of a bulk change again."""
        _known(part.table)
        writing.put_back(self._conn, part, packed, self.steps)
        self.bulk.append(part)

    def offered(self, offer: ledger.Offer) -> None:
        """An imported file goes into the ledger together with what it brought, and names the change."""
        self.offers.append(offer)

    def note_offers(self, change: int) -> None:
        """Write them: this is the change they came in with; 0 where they brought nothing new."""
        for offer in self.offers:
            ledger.write(self._conn, replace(offer, change=change or None))


def _known(table: str) -> None:
    """Undo and redo write what the log of the file says: never into anything but records."""
    if table not in KINDS:
        raise KeyError(table)


def _row(record: Record) -> Row:
    """The record as it is stored. Raises Invalid for what no file may hold."""
    row = to_row(record)
    for name, value in row.items():
        if too_long(value):
            label = _(meanings(type(record))[name].label)
            limit = LONGEST // 1_000_000
            raise Invalid(_("{field}: nothing can be longer than {limit} MB.", field=label, limit=limit))
    return row


def _check(record: Record) -> None:
    for _field, sentence in record.problems():
        raise Invalid(sentence)


def _count(kind: type[Records[Any]], n: int) -> str:
    words = _(kind.one if n == 1 else kind.many_words)
    return _("{n} {kind}", n=n, kind=words[:1].lower() + words[1:])
