"""What is done while a transcript is read: judging answers, margin notes, going from turn to turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.acts.go import MENU as GO
from ui.rooms.acts.record import MENU
from ui.rooms.bench import Bench, can_write

if TYPE_CHECKING:
    from ui.rooms.reader import TranscriptPane


def _reader(bench: Bench) -> TranscriptPane | None:
    space = bench.space()
    return space.reader() if space is not None else None


def _reading(bench: Bench) -> bool:
    return _reader(bench) is not None


def _marking(bench: Bench) -> bool:
    return can_write(bench) and _reading(bench)


def _mark(bench: Bench, kind: str) -> None:
    reader = _reader(bench)
    if reader is not None:
        from ui.rooms.reading.marks import mark

        mark(bench.desk, reader.chosen(), kind)


@action("testimony.answered", N_("Mark: ans&wered (A in the transcript)"), menu=MENU, when=_marking)
def answered(bench: Bench) -> None:
    """The question was answered."""
    _mark(bench, "answered")


@action("testimony.evaded", N_("Mark: eva&ded (E in the transcript)"), menu=MENU, when=_marking)
def evaded(bench: Bench) -> None:
    """The question was evaded."""
    _mark(bench, "evaded")


@action("testimony.refused", N_("Mark: re&fused… (R in the transcript)"), menu=MENU, when=_marking)
def refused(bench: Bench) -> None:
    """An answer was refused; on which ground is asked."""
    reader = _reader(bench)
    if reader is not None:
        from ui.rooms.reading.marks import ask_ground, mark

        pieces = reader.chosen()
        ask_ground(reader, bench.desk, reader.corner(), lambda kind: mark(bench.desk, pieces, kind))


@action("testimony.contradicted", N_("Mark: contra&dicted (C in the transcript)"), menu=MENU, when=_marking)
def contradicted(bench: Bench) -> None:
    """What was said is contradicted elsewhere."""
    _mark(bench, "contradicted")


@action("testimony.unmark", N_("Take away my mar&ks here (X in the transcript)"), menu=MENU, when=_marking)
def unmark(bench: Bench) -> None:
    """Take away one's own marks of the turns chosen."""
    reader = _reader(bench)
    if reader is not None:
        from ui.rooms.reading.marks import unmark as take_away

        take_away(bench.desk, reader.chosen())


@action(
    "testimony.note",
    N_("Write a mar&gin note (M in the transcript)"),
    menu=MENU,
    icon="pencil",
    when=_marking,
)
def note(bench: Bench) -> None:
    """Write at the side of the words chosen."""
    reader = _reader(bench)
    if reader is not None:
        reader.write_note(bench.desk.writing().author)


def _step(bench: Bench, step: int) -> None:
    reader = _reader(bench)
    if reader is not None:
        reader.step_statement(step)


def _along(bench: Bench, step: int) -> None:
    reader = _reader(bench)
    if reader is not None:
        reader.step_issue(step)


@action(
    "reading.next_statement",
    N_("&Next statement of this speaker"),
    menu=GO,
    keys="Alt+Down",
    when=_reading,
)
def next_statement(bench: Bench) -> None:
    """Where the same speaks again."""
    _step(bench, 1)


@action(
    "reading.statement_before",
    N_("Statement of this speaker be&fore"),
    menu=GO,
    keys="Alt+Up",
    when=_reading,
)
def statement_before(bench: Bench) -> None:
    """Where the same spoke before."""
    _step(bench, -1)


@action("reading.next_on_issue", N_("Next on this &issue"), menu=GO, keys="Alt+Shift+Down", when=_reading)
def next_on_issue(bench: Bench) -> None:
    """The next turn that the same issue leads to."""
    _along(bench, 1)


@action(
    "reading.before_on_issue",
    N_("On this issue &before"),
    menu=GO,
    keys="Alt+Shift+Up",
    when=_reading,
)
def before_on_issue(bench: Bench) -> None:
    """The turn before that the same issue leads to."""
    _along(bench, -1)


@action("reading.issue", N_("Go along an i&ssue…"), menu=GO, icon="scale", when=_reading)
def issue(bench: Bench) -> None:
    """Choose the issue one goes along."""
    reader = _reader(bench)
    if reader is not None:
        reader.choose_issue()


@action(
    "reading.place",
    N_("Go to pa&ge and line… (G in the transcript, or Ctrl+G)"),
    menu=GO,
    icon="hash",
    when=_reading,
)
def place(bench: Bench) -> None:
    """Go where a cite leads."""
    reader = _reader(bench)
    if reader is None:
        return
    words = bench.voice.line(
        _("Go to page and line"), _("Which page and line, or which cite? For example 123:14.")
    )
    if words and words.strip():
        reader.go_to_place(words.strip())
