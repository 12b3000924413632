"""When something happened and how much it touched, as lists and pages of the history say it."""

from __future__ import annotations

from datetime import datetime

from hearingdesk.store.log import Entry
from hearingdesk.when import When
from hearingdesk.words import n_


def local(at: str) -> datetime:
    """A moment of the log in the machine's own time."""
    return datetime.fromisoformat(at).astimezone()


def moment(at: str) -> When:
    """The same to the minute, as the program says dates."""
    return When(f"{local(at):%Y-%m-%dT%H:%M}")


def size(entry: Entry) -> str:
    """How much it touched."""
    return n_("{n} entry", "{n} entries", entry.size)
