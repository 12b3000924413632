"""The words of a transcript on a page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.desk import Desk


class TranscriptPane(QFrame):
    """Reads one transcript at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def read(self, transcript: int, words: str = "", turn: int = 0) -> None:
        """Show a transcript, at a turn where one is named, with these words marked."""

    def close_down(self) -> None:
        """The case is about to be closed."""
