"""The beginning of a file, as much as a preview needs: so many bytes of a text, all of what must be read whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hearingdesk.exchange.foreign import refuse_unread
from hearingdesk.exchange.formats import as_said
from hearingdesk.exchange.guarded_zip import BEGINNING
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, legible

SOME = 400_000  # bytes of a text
WHOLE = 8_000_000  # bytes of what is read whole or not at all
PATIENCE = 6.0  # seconds
_MARKED = (b"<", b"{", b"[")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was read of a file."""

    file: SourceFile
    size: int  # bytes of the whole
    whole: bool


def beginning(path: Path, encoding: str = "", profile: Profile | None = None) -> Beginning:
    """Read as much of a file as a preview needs. Raises ImportFailed, also for what no importer reads."""
    refuse_unread(path)
    name = legible(path.name)
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            data = opened.read(SOME)
            if size > len(data) and _read_whole(data, size):
                data += opened.read(WHOLE)
    except OSError as problem:
        raise failed(name, _("it cannot be read: {why}.", why=problem.strerror or problem)) from None
    whole = len(data) >= size
    file = SourceFile(name, data if whole else _at_line(data), encoding, profile)
    return Beginning(as_said(file), size, whole)


def _read_whole(data: bytes, size: int) -> bool:
    """Whether a file is of a sort that makes no sense in part, and small enough."""
    packed = data.startswith(BEGINNING)
    return size <= WHOLE and (packed or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MARKED))


def _at_line(data: bytes) -> bytes:
    """The bytes up to the end of their last whole line."""
    wide = b"\x00" in data[:4096]
    end = len(data)
    while (end := data.rfind(b"\n", 0, end)) > 0:
        if not wide:
            return data[: end + 1]
        if end % 2 == 0 and data[end + 1 : end + 2] == b"\x00":
            return data[: end + 2]
        if end % 2 == 1 and data[end - 1 : end] == b"\x00":
            return data[: end + 1]
    return data


def hurried(name: str, progress: Progress, patience: float = PATIENCE) -> Callable[[], None]:
    """What is to be called now and then: it ends a reading that nobody waits for any more, or that takes too long.

    Raises ImportFailed, and lets Cancelled through.
    """
    begun = time.monotonic()

    def look() -> None:
        progress(0, 0, name)
        if time.monotonic() - begun > patience:
            raise failed(name, _("reading it in this way takes too long. Make the pattern simpler."))

    return look
