"""The note of what moved with a change: which deadlines, from which day to which."""

from __future__ import annotations

from hearingdesk.change import Change
from hearingdesk.moving import moves
from hearingdesk.store.records import shorten
from hearingdesk.when import When
from hearingdesk.words import _, n_
from ui.desk import Desk

MOST = 3  # deadlines named in one notice; the rest are in the history


def tell_moved(desk: Desk, change: Change) -> None:
    """Say it in the banner, with a way back."""
    told = [
        _(
            "{title}: {before} → {after}",
            title=shorten(desk.view.deadlines.called(id), 60),
            before=_said(before),
            after=_said(after),
        )
        for id, before, after in moves(change)
    ]
    n = len(told)
    listed = "; ".join(told[:MOST])
    if n > MOST:
        listed = n_("{listed}; and {n} more", "{listed}; and {n} more", n - MOST, listed=listed)
    sentence = n_(
        "{n} deadline moved with it. {listed}.", "{n} deadlines moved with it. {listed}.", n, listed=listed
    )
    desk.say(sentence, "info", _("Undo"), desk.undo)


def _said(stored: str) -> str:
    return When.parse(stored).say() if stored else _("no day")
