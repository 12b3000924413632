"""The editor of a profile of minutes: fields in plain words, each of which may be a pattern instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.exchange.minutes.plain import LABELS, OWN_LINE, SPACES
from hearingdesk.exchange.profiles.minutes_draft import FIELDS, HINTS, TURN_PATTERN, MinutesDraft
from hearingdesk.words import N_, _
from ui.theme import theme
from ui.widgets.label import Label

LABEL_NAMES: Mapping[str, str] = {
    "name": N_("A name: it begins with a capital letter or in Korean"),
    "capitals": N_("CAPITAL LETTERS"),
    "any": N_("Anything"),
}
APART_NAMES: Mapping[str, str] = {
    ":": N_("A colon :"),
    ".": N_("A full stop ."),
    "-": N_("A dash -"),
    "—": N_("A long dash —"),
    SPACES: N_("Two spaces"),
    OWN_LINE: N_("Nothing: the words are on the lines below"),
}
_WORDS = tuple(name for name in FIELDS if name not in ("label", "apart", "numbered"))


class FieldRow(QWidget):
    """A name, a line to write in, a button that makes it a pattern, and what is wrong with it."""

    said = Signal(str, bool)  # the words, whether they are a pattern

    def __init__(self, name: str, label: str, hint: str = "", *, pattern: bool | None = None) -> None:
        """`pattern`: it always is one, never is one, or (None) whoever writes it chooses."""
        super().__init__()
        px = theme().px
        self.line, self.toggle = QLineEdit(), QToolButton()
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)
        self.toggle.setText(".*")
        self.toggle.setCheckable(True)
        self.toggle.setChecked(bool(pattern))
        self.toggle.setVisible(pattern is None)
        self.toggle.setAccessibleName(_("“{field}” is a pattern", field=label))
        self.toggle.setToolTip(_("A pattern instead of words, for those who write regular expressions"))
        self.wrong = Label("", "small", "bad", wrap=True)
        self.wrong.hide()
        entry = QHBoxLayout()
        entry.setSpacing(px(4))
        entry.addWidget(self.line, 1)
        entry.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        heading = Label(label, "label", "text2", wrap=True)
        heading.setBuddy(self.line)
        column.addWidget(heading)
        column.addLayout(entry)
        column.addWidget(self.wrong)
        if hint:
            column.addWidget(Label(hint, "small", "text3", wrap=True))
        self.name = name
        self.line.textEdited.connect(lambda _words: self._say())
        self.toggle.clicked.connect(lambda _on: self._say())

    def show_words(self, words: str, pattern: bool) -> None:
        """Show what the profile says, unless it is what stands here."""
        if words.strip() != self.line.text().strip():
            self.line.setText(words)
            self.line.setCursorPosition(0)
        if not self.toggle.isHidden():
            self.toggle.setChecked(pattern)

    def tell(self, sentence: str) -> None:
        """What is wrong with it; "" for nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if self.line.property("bad") != bool(sentence):
            self.line.setProperty("bad", bool(sentence))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        if sentence:
            self.line.setAccessibleDescription(sentence)

    def _say(self) -> None:
        self.said.emit(self.line.text(), self.toggle.isChecked())


class ChoiceRow(QWidget):
    """A name and a box of choices; where it may be written in, other words are a choice too."""

    said = Signal(str)

    def __init__(self, label: str, choices: Mapping[str, str], *, written: bool = False) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setEditable(written)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, words in choices.items():
            self.box.addItem(_(words), key)
        heading = Label(label, "label", "text2", wrap=True)
        heading.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(heading)
        column.addWidget(self.box)
        self.box.activated.connect(lambda _at: self._say())
        if (line := self.box.lineEdit()) is not None:
            line.setAccessibleName(label)
            line.textEdited.connect(lambda _words: self._say())

    def show_choice(self, key: str) -> None:
        """Show what the profile says."""
        at = self.box.findData(key)
        if at >= 0:
            self.box.setCurrentIndex(at)
        elif self.box.isEditable() and self.box.currentText().strip() != key:
            self.box.setCurrentIndex(-1)
            self.box.setEditText(key)

    def _say(self) -> None:
        words = self.box.currentText()
        at = self.box.findText(words)
        self.said.emit(str(self.box.itemData(at)) if at >= 0 else words.strip())


class MinutesForm(QWidget):
    """Says the draft anew with every key."""

    changed = Signal(object)  # MinutesDraft

    def __init__(self) -> None:
        super().__init__()
        self._draft = MinutesDraft()
        self.rows: dict[str, FieldRow] = {}
        self.label = ChoiceRow(_(FIELDS["label"]), LABEL_NAMES)
        self.apart = ChoiceRow(_(FIELDS["apart"]), APART_NAMES, written=True)
        self.numbered = QCheckBox(_(FIELDS["numbered"]))
        self.joined = QCheckBox(_("The lines of a paragraph are put together"))
        self.heard = FieldRow(
            "heard",
            _("Words before a witness’s name"),
            _("Such as Witness, Expert: whoever is labelled so is heard."),
            pattern=False,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        for name in FIELDS:
            column.addWidget(self._widget(name))
            if name == "apart":
                column.addWidget(self._turn())
        column.addWidget(self.heard)
        column.addWidget(self.joined)
        self._wire()

    def show_draft(self, draft: MinutesDraft) -> None:
        """Show what a profile says."""
        self._draft = draft
        for name, row in self.rows.items():
            row.show_words(*draft.said(name))
        self.label.show_choice(draft.lines.get("label", "name"))
        self.apart.show_choice(draft.lines.get("apart", ":"))
        self.heard.show_words(", ".join(draft.heard), False)
        self.numbered.setChecked(bool(draft.said("numbered")[0]))
        self.joined.setChecked(draft.joined)

    def tell(self, part: str, sentence: str) -> None:
        """What is wrong, beside the field that it is about; "" for nothing."""
        for name, row in self.rows.items():
            row.tell(sentence if name == part else "")

    def _widget(self, name: str) -> QWidget:
        if name in ("label", "apart"):
            return self.label if name == "label" else self.apart
        if name == "numbered":
            return self.numbered
        fixed = False if name in ("sign", "number") else None
        row = self.rows[name] = FieldRow(name, _(FIELDS[name]), _(HINTS.get(name, "")), pattern=fixed)
        return row

    def _turn(self) -> FieldRow:
        hint = _("Empty: as said above. A pattern has the groups label and text, and may have cite.")
        row = self.rows[TURN_PATTERN] = FieldRow(
            TURN_PATTERN, _("Pattern of a speaker’s line"), hint, pattern=True
        )
        return row

    def _wire(self) -> None:
        for name, row in self.rows.items():
            row.said.connect(lambda words, pattern, name=name: self._say(name, words, pattern=pattern))
        self.label.said.connect(lambda key: self._say("label", key if key in LABELS else "name"))
        self.apart.said.connect(lambda key: self._say("apart", key))
        self.numbered.clicked.connect(lambda on: self._say("numbered", "yes" if on else ""))
        self.joined.clicked.connect(lambda on: self._put(replace(self._draft, joined=on)))
        self.heard.said.connect(lambda words, _pattern: self._hear(words))

    def _say(self, name: str, words: str, *, pattern: bool = False) -> None:
        self._put(self._draft.say(name, words, pattern=pattern))

    def _hear(self, words: str) -> None:
        heard = tuple(dict.fromkeys(one.strip() for one in re.split("[,;]", words) if one.strip()))
        self._put(replace(self._draft, heard=heard))

    def _put(self, draft: MinutesDraft) -> None:
        self._draft = draft
        self.changed.emit(draft)
