"""The one seam through which the program asks and tells the user: dialogs here, a script in tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from hearingdesk.words import _, legible

LETTERS = 48  # in sight of the line that is asked for


def file_name(title: str) -> str:
    """A title as the name of a file, on every system: without the signs that some of them forbid."""
    return re.sub(r'[\\/:*?"<>|\s]+', " ", title)[:60].strip(" .")


def ending(kind: str) -> str:
    """The ending of the files of a kind, as Qt writes it: "csv" for "Tables (*.csv)"; "" where it names none."""
    found = re.search(r"\(\*\.(\w+)", kind)
    return found[1] if found else ""


class Voice(Protocol):
    """Whoever answers: a person at the screen, or a test."""

    def ask(self, title: str, sentence: str, yes: str, *, no: str = "", danger: bool = False) -> bool:
        """Whether to do it; the buttons say what happens ("Discard changes"), not Yes and No."""
        ...

    def choose(self, title: str, sentence: str, choices: Sequence[str]) -> int:
        """Which of these; -1 for none."""
        ...

    def line(self, title: str, sentence: str, text: str = "") -> str | None:
        """A line of words; None when nothing is to be done."""
        ...

    def open_files(self, title: str, kinds: str = "", folder: str = "") -> list[Path]:
        """Files to read; `kinds` as Qt writes them: "Case files (*.hearing)"."""
        ...

    def open_folder(self, title: str) -> Path | None:
        """A folder whose files are read; None when nothing is to be done."""
        ...

    def save_file(self, title: str, name: str, kinds: str = "") -> Path | None:
        """Where to write a file; the person has already agreed to write over what lies there."""
        ...

    def tell(self, title: str, sentence: str, detail: str = "") -> None:
        """Say something that needs no answer: most often why a thing could not be done."""
        ...


class Dialogs:
    """A Voice made of dialogs over a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = Path(documents) if Path(documents).is_dir() else Path.home()  # then where one was last

    def ask(self, title: str, sentence: str, yes: str, *, no: str = "", danger: bool = False) -> bool:
        box = self._box(title, sentence)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        agree.setProperty("kind", "danger" if danger else "primary")
        decline = box.addButton(no or _("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(decline if danger else agree)
        box.exec()
        return box.clickedButton() is agree

    def choose(self, title: str, sentence: str, choices: Sequence[str]) -> int:
        box = self._box(title, sentence)
        buttons = [box.addButton(choice, QMessageBox.ButtonRole.ActionRole) for choice in choices]
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        pressed = box.clickedButton()
        return next((at for at, button in enumerate(buttons) if button is pressed), -1)

    def line(self, title: str, sentence: str, text: str = "") -> str | None:
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(legible(sentence))
        dialog.setTextValue(text)
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for field in dialog.findChildren(QLineEdit):
            field.setAccessibleName(title)
            field.setMinimumWidth(field.fontMetrics().averageCharWidth() * LETTERS)
            field.selectAll()
        agreed, words = dialog.exec(), dialog.textValue()
        dialog.deleteLater()
        return words.strip() if agreed else None

    def open_files(self, title: str, kinds: str = "", folder: str = "") -> list[Path]:
        names, _kind = QFileDialog.getOpenFileNames(self._parent, title, folder or str(self._folder), kinds)
        return [self._remembered(name) for name in names]

    def open_folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parent, title, str(self._folder))
        return self._remembered(name) if name else None

    def save_file(self, title: str, name: str, kinds: str = "") -> Path | None:
        dialog = QFileDialog(self._parent, title, str(self._folder), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending(dialog.selectedNameFilter()))
        dialog.selectFile(name)
        dialog.filterSelected.connect(lambda kind: _end_with(dialog, ending(kind)))
        chosen = dialog.selectedFiles()[:1] if dialog.exec() else []
        dialog.deleteLater()
        return self._remembered(chosen[0]) if chosen else None

    def tell(self, title: str, sentence: str, detail: str = "") -> None:
        box = self._box(title, sentence)
        if detail:
            box.setInformativeText(legible(detail))
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _remembered(self, name: str) -> Path:
        path = Path(name)
        self._folder = path.parent
        return path

    def _box(self, title: str, sentence: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(legible(sentence))
        return box


def _end_with(dialog: QFileDialog, suffix: str) -> None:
    """Another kind of file was chosen: what is typed ends as it asks."""
    dialog.setDefaultSuffix(suffix)
    typed = dialog.selectedFiles()[:1]
    if typed and suffix and not Path(typed[0]).is_dir():
        dialog.selectFile(Path(typed[0]).with_suffix(f".{suffix}").name)
