"""The settings of this user: language, look, size of words, name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from hearingdesk.words import _
from ui.desk import Desk
from ui.dialogs.base import SmallDialog
from ui.theme import SCALES, theme
from ui.widgets.label import Label


class Preferences(SmallDialog):
    """Each choice is kept when the dialog is closed with Save."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), parent)
        self._desk = desk
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(14))
        self._grid.setVerticalSpacing(theme().px(10))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        languages = (("", _("As the system")), ("en", "English"), ("ko", "한국어"))
        looks = (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))
        sizes = [(scale, f"{scale} %") for scale in SCALES]
        self.language = self._choice(_("Language"), languages, desk.settings.language)
        self.look = self._choice(_("Look"), looks, desk.settings.theme)
        self.words_size = self._choice(_("Size of words"), sizes, theme().scale)
        self.author = QLineEdit(desk.settings.author)
        self._put(_("Your name"), self.author)
        cancel = self.button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        save = self.button(_("Save"), "primary")
        save.clicked.connect(self._save)

    def _choice(self, label: str, options: Sequence[tuple[object, str]], now: object) -> QComboBox:
        box = QComboBox()
        for value, words in options:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        self._put(label, box)
        return box

    def _put(self, label: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        words = Label(label, "label")
        words.setBuddy(field)
        field.setAccessibleName(label)
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)

    def _save(self) -> None:
        look, size = self.look.currentData(), int(self.words_size.currentData())
        self._desk.change_settings(
            language=self.language.currentData(), theme=look, scale=size, author=self.author.text().strip()
        )
        self.accept()
        theme().use(look, size)
        self._desk.turned.emit()
