"""How a source is refused: one sentence that names the file, the line where there is one, and the reason."""

from __future__ import annotations

from hearingdesk.errors import ImportFailed
from hearingdesk.words import _


def failed(name: str, reason: str, line: int = 0) -> ImportFailed:
    """The error to raise; `reason` is a sentence already in the user's language."""
    if line:
        return ImportFailed(_("“{file}”, line {line}: {reason}", file=name, line=line, reason=reason))
    return ImportFailed(_("“{file}”: {reason}", file=name, reason=reason))


class NotARecord(ImportFailed):
    """A sound file in which there is no hearing: it may be kept as a document."""


def no_record(name: str, reason: str, line: int = 0) -> NotARecord:
    """The error to raise where a file is read, and is no record of a hearing."""
    return NotARecord(str(failed(name, reason, line)))
