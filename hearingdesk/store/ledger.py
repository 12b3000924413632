"""The import ledger: every file ever offered, stored or not. It stands beside the record: no change, no undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import Literal

from hearingdesk.store.connection import Connection

Status = Literal["imported", "duplicate", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file that was offered for import, and what became of it."""

    id: int = 0
    at: str  # UTC, ISO
    name: str
    size: int  # bytes
    digest: str  # SHA-256 of the bytes
    importer: str = ""
    version: int = 0
    status: Status
    message: str = ""
    source: int | None = None  # the source record it became, or is a duplicate of
    counts: str = ""  # JSON: what `import --json` says of it


class Ledger:
    """Reads the ledger; only the door writes it."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def all(self) -> Iterator[Offer]:
        """Every offer, latest first."""
        return self._offers("1")

    def imported(self, digest: str) -> Offer | None:
        """The latest offer by which these bytes came in, if they did."""
        return next(self._offers("digest = ? AND status = 'imported'", digest), None)

    def _offers(self, where: str, *args: str) -> Iterator[Offer]:
        names = [field.name for field in fields(Offer)]
        sql = f"SELECT {', '.join(names)} FROM import_ledger WHERE {where} ORDER BY id DESC"
        for row in self._conn.execute(sql, args):
            yield Offer(**dict(zip(names, row, strict=True)))


def write(conn: Connection, offer: Offer) -> None:
    """Add an offer, inside whatever transaction is open."""
    names = [field.name for field in fields(Offer)][1:]
    marks = ",".join("?" * len(names))
    conn.execute(f"INSERT INTO import_ledger ({','.join(names)}) VALUES ({marks})", astuple(offer)[1:])
