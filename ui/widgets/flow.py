"""A layout that sets its items like words: in lines, as many as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Left to right, then the next line: chips and quiet facts never push a page sideways."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, leading: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._leading = gap, leading
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._items]
        wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return self._with_margins(QSize(wide, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """As wide as its widest item."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def clear(self) -> None:
        """Take everything out and away."""
        while self._items:
            widget = self._items.pop().widget()
            if widget:
                widget.hide()
                widget.deleteLater()
                widget.hide()

    def _with_margins(self, size: QSize) -> QSize:
        edge = self.contentsMargins()
        return size + QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def _set(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        left, top, line = area.x(), area.y(), 0
        rows: list[list[tuple[QLayoutItem, int, QSize]]] = [[]]
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if left > area.x() and left + hint.width() > area.right() + 1:
                self._place(rows[-1], top, line, move=move)
                rows.append([])
                left, top, line = area.x(), top + line + self._leading, 0
            hint.setWidth(min(hint.width(), max(area.width(), item.minimumSize().width())))
            rows[-1].append((item, left, hint))
            left += hint.width() + self._gap
            line = max(line, hint.height())
        self._place(rows[-1], top, line, move=move)
        edge = self.contentsMargins()
        return top + line - rect.y() + edge.bottom()

    def _place(self, row: list[tuple[QLayoutItem, int, QSize]], top: int, line: int, *, move: bool) -> None:
        for item, left, size in row if move else []:
            item.setGeometry(QRect(QPoint(left, top + (line - size.height()) // 2), size))
