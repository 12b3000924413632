"""In which letters a file is written: every encoding that fits, with the same words in each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hearingdesk.exchange.encoding import TWICE
from hearingdesk.exchange.preview.letters import NAMES, Letters
from hearingdesk.words import _, legible
from ui.forms.advice import Advice
from ui.theme import theme
from ui.widgets.label import Label

_MOST = 190  # the height of the list at 100 %
_CODE = int(Qt.ItemDataRole.UserRole)


def encoding_name(code: str) -> str:
    """An encoding as people call it."""
    return _(NAMES[code]) if code in NAMES else code


class LettersBox(QWidget):
    """A box with the names, a list with the words, and an offer to repair."""

    chosen = Signal(str)  # an encoding; "" leaves it to the bytes

    def __init__(self) -> None:
        super().__init__()
        self.box, self.list, self.advice = QComboBox(), QListWidget(), Advice()
        self.box.setAccessibleName(_("Encoding"))
        self.list.setAccessibleName(_("The same words in each encoding: choose the one that reads right"))
        self.list.setProperty("choices", True)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = Label("", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        for widget in (self.box, self._words, self.list, self.advice):
            column.addWidget(widget)
        self.box.activated.connect(lambda _at: self.chosen.emit(self.box.currentData()))
        self.list.itemActivated.connect(self._picked)
        self.list.itemClicked.connect(self._picked)

    def show_letters(self, letters: Letters, asked: str) -> None:
        """What was found, and what somebody asked for."""
        self.setVisible(bool(letters.found))
        self._fill_box(letters, asked)
        if letters.plain:
            self._words.setText(_("Plain letters only: every encoding reads them alike."))
        elif letters.certain:
            self._words.setText(_("The bytes say it: {name}.", name=encoding_name(letters.found)))
        else:
            self._words.setText(_("The bytes do not say it. Choose the line that reads right."))
        self._fill_list(letters)
        self.list.setVisible(len(letters.snippets) > 1 and (not letters.certain or bool(asked)))
        self._offer(letters)

    def _fill_box(self, letters: Letters, asked: str) -> None:
        self.box.clear()
        found = _("Found: {name}", name=encoding_name(letters.found))
        self.box.addItem(found if not asked else _("Leave it to the bytes"), "")
        codes: dict[str, None] = dict.fromkeys([one.encoding for one in letters.snippets])
        codes |= dict.fromkeys(NAMES)
        if asked:
            codes[asked] = None
        for code in codes:
            self.box.addItem(encoding_name(code), code)
        self.box.setCurrentIndex(max(0, self.box.findData(asked)))

    def _fill_list(self, letters: Letters) -> None:
        self.list.clear()
        for one in letters.snippets:
            item = QListWidgetItem(legible(f"{encoding_name(one.encoding)}\n{one.text}"))
            item.setData(_CODE, one.encoding)
            self.list.addItem(item)
            if one.encoding == letters.found:
                self.list.setCurrentItem(item)
        self.list.setFixedHeight(theme().px(_MOST))

    def _offer(self, letters: Letters) -> None:
        if letters.damage is None:
            self.advice.withdraw()
            return
        spoilt, repaired = letters.damage
        self.advice.tell(
            "warn",
            _("Some words look as if they had been read in the wrong letters once."),
            [_("As it is: {words}", words=legible(spoilt)), _("Repaired: {words}", words=legible(repaired))],
            [(_("Repair them"), lambda: self.chosen.emit(TWICE))],
        )

    def _picked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_CODE)))
