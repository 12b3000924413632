"""What became of one file that was offered, and its line in the ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from hearingdesk.exchange.papers.original import Original
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.store import ledger


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


def line(
    file: SourceFile | Original,
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
    )
