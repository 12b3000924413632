"""A source as it looks, on a page of the program: its pages or its words, opened at a hit, searched and cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hearingdesk.citing.anchor import Piece
from hearingdesk.facsimile import Size
from hearingdesk.words import _
from ui.desk import Desk
from ui.models.plates import Plates
from ui.rooms.facsimile.bar import PagesBar
from ui.rooms.facsimile.hits import Hits, Span
from ui.rooms.facsimile.opening import Showing, opened, showing
from ui.rooms.facsimile.pagelist import PageList
from ui.rooms.facsimile.quoting import place_in, quoted
from ui.rooms.facsimile.strip import Strip
from ui.rooms.facsimile.words import SourceText
from ui.rooms.marks import marking
from ui.rooms.reading.steps import ask_aside
from ui.theme import theme
from ui.widgets.label import rule
from ui.widgets.leaves import LeavesView
from ui.widgets.leaves_keys import STEP
from ui.widgets.page import EmptyState
from ui.widgets.transcript import TranscriptView

ROOM = 600  # pixels at 100 % from which on the list of pages stands beside them


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one page: from the first character to the one after the last."""

    page: int
    first: int
    last: int
    text: str


class SourcePane(QFrame):
    """Shows one source at a time; `show` may be called again and again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._source = 0
        self._plates: Plates | None = None
        self._found: Showing | None = None
        self._page, self._quote = 0, ""  # to be shown as soon as it is there
        self._hits = Hits()
        self._search = 0
        self._looked = False
        self._nothing: EmptyState | None = None
        self.bar = PagesBar()
        self.line, self.figure = self.bar.line, self.bar.figure
        self.view = LeavesView(_("Pages of the source"))
        self.pages = PageList()
        self.text = SourceText()
        self.words = TranscriptView(_("Words of the source"), self.text)
        self.strip = Strip()
        self._lay_out()
        self._listen()

    def show(self, source: int = 0, page: int = 0, words: str = "", quote: str = "") -> None:  # type: ignore[override]
        """Show a source, at a page where one is named, with these words marked, or exactly this quotation.

        Without any argument it is QWidget.show.
        """
        if not source:
            super().show()
            return
        self._page, self._quote = page, quote
        self.line.set_words("" if quote else words)
        if source != self._source:
            self._open(source)
        elif self._found is not None:
            self._arrive()

    def shows(self, source: int) -> bool:
        """Is it this source that is shown?"""
        return source == self._source

    def chosen(self) -> list[Passage]:
        """The words selected, page by page."""
        if self._paged():
            return [Passage(*one) for one in self.view.selected()]
        found = []
        for paragraph, first, last in self.words.selection.pieces(self.text):
            page, start = self.text.place_of(paragraph.id - 1, first)
            found.append(Passage(page, start, start + last - first, paragraph.text[first:last]))
        return found

    def pieces(self) -> list[Piece]:
        """The words selected as the case holds them, to be quoted; none of a page whose text it does not hold."""
        held = {page.number or 0: page for page in self._desk.view.sources.pages(self._source)}
        found: list[Piece] = []
        for one in self.chosen():
            page = held.get(one.page)
            span = place_in(page.text, one.first, one.text) if page else None
            if page is not None and span is not None:
                found.append(Piece(page.id, *span, "source_page"))
        return found

    def find_words(self) -> None:
        """Go to the line that finds words."""
        self.line.setFocus()
        self.line.selectAll()

    def copy(self, *, cite: bool = False) -> bool:
        """Copy what is selected, in quotes and with its place if asked; whether anything is."""
        chosen = self.chosen()
        if not chosen:
            return False
        words = "\n".join(" ".join(one.text.split()) if cite else one.text.strip() for one in chosen)
        if cite:
            words = f"“{words}” ({self._cited(chosen[0].page, chosen[-1].page)})"
        QGuiApplication.clipboard().setText(words)
        return True

    def copy_cited(self) -> bool:
        """Copy what is selected with its citation; whether anything is."""
        return self.copy(cite=True)

    def go_to_page(self, page: int) -> None:
        """Show a page."""
        if self._paged():
            self.view.go(page)
        else:
            self.words.go(self.text.first_of(page), announce=False)

    def close_down(self) -> None:
        """The case is about to be closed, or another source shown."""
        plates, self._plates = self._plates, None
        self.view.show_plates(None)
        self.pages.show_plates(None, [])
        if plates is not None:
            plates.close()
        self._source, self._found = 0, None

    def _open(self, source: int) -> None:
        self.close_down()
        self._source = source
        self._hits, self._looked = Hits(), False
        self.strip.hide()
        self._stack.setCurrentWidget(self._waiting)

        def come(found: Showing) -> None:
            if self._source == source:
                self._begin(found)

        ask_aside(self._desk, lambda view: showing(view, source), come)

    def _begin(self, found: Showing) -> None:
        """What there is to show is known."""
        self._found = found
        title = self._desk.view.sources.called(self._source)
        self.text.fill(title, found.pages)
        self.bar.set_pages(looked=found.looks, both=found.looks and bool(found.pages))
        if not found.looks:
            if found.pages:
                self._stack.setCurrentWidget(self.words)
            else:
                self._say_nothing(
                    _("Neither text nor pages of this source are in the case: only the record of it.")
                )
            self._arrive()
            return
        case, source = self._desk.case, self._source
        assert case is not None
        self._plates = plates = Plates(lambda: opened(case.reader, source))
        later = Qt.ConnectionType.QueuedConnection
        plates.opened.connect(lambda sizes: self._opened(plates, sizes), later)
        plates.failed.connect(lambda error: self._failed(plates, error), later)
        plates.hit.connect(self._hit, later)
        plates.searched.connect(self._searched, later)
        plates.lettered.connect(self._lettered, later)
        plates.start()

    def _opened(self, plates: Plates, sizes: list[Size]) -> None:
        if plates is not self._plates:
            return
        self._looked = True
        self.view.show_plates(plates, sizes)
        self.pages.show_plates(plates, sizes)
        self._list_pages()
        self._stack.setCurrentWidget(self._side)
        self._turned(1)
        self._arrive()

    def _failed(self, plates: Plates, error: Exception) -> None:
        """The pages cannot be shown: the words can, where the case has them."""
        if plates is not self._plates:
            return
        self.bar.set_pages(looked=False, both=False)
        if self._found and self._found.pages:
            self._stack.setCurrentWidget(self.words)
            self.strip.say(str(error))
            self._arrive()
        else:
            self._say_nothing(str(error))

    def _say_nothing(self, sentence: str) -> None:
        """There is nothing to look at, and why."""
        nothing = EmptyState("file-text", sentence)
        self._stack.addWidget(nothing)
        self._stack.setCurrentWidget(nothing)
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
        self._nothing = nothing

    def _paged(self) -> bool:
        return self._stack.currentWidget() is self._side

    def _arrive(self) -> None:
        """Go where `show` was asked to go."""
        page, quote = self._page, self._quote
        self._page = 0
        if page:
            self.go_to_page(page)
        if quote:
            self._look_for_quote(quote)
        else:
            self._look(self.line.words())

    def _look(self, words: str) -> None:
        """Find words in all pages, from the one looked at on."""
        mark = marking(words.strip()) if words.strip() else None
        self._seek(mark)

    def _look_for_quote(self, quote: str) -> None:
        def mark(text: str) -> Sequence[Span]:
            span = quoted(text, quote)
            return (span,) if span else ()

        self._seek(mark)

    def _seek(self, mark) -> None:  # type: ignore[no-untyped-def]
        self._hits = Hits()
        self.figure.setText("")
        self._show_hits()
        if self._paged() and self._plates is not None:
            self.words.set_marks(None)
            self._search = self._plates.search(mark, self.view.page())
            return
        self.words.set_marks(mark)
        if mark is not None:
            for number in range(self.text.count()):
                one = self.text.paragraph(number)
                if one and (spans := tuple(mark(one.text))):
                    self._hits.put(number, spans)
            self._searched(self._search, self.text.count(), self.text.count())
            self._first()

    def _hit(self, search: int, page: int, spans: tuple[Span, ...]) -> None:
        if search == self._search:
            self._hits.put(page, spans)
            self._show_hits()
            if self._hits.now is None:
                self._first()

    def _first(self) -> None:
        """The first hit from where one is on."""
        self._hits.begin(self.view.page() if self._paged() else self.words.top())
        self._show_hits()
        self._tell()

    def _searched(self, search: int, done: int, total: int) -> None:
        if search != self._search:
            return
        if done < total:
            self.figure.setText(_("Page {n} of {total}…", n=f"{done:,}", total=f"{total:,}"))
        else:
            self._tell()

    def _tell(self) -> None:
        count, number = self._hits.count(), self._hits.number()
        if not self.line.words().strip() and not self._quote:
            self.figure.setText("")
        elif not count:
            self.figure.setText(_("Not found"))
        elif number:
            self.figure.setText(_("Place {n} of {total}", n=f"{number:,}", total=f"{count:,}"))

    def _step(self, step: int) -> None:
        """On to the next hit, or back."""
        self._hits.step(step)
        self._show_hits()
        self._tell()

    def _show_hits(self) -> None:
        found, now = self._hits.found, self._hits.now
        if self._paged():
            self.view.set_hits(found, now)
            self.pages.set_hits(found.keys())
        elif now is not None:
            self.words.go(now[0], found[now[0]][now[1]][0])

    def _typed(self, words: str) -> None:
        if words.strip() or not self._quote:
            self._quote = ""
            if self._found is not None:
                self._look(words)

    def _turned(self, page: int) -> None:
        self.bar.tell(page, self.view.count(), self.view.percent())
        self.pages.choose(page)
        self.strip.hide()
        if (letters := self.view.letters(page)) is not None:
            self._say_text(page, letters.text)

    def _lettered(self, page: int) -> None:
        letters = self.view.letters(page) if self._looked and page == self.view.page() else None
        if letters is not None:
            self._say_text(page, letters.text)

    def _say_text(self, page: int, text: str) -> None:
        """A page without words says so; the words of one that has some are there for a screen reader."""
        self.view.setAccessibleDescription(" ".join(text.split())[:2000])
        if any(letter.isalnum() for letter in text):
            self.strip.hide()
        else:
            self.strip.say(
                _("Page {n} has no text: it is a scan, a picture or blank. Nothing on it is found.", n=page)
            )

    def _cited(self, first: int, last: int) -> str:
        title = self._desk.view.sources.called(self._source)
        several = self.view.count() > 1 if self._paged() else True
        pages = f"{first}" if first == last else f"{first}–{last}"
        return f"{title}, {_('p. {page}', page=pages)}" if several else title

    def _alone(self, words: bool) -> None:
        """Show the words alone, or the pages again, at the same page."""
        page = self.view.page() if self._paged() else self.text.page_of(self.words.top())
        self._stack.setCurrentWidget(self.words if words else self._side)
        self.go_to_page(page)
        self._look(self.line.words())

    def _zoom(self, what: object) -> None:
        if isinstance(what, int):
            self.view.zoom(what / 100)
        else:
            self.view.fit(str(what))

    def _listen(self) -> None:
        view, bar = self.view, self.bar
        view.turned.connect(self._turned)
        view.zoomed.connect(lambda: bar.tell(view.page(), view.count(), view.percent()))
        view.copied.connect(lambda cite: self.copy(cite=cite))
        self.pages.wanted.connect(view.go)
        bar.wanted.connect(self.go_to_page)
        bar.zoomed.connect(self._zoom)
        bar.scaled.connect(lambda step: view.scaled_by(STEP**step))
        bar.stepped.connect(self._step)
        bar.listed.connect(self._list_pages)
        bar.worded.connect(self._alone)
        self.text.reset.connect(self.words.reload)
        self.line.typed.connect(self._typed)
        self.line.returnPressed.connect(lambda: self._step(1))
        self.line.left.connect(self._keyboard)
        self.words.refused.connect(lambda sentence: self._desk.say(sentence, "warn"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list_pages()

    def _list_pages(self) -> None:
        """The list of pages stands where there is room for it and it is wanted."""
        wide = self.width() >= theme().px(ROOM)
        self.pages.setVisible(self.bar.lists() and wide and self.view.count() > 1)

    def _keyboard(self) -> None:
        (self.view if self._paged() else self.words).setFocus()

    def _lay_out(self) -> None:
        self._side = QWidget()
        beside = QHBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.pages)
        beside.addWidget(self.view, 1)
        self._waiting = QWidget()
        whole = QWidget()
        self._stack = QStackedLayout(whole)
        for widget in (self._waiting, self._side, self.words):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(rule())
        column.addWidget(whole, 1)
        column.addWidget(self.strip)
