"""The pages in the middle: as they will print, or as they were issued."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from hearingdesk.facsimile import Leaves, Paper, Size
from hearingdesk.pack.preview import Alone
from hearingdesk.words import _
from ui.actions import dress
from ui.models.plates import Plates
from ui.rooms.packs.spliced import Spliced
from ui.rooms.packs.strip import Strip
from ui.theme import theme
from ui.widgets.label import Cut, Label, rule
from ui.widgets.leaves import LeavesView
from ui.widgets.page import EmptyState


class PagesPane(QFrame):
    """Shows one file after the other: the old pages stay until the new ones can be drawn."""

    turned = Signal(object)  # the page one is on, counted from 1

    def __init__(self, name: str) -> None:
        super().__init__()
        px = theme().px
        self._plates: Plates | None = None
        self._coming: Plates | None = None
        self._small: Plates | None = None  # what draws the strip: the large pages never wait for it
        self._whole: tuple[bytes, tuple[str, ...]] = (
            b"",
            (),
        )  # the latest file, shown or coming, and its labels
        self._labels: tuple[str, ...] = ()
        self._page = 1
        self.view = LeavesView(name)
        self.view.fit("page")
        self.strip = Strip()
        self.strip.wanted.connect(self.go)
        self.setMinimumWidth(px(268))
        self.where = Label("", "strong")
        self.what = Cut("", "small", "text3")
        self.state = Label("", "small", "text3")
        self.state.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(px(14), px(8), px(8), px(8))
        bar.setSpacing(px(4))
        bar.addWidget(self.where)
        bar.addWidget(self.what, 1)
        bar.addWidget(self.state)
        for icon, words, mode in (
            ("file-text", _("Fit the page"), "page"),
            ("chevrons-up-down", _("Fit the width"), "width"),
        ):
            button = dress(QToolButton(), icon, words)
            button.clicked.connect(lambda _on=False, mode=mode: self.view.fit(mode))
            bar.addWidget(button)
        for icon, words, step in (("chevron-up", _("Page before"), -1), ("chevron-down", _("Next page"), 1)):
            button = dress(QToolButton(), icon, words)
            button.clicked.connect(lambda _on=False, step=step: self.view.go(self.view.page() + step))
            bar.addWidget(button)
        self._nothing = EmptyState("book-marked", _("The pages are being laid out."))
        whole = QWidget()
        self._stack = QStackedLayout(whole)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        self._under = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule())
        column.addWidget(whole, 1)
        column.addWidget(self._under)
        column.addWidget(self.strip)
        self.view.turned.connect(self._turned)

    def show_file(self, content: bytes, labels: tuple[str, ...], page: int = 0) -> None:
        """Show these pages as soon as they can be drawn, from this one on; 0 stays where one is."""
        self._whole = content, labels
        self._show(lambda: Paper(content), labels, page)

    def show_alone(self, pages: Alone) -> None:
        """Show the pages of one section in the place they have in those that are shown, from the first of them on."""
        (whole, known), before = self._whole, pages.first - 1
        if not whole:
            return
        labels = (*known[:before], *pages.labels, *known[before + pages.instead :])
        stays = before < self.view.page() <= before + len(pages.labels)
        self._show(
            lambda: Spliced(Paper(whole), Paper(pages.data), pages.first, pages.instead),
            labels,
            self.view.page() if stays else pages.first,
        )

    def mark(self, changed: Collection[str], marked: Collection[int]) -> None:
        """Which pages changed, by label, and which are to be looked at, by number."""
        self.strip.mark(changed, marked)

    def without_strip(self) -> None:
        """For one page alone."""
        self.strip.hide()
        self._under.hide()

    def _show(self, make: Callable[[], Leaves], labels: tuple[str, ...], page: int) -> None:
        if self._coming is not None:
            self._coming.close()
        plates = self._coming = Plates(make)
        later = Qt.ConnectionType.QueuedConnection
        plates.opened.connect(lambda sizes: self._opened(plates, sizes, make, labels, page), later)
        plates.start()

    def go(self, page: int) -> None:
        """Show a page."""
        self._page = page
        if self._coming is None:
            self.view.go(page)

    def page(self) -> int:
        """The page one is on, counted from 1."""
        return self.view.page()

    def tell(self, words: str) -> None:
        """What is going on with the pages; "" for nothing."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def title(self, words: str) -> None:
        """What stands on the page one is on."""
        self.what.setText(words)

    def close_down(self) -> None:
        """Let go of the pages."""
        for plates in (self._plates, self._coming, self._small):
            if plates is not None:
                plates.close()
        self._plates = self._coming = self._small = None
        self._whole = b"", ()
        self.view.show_plates(None)
        self.strip.show_plates(None, (), ())
        self._stack.setCurrentWidget(self._nothing)

    def _opened(
        self,
        plates: Plates,
        sizes: list[Size],
        make: Callable[[], Leaves],
        labels: tuple[str, ...],
        page: int,
    ) -> None:
        if plates is not self._coming:
            return
        old, self._plates, self._coming = self._plates, plates, None
        stay = page or (self._same(labels) if old is not None else self._page)
        self._labels = labels
        self.view.show_plates(plates, sizes)
        self._stack.setCurrentWidget(self.view)
        self.view.go(stay)
        self._show_small(make, sizes)
        self._turned(self.view.page())
        if old is not None:
            old.close()

    def _show_small(self, make: Callable[[], Leaves], sizes: list[Size]) -> None:
        if self._small is not None:
            self._small.close()
        self._small = Plates(make)
        self.strip.show_plates(self._small, sizes, self._labels)
        self._small.start()

    def _same(self, labels: tuple[str, ...]) -> int:
        """Where the page one is on stands among other pages: by its label, else by its number."""
        page = self.view.page()
        label = self._labels[page - 1] if 0 < page <= len(self._labels) else ""
        return labels.index(label) + 1 if label in labels else page

    def _turned(self, page: int) -> None:
        label = self._labels[page - 1] if 0 < page <= len(self._labels) else str(page)
        self.where.setText(_("Page {page} of {total}", page=label, total=self.view.count()))
        self.strip.choose(page)
        self.turned.emit(page)
