"""Open a case file where it lies: what a crash left beside it is mended, then it is looked at, then it is believed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from hearingdesk import settings
from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.store import backup, hardened, schema, seen
from hearingdesk.store.connection import Connection, Mode, begin_writing, companions, format_of, settle
from hearingdesk.store.lock import WriteLock, sweep
from hearingdesk.store.migrations import Step
from hearingdesk.words import _

Steps = tuple[Step, ...]
Launder = Callable[[Connection, Path, Steps], None]  # `birth.launder`: closes the connection


def for_reading(path: Path, steps: Steps, author: str) -> Connection:
    """A file that `identify` knows, opened to be read. Raises CannotOpen, of an older format too."""
    if companions(path):
        mend(path, steps, author)
    sweep(path)
    conn = connect(path, "ro", steps)
    found = format_of(conn)
    if found < len(steps):
        conn.close()
        raise CannotOpen(
            _(
                "{name} is of an older format ({found}): open it for writing once to bring it up to date.",
                name=path.name,
                found=found,
            )
        )
    return conn


def for_writing(path: Path, steps: Steps, place: Path, launder: Launder) -> Connection:
    """A file that `identify` knows and whose lock is held, opened to be written; an older one is brought up to date.

    `place` is where the case lies, of which `path` may be a working copy. One in which this installation has never
    written is laundered first: its rows go into a fresh file. Raises CannotOpen.
    """
    conn = connect(path, "rw", steps)
    try:
        found = format_of(conn)
        if found < len(steps):
            secure = partial(backup.make, path, place, steps)
            beside = path == place  # what lies beside a working copy goes with it
            schema.bring_up_to_date(conn, path, found, steps, secure, beside)
        if hardened.is_strange(conn, settings.load().installation) and not seen.is_laundered(path):
            launder(conn, path, steps)
            conn = connect(path, "rw", steps)
        begin_writing(conn, path)
    except BaseException:
        conn.close()
        raise
    return conn


def mend(path: Path, steps: Steps, author: str) -> None:
    """Take in what a crash, or a reader that outlived the writer, left beside the file; not while one writes."""
    with suppress(HearingDeskError):
        lock = WriteLock(path, author)
        try:
            conn = connect(path, "rw", steps)
            try:
                begin_writing(conn, path)  # it clears away a journal that holds nothing, too
                settle(conn)
            finally:
                conn.close()
        finally:
            lock.release()


def connect(path: Path, mode: Mode, steps: Steps) -> Connection:
    """A file as it is, after the look of `hardened`. Raises CannotOpen, Damaged, Altered."""
    return hardened.connect(path, mode, steps, settings.load().installation)
