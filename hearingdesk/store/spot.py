"""Where an open case lies, and what becomes of it when somebody removes, moves or replaces the file meanwhile.

The database goes on with the file it opened, whatever its name leads to now. Windows allows none of it.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hearingdesk.errors import Gone
from hearingdesk.store.connection import Connection, DatabaseError, companions, not_written
from hearingdesk.store.draft import drafted
from hearingdesk.words import _

_OPEN = Path("/dev/fd")  # lists what this process has open


class Spot:
    """The place of one open case."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _identity(path.stat())
        self._beside: dict[Path, tuple[int, int]] = {}  # our own companions, which come with the first write
        self._saved = 0  # rows written when a name was made for a file that had lost its own

    def holds(self) -> bool:
        """Whether the name still leads to the file that was opened."""
        return _leads_to(self._path, self._file)

    def require(self) -> None:
        """Asked before each write. Raises Gone where it does not."""
        if not self.holds():
            raise Gone(
                _(
                    "{name} was removed, moved or replaced while it was open. Nothing was changed: put it back, "
                    "or save a copy elsewhere.",
                    name=self._path.name,
                )
            )
        self._beside = {companion: _identity(companion.stat()) for companion in companions(self._path)}

    def save(self, conn: Connection, wrote: bool) -> None:
        """Before closing away from the spot: bring all to the file, and if no name leads to it any more, make one.

        Raises HearingDeskError where what was written cannot be kept; the connection is still good then.
        """
        with suppress(DatabaseError):
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if not wrote or self._saved == conn.total_changes or not self._is_nameless():
            return
        target = next(name for name in self._names() if not name.exists())
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with drafted(target) as made:
                conn.execute("VACUUM INTO ?", [str(made)])
        except (OSError, DatabaseError) as error:
            raise not_written(target, error) from error
        self._saved = conn.total_changes

    def leave(self) -> None:
        """After closing away from the spot: take our own companions from beside the name, which is no more ours."""
        for companion, identity in self._beside.items():
            with suppress(OSError):
                if companion.exists() and _leads_to(companion, identity):
                    companion.unlink()

    def _is_nameless(self) -> bool:
        """No name leads to the file, so it is gone with its last connection."""
        with suppress(OSError):
            for descriptor in os.listdir(_OPEN):
                with suppress(OSError):
                    found = os.fstat(int(descriptor))
                    if _identity(found) == self._file:
                        return not found.st_nlink
        return False

    def _names(self) -> Iterator[Path]:
        yield self._path
        for count in itertools.count(1):
            also = f" {count}" if count > 1 else ""
            yield self._path.with_name(
                _("{name} (kept{number})", name=self._path.stem, number=also) + self._path.suffix
            )


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _leads_to(path: Path, identity: tuple[int, int]) -> bool:
    """Where one may not look, nothing is known to have changed."""
    try:
        return _identity(path.stat()) == identity
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
