"""What went wrong, in words, with the way out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hearingdesk.errors import Gone, HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.store.connection import Damaged, DatabaseError, NoCase, not_read
from hearingdesk.words import _
from ui.rooms.bench import Bench

Way = tuple[str, Callable[[], object] | None]


def tell(bench: Bench, error: object, path: Path | None = None) -> bool:
    """Say it in the banner; False for what was not foreseen. `path`: the file it is about, if not the open case."""
    if isinstance(error, Cancelled):
        return True
    found = in_words(bench, error, path)
    if found is None:
        return False
    action, run = _way(bench, found, path)
    bench.desk.say(str(found), "bad", action, run)
    return True


def in_words(bench: Bench, error: object, path: Path | None = None) -> HearingDeskError | None:
    """The error for people; what the database says of a file is one, what it says of our questions is none."""
    case = bench.desk.case
    if isinstance(error, DatabaseError) and (path or case):
        return not_read(path or (case.path if case else Path()), error)
    return error if isinstance(error, HearingDeskError) else None


def _way(bench: Bench, error: HearingDeskError, path: Path | None) -> Way:
    case = bench.desk.case
    if isinstance(error, Gone):
        return _("Save a copy…"), lambda: bench.commands.run("case.copy")
    if isinstance(error, Damaged | NoCase):
        file = path or (case.file if case else None)
        if file is not None and file.exists():
            from ui.rooms.rescuing import rescue_into

            return _("Rescue into a new file…"), lambda: rescue_into(bench, file)
    return "", None
