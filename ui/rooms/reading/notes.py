"""Margin notes: written below the transcript, shown at its side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from hearingdesk.procedure.promise import Piece
from hearingdesk.records.notes import Mark
from hearingdesk.store.records import shorten
from hearingdesk.words import _
from ui.actions import press
from ui.desk import Desk
from ui.theme import theme
from ui.widgets.label import Cut, Label


class NoteField(QPlainTextEdit):
    """Ctrl+Enter keeps, Escape leaves; while a syllable is under way both wait."""

    kept = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NotePanel(QFrame):
    """Writes one margin note at a time; hidden while none is written."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._note: Mark | None = None
        self.setProperty("foot", "true")
        self._title = Label("", "strong")
        self._about = Cut("", "small", "text3")
        self.field = NoteField()
        self.field.setAccessibleName(_("Margin note"))
        self.field.setFixedHeight(theme().px(76))
        self.field.setTabChangesFocus(True)
        self._keep = press(_("Keep the note"), "", "primary")
        self._keep.setToolTip("Ctrl+Enter")
        self._remove = press(_("Remove"), "trash-2", "danger")
        self._cancel = press(_("Cancel"))
        self._lay_out()
        self._keep.clicked.connect(self.keep)
        self.field.kept.connect(self.keep)
        self.field.left.connect(self._leave)
        self._cancel.clicked.connect(self._leave)
        self._remove.clicked.connect(self._take_away)
        self.hide()

    def write(self, piece: Piece, reviewer: str, words: str, place: str) -> None:
        """Begin a note on these words, or go on with the one that this reviewer has there."""
        there = self._desk.view.marks.at([piece.id]).get(piece.id, [])
        own = [
            one
            for one in there
            if one.text and one.reviewer == reviewer and (one.starts, one.ends) == (piece.first, piece.last)
        ]
        new = Mark(turn=piece.id, kind="note", reviewer=reviewer, starts=piece.first, ends=piece.last)
        self._open(own[0] if own else new, words, place, reviewer)

    def edit(self, note: int, reviewer: str, place: str) -> None:
        """Go on with a note, or read another reviewer's."""
        mark = self._desk.view.marks.find(note)
        turn = self._desk.view.turns.find(mark.turn) if mark else None
        if mark is not None and turn is not None:
            self._open(mark, turn.text[mark.starts or 0 : mark.ends or None], place, reviewer)

    def keep(self) -> None:
        """Store what is written; an emptied note is taken away."""
        note, text = self._note, self.field.toPlainText().strip()
        if note is None or self.field.isReadOnly():
            return
        if not text:
            self._take_away()
        elif text != note.text:
            title = _("Edit a margin note") if note.id else _("Write a margin note")
            self._done(title, lambda edit: (edit.update if note.id else edit.add)(replace(note, text=text)))
        else:
            self._leave()

    def writing(self) -> bool:
        """Is something written here that has not been kept?"""
        return self._note is not None and self.field.toPlainText().strip() != self._note.text

    def _open(self, note: Mark, words: str, place: str, reviewer: str) -> None:
        own = note.reviewer in ("", reviewer)
        self._note = note
        self._title.setText(_("Margin note, {place}", place=place) if place else _("Margin note"))
        by = "" if own else _("by {name}", name=note.reviewer)
        self._about.setText(" · ".join(part for part in (by, f"“{shorten(words, 120)}”") if part))
        self.field.setPlainText(note.text)
        self.field.setReadOnly(not own)
        self._keep.setVisible(own)
        self._remove.setVisible(own and bool(note.id))
        self.show()
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def _take_away(self) -> None:
        note = self._note
        if note is None or not note.id:
            self._leave()
            return
        judged = note.kind != "note"  # a mark that carries a note stays as the mark
        work: Callable = lambda edit: (  # noqa: E731
            edit.update(replace(note, text="")) if judged else edit.remove(note)
        )
        self._done(_("Remove a margin note"), work)

    def _done(self, title: str, work: Callable) -> None:
        with self._desk.change(title) as edit:
            work(edit)
        self._leave()

    def _leave(self) -> None:
        self._note = None
        self.hide()
        self.left.emit()

    def _lay_out(self) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        feet = QHBoxLayout()
        feet.setSpacing(px(8))
        feet.addWidget(self._remove)
        feet.addStretch(1)
        feet.addWidget(self._cancel)
        feet.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(10), px(20), px(10))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.field)
        column.addLayout(feet)
