"""A pack made into a file, or printed, without being issued."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from hearingdesk.pack.asked import PackOptions
from hearingdesk.words import _, n_
from ui.desk import Desk
from ui.rooms.handing import noted
from ui.rooms.packs.pdfplace import PdfPlace
from ui.rooms.packs.underway import Underway
from ui.say import Voice, file_name
from ui.theme import theme
from ui.widgets.label import Label

MOST = 200  # copies printed at once


class PdfDialog(Underway):
    """Asks for the place, who gets it, and a password if there is to be one; that is kept nowhere."""

    def __init__(self, desk: Desk, options: PackOptions, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Make a PDF"), _("Make the PDF"), parent)
        self._options = options
        name = f"{file_name(desk.view.packs.called(int(options.pack)))}.pdf"
        self._where = PdfPlace(desk, voice, self.windowTitle(), name)
        self.place, self.recipient = self._where.line, QLineEdit()
        self.password, self.again = QLineEdit(), QLineEdit()
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        told = _("The pages as they are now, without a number: nothing is frozen, and no edition is made.")
        self.form.addWidget(Label(told, "body", "text2", wrap=True))
        rows = _rows()
        _row(rows, _("File"), self.place, self._where)
        _row(rows, _("Handed to"), self.recipient)
        _row(rows, _("Password"), self.password)
        _row(rows, _("Password again"), self.again)
        self.password.setPlaceholderText(_("None: everybody can open it"))
        self.form.addLayout(rows)
        said = _(
            "With a password (AES-256) the file opens with that alone. It is kept nowhere: who loses it, loses "
            "the file. Such a file is no PDF/A."
        )
        self.form.addWidget(Label(said, "small", "text3", wrap=True))
        self.place.setFocus()

    def act(self) -> None:
        """Make it."""
        if self.password.text() != self.again.text():
            self.tell(_("The two passwords are not the same."))
            return
        if (path := self._where.wanted()) is None:
            return
        self._start(path, self.password.text(), self.recipient.text().strip())

    def _start(self, path: Path, password: str, recipient: str) -> None:
        case, options, desk = self.desk.case, self._options, self.desk
        assert case is not None

        def work(progress: Any) -> Any:
            from hearingdesk.pack.aside import build_aside
            from hearingdesk.store.outgoing import of_file

            made = build_aside(case, path, options, progress, password)
            return made, of_file(path, "pack", recipient, pages=made.pages)

        def done(found: Any) -> None:
            made, entry = found
            noted(desk, entry)
            said = n_("{name} is ready: {n} page.", "{name} is ready: {n} pages.", made.pages, name=path.name)
            show = QUrl.fromLocalFile(str(path))
            desk.say(said, "ok", _("Open the file"), lambda: QDesktopServices.openUrl(show))

        self.follow(self.desk.jobs.start(_("Making the PDF"), work, quiet=True), done)


class PrintDialog(Underway):
    """Asks how many; the finished file goes to the printer of the system as it is."""

    def __init__(self, desk: Desk, options: PackOptions, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Print the pack"), _("Print"), parent)
        self._options = options
        self._name = f"{file_name(desk.view.packs.called(int(options.pack)))}.pdf"
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST)
        self.recipient = QLineEdit()
        told = _(
            "The pages as they are now go to the usual printer of this system, on both sides where the pack says so. "
            "No edition is made."
        )
        self.form.addWidget(Label(told, "body", "text2", wrap=True))
        rows = _rows()
        _row(rows, _("Copies"), self.copies)
        _row(rows, _("Handed to"), self.recipient)
        self.form.addLayout(rows)
        self.copies.setFocus()

    def act(self) -> None:
        """Print it; where the system has no printer that is said before anything is made."""
        from hearingdesk.pack.paper import CannotPrint, can_print

        try:
            can_print()
        except CannotPrint as error:
            self.tell(str(error))
            return
        case, options, name, desk = self.desk.case, self._options, self._name, self.desk
        copies, recipient = self.copies.value(), self.recipient.text().strip()
        assert case is not None

        def work(progress: Any) -> Any:
            from hearingdesk.pack.aside import pack_aside
            from hearingdesk.pack.paper import print_file
            from hearingdesk.store.outgoing import of_file

            data, made = pack_aside(case, name, options, progress)
            progress(0, 0, _("Handing it to the printer"))
            folder = _room()
            try:
                path = folder / name
                path.write_bytes(data)
                print_file(path, copies=copies, duplex=made.duplex)
                return of_file(path, "pack", recipient, pages=made.pages)
            finally:
                _leave(folder)

        def done(entry: Any) -> None:
            noted(desk, entry)
            desk.say(n_("{n} copy is with the printer.", "{n} copies are with the printer.", copies), "ok")

        self.follow(self.desk.jobs.start(_("Printing the pack"), work, quiet=True), done)


def _room() -> Path:
    """A folder that nobody else reads."""
    return Path(tempfile.mkdtemp(prefix="hearingdesk-"))


def _leave(folder: Path) -> None:
    """Remove it: at once where the queue has taken the file, at the end of the program where another one opens it."""
    if sys.platform == "win32":
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _rows() -> QFormLayout:
    rows = QFormLayout()
    rows.setHorizontalSpacing(theme().px(12))
    rows.setVerticalSpacing(theme().px(8))
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return rows


def _row(rows: QFormLayout, words: str, field: QWidget, line: QHBoxLayout | None = None) -> None:
    field.setAccessibleName(words)
    label = Label(words, "small", "text2")
    label.setBuddy(field)
    rows.addRow(label, line if line is not None else field)
