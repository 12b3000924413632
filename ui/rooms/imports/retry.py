"""A file is offered once more: from where it lay or from elsewhere, with another format, profile or encoding."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.read_again import Wish
from hearingdesk.store.ledger import Offer
from hearingdesk.words import _
from ui.actions import press
from ui.dialogs.base import SmallDialog
from ui.rooms.bench import Bench
from ui.rooms.bringing import bring_in
from ui.rooms.imports.how import HowBox
from ui.rooms.speakers.linking import speakers_of
from ui.rooms.ways import tell
from ui.widgets.label import Label


class RetryDialog(SmallDialog):
    """The bytes of a file that failed are not kept: it says where it lay and asks for it where it is not there."""

    def __init__(self, bench: Bench, offer: Offer) -> None:
        super().__init__(_("Try “{file}” again", file=offer.name), bench.widget(), width=560)
        self._bench = bench
        if offer.message:
            self.body.addWidget(Label(offer.message, wrap=True, selectable=True))
        self.place = QLineEdit(offer.place)
        self.place.setAccessibleName(_("File"))
        browse = press(_("Choose…"), "folder")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(browse)
        self.body.addLayout(line)
        self.missing = Label("", "small", "warn", wrap=True)
        self.body.addWidget(self.missing)
        self.how = HowBox(bench.desk.view, Wish(offer.format, offer.profile, offer.encoding))
        self.body.addWidget(self.how)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self.again = self.button(_("Try again"), "primary")
        self.again.clicked.connect(self._try)
        self.place.textChanged.connect(self._look)
        bench.desk.closing.connect(self.reject)
        self._look()

    def _browse(self) -> None:
        for path in self._bench.voice.open_files(_("Choose the file"), folder=str(self._path().parent))[:1]:
            self.place.setText(str(path))

    def _path(self) -> Path:
        return Path(self.place.text().strip())

    def _look(self) -> None:
        there = bool(self.place.text().strip()) and self._path().is_file()
        self.again.setEnabled(there)
        self.missing.setVisible(not there)
        self.missing.setText(_("No file is there now. Choose where it is."))

    def _try(self) -> None:
        try:
            bring_in(self._bench.desk, [self._path()], speakers_of(self._bench), self.how.wish(), self._bench)
        except HearingDeskError as error:
            tell(self._bench, error)
            return
        self.accept()
