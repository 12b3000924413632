"""The outline at the left: cover, contents, sections in order with their pages, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.pack.section import Section
from hearingdesk.words import _, legible, n_
from ui.actions import dress
from ui.rooms.packs.options import Options
from ui.rooms.packs.outlining import Line
from ui.theme import theme
from ui.widgets.label import Cut, Label, rule
from ui.widgets.ringedtree import RingedTree

NAME = int(Qt.ItemDataRole.UserRole)
ROW = 30  # pixels at 100 %
LINES = 5  # in sight of what is left out
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class OutlineTree(RingedTree):
    """Alt+Up and Alt+Down move a section, Space switches it off, Del takes it out."""

    moved = Signal(str, int)
    turned = Signal(str)
    dropped = Signal(str)
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []  # as it was filled last
        self.setAccessibleName(_("Outline of the pack"))
        self.setProperty("outline", True)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda _now, _before: self.wanted.emit(self.current()))
        self.itemClicked.connect(lambda _item, _column: self.wanted.emit(self.current()))
        self.itemChanged.connect(lambda item, _column: self.turned.emit(str(item.data(0, NAME))))

    def current(self) -> str:
        """The name of the part that is chosen; "" for none."""
        item = self.currentItem()
        return str(item.data(0, NAME)) if item is not None else ""

    def fill(self, lines: Sequence[Line], *, writable: bool) -> None:
        """Show these; the chosen one stays chosen, or what has taken its place, or a section that came back."""
        chosen, before = self.current(), self.currentIndex().row()
        old = self._names
        names = self._names = [line.name for line in lines]
        come = [line.name for line in lines if line.item is not None and line.name not in old] if old else []
        chosen = come[0] if len(come) == 1 else chosen
        self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addTopLevelItem(_row(line, writable=writable))
        place = names.index(chosen) if chosen in names else min(max(before, 0), len(names) - 1)
        if (item := self.topLevelItem(place)) is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        self.blockSignals(False)

    def choose(self, name: str) -> None:
        """Choose a part without saying so."""
        self.blockSignals(True)
        for at in range(self.topLevelItemCount()):
            item = self.topLevelItem(at)
            if item is not None and item.data(0, NAME) == name:
                self.setCurrentItem(item)
                self.scrollToItem(item)
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is below grows with what is chosen: that must not hide it."""
        super().resizeEvent(event)
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    def event(self, event: QEvent) -> bool:
        """Its own keys come before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := step_of(event):
            self.moved.emit(self.current(), step)
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(self.current())
        else:
            super().keyPressEvent(event)


def step_of(event: QKeyEvent) -> int:
    """Where Alt and an arrow move something: up (-1), down (1), nowhere (0)."""
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return _STEPS.get(event.key(), 0) if alt else 0


def _row(line: Line, *, writable: bool) -> QTreeWidgetItem:
    printed = line.printed
    title = f"{printed.letter}  {line.title}" if printed and printed.letter else line.title
    row = QTreeWidgetItem([legible(title), ""])
    row.setData(0, NAME, line.name)
    row.setSizeHint(0, QSize(0, theme().px(ROW)))
    row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    said = [line.title]
    if printed:
        row.setText(1, f"● {printed.label}" if printed.changed else printed.label)
        said.append(_("page {page}", page=printed.label))
        if printed.changed:
            row.setForeground(1, QBrush(theme().colour("accent_text")))
            said.append(_("changed since the last edition"))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if line.item is not None:
        row.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if writable else flags)
        on = Qt.CheckState.Unchecked if line.item.off else Qt.CheckState.Checked
        row.setCheckState(0, on)
        if line.item.off or not printed:
            row.setForeground(0, QBrush(theme().colour("text3")))
            said.append(_("switched off") if line.item.off else _("nothing to print"))
        if line.item.narrowed or line.item.detail:
            row.setText(0, f"{legible(title)} …")
            said.append(_("with a choice of its own"))
    else:
        row.setFlags(flags)
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
    row.setToolTip(0, legible(", ".join(said)))
    return row


class Below(QScrollArea):
    """As high as what it holds where there is room for it and half of the outline; else that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(theme().px(150))

    def sizeHint(self) -> QSize:
        held = self.widget()
        return held.sizeHint() if held is not None else super().sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class LeftOut(QScrollArea):
    """The sections that print nothing: some lines in sight, the others by scrolling."""

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setAccessibleName(_("Left out of this pack"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = Label("", "small", "text3", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(px(20), px(8), px(16), px(6))
        self.setWidget(self.words)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self.words.text()

    def tell(self, said: Sequence[str]) -> None:
        """Say these, a line each; be gone where there are none."""
        self.words.setText("\n".join([_("Left out of this pack:"), *said]) if said else "")
        self.setAccessibleDescription(", ".join(said))
        self.setVisible(bool(said))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines are in this width."""
        most = self.words.fontMetrics().lineSpacing() * LINES + theme().px(14)
        self.setFixedHeight(max(0, min(self.words.heightForWidth(self.width()), most)))


class OutlinePane(QFrame):
    """The list, the options of the chosen section, and what is left out."""

    added = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("ground", "list")
        self.setMinimumWidth(px(232))
        self.tree, self.options = OutlineTree(), Options()
        self.count = Cut("", "small", "text3")
        self.silent = LeftOut()
        self._missing: list[Section] = []
        self.add = dress(QToolButton(), "plus", _("Add a section"))
        self.up = dress(QToolButton(), "chevron-up", _("Move the section up"), "Alt+↑")
        self.down = dress(QToolButton(), "chevron-down", _("Move the section down"), "Alt+↓")
        self.drop = dress(QToolButton(), "minus", _("Take the section out"), _("Del"))
        self.add.clicked.connect(self._offer)
        self.up.clicked.connect(lambda: self.tree.moved.emit(self.tree.current(), -1))
        self.down.clicked.connect(lambda: self.tree.moved.emit(self.tree.current(), 1))
        self.drop.clicked.connect(lambda: self.tree.dropped.emit(self.tree.current()))
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(10), px(10), px(6))
        head.setSpacing(px(4))
        head.addWidget(Label(_("Outline"), "strong"))
        head.addSpacing(px(6))
        head.addWidget(self.count, 1)
        for button in (self.up, self.down, self.drop, self.add):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        rows = QHBoxLayout()
        rows.setContentsMargins(px(12), 0, px(10), 0)
        rows.addWidget(self.tree)
        column.addLayout(rows, 1)  # what is put below gets twice as much, up to what it wants
        column.addSpacing(px(6))
        column.addWidget(self.silent)
        column.addWidget(rule())
        column.addWidget(self.options)
        self._special = Below()
        column.addWidget(self._special, 2)

    def put_below(self, special: QWidget) -> None:
        """What takes the place of the options for a section that has more to choose."""
        self._special.setWidget(special)
        self._special.hide()

    def show_below(self, *, special: bool) -> None:
        """The options, or what takes their place."""
        self.options.setVisible(not special)
        self._special.setVisible(special)

    def fill(self, lines: Sequence[Line], missing: Sequence[Section], *, writable: bool) -> None:
        """Show an outline; `missing` can be added."""
        self._missing = list(missing)
        sections = sum(line.item is not None and not line.item.off for line in lines)
        self.count.setText(n_("{n} section", "{n} sections", sections))
        self.tree.fill(lines, writable=writable)
        for button in (self.add, self.up, self.down, self.drop):
            button.setEnabled(writable)
        self.add.setEnabled(writable and bool(missing))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in self._missing:
            entry = menu.addAction(_(section.title))
            entry.triggered.connect(lambda _on=False, name=section.name: self.added.emit(name))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))
