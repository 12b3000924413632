"""One field of a form as it stands on the page: label, field, and beneath it what is wrong or understood."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hearingdesk.errors import Unreadable
from hearingdesk.words import _
from ui.forms.fields import Field, FlagField
from ui.theme import theme
from ui.widgets.label import Glyph, Label


class Box(QWidget):
    """Label above, field, message below. The message is also what a screen reader says of the field."""

    def __init__(self, name: str, label: str, field: Field, *, required: bool, hint: str = "") -> None:
        super().__init__()
        px = theme().px
        self.name, self.field, self._hint = name, field, hint
        entry = field.entry()
        entry.setAccessibleName(label)
        entry.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        if not isinstance(field, FlagField):
            column.addLayout(self._label_line(label, entry, required=required))
        column.addWidget(field)  # type: ignore[arg-type]
        self._mark = Glyph("circle-alert", "bad", 13)
        self._message = Label("", "small", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(px(5))
        line.addWidget(self._mark)
        line.addWidget(self._message, 1)
        column.addLayout(line)
        column.addStretch(1)
        field.changed.connect(self._changed)
        self.calm()

    def say_bad(self, sentence: str) -> None:
        """Say what is wrong, beside the field."""
        self._say(sentence, "bad")
        self._mark.show()
        self._paint(bad=True)

    def calm(self) -> None:
        """Nothing is wrong: say how it was understood, or the hint."""
        self._mark.hide()
        self._say(self.field.understood() or self._hint, "text3")
        self._paint(bad=False)

    def message(self) -> str:
        """What stands beneath the field."""
        return self._message.text()

    def check(self) -> bool:
        """Whether what is in the field can be read; says so if not."""
        try:
            self.field.get()
        except Unreadable as error:
            self.say_bad(str(error))
            return False
        self.calm()
        return True

    def _label_line(self, label: str, entry: QWidget, *, required: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        words = Label(label, "label", "text2")
        words.setBuddy(entry)
        line.addWidget(words)
        line.addStretch(1)
        if not required:
            line.addWidget(Label(_("Optional"), "caption", "text3"))
        return line

    def _say(self, sentence: str, tone: str) -> None:
        self._message.setText(sentence)
        self._message.set_tone(tone)
        self._message.setVisible(bool(sentence))
        self.field.entry().setAccessibleDescription(sentence)

    def _paint(self, *, bad: bool) -> None:
        entry = self.field.entry()
        if bool(entry.property("bad")) != bad:
            entry.setProperty("bad", bad)
            entry.style().unpolish(entry)
            entry.style().polish(entry)

    def _changed(self) -> None:
        self.calm()
