"""The left pane: the case's name, the way to search and jump, the rooms, and where the case is saved."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from hearingdesk.words import _
from ui import draw
from ui.actions import dress
from ui.icons import icon
from ui.theme import theme
from ui.widgets.label import Cut, Glyph, Label
from ui.widgets.sidebar import SectionList

WIDE, RAIL, NARROW = 244, 60, 1340  # the pane, the rail, the window width below which it is a rail


class _Badge(QWidget):
    """The sign of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme().px(28), theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw.ground(painter, QRectF(self.rect()), "accent", px(7))
        draw.glyph(painter, px(6), px(6), "landmark", "on_accent", px(16))
        painter.end()


class SidePane(QFrame):
    """What stands left of every room."""

    jumped = Signal()  # search or jump to
    switched = Signal()  # another case file
    settings = Signal()

    def __init__(self, put_back: QWidget | None = None) -> None:
        """`put_back`: what brings work on a copy back, shown while there is one."""
        super().__init__()
        px = theme().px
        self.setProperty("ground", "side")
        self._put_back = put_back or QWidget()
        self._put_back.hide()
        self._rail: bool | None = None
        self._troubled = False
        self._title, self._other = Cut("", "strong"), Cut("", "caption", "text3")
        self._switch = dress(QToolButton(), "chevrons-up-down", _("Switch case file"))
        self._switch.clicked.connect(self.switched)
        self._settings = dress(QToolButton(), "settings", _("Settings"), "Ctrl+,")
        self._settings.clicked.connect(self.settings)
        self._jump = QPushButton()
        self._keys = Label("Ctrl K", "caption", "text3")
        self._saved_glyph, self._saved = Glyph("hard-drive", "text3", 13), Cut("", "caption", "text3")
        self._state = Cut("", "caption", "text3")
        self._state.hide()
        self._said = QWidget()
        self.sections = SectionList(_("Rooms"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, px(8))
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._jump_line())
        column.addWidget(self.sections, 1)
        column.addLayout(self._foot())
        self.set_rail(False)

    def set_case(self, title: str, other: str = "") -> None:
        """Which case is open."""
        self._title.setText(title)
        self._other.setText(other)
        self.setAccessibleName(title)

    def set_saved(self, words: str, state: str = "", tip: str = "", *, troubled: bool = False) -> None:
        """Where it lies and since when it is safe; for a case on a copy, how far that was put back."""
        self._saved.setText(words)
        self._state.setText(state)
        self._state.set_tone("warn" if troubled else "text3")
        self._saved_glyph.set("triangle-alert" if troubled else "hard-drive", "warn" if troubled else "text3")
        self._said.setToolTip(tip)
        said = ". ".join(part for part in (words, state) if part)
        self._said.setAccessibleName(said)
        self._saved_glyph.setToolTip(said)
        self._state.setVisible(bool(state) and not self._rail)
        self._put_back.setVisible(bool(state))
        self._troubled = troubled
        self._saved_glyph.setVisible(troubled or not self._rail)

    def follow(self, window_width: int) -> None:
        """Be a pane or a rail, as this window asks."""
        self.set_rail(window_width < theme().px(NARROW))

    def set_rail(self, rail: bool) -> None:
        """A rail of icons, or the whole pane."""
        if rail == self._rail:
            return
        self._rail = rail
        self.setFixedWidth(theme().px(RAIL if rail else WIDE))
        for part in (self._title, self._other, self._switch, self._keys, self._saved_glyph, self._saved):
            part.setVisible(not rail)
        self._state.setVisible(bool(self._state.text()) and not rail)
        self._saved_glyph.setVisible(self._troubled or not rail)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot_line.setDirection(down if rail else across)
        px = theme().px
        self._foot_line.setContentsMargins(px(15 if rail else 16), px(6), px(15 if rail else 8), 0)
        self._jump.setText("" if rail else _("Search or jump to…"))
        self.sections.set_rail(rail)

    def _head(self) -> QHBoxLayout:
        px = theme().px
        line = QHBoxLayout()
        line.setContentsMargins(px(16), 0, px(8), px(10))
        line.setSpacing(px(6))
        line.addWidget(_Badge())
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._other)
        line.addLayout(names, 1)
        line.addWidget(self._switch)
        return line

    def _jump_line(self) -> QHBoxLayout:
        px = theme().px
        self._jump.setProperty("kind", "jump")
        self._jump.setIcon(icon("search", "text3"))
        self._jump.setAccessibleName(_("Search or jump to…"))
        self._jump.setToolTip("Ctrl+K")
        self._jump.clicked.connect(self.jumped)
        inside = QHBoxLayout(self._jump)
        inside.setContentsMargins(0, 0, px(9), 0)
        inside.addStretch(1)
        inside.addWidget(self._keys)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout()
        line.setContentsMargins(px(12), 0, px(12), px(8))
        line.addWidget(self._jump)
        return line

    def _foot(self) -> QHBoxLayout:
        px = theme().px
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._saved)
        said.addWidget(self._state)
        line = self._foot_line = QHBoxLayout()
        line.setSpacing(px(5))
        line.addWidget(self._saved_glyph, 0, Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self._said, 1)
        line.addWidget(self._put_back)
        line.addWidget(self._settings)
        return line
