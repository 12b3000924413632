"""The import ledger: every file ever offered, stored or not. It stands beside the record: no change, no undo.

The bytes of a file that failed are not kept: its line says where it lay and how it was wanted to be read, which is
what trying again takes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from types import NoneType
from typing import Any, Literal

from hearingdesk.store import log
from hearingdesk.store.connection import Connection

Status = Literal["imported", "duplicate", "failed"]
_FIGURES: dict[str, type | tuple[type, ...]] = {
    "format": str,
    "title": str,
    "sittings": int,
    "dates": list,
    "turns": int,
    "speakers": int,
    "witnesses": int,
    "present": (int, NoneType),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file that was offered for import, and what became of it."""

    id: int = 0
    at: str  # UTC, ISO
    name: str
    size: int  # bytes
    digest: str  # SHA-256 of the bytes; "" where they were not read
    importer: str = ""
    version: int = 0
    status: Status
    message: str = ""
    source: int | None = None  # the source record it became, or is a duplicate of
    counts: str = ""  # JSON: what `import --json` says of it
    place: str = ""  # the whole path it was offered at
    format: str = ""  # what the user wanted it read as; "" left it to the content
    profile: str = ""  # the title of the profile that was chosen
    encoding: str = ""  # the encoding that was chosen
    change: int | None = (
        None  # the change it came in with; None where nothing came in, or an older format wrote it
    )

    def figures(self) -> dict[str, Any]:
        """The counts by their names; {} where there are none, or not those that an import wrote there."""
        try:
            told = json.loads(self.counts)
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) and told.keys() == _FIGURES.keys() and _sound(told) else {}


@dataclass(frozen=True, slots=True)
class Sums:
    """How many files were offered, and what became of them."""

    received: int = 0
    stored: int = 0
    duplicate: int = 0
    failed: int = 0

    @property
    def balance(self) -> bool:
        """Whether every file received is one of the three."""
        return self.received == self.stored + self.duplicate + self.failed


class Ledger:
    """Reads the ledger; only the door writes it."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def all(self) -> Iterator[Offer]:
        """Every offer, latest first."""
        return self._offers("1")

    def find(self, id: int) -> Offer | None:
        """One line; None where there is none of this number."""
        return next(self._offers("id = ?", id), None)

    def of_digest(self, digest: str) -> Iterator[Offer]:
        """Every offer of these bytes, latest first; none of bytes that were not read."""
        return self._offers("digest = ? AND digest <> ''", digest)

    def imported(self, digest: str) -> Offer | None:
        """The latest offer by which these bytes came in, of several one that was not undone."""
        came = sorted(self._offers("digest = ? AND status = 'imported'", digest), key=self.undone)
        return came[0] if came else None

    def undone(self, offer: Offer) -> bool:
        """Whether the change it came in with is undone now."""
        about = log.subject(self._conn, offer.change) if offer.change else 0
        return bool(about) and log.state(self._conn, about) == "undone"

    def sums(self) -> Sums:
        """What is said over every list of imports."""
        found = dict(self._conn.execute("SELECT status, count(*) FROM import_ledger GROUP BY status"))
        three = (found.get(status, 0) for status in ("imported", "duplicate", "failed"))
        return Sums(sum(found.values()), *three)

    def length(self) -> int:
        """The number of the latest line: it grows with every file offered."""
        return self._conn.execute("SELECT coalesce(max(id), 0) FROM import_ledger").fetchone()[0]

    def _offers(self, where: str, *args: str | int) -> Iterator[Offer]:
        names = [field.name for field in fields(Offer)]
        sql = f"SELECT {', '.join(names)} FROM import_ledger WHERE {where} ORDER BY id DESC"
        for row in self._conn.execute(sql, args):
            yield Offer(**dict(zip(names, row, strict=True)))


def write(conn: Connection, offer: Offer) -> None:
    """Add an offer, inside whatever transaction is open."""
    names = [field.name for field in fields(Offer)][1:]
    marks = ",".join("?" * len(names))
    conn.execute(f"INSERT INTO import_ledger ({','.join(names)}) VALUES ({marks})", astuple(offer)[1:])


def _sound(told: dict[str, Any]) -> bool:
    return all(isinstance(told[name], kind) for name, kind in _FIGURES.items())
