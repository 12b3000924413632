"""What left the house: packs, exported lists, copies. It stands beside the record: no change, no undo, in no copy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from hearingdesk.errors import HearingDeskError
from hearingdesk.store.connection import SUFFIX, Connection
from hearingdesk.words import _

What = Literal["pack", "list", "copy"]
ARCHIVE = "archive"  # the note of a copy that is an open archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One file that was made for somebody."""

    id: int = 0
    at: str  # UTC, ISO
    author: str
    what: What
    name: str  # of the file
    recipient: str = ""
    digest: str  # SHA-256 of its bytes
    size: int  # bytes
    pages: int | None = None
    note: str = ""  # for a list: of which kind it was; ARCHIVE for an open archive


def refuse_case(path: Path) -> None:
    """Raise HearingDeskError where what is handed out would lie where a case file lies, or is to lie."""
    if path.suffix == SUFFIX:
        raise HearingDeskError(
            _("{name} is the name of a case file, which would be lost. Choose another name.", name=path.name)
        )


def of_file(
    path: Path, what: What, recipient: str = "", *, pages: int | None = None, note: str = ""
) -> Outgoing:
    """The entry of a file that was made just now; its author is written by the door."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Outgoing(
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        author="",
        what=what,
        name=path.name,
        recipient=recipient.strip(),
        digest=digest,
        size=path.stat().st_size,
        pages=pages,
        note=note,
    )


class HandedOut:
    """Reads the list of what left the house; only the door writes it."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def all(self) -> Iterator[Outgoing]:
        """Every entry, latest first."""
        return self._entries("1")

    def find(self, id: int) -> Outgoing | None:
        """One entry; None where there is none of this id."""
        return next(self._entries("id = ?", id), None)

    def _entries(self, where: str, *args: Any) -> Iterator[Outgoing]:
        names = [field.name for field in fields(Outgoing)]
        sql = f"SELECT {', '.join(names)} FROM outgoing WHERE {where} ORDER BY id DESC"
        for row in self._conn.execute(sql, args):
            yield Outgoing(**dict(zip(names, row, strict=True)))


def write(conn: Connection, entry: Outgoing) -> int:
    """Add an entry; its id."""
    names = [field.name for field in fields(Outgoing)][1:]
    marks = ",".join("?" * len(names))
    sql = f"INSERT INTO outgoing ({','.join(names)}) VALUES ({marks}) RETURNING id"
    return conn.execute(sql, astuple(entry)[1:]).fetchone()[0]


def name_recipient(conn: Connection, id: int, recipient: str) -> bool:
    """Say who got it, where that has not been said; whether it was written."""
    sql = "UPDATE outgoing SET recipient = ? WHERE id = ? AND recipient = ''"
    return bool(conn.execute(sql, [recipient, id]).rowcount)
