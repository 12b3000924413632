"""What a screen reader is told of a transcript: a document with the paragraphs that are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from ui.widgets.transcript import TranscriptView


class SpokenParagraph(QAccessibleInterface):
    """One paragraph, by its number."""

    def __init__(self, view: TranscriptView, number: int) -> None:
        super().__init__()
        self._view, self.number = view, number

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self):  # type: ignore[no-untyped-def, override]
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Paragraph

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        return state

    def text(self, t: QAccessible.Text) -> str:
        return self._view.spoken(self.number) if t == QAccessible.Text.Name else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """It is read, not written."""

    def rect(self) -> QRect:
        for number, edge, laid in self._view.on_screen():
            if number == self.number:
                corner = self._view.viewport().mapToGlobal(QPoint(0, round(edge)))
                return QRect(corner.x(), corner.y(), self._view.viewport().width(), round(laid.height))
        return QRect()


class SpokenTranscript(QAccessibleWidget):
    """The view itself. Qt keeps no reference to these objects, so the view does."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view
        self._spoken: dict[int, SpokenParagraph] = {}

    def childCount(self) -> int:
        return len(self._numbers())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        numbers = self._numbers()
        if not 0 <= index < len(numbers):
            return None
        number = numbers[index]
        self._spoken = {kept: one for kept, one in self._spoken.items() if kept in numbers}
        return self._spoken.setdefault(number, SpokenParagraph(self._view, number))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        number = child.number if isinstance(child, SpokenParagraph) else -1
        numbers = self._numbers()
        return numbers.index(number) if number in numbers else -1

    def _numbers(self) -> list[int]:
        return [number for number, _edge, _laid in self._view.on_screen()]
