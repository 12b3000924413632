"""Two files of one case beside each other: which rows differ, and how."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from hearingdesk.change import BulkChange, RowChange
from hearingdesk.job import Progress, silent
from hearingdesk.store import schema
from hearingdesk.store.connection import Connection, DatabaseError, format_of, identify, raw, sentence
from hearingdesk.store.lines import Lines, packed
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.store.opening import connect
from hearingdesk.store.stopping import Stoppable
from hearingdesk.store.summary import of_rows
from hearingdesk.store.writing import difference, row_of

TOGETHER = 500  # rows that lie together in both files from which on they are moved as a bulk
Side = Literal["main", "other"]


class Comparison:
    """A file, and another one that is read beside it; an older one is brought up to date in a copy first."""

    def __init__(
        self, file: Path, other: Path, steps: tuple[Step, ...] = STEPS, progress: Progress = silent
    ) -> None:
        """Raises CannotOpen where the other is no case of ours. `progress` may stop whatever is asked of it.

        What is asked raises CannotOpen too, where a file is damaged.
        """
        self._other = other
        self.step = Stoppable(progress)
        with ExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            with self._said():
                other = _up_to_date(other, folder, steps)
            self._conn: Connection = raw(file, "ro")  # it is open, and was looked at when it was opened
            stack.callback(self._conn.close)
            with self._said():
                self._conn.execute("ATTACH ? AS other", [f"{other.absolute().as_uri()}?mode=ro&immutable=1"])
            self._conn.execute("BEGIN")  # one unchanging state, whatever is written meanwhile
            stack.enter_context(self.step.within(self._conn))
            self._stack = stack.pop_all()

    def __enter__(self) -> Comparison:
        return self

    def __exit__(self, *problem: Any) -> None:
        self._stack.__exit__(*problem)

    def counts(self, table: str) -> tuple[int, int, int]:
        """How many rows only the other has, how many differ, how many only this one has."""
        asked = (self._only("other", table), self._differing(table), self._only("main", table))
        with self._said():
            sums = [self._conn.execute(f"SELECT count(*) FROM ({sql})").fetchone()[0] for sql in asked]
        return sums[0], sums[1], sums[2]

    def changed(self, table: str) -> Iterator[RowChange]:
        """Rows that both have: the fields that differ, as they are here and as they are there."""
        with self._said():
            found = self._conn.execute(self._differing(table)).fetchall()
        for (id,) in found:
            with self._said():
                here = row_of(self._conn, f"main.{table}", id)
                there = row_of(self._conn, f"other.{table}", id)
            if here and there:
                yield RowChange(table, id, *difference(here, there))

    def single(self, table: str, side: Side) -> Iterator[RowChange]:
        """Rows that only one side has, each by itself: what makes this side like the other."""
        for run in self._runs(table, side):
            if len(run) < TOGETHER:
                for id in run:
                    with self._said():
                        row = row_of(self._conn, f"{side}.{table}", id) or {}
                    row.pop("id", None)
                    yield (
                        RowChange(table, id, row, None) if side == "main" else RowChange(table, id, None, row)
                    )

    def together(self, table: str, side: Side) -> Iterator[tuple[BulkChange, bytes]]:
        """Rows that only one side has and that lie together there: as a bulk, with the rows packed."""
        for run in self._runs(table, side):
            if len(run) >= TOGETHER:
                with self._said():
                    lines = Lines(self._conn, table)
                    summary = of_rows(self._between(table, side, run), lines)
                    part = BulkChange(table, run[0], run[-1], len(run), summary, added=side == "other")
                    rows = self._between(table, side, run) if part.added else ()
                    piece = packed(map(lines.write, rows)) if part.added else b""
                yield part, piece

    def _between(self, table: str, side: Side, run: list[int]) -> Iterator[tuple[Any, ...]]:
        sql = f"SELECT * FROM {side}.{table} WHERE id BETWEEN ? AND ? ORDER BY id"
        return self._conn.execute(sql, [run[0], run[-1]])

    def _runs(self, table: str, side: Side) -> Iterator[list[int]]:
        """The ids that only one side has, as they lie there with none of the common ones between them."""
        with self._said():
            only = {id for (id,) in self._conn.execute(self._only(side, table))}
            order = f"SELECT id FROM {side}.{table} ORDER BY id"
            every = [id for (id,) in self._conn.execute(order)] if only else []
        run: list[int] = []
        for id in every:
            if id in only:
                run.append(id)
            elif run:
                yield run
                run = []
        if run:
            yield run

    @contextmanager
    def _said(self) -> Iterator[None]:
        """What goes wrong in reading is said in words for people; what goes wrong in writing is for the writer."""
        try:
            yield
        except DatabaseError as error:
            if self.step.stopped:
                raise
            raise sentence(self._other, error) from error

    def _only(self, side: Side, table: str) -> str:
        opposite = "other" if side == "main" else "main"
        return f"SELECT id FROM {side}.{table} EXCEPT SELECT id FROM {opposite}.{table}"

    def _differing(self, table: str) -> str:
        names = [name for name in Lines(self._conn, table).names if name != "id"]
        tests = " OR ".join(f"here.{name} IS NOT there.{name}" for name in names)
        return f"SELECT id FROM main.{table} AS here JOIN other.{table} AS there USING (id) WHERE {tests}"


def _up_to_date(other: Path, folder: Path, steps: tuple[Step, ...]) -> Path:
    """The file itself, or a copy in the folder that is of the format in use. Raises CannotOpen."""
    identify(other, len(steps))
    conn = connect(other, "ro", steps)
    found = format_of(conn)
    conn.close()
    if found == len(steps):
        return other
    copy = folder / other.name
    shutil.copyfile(other, copy)
    conn = connect(copy, "rw", steps)
    try:
        schema.migrate(conn, steps)
    finally:
        conn.close()
    return copy
