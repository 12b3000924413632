"""The page of a record: head, tabs, and the cards of the tab looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hearingdesk.edit import Edit
from hearingdesk.errors import HearingDeskError
from hearingdesk.words import _, language
from ui.desk import Desk, Place
from ui.rooms.pages.register import sheet_of
from ui.rooms.reader import TranscriptPane
from ui.rooms.render import Renderer
from ui.rooms.sheet import Here, Part, Reader, RollCall, Sheet, Viewer
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.head import PageHead, Tab
from ui.widgets.page import EmptyState, PageArea

if TYPE_CHECKING:
    from hearingdesk.procedure.trial import Trial
    from ui.rooms.roll.pane import RollPane
    from ui.rooms.trialbar import TrialBar
    from ui.rooms.viewer import SourcePane

BESIDE = frozenset(("mark", "undertaking", "citation"))  # what is written while one reads a transcript


class RecordPage(QFrame):
    """Shows one record at a time; `show_place` may be called again and again."""

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__()
        self.setProperty("ground", "content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._tools = desk, tools
        self.place = Place()
        self._way: Sequence[tuple[str, Place]] = ()  # the steps that lead here from outside the page
        self._sheet: Sheet | None = None
        self._wanted = ""  # the tab last chosen by hand: kept from record to record
        self._renderer = Renderer(desk.visit, tools.add, tools.restore, tools.edit, self._write, tools.run)
        self._head = PageHead()
        self._area = PageArea()
        self._reader: TranscriptPane | None = None
        self._roll: RollPane | None = None
        self._viewer: SourcePane | None = None
        self._changed: frozenset[str] = frozenset()
        self._again = False  # what is shown is shown already, and has only changed
        self._empty = EmptyState("file-text", _("Choose an entry in the list."))
        self._trial: Trial | None = None
        self._bar: TrialBar | None = None
        self._leave: QShortcut | None = None
        self._body = QWidget()
        self._inside = QStackedLayout(self._body)
        self._inside.addWidget(self._area)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self._column = column
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        self._head.tabs.chosen.connect(self._chosen)
        self._head.crumbs.opened.connect(self._go)

    def show_place(self, place: Place, crumbs: Sequence[tuple[str, Place]] = ()) -> bool:
        """Show a record, or nothing where it is gone; whether there is one."""
        table, id, inside = self._shown_by(place)
        record = self._desk.view.of(table).find(id) if table else None
        if record is None:
            self.clear()
            return False
        if place != self.place:
            self._forget_trial()
        self.place, self._way = place, crumbs
        here = Here(self._desk.view, language(), self._desk.as_of, self._trial, place.cite)
        sheet = self._sheet = sheet_of(here, table, record)
        self._head.set_names(sheet.title, sheet.other)
        self._head.set_facts(sheet.chips, sheet.facts)
        steps: list[tuple[str, Place]] = [*crumbs, *sheet.crumbs, (sheet.title, place)]
        self._head.crumbs.set_steps(steps)
        self._head.set_tools(self._tools.buttons(sheet.primary))
        tabs = [Tab(part.key, part.label, part.count) for part in sheet.parts]
        self._head.tabs.blockSignals(True)
        self._head.tabs.set_tabs(tabs, inside or self._wanted or tabs[0].key)
        self._head.tabs.blockSignals(False)
        self._fill()
        self._stack.setCurrentIndex(1)
        return True

    def _shown_by(self, place: Place) -> tuple[str, int | None, str]:
        """The record whose page shows a place, and the tab it stands on where that is settled."""
        if place.table == "turn" and (turn := self._desk.view.turns.find(place.id)) is not None:
            return "transcript", turn.transcript, "words"
        if place.table == "source_page" and (leaf := self._desk.view.source_pages.find(place.id)) is not None:
            return "source", leaf.source, "document"
        return place.table, place.id, ""

    def refresh(self, changed: frozenset[str] = frozenset()) -> None:
        """These tables of the case have changed: show the same record as it is now, where one had scrolled to."""
        if not self.place.id:
            return
        reader = self.reader()
        if (
            reader is not None and changed and changed <= BESIDE
        ):  # a mark: nothing on the page itself is another
            reader.follow(changed)
            return
        bar = self._area.verticalScrollBar()
        at = bar.value()
        self._changed, self._again = changed, True
        self.show_place(self.place, self._way)
        self._changed, self._again = frozenset(), False
        bar.setValue(at)

    def try_date(self) -> None:
        """Begin a trial on the summons shown: the page says what the verdict would be, and nothing is written."""
        from ui.rooms.pages import ruled
        from ui.rooms.trialbar import TrialBar

        summons = self._desk.view.summonses.find(self.place.id) if self.place.table == "summons" else None
        if summons is None:
            return
        if self._bar is None or self._leave is None:
            self._bar = TrialBar()
            self._bar.tried.connect(self._try)
            self._bar.ended.connect(self.end_trial)
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            self._leave = QShortcut(QKeySequence("Esc"), self, self.end_trial, context=within)
            self._bar.wanted.connect(self._record)
            frame = QHBoxLayout()
            frame.setContentsMargins(theme().px(28), theme().px(12), theme().px(28), 0)
            frame.addWidget(self._bar)
            self._column.insertLayout(1, frame)
        self.choose("overview")
        here = Here(self._desk.view, language(), self._desk.as_of)
        self._bar.show()
        self._leave.setEnabled(True)
        self._bar.begin(ruled.verdicts(here, summons)[0])

    def end_trial(self) -> None:
        """Forget what was tried."""
        if self._trial is not None:
            self._forget_trial()
            self.refresh()
            self.setFocus()

    def clear(self) -> None:
        """Show no record."""
        self._forget_trial()
        self.place, self._sheet = Place(), None
        self._stack.setCurrentIndex(0)

    def choose(self, key: str) -> None:
        """Show a tab."""
        self._head.tabs.choose(key)

    def reader(self) -> TranscriptPane | None:
        """The words of a transcript, where they are on the page now."""
        return (
            self._reader
            if self._reader is not None and self._inside.currentWidget() is self._reader
            else None
        )

    def roll(self) -> RollPane | None:
        """The attendance of a hearing, where it is on the page now."""
        return self._roll if self._roll is not None and self._inside.currentWidget() is self._roll else None

    def viewer(self) -> SourcePane | None:
        """The source as it looks, where it is on the page now."""
        shown = self._viewer is not None and self._inside.currentWidget() is self._viewer
        return self._viewer if shown else None

    def close_down(self) -> None:
        """The case is about to be closed."""
        for filling in (self._reader, self._roll, self._viewer):
            if filling is not None:
                filling.close_down()
                self._inside.removeWidget(filling)
                filling.deleteLater()
        self._reader = self._roll = self._viewer = None
        self.clear()

    def _try(self, trial: Trial) -> None:
        self._trial = trial
        self.refresh()

    def _forget_trial(self) -> None:
        self._trial = None
        if self._bar is not None and self._leave is not None:
            self._bar.hide()
            self._leave.setEnabled(False)

    def _record(self, trial: Trial) -> None:
        """Open the form with what was tried; the trial ends when it is saved."""
        summons = self._desk.view.summonses.find(self.place.id)
        if summons is not None:
            self._tools.record(summons, trial).accepted.connect(self.end_trial)

    def _chosen(self, key: str) -> None:
        self._wanted = key
        self._fill()

    def _part(self) -> Part | None:
        parts = self._sheet.parts if self._sheet else ()
        key = self._head.tabs.current()
        return next((part for part in parts if part.key == key), parts[0] if parts else None)

    def _fill(self) -> None:
        part = self._part()
        if part is None:
            return
        cards = part.cards()
        if cards and isinstance(cards[0], Reader):
            self._read(cards[0])
            return
        if cards and isinstance(cards[0], Viewer):
            self._look_at(cards[0])
            return
        if cards and isinstance(cards[0], RollCall):
            self._call_roll(cards[0])
            return
        kept = self._keyboard()
        self._area.clear()
        for card in cards:
            self._area.add(self._renderer.widget(card))
        self._area.verticalScrollBar().setValue(0)
        self._inside.setCurrentWidget(self._area)
        if kept:
            QTimer.singleShot(0, self, lambda: self._give_back(kept))  # once it is shown

    def _keyboard(self) -> str:
        """What has the keyboard, by the name it goes by when the page is made anew; "" where it has none."""
        widget = self.focusWidget()
        return str(widget.property("stays") or "") if widget is not None else ""

    def _give_back(self, name: str) -> None:
        found = [one for one in self._area.findChildren(QWidget) if one.property("stays") == name]
        if found:  # of two the later: the older is about to go
            found[-1].setFocus()

    def _write(self, title: str, work: Callable[[Edit], object]) -> None:
        """A change made on the page itself, under its name; why it cannot be is said."""
        try:
            with self._desk.change(title) as edit:
                work(edit)
        except HearingDeskError as error:
            self._desk.say(str(error), "bad")

    def _read(self, card: Reader) -> None:
        if self._reader is None:
            self._reader = TranscriptPane(self._desk, self._tools)
            self._inside.addWidget(self._reader)
        again = self._again and self._inside.currentWidget() is self._reader
        self._inside.setCurrentWidget(self._reader)
        if again and self._reader.shows(card.transcript):
            self._reader.follow(self._changed)
            return
        turn = self.place.id if self.place.table == "turn" else 0
        self._reader.read(card.transcript, self.place.words, turn)
        if not self.place.cite:
            self._reader.show_words(())
            return
        from ui.rooms.cited import shown_words  # loaded with the first citation, not with the window

        self._reader.show_words(shown_words(self._desk, self.place.cite))

    def _look_at(self, card: Viewer) -> None:
        if self._viewer is None:
            from ui.rooms.viewer import SourcePane

            self._viewer = SourcePane(self._desk)
            self._inside.addWidget(self._viewer)
        again = self._again and self._inside.currentWidget() is self._viewer
        self._inside.setCurrentWidget(self._viewer)
        if again and self._viewer.shows(card.source):
            return
        page, quote = 0, ""
        if self.place.cite:
            from ui.rooms.cited import quoted_page  # loaded with the first citation, not with the window

            page, quote = quoted_page(self._desk, self.place.cite)
        elif self.place.table == "source_page":
            page = self._desk.view.source_pages.get(self.place.id).number or 0
        self._viewer.show(card.source, page, self.place.words, quote)

    def _call_roll(self, card: RollCall) -> None:
        if self._roll is None:
            from ui.rooms.roll.pane import RollPane

            self._roll = RollPane(self._desk, self._tools)
            self._inside.addWidget(self._roll)
        self._inside.setCurrentWidget(self._roll)
        self._roll.read(card.hearing, self._changed)

    def _go(self, target: object) -> None:
        if isinstance(target, Place):
            self._desk.visit(target)
