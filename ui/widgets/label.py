"""Words on the screen: plain text in one of the sizes and tones of the look."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hearingdesk.words import legible
from ui.icons import picture
from ui.theme import theme


def tip(words: str) -> str:
    """Words for a tip, which Qt would take for markup where they look like it."""
    return f"<p>{escape(words)}</p>" if "<" in words else words


class Label(QLabel):
    """One role of SIZES, one tone; never rich text, so what a file says is shown as it is.

    What would do something to the line it stands in (`legible`) is shown as U+FFFD.
    """

    def __init__(
        self,
        text: str = "",
        words: str = "body",
        tone: str = "",
        *,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(legible(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("words", words)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def setText(self, text: str) -> None:
        super().setText(legible(text))

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Cut(Label):
    """One line that is cut with … when there is no room; the whole is its tip."""

    def __init__(self, text: str = "", words: str = "body", tone: str = "") -> None:
        self._whole = legible(text)
        super().__init__(text, words, tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._whole = legible(text)
        self.updateGeometry()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


class Glyph(QWidget):
    """An icon that is only looked at; what it means stands in words beside it."""

    def __init__(self, name: str, token: str = "text3", size: int = 14, line: int = 0) -> None:
        """`line` is the height of the line of words it stands in the middle of."""
        super().__init__()
        self._name, self._token, self._size, self._line = name, token, size, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set(self, name: str, token: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, max(side, theme().px(self._line)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().px(self._size)
        drawn = picture(self._name, self._token, side, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - side) // 2, drawn)
        painter.end()


def rule() -> QWidget:
    """A thin line across."""
    line = QWidget()
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line
