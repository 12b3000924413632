"""What a page takes from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QDialog, QWidget

from hearingdesk.older import Older
from ui.desk import Place
from ui.rooms.sheet import Adding


class Ask(Protocol):
    """Asks for a line of words."""

    def __call__(self, title: str, sentence: str, text: str = "", /) -> str | None: ...


@dataclass(frozen=True, slots=True)
class PageTools:
    """What a page takes from the window: the buttons of its head, how a record is added, how one is asked."""

    buttons: Callable[[str], Sequence[QWidget]]  # given the name of the primary action
    add: Callable[[Adding], object]
    restore: Callable[[Older], object]
    ask: Ask  # a line of words, None to leave it
    run: Callable[[str], object]  # a command of the program, by its name
    edit: Callable[[Place], object]  # a record on a sheet, without going to its page
    record: Callable[[Any, Any], QDialog]  # a summons and what was tried on it: the form that records it
