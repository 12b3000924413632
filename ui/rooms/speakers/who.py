"""Who is meant: the people proposed as buttons of which one is pressed, somebody else, somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from hearingdesk.words import _, legible
from ui.forms.pick import LinkField, Lookup
from ui.theme import theme
from ui.widgets.label import Label, tip

DIGITS = 9  # proposals that a digit chooses


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody who may be meant; 0 for nobody."""

    value: int
    words: str
    note: str = ""  # what tells him apart


class WhoBox(QWidget):
    """One of several people. It says what the user chose and never chooses by itself."""

    chosen = Signal(object)  # an option's value, or the id of somebody else
    named = Signal(str)  # the name of somebody new
    opened = Signal(str, object)  # table, id: to be looked at

    def __init__(self, lookup: Lookup, *, new: bool = False) -> None:
        super().__init__()
        self._lookup, self._with_new = lookup, new
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(3))
        self._group = QButtonGroup(self)
        self._options: list[tuple[Option, QRadioButton]] = []
        self.field: LinkField | None = None
        self.line: QLineEdit | None = None

    def show_options(self, options: Sequence[Option], current: int | None, name: str, new: str = "") -> None:
        """Offer these, `current` pressed (None: none of them); `new` is the name of somebody new, if it is one."""
        self._empty()
        for n, option in enumerate((one for one in options if one.value), 1):
            self._offer(option, n)
        for option in options:
            if not option.value:
                self._offer(option, 0)
        known = any(option.value == current for option in options)
        self._somebody_else(current if current and current > 0 and not known else None)
        if self._with_new:
            self._somebody_new(name, pressed=bool(new), called=new)
        for option, button in self._options:
            button.setChecked(option.value == current and not new)

    def press(self, digit: int) -> bool:
        """Choose what a digit stands for; whether there is such a one."""
        proposals = [pair for pair in self._options if pair[0].value]
        wanted = next((pair for pair in self._options if not pair[0].value), None) if digit == 0 else None
        if 0 < digit <= min(DIGITS, len(proposals)):
            wanted = proposals[digit - 1]
        if wanted is None:
            return False
        wanted[1].click()
        return True

    def mark(self, value: int | None) -> None:
        """Show an option as pressed, or none of them, without saying so."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        for option, button in self._options:
            button.setChecked(option.value == value)
        self._group.setExclusive(True)

    def words(self) -> list[str]:
        """What is offered, in order."""
        return [option.words for option, _button in self._options]

    def pressed(self) -> int | None:
        """The option that is pressed; None for none of them."""
        return next((option.value for option, button in self._options if button.isChecked()), None)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._options, self._group = [], QButtonGroup(self)
        self.field = self.line = None

    def _radio(self, words: str, digit: int = -1) -> QRadioButton:
        shown = _("{digit}   {words}", digit=digit, words=words) if 0 <= digit <= DIGITS else words
        button = QRadioButton(legible(shown).replace("&", "&&"))
        button.setAccessibleName(words)
        button.setToolTip(tip(legible(words)))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        self._column.addWidget(button)
        return button

    def _offer(self, option: Option, digit: int) -> None:
        button = self._radio(option.words, digit)
        button.clicked.connect(lambda _on=False: self._take(option))
        self._options.append((option, button))
        if option.note:
            button.setAccessibleDescription(option.note)
            self._indent(Label(option.note, "small", "text2", wrap=True))

    def _take(self, option: Option) -> None:
        if self.field is not None:
            self.field.set(None)  # else leaving the line later would choose what still stands in it
        self.chosen.emit(option.value)

    def _indent(self, widget: QWidget) -> None:
        px = theme().px
        box = QWidget()
        line = QVBoxLayout(box)
        line.setContentsMargins(px(24), 0, 0, px(5))
        line.addWidget(widget)
        self._column.addWidget(box)

    def _somebody_else(self, current: int | None) -> None:
        button = self._radio(_("Somebody else"))
        field = LinkField("party", self._lookup, _("Somebody else"))
        field.entry().setAccessibleName(_("Somebody else"))
        field.set(current)
        button.setChecked(current is not None)
        button.clicked.connect(lambda _on=False: field.setFocus())
        field.pick.picked.connect(lambda: self._picked(field, button))
        field.opened.connect(self.opened)
        self.field = field
        self._indent(field)

    def _picked(self, field: LinkField, button: QRadioButton) -> None:
        party = field.chosen()
        if party:
            button.setChecked(True)
            self.chosen.emit(party)

    def _somebody_new(self, name: str, *, pressed: bool, called: str) -> None:
        button = self._radio(_("New person"))
        line = QLineEdit(called or name)
        line.setAccessibleName(_("Name of the new person"))
        button.setChecked(pressed)
        button.clicked.connect(lambda _on=False: self._begin_name(line, button))
        line.editingFinished.connect(lambda: self._name(line, button) if button.isChecked() else None)
        self.line = line
        self._indent(line)

    def _begin_name(self, line: QLineEdit, button: QRadioButton) -> None:
        if self.field is not None:
            self.field.set(None)
        line.setFocus()
        self._name(line, button)

    def _name(self, line: QLineEdit, button: QRadioButton) -> None:
        button.setChecked(True)
        if words := " ".join(line.text().split()):
            self.named.emit(words)
