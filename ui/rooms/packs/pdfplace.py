"""Where a PDF shall lie: a line to write in, and a button that asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from hearingdesk.words import _
from ui.desk import Desk
from ui.say import Voice
from ui.theme import theme


class PdfPlace(QHBoxLayout):
    """`line` and button of a dialog with this title; `name` is offered for the file."""

    def __init__(self, desk: Desk, voice: Voice, title: str, name: str) -> None:
        super().__init__()
        self._desk, self._voice, self._title, self._name = desk, voice, title, name
        self._chosen: Path | None = None  # in the dialog of files
        self.line = QLineEdit()
        choose = QPushButton(_("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.choose)
        self.setSpacing(theme().px(8))
        self.addWidget(self.line, 1)
        self.addWidget(choose)

    def choose(self) -> None:
        """Ask where the file shall lie."""
        path = self._voice.save_file(self._title, self._name, _("PDF files (*.pdf)"))
        if path is not None:
            self._chosen = path
            self.line.setText(str(path))

    def wanted(self) -> Path | None:
        """The PDF that is meant, asked for where nothing is written; beside the case where no folder is named.

        None where none is meant, or one that lies there shall stay. What was chosen in the dialog of files was
        agreed to there.
        """
        if not self.line.text().strip():
            self.choose()
        if not (words := self.line.text().strip()):
            return None
        case = self._desk.case
        assert case is not None
        path = case.path.parent / Path(words).expanduser()
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        if path == self._chosen or not path.exists():
            return path
        sentence = _("{name} lies there already. Its content would be lost.", name=path.name)
        return path if self._voice.ask(self._title, sentence, _("Write over it"), danger=True) else None
