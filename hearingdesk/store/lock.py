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


class Hold:
    """A file that is locked from making it to `release`, or to the end of the program; then it is nobody's."""

    def __init__(self, path: Path) -> None:
        """Take it. Raises BlockingIOError where somebody else holds it, OSError where it cannot be made."""
        self._path = path
        self._fd = self._take()

    def write(self, words: bytes) -> None:
        """Say in it who holds it; on a full disk it holds without the words too."""
        with suppress(OSError):
            os.ftruncate(self._fd, 0)
            os.write(self._fd, words)

    def _take(self) -> int:
        while True:
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
            try:
                _lock(fd)
                if os.path.samestat(os.fstat(fd), self._path.stat()):
                    return fd
            except FileNotFoundError:
                pass
            except OSError:
                os.close(fd)
                raise
            os.close(fd)  # its last holder removed it between our opening and our locking: take the new one

    def release(self) -> None:
        """Let go; the file disappears, where it can still be removed. A second time does nothing."""
        if self._fd < 0:
            return
        if sys.platform == "win32":
            os.close(self._fd)
            self._remove()
        else:
            self._remove()
            os.close(self._fd)
        self._fd = -1

    def _remove(self) -> None:
        with suppress(
            OSError
        ):  # its folder is write-protected or gone by now: what stays is locked by nobody
            self._path.unlink()


class WriteLock:
    """Held from opening to closing. The file beside the case says who holds it, where, since when."""

    def __init__(self, case: Path, author: str, take_over: bool = False) -> None:
        """Take it. Raises InUse with who holds it, ReadOnly where the folder cannot be written.

        `take_over`: from another machine that works on a copy; `told` says so then.
        """
        self._path = note_of(case.resolve())
        self.told = self._heed_note(case, take_over)
        try:
            self._hold = Hold(self._path)
        except BlockingIOError as error:
            raise self._in_use(case) from error
        except OSError as error:
            raise ReadOnly(
                _(
                    "{name} can only be read here: its folder cannot be written ({reason}).",
                    name=case.name,
                    reason=error.strerror or str(error),
                )
            ) from error
        self._hold.write(json.dumps(asdict(this_holder(author)), ensure_ascii=False).encode())

    def release(self) -> None:
        """Let go; the note beside the case disappears."""
        self._hold.release()

    def _heed_note(self, case: Path, take_over: bool) -> str:
        """Another machine, to which this folder is a share, works on a copy: its note is no lock of the system."""
        holder = read_holder(self._path)
        if holder is None or not holder.token or holder.gone(""):
            return ""
        if not take_over:
            raise holder.in_use(case.name, self._path)
        return holder.taken_over(case.name, gone=False)

    def _in_use(self, case: Path) -> InUse:
        holder = read_holder(self._path)
        if holder is None:
            return InUse(_("{name} is open for writing somewhere else.", name=case.name))
        sentence = _(
            "{name} is open for writing: {who} on {where}, since {since}. Ask for it to be closed there, "
            "or open it for reading.",
            name=case.name,
            who=holder.who,
            where=holder.where,
            since=holder.minute,
        )
        return InUse(sentence, holder.who, holder.where, holder.since)


def sweep(case: Path) -> None:
    """Remove the lock of a program that died; one that is held stays."""
    if note_of(case.resolve()).exists():
        with suppress(InUse, ReadOnly):
            WriteLock(case, "").release()


def is_held(case: Path) -> bool:
    """Does a living program of this machine have the case open for writing?"""
    note = note_of(case.resolve())
    if not note.exists():
        return False
    try:
        Hold(note).release()
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


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
