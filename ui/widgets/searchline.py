"""The search line: it answers while one types, in Korean too, and never disturbs a syllable under way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.icons import picture
from ui.theme import theme

GLASS = 16  # pixels of the magnifying glass at 100 %
PAUSE = 30  # milliseconds after a key: one question for a syllable's preedit and its commit


class TypedLine(QLineEdit):
    """A line that says its words as they are typed, the syllable under way included."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self._said = ""
        self._later: str | None = None  # words set from outside while composing
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._say)
        self.textChanged.connect(lambda _text: self._timer.start())

    def words(self) -> str:
        """What one sees in the line."""
        at = self.cursorPosition()
        return self.text()[:at] + self._preedit + self.text()[at:] if self._preedit else self.text()

    def composing(self) -> bool:
        """A syllable is under way in the input method."""
        return bool(self._preedit)

    def set_words(self, words: str) -> None:
        """Put words in from outside; waits until the syllable under way is finished."""
        if self.composing():
            self._later = words
        else:
            self.setText(words)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._preedit = event.preeditString()
        if not self._preedit and self._later is not None:
            words, self._later = self._later, None
            self.setText(words)
        self._timer.start()

    def _say(self) -> None:
        if self.words() != self._said:
            self._said = self.words()
            self.typed.emit(self._said)


class SearchLine(TypedLine):
    """A TypedLine with a magnifying glass: Escape empties it, once more or Down leaves it for the list."""

    left = Signal()  # to the rows

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("search", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._make_room()
        theme().changed.connect(self._make_room)
        self.setClearButtonEnabled(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass is painted here: that of an action keeps its 16 pixels however large the words are."""
        super().paintEvent(event)
        size = theme().px(GLASS)
        painter = QPainter(self)
        painter.drawPixmap(
            theme().px(8),
            (self.height() - size) // 2,
            picture("search", "text3", size, self.devicePixelRatioF()),
        )
        painter.end()

    def _make_room(self) -> None:
        """The words begin behind the glass."""
        self.setTextMargins(theme().px(GLASS + 10), 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.text():
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):  # nothing typed here: the case's undo is meant
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() and not self.composing():
            self.clear()
        elif self._leaves(event) and not self.composing():
            self._say()  # what was typed a moment ago is asked before one goes to its answer
            self.left.emit()
        else:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.composing():
                self._say()
            super().keyPressEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Down goes to the rows, and so does Escape where there is no dialog that it closes."""
        escapes = event.key() == Qt.Key.Key_Escape and not isinstance(self.window(), QDialog)
        return escapes or event.key() == Qt.Key.Key_Down
