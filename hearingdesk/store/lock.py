"""Who has the case open for writing: a lock beside the file that the system itself lets go when a program dies."""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path

from hearingdesk.errors import InUse, ReadOnly
from hearingdesk.words import _

_BYTE = 1 << 20  # the byte that is locked: far behind the words, so that others can read them on Windows


class WriteLock:
    """Held from opening to closing. The file beside the case says who holds it, where, since when."""

    def __init__(self, case: Path, author: str = "") -> None:
        self._path = case.with_name(case.name + ".lock")
        self._fd = self._take(case)
        holder = {
            "who": author or getpass.getuser(),
            "where": socket.gethostname(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
            "pid": os.getpid(),
        }
        os.ftruncate(self._fd, 0)
        os.write(self._fd, json.dumps(holder, ensure_ascii=False).encode())

    def _take(self, case: Path) -> int:
        while True:
            try:
                fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            except OSError as error:
                raise ReadOnly(
                    _(
                        "{name} can only be read here: its folder cannot be written ({reason}).",
                        name=case.name,
                        reason=error.strerror or str(error),
                    )
                ) from error
            if not _lock(fd):
                os.close(fd)
                raise InUse(self._sentence(case))
            try:
                if os.path.samestat(os.fstat(fd), self._path.stat()):
                    return fd
            except FileNotFoundError:
                pass
            os.close(fd)  # its last holder removed it between our opening and our locking: take the new one

    def _sentence(self, case: Path) -> str:
        try:
            holder = json.loads(self._path.read_text("utf-8"))
            return _(
                "{name} is open for writing: {who} on {where}, since {since}. Ask for it to be closed there, "
                "or open it for reading.",
                name=case.name,
                who=holder["who"],
                where=holder["where"],
                since=holder["since"].replace("T", " ")[:16],
            )
        except (OSError, ValueError, KeyError):
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

    def _lock(fd: int) -> bool:
        os.lseek(fd, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(fd, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _lock(fd: int) -> bool:
        try:
            fcntl.flock(
                fd, fcntl.LOCK_EX | fcntl.LOCK_NB
            )  # of this opening: a second one here is refused too
        except OSError:
            return False
        return True
