"""Under the outline: what the chosen section shall tell, how much of it, in which order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from hearingdesk.pack.outline import SHORT, Item
from hearingdesk.pack.section import Section
from hearingdesk.view import View
from hearingdesk.words import _
from ui.rooms.packs.outlining import filters, orders
from ui.theme import theme
from ui.widgets.label import Label


class Options(QFrame):
    """Says `wanted` with the item as it shall be."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self._item = Item("")
        self.title = Label("", "strong")
        self.filter, self.detail, self.order = QComboBox(), QComboBox(), QComboBox()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Only with these words"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(px(10))
        self._form.setVerticalSpacing(px(8))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, widget in (
            (_("Records"), self.filter),
            (_("With words"), self.words),
            (_("Detail"), self.detail),
            (_("Sorted by"), self.order),
        ):
            self._row(words, widget)
        self.nothing = Label(_("This part has nothing to choose."), "small", "text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addWidget(self.title)
        column.addLayout(self._form)
        column.addWidget(self.nothing)
        for box in (self.filter, self.detail, self.order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _at: self._tell())
        self.words.editingFinished.connect(self._tell)  # not as one types: each is a step that can be undone

    def show_item(self, view: View, item: Item | None, section: Section | None, *, writable: bool) -> None:
        """Show what a section shall tell; nothing for what every pack has."""
        self.blockSignals(True)
        some = item is not None and section is not None and (bool(section.of) or section.shortens)
        self.nothing.setVisible(not some)
        for widget in (self.filter, self.words, self.order):
            self._form.setRowVisible(widget, bool(some and section and section.of))
        self._form.setRowVisible(self.detail, bool(some and section and section.shortens))
        if item is not None and section is not None:
            typing = item.name == self._item.name and self.words.hasFocus()
            self._item = item
            self.title.setText(_(section.title))
            _fill(self.filter, filters(view, section), item.filter)
            _fill(self.detail, [("", _("Everything")), (SHORT, _("Short"))], item.detail)
            _fill(self.order, orders(view, section), item.order)
            if not typing:
                self.words.setText(item.words)
        for widget in (self.filter, self.words, self.detail, self.order):
            widget.setEnabled(writable)
        self.blockSignals(False)

    def say_title(self, words: str) -> None:
        """The name of a part that has nothing to choose."""
        self.title.setText(words)

    def _row(self, words: str, widget: QWidget) -> None:
        label = Label(words, "small", "text2")
        label.setBuddy(widget)
        widget.setAccessibleName(words)
        self._form.addRow(label, widget)

    def _tell(self) -> None:
        wanted = replace(
            self._item,
            filter=str(self.filter.currentData() or ""),
            words=self.words.text().strip(),
            detail=str(self.detail.currentData() or ""),
            order=str(self.order.currentData() or ""),
        )
        if wanted != self._item:
            self._item = wanted
            self.wanted.emit(wanted)


def _fill(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    """Show the choices; one that is there no more is shown as what it is, not as all records."""
    if chosen and chosen not in {key for key, _words in choices}:
        choices = [*choices, (chosen, _("Not there any more"))]
    box.clear()
    for key, words in choices:
        box.addItem(words, key)
    box.setCurrentIndex(next(at for at, (key, _words) in enumerate(choices) if key == chosen))
