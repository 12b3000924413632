"""States as small pills, and filters as pills one can press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from hearingdesk.rows import Chip
from hearingdesk.words import _, legible
from ui import draw
from ui.theme import theme
from ui.widgets.flow import Flow


class ChipLabel(QWidget):
    """A state, read not pressed."""

    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(round(draw.chip_width(self._chip)) + 2, theme().px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw.chip(painter, 0, 0, self._chip, self.width(), self.height())
        painter.end()


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A filter by its key, with how many rows it would leave; None while that is not known."""

    key: str
    label: str
    count: int | None = None


class FilterChips(QWidget):
    """One of several filters; pressing the chosen one again shows everything."""

    chosen = Signal(str)  # the key, or "" for no filter

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QPushButton] = {}
        self._labels: dict[str, str] = {}
        self._flow = Flow(self, gap=6)

    def set_choices(self, choices: Sequence[FilterChoice], chosen: str = "") -> None:
        """Show these filters."""
        self._flow.clear()
        self._buttons, self._labels = {}, {choice.key: choice.label for choice in choices}
        for choice in choices:
            button = QPushButton()
            button.setProperty("kind", "filter")
            button.setCheckable(True)
            button.setChecked(choice.key == chosen)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda on, key=choice.key: self._pressed(key, on))
            self._buttons[choice.key] = button
            self._flow.addWidget(button)
        self.set_counts({choice.key: choice.count for choice in choices if choice.count is not None})

    def set_counts(self, counts: dict[str, int]) -> None:
        """Say how many rows each filter would leave."""
        for key, button in self._buttons.items():
            label, count = legible(self._labels[key]), counts.get(key)
            button.setText(label if count is None else f"{label}  {count:,}")
            button.setAccessibleName(label if count is None else _("{filter}, {n}", filter=label, n=count))

    def current(self) -> str:
        """The key of the chosen filter, or ""."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a filter, or none with ""; says so."""
        self._pressed(key, True)

    def _pressed(self, key: str, on: bool) -> None:
        for other, button in self._buttons.items():
            button.setChecked(on and other == key)
        self.chosen.emit(key if on else "")
