"""Who has the case open for writing: a lock beside the file that the system itself lets go when a program dies."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from hearingdesk.errors import InUse, ReadOnly
from hearingdesk.store.note import note_of, read_holder, this_holder
from hearingdesk.words import _

_BYTE = 1 << 20  # the byte that is locked: far behind the words, so that others can read them on Windows
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a link laid there must not lead us to write another file


class WriteLock:
    """Held from opening to closing. The file beside the case says who holds it, where, since when."""

    def __init__(self, case: Path, author: str) -> None:
        self._path = note_of(case.resolve())
        self._fd = self._take(case)
        self._heed_note(case)
        words = json.dumps(asdict(this_holder(author)), ensure_ascii=False)
        with suppress(OSError):  # a full disk: the lock holds without the words too
            os.ftruncate(self._fd, 0)
            os.write(self._fd, words.encode())

    def _take(self, case: Path) -> int:
        while True:
            fd = -1
            try:
                fd = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
                _lock(fd)
                if os.path.samestat(os.fstat(fd), self._path.stat()):
                    return fd
            except BlockingIOError as error:
                os.close(fd)
                raise InUse(self._sentence(case)) from error
            except FileNotFoundError:
                if fd < 0:
                    raise
            except OSError as error:
                if fd >= 0:
                    os.close(fd)
                raise ReadOnly(
                    _(
                        "{name} can only be read here: its folder cannot be written ({reason}).",
                        name=case.name,
                        reason=error.strerror or str(error),
                    )
                ) from error
            os.close(fd)  # its last holder removed it between our opening and our locking: take the new one

    def _heed_note(self, case: Path) -> None:
        """Another machine, to which this folder is a share, works on a copy: its note is no lock of the system."""
        holder = read_holder(self._path)
        if holder is not None and holder.token and not holder.gone(""):
            os.close(self._fd)
            raise InUse(holder.sentence(case.name, self._path))

    def _sentence(self, case: Path) -> str:
        holder = read_holder(self._path)
        if holder is None:
            return _("{name} is open for writing somewhere else.", name=case.name)
        return _(
            "{name} is open for writing: {who} on {where}, since {since}. Ask for it to be closed there, "
            "or open it for reading.",
            name=case.name,
            who=holder.who,
            where=holder.where,
            since=holder.since.replace("T", " ")[:16],
        )

    def release(self) -> None:
        """Let go; the note beside the case disappears."""
        if self._fd < 0:
            return
        if sys.platform == "win32":
            os.close(self._fd)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._fd)
        self._fd = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        os.lseek(fd, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
        finally:
            os.lseek(fd, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)  # of this opening: a second one here is refused too
