"""What became of one file that was offered, and its line in the ledger."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from hearingdesk.casefile import Edit
from hearingdesk.exchange.papers.original import Original
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.memory import Profile
from hearingdesk.store import ledger
from hearingdesk.words import legible


class ReadBy(Protocol):
    """What the ledger asks of whatever read it."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    status: ledger.Status
    format: str = ""
    message: str = ""
    counts: dict[str, Any] = field(default_factory=dict)  # of `import_counts`; empty where it failed
    added: dict[str, int] = field(default_factory=dict)  # records by kind
    warnings: tuple[str, ...] = ()
    source: int = 0  # the id of the source record it became or is


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a file lay when it was offered, and how the user wanted it read: what trying again takes."""

    place: str = ""
    format: str = ""
    profile: str = ""  # its title
    encoding: str = ""

    @classmethod
    def of(cls, path: Path, format: str, encoding: str, profile: Profile | None) -> Asked:
        """Everything in words; a path without meaning in UTF-8 is kept as far as it can be read."""
        return cls(legible(str(path.absolute())), format, profile.title if profile else "", encoding)


def line(
    file: SourceFile | Original,
    asked: Asked,
    status: ledger.Status,
    message: str = "",
    source: int | None = None,
    entry: ReadBy | None = None,
    counts: dict[str, Any] | None = None,
) -> ledger.Offer:
    """The line of the ledger about a file."""
    return ledger.Offer(
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        name=file.name,
        size=file.size,
        digest=file.sha256 if file.size else "",
        importer=entry.name if entry else "",
        version=entry.version if entry else 0,
        status=status,
        message=message,
        source=source,
        counts=json.dumps(counts, ensure_ascii=False) if counts else "",
        place=asked.place,
        format=asked.format,
        profile=asked.profile,
        encoding=asked.encoding,
    )


def added(edit: Edit) -> dict[str, int]:
    """How many records of each kind the change adds."""
    found = Counter(row.table for row in edit.rows if row.before is None)
    for part in edit.bulk:
        found[part.table] += part.count if part.added else 0
    return {table: n for table, n in sorted(found.items()) if n}


def size_of(path: Path) -> int:
    """The bytes of a file that was not read; 0 where there is none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
