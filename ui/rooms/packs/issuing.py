"""Issuing a pack from the window: who gets it and where it lies, then a job, then a banner with the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.again import edition_again, supplement_again
from hearingdesk.pack.build import PackOptions, find_pack
from hearingdesk.pack.known import known_to
from hearingdesk.records.packs import Edition
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Desk
from ui.rooms.packs.pdfplace import PdfPlace
from ui.rooms.packs.underway import Underway
from ui.say import Voice, file_name
from ui.theme import theme
from ui.widgets.label import Label

if TYPE_CHECKING:
    from hearingdesk.pack.issue import IssuedPack


class IssueDialog(Underway):
    """Asks for recipients and place, and stays until the edition is issued."""

    def __init__(self, desk: Desk, options: PackOptions, voice: Voice, parent: QWidget | None = None) -> None:
        pack = find_pack(desk.view, options.pack)
        last = desk.view.editions.latest(pack.id)
        self.number = (last.number or 0) + 1 if last else 1
        title = _("Issue edition {n}", n=self.number)
        super().__init__(desk, title, title, parent)
        self._options = options
        name = f"{file_name(pack.title or pack.title_ko)} {self.number}.pdf"
        self.recipients = QPlainTextEdit()
        self.recipients.setAccessibleName(_("Recipients, one on each line"))
        self.recipients.setTabChangesFocus(True)
        self.recipients.setPlainText(last.recipients if last else "")
        self.recipients.setFixedHeight(theme().px(140))
        self.count = Label("", "small", "text3")
        self._where = PdfPlace(desk, voice, title, name)
        self.place = self._where.line
        self.place.setAccessibleName(_("File"))
        told = _("The pages are frozen with this number, and keep their labels in every later edition.")
        since, before = known_to(desk.view, options)
        if before is not None:
            told += " " + _("A supplement for holders of edition {n} is made beside the file.", n=since)
        self.form.addWidget(Label(told, "body", "text2", wrap=True))
        self.form.addWidget(Label(_("Recipients, one on each line"), "small", "text2"))
        self.form.addWidget(self.recipients)
        self.form.addWidget(self.count)
        self.form.addWidget(Label(_("File"), "small", "text2"))
        self.form.addLayout(self._where)
        self.go.setToolTip("Ctrl+Enter")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self.go.isVisible() and self.act())
        self.recipients.textChanged.connect(self._counted)
        self._counted()
        self.recipients.setFocus()

    def names(self) -> list[str]:
        """Who gets a copy, in order."""
        return [name.strip() for name in self.recipients.toPlainText().splitlines() if name.strip()]

    def act(self) -> None:
        """Issue it in a job that can be stopped; nothing else is written meanwhile."""
        if (path := self._where.wanted()) is None:
            return
        desk = self.desk
        try:
            job = desk.write_aside(_("Issuing the pack"), _work(self._options, path, self.names()))
        except HearingDeskError as error:
            self.tell(str(error))
            return
        self.follow(job, lambda made: told(desk, made))

    def _counted(self) -> None:
        n = len(self.names())
        words = n_(
            "{n} numbered copy, beside the file for the case.",
            "{n} numbered copies, beside the file for the case.",
            n,
        )
        self.count.setText(words if n else _("No copies: one file without a name on it."))


def _work(options: PackOptions, path: Path, recipients: list[str]) -> Callable[[CaseFile, Any], IssuedPack]:
    """Printed in a process of its own, kept by the case's own writer."""

    def work(case: CaseFile, progress: Any) -> IssuedPack:
        from hearingdesk.pack.aside import edition_aside
        from hearingdesk.pack.issue import issue

        return issue(case, path, options, recipients, progress, edition_aside)

    return work


def told(desk: Desk, made: IssuedPack) -> None:
    """Say what lies where."""
    files = 1 + len(made.copies) + (made.supplement is not None)
    words = n_(
        "Edition {number} is issued: {pages} pages, {n} file beside {name}.",
        "Edition {number} is issued: {pages} pages, {n} files, the first is {name}.",
        files,
        number=made.edition.number,
        pages=made.pages,
        name=made.path.name,
    )
    if made.supplement is not None:
        words += " " + _("Holders of the edition before get {name}.", name=made.supplement.name)
    folder = QUrl.fromLocalFile(str(made.path.parent))
    desk.handed.emit()
    desk.say(words, "ok", _("Show the folder"), lambda: QDesktopServices.openUrl(folder))


def save_again(desk: Desk, edition: Edition, voice: Voice) -> None:
    """Write the file of an edition once more, as it was issued."""
    words = _("Save the edition"), _("Saving the edition"), "{name}"
    _write(desk, edition, voice, words, edition_again)


def print_supplement(desk: Desk, edition: Edition, voice: Voice) -> None:
    """Write the supplement of an edition alone, from the file as it was issued."""
    words = _("Print the supplement"), _("Printing the supplement"), _("{name}, supplement")
    _write(desk, edition, voice, words, supplement_again)


def _write(
    desk: Desk,
    edition: Edition,
    voice: Voice,
    words: tuple[str, str, str],
    make: Callable[[View, Edition], bytes],
) -> None:
    """`words`: what is asked, what is being done, and what the file is called."""
    from hearingdesk.pack.book import lay_down
    from hearingdesk.store.outgoing import of_file
    from ui.rooms.handing import noted

    case, (title, doing, named) = desk.case, words
    assert case is not None
    name = named.format(name=file_name(desk.view.editions.name(edition)))
    path = voice.save_file(title, f"{name}.pdf", _("PDF files (*.pdf)"))
    if path is None:
        return

    def work(_progress: Any) -> Any:
        with case.reader() as view:
            lay_down(path, make(view, edition))
        return of_file(path, "pack", "")

    def done(entry: Any) -> None:
        noted(desk, entry)
        show = QUrl.fromLocalFile(str(path))
        desk.say(
            _("{name} is ready.", name=path.name),
            "ok",
            _("Open the file"),
            lambda: QDesktopServices.openUrl(show),
        )

    job = desk.jobs.start(doing, work)
    job.finished.connect(done)
    job.failed.connect(desk.failed)
