"""Field widgets. Every one speaks the same words: get, set, changed, and how it understood what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from hearingdesk.codes import Code
from hearingdesk.errors import Unreadable
from hearingdesk.when import When
from hearingdesk.words import _
from ui.forms import dates
from ui.theme import theme


class Field(Protocol):
    """What a form needs of a field."""

    changed: Any  # Signal(): the person changed it

    def get(self) -> Any:
        """The value. Raises Unreadable with a sentence when the words mean nothing to this field."""
        ...

    def set(self, value: Any) -> None: ...

    def entry(self) -> QWidget:
        """The part that takes the keyboard, and has the name."""
        ...

    def understood(self) -> str:
        """How the words were read, where that is not plain to see; else ""."""
        ...


class TextField(QLineEdit):
    """A line of words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda _words: self.changed.emit())

    def get(self) -> Any:
        return self.text().strip()

    def set(self, value: Any) -> None:
        self.setText(value or "")
        self.setCursorPosition(0)

    def entry(self) -> QWidget:
        return self

    def understood(self) -> str:
        return ""


class NoteField(QPlainTextEdit):
    """Words over several lines; Tab goes on to the next field."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme().px(84))
        self.textChanged.connect(self.changed)

    def get(self) -> str:
        return self.toPlainText().strip()

    def set(self, value: str) -> None:
        self.blockSignals(True)  # filling it is not an edit
        self.setPlainText(value or "")
        self.blockSignals(False)

    def entry(self) -> QWidget:
        return self

    def understood(self) -> str:
        return ""


class WhenField(TextField):
    """A date as far as it is known, in whatever words `dates.read` knows; says beneath how it read them."""

    def __init__(self) -> None:
        super().__init__()
        self._value: When | None = None

    def get(self) -> When | None:
        words = self.text().strip()
        if not words:
            return None
        if self._value is not None and words == dates.written(self._value):
            return self._value
        return dates.read(words)

    def set(self, value: When | None) -> None:
        self._value = value
        super().set(dates.written(value) if value else "")

    def understood(self) -> str:
        try:
            value = self.get()
        except Unreadable:
            return ""
        said = dates.understood(value) if value else ""
        return said if said != self.text().strip() else ""


class NumberField(TextField):
    """A whole number; commas and full-width figures are read as well."""

    def get(self) -> int | None:
        words = unicodedata.normalize("NFKC", self.text()).strip()
        if not words:
            return None
        try:
            return int(words.replace(",", "").replace(" ", "").replace("−", "-"))
        except ValueError:
            raise Unreadable(_("“{words}” is not a whole number.", words=words)) from None

    def set(self, value: int | None) -> None:
        super().set("" if value is None else str(value))


class MoneyField(NumberField):
    """A whole number of money, shown with its thousands apart."""

    def set(self, value: int | None) -> None:
        TextField.set(self, "" if value is None else f"{value:,}")

    def understood(self) -> str:
        try:
            value = self.get()
        except Unreadable:
            return ""
        said = "" if value is None else f"{value:,}"
        return said if said != self.text().strip() else ""


class FlagField(QCheckBox):
    """Yes or no; its label stands beside the box."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.clicked.connect(lambda _on: self.changed.emit())

    def get(self) -> bool:
        return self.isChecked()

    def set(self, value: bool) -> None:
        self.setChecked(bool(value))

    def entry(self) -> QWidget:
        return self

    def understood(self) -> str:
        return ""


class SegmentField(QWidget):
    """A code out of a few, all in sight; pressing the chosen one again takes it back if it may be empty."""

    changed = Signal()

    def __init__(self, codes: Sequence[Code], *, required: bool) -> None:
        super().__init__()
        self._required = required
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for at, one in enumerate(codes):
            button = QToolButton()
            button.setText(one.label())
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("end", "first" if at == 0 else "last" if at == len(codes) - 1 else "")
            button.setToolTip(one.note)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda on, code=one.code: self._pressed(code, on))
            self._buttons[one.code] = button
            line.addWidget(button)
        line.addStretch(1)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def get(self) -> str:
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def set(self, value: str) -> None:
        for code, button in self._buttons.items():
            button.setChecked(code == value)

    def entry(self) -> QWidget:
        return self

    def understood(self) -> str:
        return ""

    def _pressed(self, code: str, on: bool) -> None:
        self.set(code if on or self._required else "")
        self.changed.emit()
