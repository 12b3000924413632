"""Fields that are chosen, not written: typing narrows a list, in English and Korean alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QToolButton, QWidget

from hearingdesk.codes import Code
from hearingdesk.errors import Unreadable
from hearingdesk.words import _, language
from ui.actions import dress
from ui.fuzzy import fold
from ui.icons import icon
from ui.theme import theme
from ui.widgets.searchline import TypedLine

Choices = Callable[[str], list[tuple[Any, str]]]  # words typed -> (value, label), best first


class Lookup(Protocol):
    """How a link field finds records; the window gives it, so that forms know no case file."""

    def choose(self, table: str, words: str) -> list[tuple[int, str]]:
        """Records of this table that answer to the words, best first; the usual ones for no words."""
        ...

    def label(self, table: str, id: int) -> str:
        """The words by which people know this record."""
        ...


class PickLine(TypedLine):
    """A line with a list below it. What stands in it is a label of the list, or it is unreadable."""

    picked = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self._value: Any = None
        self._label = ""
        self._offered: list[tuple[Any, str]] = []
        self._labels = QStringListModel(self)
        self._completer = QCompleter(self._labels, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(9)
        self._popup = QListView()
        self._popup.setProperty("choices", True)
        self._popup.setUniformItemSizes(True)
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[reportIndexIssue]
        opener = self.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        opener.triggered.connect(lambda: self._offer(""))
        self.typed.connect(self._typed)

    def value(self) -> Any:
        """What is chosen, None for nothing. Raises Unreadable when the words are in no list."""
        words = self.text().strip()
        if not words:
            return None
        if words == self._label:
            return self._value
        same = [value for value, label in self._choices(words) if fold(label) == fold(words)]
        if len(same) == 1:
            return same[0]
        raise Unreadable(_("“{words}” is not in the list. Choose one from it.", words=words))

    def put(self, value: Any, label: str) -> None:
        """Show this choice."""
        self._value, self._label = value, label
        self.setText(label)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.composing():
            self._offer("" if self.text() == self._label else self.words())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText() and self.text() == self._label:
            self._offer("")

    def focusOutEvent(self, event: Any) -> None:
        """An emptied line means nothing is chosen; a whole label typed by hand is that choice."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and event.type() == QEvent.Type.FocusOut:
            self.picked.emit()

    def offered(self) -> list[str]:
        """The labels in the list now."""
        return [label for _value, label in self._offered]

    def _typed(self, words: str) -> None:
        if self.hasFocus() and words != self._label:
            self._offer(words)

    def _offer(self, words: str) -> None:
        self._offered = self._choices(words.strip())
        self._labels.setStringList(self.offered())
        if not self._offered:
            self._popup.hide()
            return
        self._completer.complete()
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _activated(self, index: QModelIndex) -> None:
        if index.row() < len(self._offered):
            self.put(*self._offered[index.row()])
            self.picked.emit()


class CodeField(PickLine):
    """A word of a code list, found by its English or its Korean name."""

    changed = Signal()

    def __init__(self, codes: dict[str, Code]) -> None:
        super().__init__(self._find)
        self._codes = codes
        self.picked.connect(self.changed)
        self.textEdited.connect(lambda _words: self.changed.emit())

    def get(self) -> str:
        return self.value() or ""

    def set(self, value: str) -> None:
        found = self._codes.get(value)
        self.put(value, both(found) if found else value)

    def entry(self) -> QWidget:
        return self

    def understood(self) -> str:
        return ""

    def _find(self, words: str) -> list[tuple[str, str]]:
        wanted = fold(words)
        every = [(one.code, both(one)) for one in self._codes.values()]
        return [(code, label) for code, label in every if wanted in fold(f"{label} {code}")]


class LinkField(QWidget):
    """Another record, picked by its words; the button beside it goes there."""

    changed = Signal()
    opened = Signal(str, object)  # table, id

    def __init__(self, table: str, lookup: Lookup, label: str) -> None:
        super().__init__()
        self._table, self._lookup = table, lookup
        self.pick = PickLine(lambda words: lookup.choose(table, words))
        self._open = dress(QToolButton(), "external-link", _("Open: {field}", field=label))
        self._open.clicked.connect(self._go)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(4))
        line.addWidget(self.pick, 1)
        line.addWidget(self._open)
        self.setFocusProxy(self.pick)
        self.pick.picked.connect(self._changed)
        self.pick.textEdited.connect(lambda _words: self._changed())
        self._changed()

    def get(self) -> int | None:
        return self.pick.value()

    def set(self, value: int | None) -> None:
        self.pick.put(value, self._lookup.label(self._table, value) if value else "")
        self._open.setEnabled(bool(value))

    def entry(self) -> QWidget:
        return self.pick

    def understood(self) -> str:
        return ""

    def _changed(self) -> None:
        self._open.setEnabled(self.chosen() is not None)
        self.changed.emit()

    def chosen(self) -> int | None:
        """What is chosen, None also where the words are in no list."""
        try:
            return self.pick.value()
        except Unreadable:
            return None

    def _go(self) -> None:
        if (id := self.chosen()) is not None:
            self.opened.emit(self._table, id)


def both(code: Code) -> str:
    """Both names of a code, the program's language first."""
    first, second = (code.ko, code.en) if language() == "ko" else (code.en, code.ko)
    return f"{first}  {second}" if second and second != first else first
