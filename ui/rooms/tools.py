"""What a page takes from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.rooms.sheet import Adding


@dataclass(frozen=True, slots=True)
class PageTools:
    """What a page takes from the window: the buttons of its head, and how a record is added."""

    buttons: Callable[[str], Sequence[QWidget]]  # given the name of the primary action
    add: Callable[[Adding], object]
