"""The keyboard over a transcript: it scrolls, selects by letters, words and turns, and goes from turn to turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.theme import theme
from ui.widgets.transcript_selection import Spot

if TYPE_CHECKING:
    from ui.widgets.transcript import TranscriptView

_WORD = re.compile(r"\w+|[^\w\s]+")
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEY = Qt.Key


class TranscriptKeys:
    """What each key does to one view."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._moves: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (_KEY.Key_C, _CONTROL | _SHIFT): lambda: view.copy(cite=True),
            (_KEY.Key_Down, _SHIFT): lambda: self._by_turn(1),
            (_KEY.Key_Up, _SHIFT): lambda: self._by_turn(-1),
            (_KEY.Key_Right, _SHIFT): lambda: self._by_letter(1),
            (_KEY.Key_Left, _SHIFT): lambda: self._by_letter(-1),
            (_KEY.Key_Right, _SHIFT | _CONTROL): lambda: self._by_word(1),
            (_KEY.Key_Left, _SHIFT | _CONTROL): lambda: self._by_word(-1),
            (_KEY.Key_End, _SHIFT): lambda: self._to_line_end(1),
            (_KEY.Key_Home, _SHIFT): lambda: self._to_line_end(0),
            (_KEY.Key_Home, _SHIFT | _CONTROL): lambda: self._extend((0, 0)),
            (_KEY.Key_End, _SHIFT | _CONTROL): self._to_end,
            (_KEY.Key_Home, _CONTROL): lambda: view.go(0, announce=False),
            (_KEY.Key_End, _CONTROL): lambda: view.go(view.last(), announce=False),
            (_KEY.Key_Down, _CONTROL): lambda: view.step_turn(1),
            (_KEY.Key_Up, _CONTROL): lambda: view.step_turn(-1),
            (_KEY.Key_Escape, _NONE): view.clear_selection,
        }

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it means anything here."""
        view = self._view
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        page, line = view.viewport().height() * 0.9, theme().px(48)
        scrolls = {_KEY.Key_Down: line, _KEY.Key_Up: -line, _KEY.Key_Space: page}
        scrolls |= {_KEY.Key_PageDown: page, _KEY.Key_PageUp: -page}
        if event.matches(QKeySequence.StandardKey.Copy):
            view.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            view.select_all()
        elif move := self._moves.get((event.key(), held)):
            move()
        elif held == _NONE and event.key() in scrolls:
            view.move_text(scrolls[_KEY(event.key())])
        elif held == _NONE and event.text().isalnum():
            view.pressed.emit(event.text().lower())
        else:
            return False
        return True

    def _start(self) -> Spot:
        """From where words are selected: what is selected to, else where one is."""
        return self._view.selection.cursor or self._view.here()

    def _extend(self, to: Spot) -> None:
        view = self._view
        view.select(view.selection.anchor or view.here(), to)
        view.show_spot(to)

    def _by_turn(self, step: int) -> None:
        number = max(0, min(self._view.last(), self._start()[0] + step))
        self._extend((number, self._length(number) if step > 0 else 0))

    def _by_letter(self, step: int) -> None:
        number, at = self._start()
        if step > 0 and at >= self._length(number):
            self._extend((number + 1, 0) if number < self._view.last() else (number, at))
        elif step < 0 and at == 0:
            self._extend((number - 1, self._length(number - 1)) if number else (0, 0))
        else:
            self._extend((number, at + step))

    def _by_word(self, step: int) -> None:
        number, at = self._start()
        spans = [found.span() for found in _WORD.finditer(self._text(number))]
        if step > 0:
            ends = [last for _first, last in spans if last > at]
            at_end = (number + 1, 0) if number < self._view.last() else (number, self._length(number))
            self._extend((number, ends[0]) if ends else at_end)
        else:
            starts = [first for first, _last in spans if first < at]
            before = (number - 1, self._length(number - 1)) if number and not at else (number, 0)
            self._extend((number, starts[-1]) if starts else before)

    def _to_line_end(self, which: int) -> None:
        number, at = self._start()
        self._extend((number, self._view.line_ends(number, at)[which]))

    def _to_end(self) -> None:
        last = self._view.last()
        self._extend((last, self._length(last)))

    def _text(self, number: int) -> str:
        return self._view.words_of(number)

    def _length(self, number: int) -> int:
        return len(self._text(number))
