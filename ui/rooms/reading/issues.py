"""The issues that lead into a transcript, to go along one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from hearingdesk.words import _, n_
from ui.desk import Desk
from ui.rooms.reading.steps import ask_aside

if TYPE_CHECKING:
    from ui.rooms.reader import TranscriptPane

MOST = 40  # issues in the menu


def offer_issues(pane: TranscriptPane, desk: Desk, transcript: int, then: Callable[[int], object]) -> None:
    """Show the issues with how many turns each leads to; where none does, say what would."""

    def show(found: dict[int, int]) -> None:
        if not found:
            desk.say(
                _(
                    "No issue leads to this transcript yet. An issue leads to the turns that answer its questions, "
                    "and to those cited for it, for its questions, facts and claims."
                ),
                "info",
            )
            return
        menu = QMenu(pane)
        menu.setAccessibleName(_("Issues"))
        for place, issue in enumerate(desk.view.issues.many(list(found))[:MOST]):
            turns = n_("{n} turn", "{n} turns", found[issue.id])
            figure = f"&{place + 1}  " if place < 9 else "    "
            name = desk.view.issues.name(issue).replace("&", "&&")
            entry = QAction(f"{figure}{name}\t{turns}", menu)
            entry.triggered.connect(lambda _on=False, id=issue.id: then(id))
            menu.addAction(entry)
        menu.popup(pane.corner())

    ask_aside(desk, lambda view: view.turns.issues_in(transcript), show)
