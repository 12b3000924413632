"""Which part each style of a Word document is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from hearingdesk.exchange.preview.looks import Style, WordLook
from hearingdesk.exchange.profiles.word_draft import PARTS, WordDraft
from hearingdesk.words import _, n_
from ui.theme import theme
from ui.widgets.label import Cut


class WordForm(QWidget):
    """A box for every style in use, with the first paragraph that has it."""

    changed = Signal(object)  # WordDraft

    def __init__(self) -> None:
        super().__init__()
        self._draft: WordDraft | None = None
        self._shown: tuple[str, ...] = ()
        self.boxes: dict[str, QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(12))

    def show_look(self, look: WordLook) -> None:
        """The styles of the document that is looked at."""
        self._draft = look.draft
        styles = tuple(style.id for style in look.styles)
        if styles != self._shown:
            self._fill(look)
        for style, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(look.draft.styles.get(style, ""))))

    def _fill(self, look: WordLook) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        self._shown = tuple(style.id for style in look.styles)
        for style in look.styles:
            self._column.addWidget(self._row(style))

    def _row(self, style: Style) -> QWidget:
        row, box = QWidget(), QComboBox()
        name = style.id or _("Without a style")
        box.setAccessibleName(_("Part of the style “{style}”", style=name))
        for part, words in PARTS.items():
            box.addItem(_(words), part)
        box.activated.connect(lambda _at: self._mean(style.id, box.currentData()))
        self.boxes[style.id] = box
        count = n_("{n} paragraph", "{n} paragraphs", style.count)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(Cut(f"{name} · {count}", "label", "text2"))
        column.addWidget(box)
        column.addWidget(Cut(f"“{' '.join(style.sample.split())}”", "small", "text3"))
        return row

    def _mean(self, style: str, part: str) -> None:
        if self._draft is not None:
            self._draft = replace(self._draft, styles={**self._draft.styles, style: part})
            self.changed.emit(self._draft)
