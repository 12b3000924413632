"""As many codes as hold, all in sight: pressed or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hearingdesk.codes import Code
from ui.theme import theme
from ui.widgets.flow import Flow


class SeveralField(QWidget):
    """A button for each code; the value is the codes of those pressed, in the order of the list."""

    changed = Signal()

    def __init__(self, codes: Sequence[Code]) -> None:
        super().__init__()
        flow = Flow(self, gap=theme().px(6))
        self._buttons: dict[str, QPushButton] = {}
        for one in codes:
            button = QPushButton(one.label())
            button.setAccessibleName(one.label())
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("kind", "filter")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on: self.changed.emit())
            self._buttons[one.code] = button
            flow.addWidget(button)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def get(self) -> tuple[str, ...]:
        return tuple(code for code, button in self._buttons.items() if button.isChecked())

    def set(self, value: Sequence[str]) -> None:
        for code, button in self._buttons.items():
            button.setChecked(code in value)

    def entry(self) -> QWidget:
        return self

    def understood(self) -> str:
        return ""
