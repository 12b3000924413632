"""Opening a case file for writing or, where it cannot be written, for reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, InUse, ReadOnly
from hearingdesk.job import Cancelled, Progress, silent


@dataclass(frozen=True, slots=True)
class Found:
    """A case that was opened, and why not for writing."""

    case: CaseFile
    refused: HearingDeskError | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case to be opened."""

    path: Path
    author: str = ""
    reading: bool = False
    take_over: bool = False

    def find(self, progress: Progress = silent) -> Found:
        """Open it. Raises CannotOpen with a sentence; Cancelled while it is copied to this machine."""
        try:
            mode = "ro" if self.reading else "rw"
            made = CaseFile(self.path, mode, self.author, take_over=self.take_over, progress=progress)
            return Found(made)
        except (InUse, ReadOnly) as error:
            return Found(CaseFile(self.path, "ro", self.author, progress=progress), error)

    def find_aside(self, progress: Progress) -> Found:
        """The same in a job: what is asked to stop leaves nothing open."""
        found = self.find(progress)
        try:
            progress(1, 1, self.path.name)
        except Cancelled:
            found.case.close()
            raise
        return found
