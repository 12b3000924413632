"""Read a case that must not be opened where it lies: from a copy that goes when it is closed."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from hearingdesk.errors import CannotOpen
from hearingdesk.job import Cancelled, Progress, silent
from hearingdesk.store import origin as remembered
from hearingdesk.store.machine import is_running
from hearingdesk.store.origin import folder_of
from hearingdesk.words import _


class ReadCopy:
    """A copy to read from, for as long as the case is open: an original that is read cannot be replaced everywhere."""

    def __init__(self, original: Path, progress: Progress = silent) -> None:
        """Raises CannotOpen with a sentence."""
        self.told: list[str] = []
        above = folder_of(original)
        for old in above.glob("reading-*"):
            if not is_running(int(old.name.split("-")[1])):
                shutil.rmtree(old, ignore_errors=True)
        self._folder = above / f"reading-{os.getpid()}-{uuid4().hex[:8]}"
        self.path = self._folder / original.name
        try:
            self._folder.mkdir(parents=True)
            remembered.fetch(original, self._folder, progress)
        except Cancelled:
            self.release()
            raise
        except OSError as error:
            self.release()
            raise CannotOpen(
                _(
                    "{name} could not be copied to this machine to be read ({reason}).",
                    name=original.name,
                    reason=error.strerror or error,
                )
            ) from error

    def close(self, changed: bool = False) -> None:
        """The case is closed; nothing was changed in what was only read."""
        self.release()

    def release(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):
            self._folder.parent.rmdir()
