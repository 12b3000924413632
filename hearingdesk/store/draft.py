"""New files come to their place whole, or not at all, and stay there when the power fails.

A file is made in a hidden folder beside its place, brought to the disk, and then given its name in one step. What a
killed program leaves of such a folder is swept away by the next one that works beside it.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hearingdesk.durable import keep, keep_names, put
from hearingdesk.store.lock import Hold
from hearingdesk.words import _

__all__ = ["drafted", "is_odd", "keep", "keep_names", "put", "room", "sweep"]

_MARK = ".hearingdesk-"
_HOLD = "in-use"  # the file in the folder that is locked while its maker lives


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A name to make a file under. When all went well it is on the disk and at `path`, replacing what lay there.

    Raises OSError where that cannot be done; then nothing is left, and what lay there still does.
    """
    if is_odd(path):
        raise OSError(errno.EEXIST, _("a device or pipe of the system lies there"), str(path))
    with room(path.parent) as folder:
        draft = folder / path.name
        yield draft
        put(draft, path)


def is_odd(path: Path) -> bool:
    """Does something lie there that is neither file nor folder, as /dev/null? A file in its place would break it.

    Raises OSError where that cannot be told.
    """
    return path.exists() and not (path.is_file() or path.is_dir())


@contextmanager
def room(beside: Path) -> Iterator[Path]:
    """A hidden folder to make files in; with it goes whatever was not put in its place."""
    sweep(beside)
    folder, hold = _begin(beside)
    try:
        yield folder
    finally:
        _clear(folder, hold)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that they stay there when the power fails.

    Raises OSError.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in missing:
        keep_names(one.parent)


def sweep(folder: Path) -> None:
    """Remove the drafts of programs that died. Those of living ones stay, and so does what cannot be removed."""
    with suppress(OSError), os.scandir(folder) as entries:
        found = [Path(entry) for entry in entries if entry.name.startswith(_MARK) and entry.is_dir()]
        for left in found:
            with suppress(OSError):
                _clear(left, Hold(left / _HOLD))


def _begin(beside: Path) -> tuple[Path, Hold]:
    """A hidden folder that is ours as long as we live."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_MARK, dir=beside))
        try:
            return folder, Hold(folder / _HOLD)
        except (BlockingIOError, FileNotFoundError):
            continue  # somebody swept before we had locked it
        except OSError:
            with suppress(OSError):
                (folder / _HOLD).unlink(missing_ok=True)
                folder.rmdir()
            raise


def _clear(folder: Path, hold: Hold) -> None:
    """Remove a folder of ours: what keeps others away goes last."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name != _HOLD:
                path.unlink()
    hold.release()
    with suppress(OSError):
        folder.rmdir()
