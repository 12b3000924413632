"""The head of a page: where one is, its name in both languages, its states, its tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from hearingdesk.rows import Chip
from hearingdesk.words import _, legible
from ui.theme import theme
from ui.widgets.chips import ChipLabel
from ui.widgets.flow import Flow
from ui.widgets.label import Cut, Glyph, Label, rule


class Crumbs(QWidget):
    """The way here; every step but the last leads back."""

    opened = Signal(object)  # the target of a step

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._back: list[tuple[QPushButton, Glyph]] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme().px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the furthest steps where there is no room for all."""
        spare = self.width() - theme().px(60)
        for button, arrow in reversed(self._back):
            spare -= button.sizeHint().width() + arrow.sizeHint().width() + 2 * self._line.spacing()
            button.setVisible(spare >= 0)
            arrow.setVisible(spare >= 0)

    def set_steps(self, steps: Sequence[tuple[str, Any]]) -> None:
        """Show these (words, target)."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._back = []
        for number, (text, target) in enumerate(steps):
            if number == len(steps) - 1:
                self._line.addSpacing(theme().px(4))
                self._line.addWidget(Cut(text, "small", "text3"), 1)
                break
            button = QPushButton(legible(text))
            button.setProperty("kind", "crumb")
            button.setAccessibleName(_("Back to {place}", place=text))
            button.clicked.connect(lambda _on=False, target=target: self.opened.emit(target))
            arrow = Glyph("chevron-right", "text3", 12)
            self._line.addWidget(button)
            self._line.addWidget(arrow)
            self._back.append((button, arrow))
        self._fit()


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of a page; None where counting makes no sense."""

    key: str
    label: str
    count: int | None = None


class Tabs(QTabBar):
    """The parts of a page, with their counts."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentChanged.connect(self._tell)
        self.hide()

    def set_tabs(self, tabs: Sequence[Tab], chosen: str = "") -> None:
        """Show these; the chosen one stays chosen where it can. Says `chosen` only if it cannot."""
        before = self.current()
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for tab in tabs:
            at = self.addTab(tab.label if tab.count is None else f"{tab.label}  {tab.count:,}")
            self.setTabData(at, tab.key)
        self.choose(chosen or before)
        self.blockSignals(False)
        self.setVisible(bool(tabs))
        if before and self.current() != before:
            self.chosen.emit(self.current())

    def current(self) -> str:
        return str(self.tabData(self.currentIndex()) or "") if self.count() else ""

    def choose(self, key: str) -> None:
        """Show this part; nothing when the page has no such part."""
        for at in range(self.count()):
            if self.tabData(at) == key:
                self.setCurrentIndex(at)

    def _tell(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(str(self.tabData(at)))


class PageHead(QWidget):
    """Crumbs and buttons, title, the title in the other language, chips and facts, tabs."""

    def __init__(self, tabs_name: str = "") -> None:
        super().__init__()
        px = theme().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(8), 0, 0)
        outer.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(px(24), 0, px(16), px(4))
        bar.setSpacing(px(4))
        self.crumbs = Crumbs()
        bar.addWidget(self.crumbs, 1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(px(4))
        bar.addLayout(self._tools)
        outer.addLayout(bar)
        names = QVBoxLayout()
        names.setContentsMargins(px(28), px(6), px(28), px(4))
        names.setSpacing(px(3))
        self._title = Label("", "title", wrap=True, selectable=True)
        self._other = Label("", "head", "text3", wrap=True, selectable=True)
        names.addWidget(self._title)
        names.addWidget(self._other)
        facts = QWidget()
        self._facts = Flow(facts, gap=px(8), leading=px(6))
        self._facts.setContentsMargins(0, px(8), 0, px(4))
        names.addWidget(facts)
        outer.addLayout(names)
        self.tabs = Tabs(tabs_name or _("Parts of this page"))
        line = QHBoxLayout()
        line.setContentsMargins(px(26), 0, px(28), 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addWidget(rule())

    def set_tools(self, tools: Sequence[QWidget]) -> None:
        """The buttons at the right; the primary one last."""
        while (item := self._tools.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for tool in tools:
            self._tools.addWidget(tool)

    def set_names(self, title: str, other: str = "") -> None:
        """What this page is about, in both languages."""
        self._title.setText(title)
        self._other.setText(other)
        self._other.setVisible(bool(other))

    def set_facts(self, chips: Sequence[Chip], facts: Sequence[tuple[str, str]] = ()) -> None:
        """States, then facts as (icon, words)."""
        self._facts.clear()
        for chip in chips:
            self._facts.addWidget(ChipLabel(chip))
        for name, text in facts:
            self._facts.addWidget(_fact(name, text))
        parent = self._facts.parentWidget()
        if parent:
            parent.setVisible(bool(chips or facts))


def _fact(name: str, text: str) -> QWidget:
    fact = QWidget()
    line = QHBoxLayout(fact)
    line.setContentsMargins(theme().px(6), 0, 0, 0)
    line.setSpacing(theme().px(7))
    line.addWidget(Glyph(name))
    line.addWidget(Label(text, "body", "text2", selectable=True))
    return fact
