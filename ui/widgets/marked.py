"""Words with marks in them: what was taken away is struck through, what came is underlined."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hearingdesk.compare import Pieces
from hearingdesk.words import legible
from ui.theme import theme


class MarkedLabel(QLabel):
    """One side of a comparison. What a file says is escaped: it is never read as markup."""

    def __init__(self, pieces: Pieces, tone: str, line: str) -> None:
        """`tone` colours the marks, `line` is "underline" or "line-through"."""
        super().__init__()
        self._pieces, self._tone, self._line = pieces, tone, line
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("words", "body")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setMinimumWidth(theme().px(120))
        self._write()
        theme().changed.connect(self._write)

    def words(self) -> str:
        """What it says, without marks."""
        return "".join(piece.text for piece in self._pieces)

    def marked(self) -> list[str]:
        """The words that are marked."""
        return [piece.text for piece in self._pieces if piece.changed]

    def _write(self) -> None:
        ground, ink = (theme().colour(name).name() for name in (f"{self._tone}_soft", self._tone))
        style = f"background-color:{ground};color:{ink};text-decoration:{self._line}"
        told = (
            f'<span style="{style}">{words}</span>' if changed else words
            for words, changed in ((escape(legible(piece.text)), piece.changed) for piece in self._pieces)
        )
        self.setText(f'<p style="white-space:pre-wrap;margin:0">{"".join(told)}</p>')
