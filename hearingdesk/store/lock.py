"""Who has the case open for writing: a lock beside the file that the system itself lets go when a program dies."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hearingdesk.errors import InUse, ReadOnly
from hearingdesk.words import _

_BYTE = 1 << 20  # the byte that is locked: far behind the words, so that others can read them on Windows
_NOTE = 4096  # characters of the words that are read
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a link laid there must not lead us to write another file


class WriteLock:
    """Held from opening to closing. The file beside the case says who holds it, where, since when."""

    def __init__(self, case: Path, author: str) -> None:
        self._path = case.resolve().with_name(case.resolve().name + ".lock")
        self._fd = self._take(case)
        holder = {
            "who": author,
            "where": socket.gethostname(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
            "pid": os.getpid(),
        }
        with suppress(OSError):  # a full disk: the lock holds without the words too
            os.ftruncate(self._fd, 0)
            os.write(self._fd, json.dumps(holder, ensure_ascii=False).encode())

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

    def _sentence(self, case: Path) -> str:
        try:
            with self._path.open(encoding="utf-8") as note:
                holder = {name: str(said) for name, said in json.loads(note.read(_NOTE)).items()}
            return _(
                "{name} is open for writing: {who} on {where}, since {since}. Ask for it to be closed there, "
                "or open it for reading.",
                name=case.name,
                who=holder["who"],
                where=holder["where"],
                since=holder["since"].replace("T", " ")[:16],
            )
        except (OSError, ValueError, KeyError, AttributeError, RecursionError):
            return _("{name} is open for writing somewhere else.", name=case.name)

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
