"""The words of a transcript on a page: read, searched, copied with their citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from hearingdesk.lastread import keep_read, last_read
from hearingdesk.listing import ListQuery
from hearingdesk.procedure.promise import Piece
from hearingdesk.rows import Paragraph
from hearingdesk.words import _
from ui.actions import dress
from ui.desk import Desk
from ui.models.paged import PagedModel
from ui.models.text import PagedText
from ui.rooms.marks import marking
from ui.rooms.reading.keys import KEYS, SIGN_KEYS
from ui.rooms.reading.notes import NotePanel
from ui.rooms.reading.rows import TurnListing, place_of
from ui.rooms.reading.signbar import SignBar
from ui.rooms.reading.steps import ask_aside, at_words, same_issue, same_speaker
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.label import Label, rule
from ui.widgets.searchline import SearchLine
from ui.widgets.transcript import TranscriptView

if TYPE_CHECKING:
    from hearingdesk.citing.where import Stretch

_SHOWN = frozenset(
    ("mark", "undertaking", "citation", "turn", "party", "party_name")
)  # what a paragraph is made of


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
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._resting = 0  # the turn one stopped at the last time
        case = desk.case
        assert case is not None
        self._issues: list[int] = []  # those one goes along
        self.model = PagedModel(lambda: TurnListing(case.reader, self._reviewer), self)
        self._hits = PagedModel(lambda: TurnListing(case.reader, self._reviewer), self)
        self._hit = -1
        self._text = PagedText(self.model, self._cite, self)
        self.view = TranscriptView(_("Transcript"), self._text)
        self.line = SearchLine(_("Find in this transcript"))
        self._figure = Label("", "small", "text3")
        self.signs = SignBar(SIGN_KEYS)
        self.note = NotePanel(desk)
        self._lay_out()
        self._text.reset.connect(self.view.reload)
        self._text.arrived.connect(self.view.arrived)
        self.view.pressed.connect(lambda letter: self._run(KEYS[letter]) if letter in KEYS else None)
        self.view.refused.connect(lambda sentence: desk.say(sentence, "warn"))
        self.view.noted.connect(self._edit_note)
        self.note.left.connect(self.view.setFocus)
        self.signs.chosen.connect(self._filter)
        self.model.settled.connect(self._settled)
        self.model.found.connect(self._found)
        self._hits.counted.connect(self._counted)
        self._hits.found.connect(self._at_hit)
        self.line.typed.connect(self._typed)
        self.line.returnPressed.connect(lambda: self._step(1))
        self.line.left.connect(self.view.setFocus)

    def read(
        self, transcript: int, words: str = "", turn: int = 0, spans: Sequence[Piece | Stretch] = ()
    ) -> None:
        """Show a transcript, at a turn where one is named, with these words marked and exactly these spans shown.

        Without a turn or words it opens where one stopped reading.
        """
        turn = turn or (spans[0].id if spans else 0)
        self.show_spans(spans)
        self._turn = self._opened = turn
        if words and words != self.line.words():
            self.line.set_words(words)
            self._given = words
        if transcript != self._transcript:
            self._keep_place()
            self._transcript = transcript
            self._issues = []
            self._title = self._desk.view.transcripts.called(transcript)
            self._resting = 0 if turn or self.line.words().strip() else last_read(transcript)
            self.signs.show_all()
            self._count_signs()
            self.model.ask(self._query(), keep=self._resting)
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

    def shows(self, transcript: int) -> bool:
        """Is it this transcript that is read?"""
        return transcript == self._transcript

    def follow(self, tables: frozenset[str]) -> None:
        """These tables of the case have changed while one reads."""
        if not tables & _SHOWN:
            return
        self._count_signs()
        if self.signs.current() or "turn" in tables:
            self.model.refresh(keep=self.turn())
        else:
            self.model.read_anew()
            self.view.reload()

    def show_spans(self, spans: Sequence[Piece | Stretch]) -> None:
        """Show exactly these words, over as many turns as they run."""
        pinned: dict[int, list[tuple[int, int]]] = {}
        for piece in spans:
            pinned.setdefault(piece.id, []).append((piece.first, piece.last))
        self._spans = pinned
        self.view.set_pinned(pinned)

    def turn(self) -> int:
        """The turn one is at; 0 where there is none."""
        paragraph = self._text.paragraph(self.view.looked_at()) if self._text.count() else None
        return paragraph.id if paragraph else 0

    def go_to(self, turn: int) -> None:
        """Go to a turn of this transcript; 0 says that there is none."""
        if turn:
            self._turn = turn
            self._seek(turn)
        else:
            self._desk.say(_("There is none in this transcript."), "info")

    def step_statement(self, step: int) -> None:
        """Go to the next or previous statement of who speaks here."""
        if at := self.turn():
            ask_aside(self._desk, lambda view: same_speaker(view, at, step), self.go_to)

    def step_issue(self, step: int) -> None:
        """Go to the next or previous turn on the issue of this one, else on the one gone along last."""
        at = self.turn()
        self._issues = self._desk.view.turns.issues_of(at) or self._issues
        if not at or not self._issues:
            self.choose_issue()
            return
        issues = list(self._issues)
        ask_aside(self._desk, lambda view: same_issue(view, at, step, issues), self.go_to)

    def choose_issue(self) -> None:
        """Offer the issues that lead into this transcript."""
        from ui.rooms.reading.issues import offer_issues

        offer_issues(self, self._desk, self._transcript, self._along)

    def go_to_place(self, words: str) -> None:
        """Go to a page and line, the source's own cite, or a number."""
        transcript = self._transcript

        def found(turn: int) -> None:
            if turn:
                self.go_to(turn)
            else:
                self._desk.say(_("“{words}” is not in this transcript.", words=words), "info")

        ask_aside(self._desk, lambda view: at_words(view, transcript, words), found)

    def write_note(self, reviewer: str) -> None:
        """Write a margin note on the words chosen."""
        pieces = self.chosen()
        if pieces and (turn := self._desk.view.turns.find(pieces[0].id)):
            words = turn.text[pieces[0].first : pieces[0].last]
            self.note.write(pieces[0], reviewer, words, place_of(turn) or str(turn.position))

    def corner(self) -> QPoint:
        """On the screen, where something about the turn one is at can be asked."""
        at = self.view.looked_at()
        edges = [edge for number, edge, _laid in self.view.on_screen() if number == at]
        down = round(max(0.0, edges[0] if edges else 0.0)) + theme().px(24)
        return self.view.viewport().mapToGlobal(QPoint(theme().px(84), down))

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
        self._keep_place()
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
            button.clicked.connect(lambda _on=False, step=step: self._step(step))
            bar.addWidget(button)
        for icon, name, keys, act in (
            ("arrow-up-down", _("Next statement of this speaker"), "N", "reading.next_statement"),
            ("scale", _("Next on this issue"), "I", "reading.next_on_issue"),
            ("hash", _("Go to page and line"), "Ctrl+G", "reading.place"),
            ("pencil", _("Margin note"), "M", "testimony.note"),
            ("check", _("Mark a promise"), "U", "testimony.promise"),
        ):
            button = dress(QToolButton(), icon, name, keys)
            button.clicked.connect(lambda _on=False, act=act: self._run(act))
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.signs)
        self.signs.setContentsMargins(px(28), 0, px(20), px(8))
        column.addWidget(rule())
        column.addWidget(self.view, 1)
        column.addWidget(self.note)

    def _query(self) -> ListQuery:
        return ListQuery("turn", filter=self.signs.current(), scope=("transcript", self._transcript))

    def _filter(self, _key: str) -> None:
        """Only the turns with a sign, or all again: one stays at the turn one is at."""
        self._turn = self.turn()
        self.model.ask(self._query())

    def _count_signs(self) -> None:
        view = self._desk.view
        self.signs.show_sums(
            view.marks.sums(self._transcript), view.undertakings.promised_in(self._transcript)
        )
        self.view.set_margin(view.marks.noted_in(self._transcript))

    def _along(self, issue: int) -> None:
        """Go along an issue from here."""
        self._issues = [issue]
        at = self.turn()
        if at:
            ask_aside(self._desk, lambda view: same_issue(view, at, 1, [issue]), self.go_to)

    def _edit_note(self, number: int, note: int) -> None:
        paragraph = self._text.read(number)
        self.note.edit(note, self._reviewer(), paragraph.place if paragraph else "")

    def _reviewer(self) -> str:
        """Whose marks are one's own. Asked from the thread that reads, too."""
        case = self._desk.case
        return (case.author if case else "") or self._desk.settings.author

    def _keep_place(self) -> None:
        """Remember where one stops reading."""
        top = self._text.paragraph(self.view.top()) if self._transcript and self._text.count() else None
        if top is not None and not self.signs.current():
            keep_read(self._transcript, top.id)

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

    def walk(self, step: int) -> bool:
        """Go to the next place where the words stand, or the one before; whether any is looked for."""
        if not self.line.words().strip():
            return False
        self._step(step)
        return True

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

    def _settled(self, kept: int, place: int) -> None:
        """The order is known: go to the turn that is wanted, else where one stopped."""
        if kept and kept == self._resting:
            self._resting = 0
            if place > 0 and not self._turn:
                self.view.rest(place)
        self._seek(self._turn)

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
        elif self.signs.current():  # the turn bears no such sign: all of them are shown again
            self.signs.show_all()
            self._turn = id
            self.model.ask(self._query())

    def _first_mark(self, place: int) -> int:
        """The character of a paragraph at which the first word that is looked for stands."""
        one = self._text.read(place)
        if one and (shown := self._spans.get(one.id)):
            return shown[0][0]
        found = marking(self.line.words())
        places = found(one.text) if one and found else ()
        return places[0][0] if places else 0
