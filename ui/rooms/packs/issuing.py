"""Issuing a pack from the window: who gets it and where it lies, then a job, then a banner with the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.build import PackOptions, find_pack
from hearingdesk.records.packs import Edition
from hearingdesk.words import _, n_
from ui.desk import Desk
from ui.dialogs.base import SmallDialog
from ui.rooms.tables import failed
from ui.say import Voice, file_name
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.label import Label

if TYPE_CHECKING:
    from hearingdesk.pack.issue import IssuedPack


class IssueDialog(SmallDialog):
    """Asks for recipients and place; `issue` starts the job and closes."""

    def __init__(self, desk: Desk, options: PackOptions, voice: Voice, parent: QWidget | None = None) -> None:
        pack = find_pack(desk.view, options.pack)
        last = desk.view.editions.latest(pack.id)
        self.number = (last.number or 0) + 1 if last else 1
        super().__init__(_("Issue edition {n}", n=self.number), parent, width=560)
        self._desk, self._options, self._voice = desk, options, voice
        self._name = f"{file_name(pack.title or pack.title_ko)} {self.number}.pdf"
        self.banner = Banner()
        self.recipients = QPlainTextEdit()
        self.recipients.setAccessibleName(_("Recipients, one on each line"))
        self.recipients.setTabChangesFocus(True)
        self.recipients.setPlainText(last.recipients if last else "")
        self.recipients.setFixedHeight(theme().px(140))
        self.count = Label("", "small", "text3")
        self.place = QLineEdit()
        self.place.setAccessibleName(_("File"))
        choose = QPushButton(_("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.choose_place)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(choose)
        told = _("The pages are frozen with this number, and keep their labels in every later edition.")
        if last:
            told += " " + _("A supplement for holders of edition {n} is made beside the file.", n=last.number)
        self.body.addWidget(Label(told, "body", "text2", wrap=True))
        self.body.addWidget(self.banner)
        self.body.addWidget(Label(_("Recipients, one on each line"), "small", "text2"))
        self.body.addWidget(self.recipients)
        self.body.addWidget(self.count)
        self.body.addWidget(Label(_("File"), "small", "text2"))
        self.body.addLayout(line)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self.go = self.button(_("Issue edition {n}", n=self.number), "primary")
        self.go.setToolTip("Ctrl+Enter")
        self.go.clicked.connect(self.issue)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.issue)
        self.recipients.textChanged.connect(self._counted)
        self._counted()

    def names(self) -> list[str]:
        """Who gets a copy, in order."""
        return [name.strip() for name in self.recipients.toPlainText().splitlines() if name.strip()]

    def choose_place(self) -> None:
        """Ask where the file shall lie."""
        path = self._voice.save_file(self.windowTitle(), self._name, _("PDF files (*.pdf)"))
        if path is not None:
            self.place.setText(str(path))

    def issue(self) -> None:
        """Start; stay open and say why where that is not possible."""
        if not self.place.text().strip():
            self.choose_place()
        if not (words := self.place.text().strip()):
            return
        path = Path(words)
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        try:
            start(self._desk, self._options, path, self.names())
        except HearingDeskError as error:
            self.banner.tell(str(error), "bad")
            return
        self.accept()

    def _counted(self) -> None:
        n = len(self.names())
        words = n_(
            "{n} numbered copy, beside the file for the case.",
            "{n} numbered copies, beside the file for the case.",
            n,
        )
        self.count.setText(words if n else _("No copies: one file without a name on it."))


def start(desk: Desk, options: PackOptions, path: Path, recipients: list[str]) -> None:
    """Issue in a job that can be stopped; nothing else is written meanwhile. Raises HearingDeskError."""

    def work(case: CaseFile, progress: Any) -> Any:
        from hearingdesk.pack.aside import edition_aside
        from hearingdesk.pack.issue import issue

        return issue(case, path, options, recipients, progress, edition_aside)

    job = desk.write_aside(_("Issuing the pack"), work)
    job.finished.connect(lambda made: told(desk, made))
    job.failed.connect(lambda error: failed(desk, error))


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


def print_supplement(desk: Desk, edition: Edition, voice: Voice) -> None:
    """Write the supplement of an edition alone, from the file as it was issued."""
    from hearingdesk.pack.again import supplement_again
    from hearingdesk.pack.book import lay_down
    from hearingdesk.store.outgoing import of_file
    from ui.rooms.handing import noted

    case = desk.case
    assert case is not None
    name = _("{name}, supplement", name=file_name(desk.view.editions.name(edition)))
    path = voice.save_file(_("Print the supplement"), f"{name}.pdf", _("PDF files (*.pdf)"))
    if path is None:
        return

    def work(progress: Any) -> Any:
        with case.reader() as view:
            lay_down(path, supplement_again(view, edition))
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

    job = desk.jobs.start(_("Printing the supplement"), work)
    job.finished.connect(done)
    job.failed.connect(lambda error: failed(desk, error))
