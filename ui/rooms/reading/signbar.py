"""What was made of a transcript: each sign with its sum, and pressed, only the turns that bear it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hearingdesk import codes
from hearingdesk.procedure.judging import SIGNS, sign_of
from hearingdesk.words import _
from ui.theme import theme
from ui.widgets import signs
from ui.widgets.flow import Flow
from ui.widgets.label import Label

WIDE = 660  # pixels at 100 % that the names of the signs take
Sums = Mapping[tuple[str, str], int]  # (kind of mark, reviewer) -> number


class _SignEngine(QIconEngine):
    """A sign as an icon, in the colours in force when it is painted."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def clone(self) -> QIconEngine:
        return _SignEngine(self._kind)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height(), theme().px(signs.SIZE + 1))
        left, top = rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2
        signs.paint(painter, QRectF(left, top, side, side), self._kind)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self.pixmap(size, mode, state)


class SignBar(QWidget):
    """The legend, the sums and the filter in one line; none pressed shows every turn."""

    chosen = Signal(str)  # a filter of turns, "" for all of them

    def __init__(self, keys: Mapping[str, str]) -> None:
        """`keys`: the key that sets each sign."""
        super().__init__()
        self.setAccessibleName(_("What was made of the testimony"))
        self._keys = keys
        self._names = {kind: codes.label("mark_kind", kind) for kind in SIGNS}
        self._names["refused"] = _("Refused")
        self._names |= {"noted": _("Notes"), "marked": _("All marks")}
        flow = Flow(self, gap=6, leading=5)
        self._buttons = {kind: self._button(kind) for kind in ("marked", *SIGNS, "noted")}
        for button in self._buttons.values():
            flow.addWidget(button)
        self._hint = Label("", "small", "text3")
        flow.addWidget(self._hint)
        self._sums: dict[str, int] = {}
        self._brief = False  # signs and sums alone: there is no room for their names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        brief = self.width() < theme().px(WIDE)
        if brief != self._brief:
            self._brief = brief
            self._label()

    def show_sums(self, sums: Sums, promised: int) -> None:
        """Say how many there are of each, and whose they are."""
        found: dict[str, dict[str, int]] = {kind: {} for kind in self._buttons}
        for (kind, reviewer), n in sums.items():
            sign = sign_of(kind) or "noted"
            found[sign][reviewer] = found[sign].get(reviewer, 0) + n
        if promised:
            found["undertook"][""] = found["undertook"].get("", 0) + promised
        for one in (*SIGNS, "noted"):
            for reviewer, n in found[one].items():
                found["marked"][reviewer] = found["marked"].get(reviewer, 0) + n
        for kind, button in self._buttons.items():
            self._say(button, kind, found[kind])
        self._sums = {kind: sum(by.values()) for kind, by in found.items()}
        self._hint.setText(_("Select words or click a turn, then press a key.") if not sums else "")
        self._label()

    def current(self) -> str:
        """The filter in force."""
        return next((kind for kind, button in self._buttons.items() if button.isChecked()), "")

    def show_all(self) -> None:
        """Filter nothing any more, without saying so."""
        for button in self._buttons.values():
            button.setChecked(False)

    def _say(self, button: QPushButton, kind: str, by: Mapping[str, int]) -> None:
        name, total, key = self._names[kind], sum(by.values()), self._keys.get(kind, "")
        button.setAccessibleName(_("{filter}, {n}", filter=name, n=total))
        whose = [f"{reviewer}: {n:,}" for reviewer, n in sorted(by.items()) if reviewer]
        keyed = [_("Set by the key {key}", key=key)] if key else []
        button.setToolTip("\n".join([name, *keyed, *whose]))

    def _label(self) -> None:
        self._hint.setVisible(bool(self._hint.text()) and not self._brief)
        for kind, button in self._buttons.items():
            total, named = self._sums.get(kind, 0), not self._brief or kind not in SIGNS
            words = [self._names[kind]] if named else []
            words += [f"{total:,}"] if total or not words else []
            button.setText(" " + "  ".join(words))

    def _button(self, kind: str) -> QPushButton:
        button = QPushButton(f" {self._names[kind]}")
        button.setProperty("kind", "filter")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if kind in SIGNS:
            button.setIcon(QIcon(_SignEngine(kind)))
            button.setIconSize(QSize(theme().px(14), theme().px(14)))
        button.clicked.connect(lambda on: self._pressed(kind, on))
        return button

    def _pressed(self, kind: str, on: bool) -> None:
        for other, button in self._buttons.items():
            button.setChecked(on and other == kind)
        self.chosen.emit(kind if on else "")
