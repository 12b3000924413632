"""Import with a preview: how a file is read at the left, what comes of it at the right, Import at the foot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.preview.looks import Body, LinesLook, TableLook, TurnsLook, WordLook, drafted
from hearingdesk.exchange.profiles.table_draft import TableDraft
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, legible
from ui.desk import Desk
from ui.rooms.importing import keeping
from ui.rooms.importing.frame import Frame
from ui.rooms.importing.lines_view import grey
from ui.rooms.importing.minutes_form import MinutesForm
from ui.rooms.importing.reading import LACK, Reading
from ui.rooms.importing.table_form import TableForm
from ui.rooms.importing.word_form import WordForm
from ui.say import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

TYPING = 200  # milliseconds


class PreviewDialog(QDialog):
    """Stays beside the window. Nothing is written before “Import” or “Save the profile”."""

    def __init__(
        self,
        desk: Desk,
        path: Path | None,
        voice: Voice,
        *,
        profile: Profile | None = None,
        link: Callable[[int], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._voice, self._link = desk, voice, link
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reading = Reading(desk, path, profile, self)
        self._saved = profile.settings if profile else ""
        self.frame = Frame(self, self._made)
        self._kept = list(desk.view.profiles.all())
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._wire()
        self.frame.name.setText(self.reading.name)
        self.reading.look()
        if path is not None and profile is None:
            self.reading.looker.propose(path, self._kept)

    @property
    def right(self) -> QStackedWidget:
        """What comes of the file."""
        return self.frame.right

    def bring_in(self) -> None:
        """Import the file as it is shown; the dialog closes."""
        from hearingdesk.exchange.read_again import Wish
        from ui.rooms.bringing import bring_in

        reading = self.reading
        if reading.path is None or reading.why_not():
            return
        profile = reading.wanted()
        try:
            bring_in(
                self._desk,
                [reading.path],
                self._link,
                Wish("" if profile else reading.format, "", reading.encoding),
                drafted=profile,
            )
        except HearingDeskError as error:
            self.frame.banner.tell(str(error), "bad")
            return
        self._saved = reading.text()
        self.accept()

    def keep(self) -> None:
        """Save what is set as a profile of the case."""
        reading = self.reading
        reading.call(self.frame.name.text())
        reading.meant_for(self.frame.of.text().strip())
        if not reading.name:
            self.frame.name.setFocus()
            self.frame.banner.tell(_("Give the import profile a name."), "warn")
            return
        try:
            stored = keeping.keep(self._desk, self._to_keep())
        except HearingDeskError as error:
            self.frame.banner.tell(str(error), "bad")
            return
        reading.profile, reading.draft = stored, None
        self._saved = stored.settings
        self._kept = list(self._desk.view.profiles.all())
        self.frame.banner.tell(
            _("Saved: {name}. It can be used for other files.", name=legible(stored.title)),
            "ok",
            _("Undo"),
            self._undo,
        )
        reading.look()

    def reject(self) -> None:
        """Close without importing, after asking where a profile that was edited would be lost."""
        editing = self.reading.profile is not None and self.reading.profile.id
        if (
            editing
            and self.reading.text() != self._saved
            and not self._voice.ask(
                self.windowTitle(),
                _("What you changed in the import profile has not been saved."),
                _("Discard changes"),
                no=_("Keep editing"),
                danger=True,
            )
        ):
            return
        super().reject()

    def done(self, result: int) -> None:
        """Let go of the file, whichever way it closes."""
        self.reading.close()
        super().done(result)

    def _made(self, form: TableForm | MinutesForm | WordForm) -> None:
        form.changed.connect(self.reading.choose_draft)
        if isinstance(form, TableForm):
            form.left.connect(self.reading.leave_days)

    def _gone(self) -> None:
        """The case is about to be closed."""
        super().reject()

    def _to_keep(self) -> Profile:
        reading = self.reading
        wanted, text = reading.wanted(), reading.text()
        shown = reading.shown
        if wanted is None:
            format = shown.format if shown is not None and shown.format else "plain-minutes"
            wanted = Profile(title=reading.name, importer=format, settings=text)
        number = reading.profile.id if reading.profile else 0
        return replace(wanted, id=number, title=reading.name)

    def _undo(self) -> None:
        self._desk.undo()
        self.reading.choose_profile(None)

    def _wire(self) -> None:
        frame, reading = self.frame, self.reading
        reading.changed.connect(self._show)
        reading.looker.began.connect(self._foot)
        reading.looker.proposed.connect(lambda found: frame.profile.propose(found, self._use))
        frame.profile.chosen_format.connect(reading.choose_format)
        frame.profile.chosen_profile.connect(self._use)
        frame.letters.chosen.connect(reading.choose_encoding)
        frame.rows.head.chosen.connect(self._mean)
        frame.text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(lambda: reading.choose_text(frame.text.toPlainText()))
        frame.name.textEdited.connect(reading.call)
        frame.choose.clicked.connect(self._choose)
        frame.save.clicked.connect(self.keep)
        frame.cancel.clicked.connect(self.reject)
        frame.go.clicked.connect(self.bring_in)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.bring_in)
        self._desk.closing.connect(self._gone)

    def _use(self, profile: Profile | None) -> None:
        self.frame.profile.propose([], self._use)
        self.reading.choose_profile(profile)
        if profile is not None and profile.id:
            self.frame.name.setText(profile.title)
            self._saved = profile.settings

    def _mean(self, heading: str, meaning: str) -> None:
        body = self.reading.shown.body if self.reading.shown else None
        if isinstance(body, TableLook):
            draft = self.reading.draft
            base = draft if isinstance(draft, TableDraft) else body.draft
            self.reading.choose_draft(base.mean(heading, meaning))

    def _choose(self) -> None:
        paths = self._voice.open_files(_("Choose a file to try it on"))
        if paths:
            self.reading.open(paths[0])

    def _show(self) -> None:
        """Everything as it is now."""
        reading, frame = self.reading, self.frame
        made, shown = reading.preview, reading.shown
        name = legible(reading.path.name) if reading.path else reading.name
        self.setWindowTitle(_("Import with a preview: {file}", file=name) if reading.path else name)
        frame.show_file(name, made)
        if made is not None:
            own = reading.draft is not None
            frame.profile.show_preview(made, self._kept, reading.profile, drafted=own)
            frame.letters.show_letters(made.letters, reading.encoding)
        frame.fault.setText(reading.fault[1] if reading.fault[0] != LACK else "")
        frame.fault.setVisible(bool(frame.fault.text()))
        if not frame.text.hasFocus() or not reading.fault[1]:
            frame.show_text(reading.text())
        if not frame.of.isModified():
            frame.of.setText(reading.of() or (shown.committee if shown else ""))
        frame.counts.show_preview(shown)
        if shown is not None:
            self._body(shown.body)
        faulty = bool(reading.fault[1]) and reading.fault[0] != LACK
        wrong = faulty or (made is not None and made is not shown)
        for view in (frame.rows, frame.lines):
            grey(view, wrong)
        self._foot()

    def _body(self, body: Body | None) -> None:
        """What is shown of the file, with the settings as they are by now."""
        frame, reading = self.frame, self.reading
        body = drafted(body, reading.draft)
        frame.show_form(body, editable=reading.path is not None)
        if isinstance(body, TableLook):
            frame.rows.show_look(body)
            frame.table.show_look(body, reading.left)
            frame.right.setCurrentWidget(frame.rows)
        elif isinstance(body, LinesLook | WordLook | TurnsLook):
            frame.lines.show_lines(body.lines)
            frame.right.setCurrentWidget(frame.lines)
        if isinstance(body, LinesLook):
            frame.minutes.show_draft(body.draft)
            frame.minutes.tell(*reading.fault)
        elif isinstance(body, WordLook):
            frame.word.show_look(body)

    def _foot(self) -> None:
        reading, frame = self.reading, self.frame
        why = reading.why_not()
        frame.why.setText(why)
        frame.go.setEnabled(not why and reading.path is not None and self._desk.writable)
        can_keep = not reading.fault[1] and bool(reading.text()) and self._desk.writable
        frame.save.setEnabled(can_keep)
