"""What was written stays written when the power fails: bytes and names are brought to the disk before work goes on."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def put(draft: Path, path: Path) -> None:
    """Bring a file to the disk and then, in one step, to its place. No connection may have it open."""
    keep(draft)
    os.replace(draft, path)
    keep_names(path.parent)


def keep(path: Path) -> None:
    """Return when the bytes of a file are on the disk."""
    with path.open("r+b") as file:
        _flush(file.fileno())


if sys.platform == "win32":

    def keep_names(folder: Path) -> None:
        """Nothing to do: NTFS writes down by itself what is made, renamed and removed, and opens no folders."""

else:

    def keep_names(folder: Path) -> None:
        """Return when what was made, renamed and removed in a folder is on the disk, where its system can say so."""
        with suppress(OSError):  # some network shares cannot; the file lies at its place already
            fd = os.open(folder, os.O_RDONLY)
            try:
                _flush(fd)
            finally:
                os.close(fd)


if sys.platform == "darwin":
    import fcntl

    def _flush(fd: int) -> None:
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # there fsync only reaches the memory of the disk
        except OSError:
            os.fsync(fd)
else:

    def _flush(fd: int) -> None:
        os.fsync(fd)
