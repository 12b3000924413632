"""Ids that two desks can never both mint: a random desk number above, that desk's own counter below."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.store.connection import Connection
from hearingdesk.words import _

COUNTER_BITS = 37
DESK_BITS = 26


class DeskIds:
    """Mints ids within one change. Installation and place of the file tell the desk: a copy elsewhere is another."""

    def __init__(self, conn: Connection, installation: str, path: Path) -> None:
        self._conn = conn
        self._installation = installation
        self._place = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
        self._counter = 0
        self.number = 0

    def begin(self) -> None:
        """Read where this desk stands, inside the transaction of a change; a new desk gets its number here."""
        found = self._conn.execute(
            "SELECT number, counter FROM desk WHERE installation = ? AND place = ?",
            [self._installation, self._place],
        ).fetchone()
        if found is None:
            self.number, self._counter = self._new_number(), 0
            self._conn.execute(
                "INSERT INTO desk (number, installation, place, counter) VALUES (?, ?, ?, 0)",
                [self.number, self._installation, self._place],
            )
        else:
            self.number, self._counter = found
            if not (0 < self.number < 1 << DESK_BITS and 0 <= self._counter < 1 << COUNTER_BITS):
                raise HearingDeskError(
                    _(
                        "The file says of this desk what no HearingDesk writes: it was altered. Save a copy of it."
                    )
                )

    def take(self, count: int = 1) -> int:
        """The first of `count` new ids that lie together."""
        first = (self.number << COUNTER_BITS) | (self._counter + 1)
        self._counter += count
        return first

    def end(self) -> None:
        """Keep the counter, in the same transaction."""
        self._conn.execute("UPDATE desk SET counter = ? WHERE number = ?", [self._counter, self.number])

    def _new_number(self) -> int:
        while True:
            number = secrets.randbelow((1 << DESK_BITS) - 1) + 1
            taken = (
                "SELECT 1 FROM desk WHERE number = ? UNION ALL SELECT 1 FROM change WHERE desk = ? LIMIT 1"
            )
            if not self._conn.execute(taken, [number, number]).fetchone():
                return number
