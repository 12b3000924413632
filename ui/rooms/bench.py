"""What an action is handed: the desk, the ways to ask and to edit, and the room one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from ui.desk import Desk, Place

if TYPE_CHECKING:
    from ui.actions import Commands
    from ui.putback import PutBack
    from ui.rooms.base import Space
    from ui.rooms.editor import Editor
    from ui.say import Voice


# What is not edited or removed by hand: places whose table is none of the case, and the rows of a report, which add up.
NOT_RECORDS = (
    *("change", "outgoing", "backup", "rule", "day", "offer", "shipped_profile"),
    *("replacement", "carried_cite"),
)


class Bench(Protocol):
    """The window, as far as actions need to know it."""

    desk: Desk

    @property
    def editor(self) -> Editor:
        """The sheets for adding and editing."""
        ...

    voice: Voice
    commands: Commands
    putback: PutBack

    def space(self) -> Space | None:
        """The room one is in; None while no case is open."""
        ...

    def widget(self) -> QWidget:
        """The parent of dialogs."""
        ...

    def open_palette(self) -> None: ...

    def quit(self) -> None: ...


def has_case(bench: Bench) -> bool:
    """A case is open."""
    return bench.desk.case is not None


def can_write(bench: Bench) -> bool:
    """A case is open and can be changed."""
    return bench.desk.writable


def on_record(bench: Bench) -> bool:
    """A record is shown."""
    return bool(has_case(bench) and shown(bench).id)


def can_edit(bench: Bench) -> bool:
    """A record is shown and the case can be changed."""
    return can_write(bench) and on_record(bench) and shown(bench).table not in NOT_RECORDS


def shown(bench: Bench) -> Place:
    """The record on the page."""
    space = bench.space()
    return space.current() if space is not None else Place()
