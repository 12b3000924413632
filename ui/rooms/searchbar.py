"""The filters beside a search line: buttons whose menus write into it, and the switch for the forms of names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hearingdesk.hits import kinds, speakers
from hearingdesk.records import KINDS
from hearingdesk.search import filters
from hearingdesk.search.filters import LABELS, Where
from hearingdesk.search.typing import chosen, replaced
from hearingdesk.view import View
from hearingdesk.words import _, language, legible
from ui import draw
from ui.theme import theme
from ui.widgets.flow import Flow

WIDE, MANY = 24, 40  # letters of a value on a button; entries of a menu
SHOWN = (
    filters.KIND,
    filters.SPEAKER,
    filters.HEARING,
    filters.ON,
    filters.ISSUE,
    filters.SOURCE,
)  # the two ends of a time are typed, or asked for together
Ask = Callable[[str, str], str | None]


class SearchBar(QWidget):
    """Shows the filters that stand in the line, and writes others into it."""

    wrote = Signal(str)  # the line as it is to be
    switched = Signal(bool)  # whether a name stands for all its forms

    def __init__(self, view: Callable[[], View], ask: Ask) -> None:
        super().__init__()
        self._view, self._ask = view, ask
        self._line = ""
        self.setAccessibleName(_("Filters"))
        flow = Flow(self, gap=6)
        self._buttons = {name: self._button(name) for name in SHOWN}
        self.names = QPushButton(_("All forms of names"))
        self.names.setProperty("kind", "filter")
        self.names.setCheckable(True)
        self.names.setChecked(True)
        self.names.setToolTip(
            _("A name is found in every form and script the case knows, and so is what that person said.")
        )
        self.names.toggled.connect(self.switched)
        _fit(self.names)
        for button in (*self._buttons.values(), self.names):
            flow.addWidget(button)
        self.read("")

    def read(self, line: str) -> None:
        """The line is this now: the buttons say which filters stand in it."""
        self._line = line
        found = chosen(line)
        for name, button in self._buttons.items():
            values = [one.value for one in found if _group(one.name) == name]
            label = _(LABELS[name]) if name != filters.ON else _("Date")
            words = ", ".join(values)
            shown = words if len(words) <= WIDE else f"{words[: WIDE - 1].rstrip()}…"
            button.setText(f"{label}: {legible(shown)} ▾" if values else f"{label} ▾")
            button.setAccessibleName(_("{filter}: {choice}", filter=label, choice=words or _("all")))
            button.setChecked(bool(values))
            _fit(button)

    def choose(self, name: str, value: str) -> None:
        """Write a filter into the line; "" takes it out."""
        line = self._line
        for other in (filters.FROM, filters.TO) if name == filters.ON else ():
            line = replaced(line, other, None, language())
        self.wrote.emit(replaced(line, name, Where(name, value) if value else None, language()))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "filter")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._open(name))
        return button

    def _open(self, name: str) -> None:
        self.read(self._line)  # a press is no choice yet
        button = self._buttons[name]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = {one.value for one in chosen(self._line) if _group(one.name) == name}
        self._entry(menu, _("All"), not now, lambda: self.choose(name, ""))
        for words, value in self._values(name)[:MANY]:
            self._entry(menu, words, value in now, lambda value=value: self.choose(name, value))
        if name != filters.KIND:
            menu.addSeparator()
            self._entry(menu, _("Other…"), False, lambda: self._ask_for(name))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _entry(self, menu: QMenu, words: str, on: bool, run: Callable[[], object]) -> None:
        entry = QAction(legible(words).replace("&", "&&"), menu)
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.triggered.connect(lambda _on=False: run())
        menu.addAction(entry)

    def _ask_for(self, name: str) -> None:
        sentence = {
            filters.ON: _("A day, a month, a year, or from one day to another."),
            filters.SPEAKER: _("A name in any form, or a label as it is printed."),
        }.get(name, _("Words of the title."))
        label = _("Date") if name == filters.ON else _(LABELS[name])
        if value := (self._ask(label, sentence) or "").strip():
            self.choose(name, value)

    def _values(self, name: str) -> Sequence[tuple[str, str]]:
        """What a menu offers: (words, value)."""
        view = self._view()
        if name == filters.KIND:
            return sorted((_(KINDS[table].one), _(KINDS[table].one)) for table in kinds(view))
        if name == filters.SPEAKER:
            return [(one, one) for one in speakers(view, MANY)]
        if name == filters.ON:
            days = dict.fromkeys(sitting.day.date() for sitting in view.sittings.all() if sitting.day)
            return [(day.say(), str(day)) for day in days]
        records = view.of(name)
        return [(title, title) for title in dict.fromkeys(map(records.called, records.ids()[:MANY])) if title]


def _fit(button: QPushButton) -> None:
    """As wide as its words are once it is chosen, and they are bold."""
    button.setMinimumWidth(round(draw.width(button.text(), "strong")) + theme().px(32))


def _group(name: str) -> str:
    """Under which button a filter stands."""
    return filters.ON if name in (filters.FROM, filters.TO) else name
