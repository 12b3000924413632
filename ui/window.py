"""The window: side bar, room, banner, jobs; it brings the desk, the rooms and the commands together."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from hearingdesk import words
from hearingdesk.change import Change
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.words import _, language
from ui.actions import Commands
from ui.desk import Desk, Notice, Place
from ui.rooms.acts import MENUS
from ui.rooms.base import Space
from ui.rooms.build import build
from ui.rooms.heads import Heads
from ui.rooms.register import TODAY, home
from ui.rooms.sections import counts, sections
from ui.rooms.tools import PageTools
from ui.say import Dialogs, Voice
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.jobbar import JobBar
from ui.widgets.sidepane import NARROW, RAIL, WIDE, SidePane

if TYPE_CHECKING:
    from ui.palette import Palette
    from ui.rooms.editor import Editor
    from ui.rooms.finder import Finder

SIZE = (1440, 900)
FRAME = 40  # pixels the system's title bar may take


class Window(QMainWindow):
    """One window over one desk."""

    def __init__(self, desk: Desk, voice: Voice | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.voice: Voice = voice or Dialogs(self)
        self._editor: Editor | None = None
        self._spaces: dict[str, Space] = {}
        self._finder: Finder | None = None
        self._palette: Palette | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self._restore()
        self._furnish()
        desk.ask_author = self._ask_author
        desk.opened.connect(self._opened)
        desk.closing.connect(self._let_go)
        desk.changed.connect(self._changed)
        desk.went.connect(self._went)
        desk.settled.connect(lambda: self.commands.refresh())
        desk.said.connect(self._said)
        desk.turned.connect(self._turn)
        desk.jobs.started.connect(self._job_started)
        if desk.case is not None:
            self._opened()

    @property
    def editor(self) -> Editor:
        """The sheets for adding and editing; made when first asked for."""
        if self._editor is None:
            from ui.rooms.editor import Editor

            self._editor = Editor(self.desk, self.voice, self)
        return self._editor

    def space(self) -> Space | None:
        """The room one is in; None while no case is open."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Space) else None

    def widget(self) -> QWidget:
        """The parent of dialogs."""
        return self

    def open_palette(self) -> None:
        """Search or jump to."""
        if self._palette is None:
            from ui.palette import Palette

            self._palette = Palette(self, self.commands, self._find)
        self._palette.popup()

    def show_crash(self, details: str) -> None:
        """Something was not foreseen."""
        from ui.dialogs.crash import show_crash

        show_crash(details, self)

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk.jobs.running() and not self.voice.ask(
            _("Close HearingDesk"),
            _("Work is still running. It is stopped, and nothing is left half done."),
            _("Stop and close"),
        ):
            event.ignore()
            return
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.desk.change_settings(window=geometry)
        self.desk.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.rooms.bringing import bring_in

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        try:
            if len(paths) == 1 and paths[0].suffix == ".hearing":
                self.desk.open(paths[0])
            elif paths and self.desk.case is not None:
                bring_in(self.desk, paths)
        except HearingDeskError as error:
            self.desk.say(str(error), "bad")

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(*SIZE)
        if room.width() < SIZE[0] or room.height() < SIZE[1] + FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        if self.desk.settings.window:
            self.restoreGeometry(QByteArray(base64.b64decode(self.desk.settings.window)))

    def _furnish(self) -> None:
        """Everything that carries words: made anew when language or size change."""
        self.setWindowTitle("HearingDesk")
        self._stack = QStackedWidget()
        self.commands = Commands(self, self)
        self.commands.failed.connect(self._failed)
        self.menuBar().clear()
        self._menus = self.commands.fill(self.menuBar(), MENUS)
        self._side = SidePane()
        self._side.sections.chosen.connect(lambda key: self.desk.visit(Place(key)))
        self._side.jumped.connect(self.open_palette)
        self._side.switched.connect(self._switch_menu)
        self._side.settings.connect(lambda: self.commands.run("program.settings"))
        self.banner = Banner()
        self._heads = Heads(self, self._menus)
        self._tools = PageTools(
            self._heads.buttons,
            lambda adding: self.editor.add(adding),
            lambda older: self.editor.restore(older),
            self.voice.line,
            self._record,
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
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
            self._welcome()

    def _fit(self) -> None:
        px = theme().px
        rail = self.width() < px(NARROW)
        self._side.set_rail(rail)
        self._side.setFixedWidth(px(RAIL if rail else WIDE))

    def _record(self, summons: Any, trial: Any) -> QDialog:
        from ui.rooms.delivering import record_service

        return record_service(self.editor, summons, trial)

    def _welcome(self) -> None:
        from ui.rooms.welcome import Welcome

        buttons = [
            self.commands.button(name, kind)
            for name, kind in (("file.open", "primary"), ("file.new", ""), ("file.sample", ""))
        ]
        recent = [name for name in self.desk.settings.recent if Path(name).exists()][:6]
        self._stack.addWidget(Welcome(buttons, recent, self._open))
        self._side.set_case(_("No case is open"))
        self._side.sections.set_sections(())
        self._side.set_saved("")

    def _open(self, path: Path) -> None:
        try:
            self.desk.open(path)
        except HearingDeskError as error:
            self._failed(error)

    def _opened(self) -> None:
        self._empty_stack()
        case = self.desk.case
        assert case is not None
        matter = self.desk.view.matter
        first, second = (
            (matter.title_ko or matter.title, matter.title)
            if language() == "ko"
            else (matter.title, matter.title_ko)
        )
        self.setWindowTitle(f"{first} – HearingDesk")
        self._side.set_case(first, second if second != first else "")
        self._side.sections.set_sections(sections(self.desk))
        self._say_saved()
        if case.mode == "ro":
            refusal = self.desk.refusal or _("{name} is open for reading only.", name=case.path.name)
            self.banner.tell(refusal, "warn", _("Save a copy"), lambda: self.commands.run("case.copy"))
        self.commands.refresh()
        self.desk.visit(self.desk.place if self.desk.place.room else Place(TODAY))

    def _went(self, place: Place) -> None:
        if self.desk.case is None:
            return
        key = place.room or home(place.table) or self.desk.place.room or TODAY
        if not place.room:
            self.desk.settle(Place(key, place.table, place.id, place.words))
        space = self._spaces.get(key)
        if space is None:
            space = self._spaces[key] = build(key, self.desk, self._tools)
            self._stack.addWidget(space)
        self._side.sections.choose(key, quiet=True)
        if self._side.sections.current() != key:
            self._side.sections.setCurrentIndex(QModelIndex())
        self._stack.setCurrentWidget(space)
        space.enter(place)
        if (
            self.focusWidget() is None
            or not self.isAncestorOf(self.focusWidget())
            or self.focusWidget() is self._side
        ):
            space.focus_list()
        self.commands.refresh()

    def _changed(self, change: Change) -> None:
        self.banner.withdraw()
        for space in self._spaces.values():
            space.follow(change)
        self._side.sections.set_counts(counts(self.desk))
        self._say_saved()
        self.commands.refresh()

    def _say_saved(self) -> None:
        case = self.desk.case
        if case is None:
            return
        self._side.set_saved(
            _("Open for reading only") if case.mode == "ro" else _("Saved · on this computer")
        )

    def _said(self, notice: Notice) -> None:
        self.banner.tell(notice.sentence, notice.tone, notice.action, self._guarded(notice))

    def _guarded(self, notice: Notice):
        """What the banner's button does; what it raises for people is said."""

        def run() -> None:
            try:
                if notice.run is not None:
                    notice.run()
            except HearingDeskError as error:
                self._failed(error)

        return run

    def _failed(self, error: object) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, HearingDeskError):
            self.banner.tell(str(error), "bad")
        elif isinstance(error, Exception):
            raise error

    def _job_started(self, job: object) -> None:
        self.commands.refresh()
        later = Qt.ConnectionType.QueuedConnection  # the desk lets others write again only after this signal
        job.ended.connect(self.commands.refresh, later)  # type: ignore[attr-defined]

    def _find(self, typed: str, answer) -> None:
        if self.desk.case is None:
            return
        if self._finder is None:
            from ui.rooms.finder import Finder

            self._finder = Finder(self.desk, self)
        self._finder(typed, answer)

    def _let_go(self) -> None:
        """The case is about to be closed: no thread may read it any more."""
        self._empty_stack()
        if self._finder is not None:
            self._finder.close()
            self._finder = None

    def _empty_stack(self) -> None:
        for space in self._spaces.values():
            space.close_down()
        self._spaces.clear()
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _turn(self) -> None:
        """Language, size or day are others: make everything anew and stay where one is."""
        words.use(self.desk.settings.language or words.from_environment())
        place = self.desk.place
        self._let_go()
        for action in self.actions():
            self.removeAction(action)
        self.commands.deleteLater()
        if self._palette is not None:
            self._palette.deleteLater()
            self._palette = None
        self._furnish()
        if self.desk.case is not None:
            self.desk.settle(Place())
            self._opened_at(place)

    def _opened_at(self, place: Place) -> None:
        self.desk.settle(place)
        self._opened()

    def _switch_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self.desk.settings.recent:
            path = Path(name)
            if path.exists():
                menu.addAction(path.stem, lambda path=path: self._open(path))
        menu.addSeparator()
        for name in ("file.open", "file.new", "file.sample"):
            menu.addAction(self.commands[name])
        menu.popup(self._side.mapToGlobal(QPoint(12, 48)))

    def _ask_author(self) -> str:
        from ui.dialogs.author import AuthorDialog

        named: list[str] = []
        dialog = AuthorDialog(self.desk.case.author if self.desk.case else "", self)
        dialog.named.connect(named.append)
        dialog.exec()
        return named[0] if named else ""
