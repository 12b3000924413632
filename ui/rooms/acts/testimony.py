"""What is marked in the words of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.acts.record import MENU
from ui.rooms.bench import Bench, can_write

if TYPE_CHECKING:
    from ui.rooms.reader import TranscriptPane


def _reader(bench: Bench) -> TranscriptPane | None:
    """The transcript that is read now."""
    space = bench.space()
    return space.reader() if space is not None else None


def _reading(bench: Bench) -> bool:
    return can_write(bench) and _reader(bench) is not None


@action(
    "testimony.promise", N_("Mark a &promise (U in the transcript)"), menu=MENU, icon="check", when=_reading
)
def promise(bench: Bench) -> None:
    """Make the words chosen in the transcript an undertaking, with their citation."""
    reader = _reader(bench)
    if reader is None:
        return
    from ui.rooms.promising import mark_promise

    mark_promise(bench, reader.chosen())
