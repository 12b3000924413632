"""Above the pages: find, the page one is on, the size they are shown at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from hearingdesk.words import _
from ui.actions import dress
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.searchline import SearchLine

PERCENTS = (50, 75, 100, 125, 150, 200, 300, 400)


class PagesBar(QWidget):
    """Says what is wanted; the pane does it."""

    stepped = Signal(int)  # to the next hit, or the one before
    wanted = Signal(object)  # a page
    zoomed = Signal(object)  # "width", "page", or per cent
    scaled = Signal(int)  # a step larger or smaller
    listed = Signal()  # the list of pages is wanted, or not
    worded = Signal(bool)  # the words alone

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.line = SearchLine(_("Find in this source"))
        self.figure = Label("", "small", "text3")
        self.page = QLineEdit()
        self.page.setAccessibleName(_("Page"))
        self.page.setFixedWidth(px(52))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setValidator(QIntValidator(1, 999_999, self.page))
        self.page.returnPressed.connect(lambda: self.wanted.emit(int(self.page.text() or 1)))
        self.of = Label("", "small", "text3")
        self.percent = QToolButton()
        self.percent.setAccessibleName(_("Size"))
        self.percent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.percent.setMenu(self._sizes())
        self._lay_out()

    def tell(self, page: int, pages: int, percent: int) -> None:
        """Where one is, and how large."""
        if not self.page.hasFocus() or self.page.text() != str(page):
            self.page.setText(str(page))
        self.of.setText(_("of {n}", n=f"{pages:,}"))
        self.percent.setText(f"{percent} %")
        self.percent.setAccessibleName(_("Size, {n} %", n=percent))

    def lists(self) -> bool:
        """Is the list of pages wanted?"""
        return self._pages.isChecked()

    def set_pages(self, *, looked: bool, both: bool) -> None:
        """Whether there are pages to look at, and words beside them."""
        for widget in self._paged:
            widget.setVisible(looked)
        self._words.setVisible(both)

    def _sizes(self) -> QMenu:
        menu = QMenu(self)
        for words, what in ((_("Fit the width"), "width"), (_("Fit the page"), "page")):
            menu.addAction(self._size(menu, words, what))
        menu.addSeparator()
        for percent in PERCENTS:
            menu.addAction(self._size(menu, f"{percent} %", percent))
        return menu

    def _size(self, menu: QMenu, words: str, what: object) -> QAction:
        entry = QAction(words, menu)
        entry.triggered.connect(lambda: self.zoomed.emit(what))
        return entry

    def _lay_out(self) -> None:
        px = theme().px
        bar = QHBoxLayout(self)
        bar.setContentsMargins(px(28), px(8), px(20), px(8))
        bar.setSpacing(px(6))
        self._pages = pages = dress(QToolButton(), "panel-left", _("List of pages"))
        pages.setCheckable(True)
        pages.setChecked(True)
        pages.toggled.connect(lambda _on: self.listed.emit())
        bar.addWidget(pages)
        bar.addWidget(self.line, 1)
        bar.addWidget(self.figure)
        for icon, name, keys, step in (
            ("chevron-up", _("Place before"), "Shift+F3", -1),
            ("chevron-down", _("Next place"), "F3", 1),
        ):
            button = dress(QToolButton(), icon, name, keys)
            button.setShortcut(keys)
            button.clicked.connect(lambda _on=False, step=step: self.stepped.emit(step))
            bar.addWidget(button)
        bar.addSpacing(px(8))
        bar.addWidget(self.page)
        bar.addWidget(self.of)
        bar.addSpacing(px(8))
        smaller = dress(QToolButton(), "minus", _("Smaller pages"), "−")
        larger = dress(QToolButton(), "plus", _("Larger pages"), "+")
        smaller.clicked.connect(lambda: self.scaled.emit(-1))
        larger.clicked.connect(lambda: self.scaled.emit(1))
        for widget in (smaller, self.percent, larger):
            bar.addWidget(widget)
        self._words = dress(QToolButton(), "file-text", _("The words alone"))
        self._words.setCheckable(True)
        self._words.toggled.connect(self.worded)
        bar.addWidget(self._words)
        self._paged = (pages, self.page, self.of, smaller, self.percent, larger)
