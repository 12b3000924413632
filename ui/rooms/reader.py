"""The words of a transcript on a page: read, searched, copied with their citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from hearingdesk import codes
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.procedure.promise import Piece
from hearingdesk.records.turns import Turn
from hearingdesk.rows import Paragraph
from hearingdesk.view import View
from hearingdesk.words import _, language
from ui.actions import dress
from ui.desk import Desk
from ui.models.paged import PagedModel
from ui.models.text import PagedText
from ui.rooms.marks import marking
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.label import Label, rule
from ui.widgets.searchline import SearchLine
from ui.widgets.transcript import TranscriptView

if TYPE_CHECKING:
    from hearingdesk.citing.where import Stretch

KEYS = {  # one key over the transcript, on a Korean keyboard too
    "u": "testimony.promise",
    "ㅕ": "testimony.promise",
}


def paragraph(view: View, turn: Turn) -> Paragraph:
    """A turn as it is read; the linked speaker's other name stands beside the label as printed."""
    first = view.parties.called(turn.party, language()) if turn.party else ""
    sub = first if first and first not in turn.label else codes.label("capacity", turn.capacity)
    place = turn.cite or (f"{turn.page}:{turn.line:02}" if turn.page and turn.line else turn.page)
    return Paragraph(turn.id, turn.text, turn.label or first, sub, place or str(turn.position or ""))


class TranscriptPane(QFrame):
    """Reads one transcript at a time; a line above finds words in it."""

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__()
        self._desk, self._run = desk, tools.run
        self._transcript = 0
        self._turn = self._opened = 0  # to go to; opened at, as long as one looks for the same words
        self._given = ""  # the words it was opened with
        self._shown: Sequence[Stretch] = ()  # the words of a citation
        self._title = ""
        case = desk.case
        assert case is not None
        self.model = PagedModel(lambda: CaseListing(case.reader, paragraph), self)
        self._hits = PagedModel(lambda: CaseListing(case.reader, paragraph), self)
        self._hit = -1
        self._text = PagedText(self.model, self._cite, self)
        self.view = TranscriptView(_("Transcript"), self._text)
        self.line = SearchLine(_("Find in this transcript"))
        self._figure = Label("", "small", "text3")
        self._lay_out()
        self._text.reset.connect(self.view.reload)
        self._text.arrived.connect(self.view.arrived)
        self.view.pressed.connect(lambda letter: self._run(KEYS[letter]) if letter in KEYS else None)
        self.view.refused.connect(lambda sentence: desk.say(sentence, "warn"))
        self.model.settled.connect(lambda _place: self._seek(self._turn))
        self.model.found.connect(self._found)
        self._hits.counted.connect(self._counted)
        self._hits.found.connect(self._at_hit)
        self.line.typed.connect(self._typed)
        self.line.returnPressed.connect(lambda: self._step(1))
        self.line.left.connect(self.view.setFocus)

    def read(self, transcript: int, words: str = "", turn: int = 0) -> None:
        """Show a transcript, at a turn where one is named, with these words marked."""
        self._turn = self._opened = turn
        if words and words != self.line.words():
            self.line.set_words(words)
            self._given = words
        if transcript != self._transcript:
            self._transcript = transcript
            self._title = self._desk.view.transcripts.called(transcript)
            self.model.ask(ListQuery("turn", scope=("transcript", transcript)))
            self._look_for(self.line.words())
        elif turn:
            self._seek(turn)
            self._hits.seek(turn)

    def show_words(self, stretches: Sequence[Stretch]) -> None:
        """Show these words of turns that follow each other, selected; none: nothing is selected any more."""
        self._shown = stretches
        if stretches:
            self._turn = stretches[0].id
            self._seek(self._turn)

    def find_words(self) -> None:
        """Go to the line that finds words."""
        self.line.setFocus()
        self.line.selectAll()

    def copy_cited(self) -> bool:
        """Copy what is selected with its citation; whether anything is."""
        if self.view.selection.range() is None:
            return False
        self.view.copy(cite=True)
        return True

    def chosen(self) -> list[Piece]:
        """The words selected, turn by turn; where none are, the whole of the turn one has gone to."""
        pieces = self.view.selection.pieces(self._text)
        if not pieces and (paragraph := self._text.read(self.view.looked_at())) is not None:
            pieces = [(paragraph, 0, len(paragraph.text))]
        return [Piece(paragraph.id, first, last) for paragraph, first, last in pieces]

    def close_down(self) -> None:
        """The case is about to be closed."""
        self.model.close()
        self._hits.close()

    def _lay_out(self) -> None:
        px = theme().px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(28), px(8), px(20), px(8))
        bar.setSpacing(px(6))
        bar.addWidget(self.line, 1)
        bar.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignVCenter)
        for icon, name, keys, step in (
            ("chevron-up", _("Place before"), "Shift+F3", -1),
            ("chevron-down", _("Next place"), "F3", 1),
        ):
            button = dress(QToolButton(), icon, name, keys)
            button.setShortcut(keys)
            button.clicked.connect(lambda _on=False, step=step: self._step(step))
            bar.addWidget(button)
        promise = dress(QToolButton(), "check", _("Mark a promise"), "U")
        promise.clicked.connect(lambda: self._run(KEYS["u"]))
        bar.addWidget(promise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule())
        column.addWidget(self.view, 1)

    def _cite(self, first: Paragraph, last: Paragraph) -> str:
        places = first.place if first.place == last.place else f"{first.place}–{last.place}"
        return f"{self._title}, {places}" if places else self._title

    def _typed(self, words: str) -> None:
        if words != self._given:
            self._opened = 0
        self._look_for(words)

    def _look_for(self, words: str) -> None:
        words = words.strip()
        self.view.set_marks(marking(words))
        self._hit = -1
        if words and self._transcript:
            self._hits.ask(ListQuery("turn", words=words, scope=("transcript", self._transcript)))
        else:
            self._figure.setText("")

    def _counted(self, count: int) -> None:
        if not self.line.words().strip():
            return
        self._say(count)
        if count and self._opened:
            self._hits.seek(self._opened)
        elif count:
            self._step(1)

    def _at_hit(self, _id: int, place: int) -> None:
        if place >= 0:
            self._hit = place
            self._say(self._hits.rowCount())

    def _say(self, count: int) -> None:
        if not count:
            self._figure.setText(_("Not found"))
        elif self._hit < 0:
            self._figure.setText(_("{n} places", n=f"{count:,}"))
        else:
            self._figure.setText(_("Place {n} of {total}", n=f"{self._hit + 1:,}", total=f"{count:,}"))

    def _step(self, step: int) -> None:
        count = self._hits.rowCount()
        if not count or not self.line.words().strip():
            return
        self._hit = (self._hit + step) % count
        self._say(count)
        self._go_to_hit()

    def _go_to_hit(self) -> None:
        row: Any = self._hits.row(self._hit)
        if row is None:  # its page is on the way
            QTimer.singleShot(30, self, self._go_to_hit)
            return
        self._seek(row.id)

    def _seek(self, turn: int) -> None:
        if turn:
            self.model.seek(turn)

    def _found(self, id: int, place: int) -> None:
        if place >= 0 and self._shown and self._shown[0].id == id:
            first, last = self._shown[0], self._shown[-1]
            self.view.go(place, first.first)
            self.view.select((place, first.first), (place + len(self._shown) - 1, last.last))
            self._turn = 0
        elif place >= 0:
            self.view.go(place, self._first_mark(place))
            self._turn = 0

    def _first_mark(self, place: int) -> int:
        """The character of a paragraph at which the first word that is looked for stands."""
        one = self._text.read(place)
        found = marking(self.line.words())
        places = found(one.text) if one and found else ()
        return places[0][0] if places else 0
