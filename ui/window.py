"""The window: side bar, room, banner, jobs; it brings the desk, the rooms and the commands together."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from hearingdesk import words
from hearingdesk.change import Change
from hearingdesk.errors import HearingDeskError
from ui.actions import Commands
from ui.desk import Desk, Notice, Place
from ui.putback import PutBack
from ui.rooms import leaving, opening, putting, signs, ways
from ui.rooms.acts import MENUS
from ui.rooms.base import Space
from ui.rooms.heads import Heads
from ui.rooms.later import Later
from ui.rooms.register import TODAY, home
from ui.rooms.sections import counts
from ui.rooms.stack import Rooms
from ui.rooms.tools import PageTools
from ui.rooms.watch import Watch
from ui.say import Dialogs, Voice
from ui.theme import theme
from ui.tongue import follow
from ui.widgets.banner import Banner
from ui.widgets.jobbar import JobBar
from ui.widgets.page import Sideways
from ui.widgets.sidepane import NARROW, RAIL, WIDE, SidePane

if TYPE_CHECKING:
    from ui.rooms.editor import Editor

SIZE = (1440, 900)
LEAST = 880  # pixels at 100 % that a room needs
PAUSE = 1500  # milliseconds after a case was opened, before its search index is looked after
FRAME = 40  # pixels the system's title bar may take


class Window(QMainWindow):
    """One window over one desk."""

    def __init__(self, desk: Desk, voice: Voice | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.voice: Voice = voice or Dialogs(self)
        self.putback = PutBack(desk, self)
        self._watch = Watch(self, self._say_saved)
        self._later = Later(self)
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self._restore()
        self._furnish()
        self._listen()
        if desk.case is not None:
            self._opened()

    @property
    def editor(self) -> Editor:
        """The sheets for adding and editing; made when first asked for."""
        return self._later.editor

    def space(self) -> Space | None:
        """The room one is in; None while no case is open."""
        return self._rooms.space()

    def widget(self) -> QWidget:
        """The parent of dialogs."""
        return self

    def open_palette(self) -> None:
        """Search or jump to."""
        self._later.open_palette()

    def show_crash(self, details: str) -> None:
        """Something was not foreseen."""
        from ui.dialogs.crash import show_crash

        show_crash(details, self)

    def explain(self, error: BaseException) -> bool:
        """Say what went wrong, where there are words for it."""
        return ways.tell(self, error)

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.desk.change_settings(window=geometry)
        if not leaving.may_stop(self) or not leaving.closed(self, self.close):
            event.ignore()
            return
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.rooms.switching import dropped

        dropped(self, [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(*SIZE)
        if room.width() < SIZE[0] or room.height() < SIZE[1] + FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        if self.desk.settings.window:
            self.restoreGeometry(QByteArray(base64.b64decode(self.desk.settings.window)))

    def _listen(self) -> None:
        desk, putback = self.desk, self.putback
        desk.ask_author = self._ask_author
        desk.opened.connect(self._welcomed)
        desk.closing.connect(self._let_go)
        desk.changed.connect(self._changed)
        desk.went.connect(self._went)
        desk.settled.connect(lambda: self.commands.refresh())
        desk.said.connect(self._said)
        desk.troubled.connect(self._failed)
        desk.turned.connect(self._turn)
        desk.jobs.started.connect(self._job_started)
        putback.turned.connect(self._say_saved)
        putback.failed.connect(lambda *news: putting.failed(self, *news))
        putback.parted.connect(lambda *news: putting.parted(self, *news))
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._turned_to)

    def _turned_to(self, state: Qt.ApplicationState) -> None:
        """The user came back to the program, or went to another one."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._watch.look()
        else:
            self.putback.soon()

    def _furnish(self) -> None:
        """Everything that carries words: made anew when language or size change."""
        self.setWindowTitle("HearingDesk")
        self._rooms = Rooms(self.desk, self._tools())
        self.commands = Commands(self, self)
        self.commands.failed.connect(self._failed)
        self.menuBar().clear()
        self._heads = Heads(self, self.commands.fill(self.menuBar(), MENUS))
        self._side = SidePane(self.commands.tool("case.putback"))
        self._side.sections.chosen.connect(lambda key: self.desk.visit(Place(key)))
        self._side.jumped.connect(self.open_palette)
        self._side.switched.connect(self._switch_menu)
        self._side.settings.connect(lambda: self.commands.run("program.settings"))
        self.banner = Banner()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(Sideways(self._rooms, LEAST), 1)
        column.addWidget(JobBar(self.desk.jobs))
        central = QWidget()
        line = QHBoxLayout(central)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._side)
        line.addWidget(right, 1)
        self.setCentralWidget(central)
        self._fit()
        if self.desk.case is None:
            self._rooms.welcome(self)
            signs.say_none(self._side)

    def _tools(self) -> PageTools:
        """What pages take from the window, as it is when they do."""
        return PageTools(
            lambda primary: self._heads.buttons(primary),
            lambda adding: self.editor.add(adding),
            lambda older: self.editor.restore(older),
            self.voice.line,
            lambda name: self.commands.run(name),
            lambda place: self.editor.edit(place),
            self._record,
        )

    def _fit(self) -> None:
        px = theme().px
        rail = self.width() < px(NARROW)
        self._side.set_rail(rail)
        self._side.setFixedWidth(px(RAIL if rail else WIDE))

    def _record(self, summons: Any, trial: Any) -> QDialog:
        from ui.rooms.delivering import record_service

        return record_service(self.editor, summons, trial)

    def _opened(self) -> None:
        self._rooms.empty()
        case = self.desk.case
        assert case is not None
        self.setWindowTitle(signs.say_case(self._side, self.desk))
        self._say_saved()
        if case.mode == "ro":
            self._said(opening.refused(self))
        self.commands.refresh()
        self.desk.visit(self.desk.place if self.desk.place.room else Place(TODAY))
        if (space := self._rooms.space()) is not None and not space.isAncestorOf(self.focusWidget()):
            space.focus_list()  # what had the keyboard went with the rooms of before

    def _welcomed(self) -> None:
        """A case was opened just now: what there is to say of how it came here is said once."""
        self._opened()
        case = self.desk.case
        QTimer.singleShot(PAUSE, self, self._tend)
        if case is not None and case.mode == "rw" and case.told:
            self.desk.say(" ".join(case.told), "info")

    def _tend(self) -> None:
        from ui.rooms.tending import tend
        from ui.rooms.warming import warm

        tend(self.desk)
        if self.desk.case is not None:
            warm(self, self.desk.view)

    def _went(self, place: Place) -> None:
        if self.desk.case is None:
            return
        key = place.room or home(place.table) or self.desk.place.room or TODAY
        if not place.room:
            self.desk.settle(replace(place, room=key))
        self._side.sections.choose(key, quiet=True)
        if self._side.sections.current() != key:
            self._side.sections.setCurrentIndex(QModelIndex())
        space = self._rooms.enter(key, place)
        focus = self.focusWidget()
        if focus is None or not self.isAncestorOf(focus) or focus is self._side:
            space.focus_list()
        self.commands.refresh()

    def _changed(self, change: Change) -> None:
        self.banner.withdraw()
        self._rooms.follow(change)
        self._side.sections.set_counts(counts(self.desk))
        if change.moved:
            from ui.rooms.moved import tell_moved

            tell_moved(self.desk, change)
        self._say_saved()
        self.commands.refresh()

    def _say_saved(self) -> None:
        signs.say_saved(self._side, self.desk, self.putback, gone=self._watch.gone)

    def _said(self, notice: Notice) -> None:
        self.banner.tell(
            notice.sentence,
            notice.tone,
            notice.action,
            lambda: self._do(notice.run),
            notice.also,
            lambda: self._do(notice.run_also),
        )

    def _do(self, run) -> None:
        """What a button of the banner does; what it raises for people is said."""
        try:
            if run is not None:
                run()
        except HearingDeskError as error:
            self._failed(error)

    def _failed(self, error: object) -> None:
        if not ways.tell(self, error) and isinstance(error, Exception):
            raise error

    def _job_started(self, job: object) -> None:
        self.commands.refresh()
        later = Qt.ConnectionType.QueuedConnection  # the desk lets others write again only after this signal
        job.ended.connect(self.commands.refresh, later)  # type: ignore[attr-defined]

    def _let_go(self) -> None:
        """The case is about to be closed: no thread may read it any more."""
        self._rooms.empty()
        self._later.let_go()

    def _turn(self) -> None:
        """Language, size or day are others: make everything anew and stay where one is."""
        words.use(self.desk.settings.language or words.from_environment())
        follow(words.language())
        place = self.desk.place
        self._let_go()
        for action in self.actions():
            self.removeAction(action)
        self.commands.deleteLater()
        self._later.turn()
        self._furnish()
        if self.desk.case is not None:
            self.desk.settle(place)
            self._opened()

    def _switch_menu(self) -> None:
        from ui.rooms.switching import switch_menu

        switch_menu(self, self._side.mapToGlobal(QPoint(12, 48)))

    def _ask_author(self) -> str:
        from ui.dialogs.author import ask_author

        return ask_author(self.desk.case.author if self.desk.case else "", self)
