"""The keyboard over pages: it scrolls, zooms, turns pages, selects and copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from ui.widgets.leaves import LeavesView

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEY = Qt.Key
STEP = 1.2  # of one zoom


class LeavesKeys:
    """What each key does to one view."""

    def __init__(self, view: LeavesView) -> None:
        self._view = view
        self._moves: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (_KEY.Key_Down, _NONE): lambda: self._scroll(1, 0),
            (_KEY.Key_Up, _NONE): lambda: self._scroll(-1, 0),
            (_KEY.Key_Right, _NONE): lambda: self._scroll(0, 1),
            (_KEY.Key_Left, _NONE): lambda: self._scroll(0, -1),
            (_KEY.Key_Space, _NONE): lambda: self._by_view(1),
            (_KEY.Key_Space, _SHIFT): lambda: self._by_view(-1),
            (_KEY.Key_PageDown, _NONE): lambda: self._by_view(1),
            (_KEY.Key_PageUp, _NONE): lambda: self._by_view(-1),
            (_KEY.Key_PageDown, _CONTROL): lambda: view.go(view.page() + 1),
            (_KEY.Key_PageUp, _CONTROL): lambda: view.go(view.page() - 1),
            (_KEY.Key_Home, _CONTROL): lambda: view.go(1),
            (_KEY.Key_End, _CONTROL): lambda: view.go(view.count(), 1.0),
            (_KEY.Key_Home, _NONE): lambda: view.go(1),
            (_KEY.Key_End, _NONE): lambda: view.go(view.count(), 1.0),
            (_KEY.Key_Plus, _NONE): lambda: view.scaled_by(STEP),
            (_KEY.Key_Plus, _SHIFT): lambda: view.scaled_by(STEP),
            (_KEY.Key_Equal, _NONE): lambda: view.scaled_by(STEP),
            (_KEY.Key_Minus, _NONE): lambda: view.scaled_by(1 / STEP),
            (_KEY.Key_0, _NONE): lambda: view.fit("width"),
            (_KEY.Key_9, _NONE): lambda: view.fit("page"),
            (_KEY.Key_1, _NONE): lambda: view.zoom(1.0),
            (_KEY.Key_C, _CONTROL | _SHIFT): lambda: view.copied.emit(True),
            (_KEY.Key_Right, _SHIFT): lambda: self._extend(1),
            (_KEY.Key_Left, _SHIFT): lambda: self._extend(-1),
            (_KEY.Key_Right, _SHIFT | _CONTROL): lambda: self._extend_word(1),
            (_KEY.Key_Left, _SHIFT | _CONTROL): lambda: self._extend_word(-1),
            (_KEY.Key_Down, _SHIFT): lambda: self._extend_line(1),
            (_KEY.Key_Up, _SHIFT): lambda: self._extend_line(-1),
            (_KEY.Key_Escape, _NONE): lambda: view.select(None, None),
        }

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it means anything here."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._view.copied.emit(False)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_page()
        elif move := self._moves.get((event.key(), held)):
            move()
        else:
            return False
        return True

    def _scroll(self, down: int, right: int) -> None:
        for bar, step in ((self._view.verticalScrollBar(), down), (self._view.horizontalScrollBar(), right)):
            bar.setValue(bar.value() + step * bar.singleStep())

    def _by_view(self, step: int) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(round(bar.value() + step * self._view.viewport().height() * 0.9))

    def _select_page(self) -> None:
        """All words of the page one is on."""
        page = self._view.page()
        letters = self._view.letters(page)
        if letters is not None:
            self._view.select((page, 0), (page, len(letters.text)))

    def _extend(self, step: int) -> None:
        page, at = self._from()
        letters = self._view.letters(page)
        if letters is None:
            return
        to = at + step
        if to < 0 or to > len(letters.text):
            self._turn(page, step)
        else:
            self._to((page, to))

    def _extend_word(self, step: int) -> None:
        page, at = self._from()
        letters = self._view.letters(page)
        if letters is None:
            return
        text, to = letters.text, at
        if step > 0:
            while to < len(text) and not text[to].isalnum():
                to += 1
            while to < len(text) and text[to].isalnum():
                to += 1
        else:
            while to > 0 and not text[to - 1].isalnum():
                to -= 1
            while to > 0 and text[to - 1].isalnum():
                to -= 1
        if to == at:
            self._turn(page, step)
        else:
            self._to((page, to))

    def _extend_line(self, step: int) -> None:
        page, at = self._from()
        letters = self._view.letters(page)
        if letters is None:
            return
        breaks = [0, *(n + 1 for n, letter in enumerate(letters.text) if letter == "\n"), len(letters.text)]
        beyond = [n for n in breaks if (n > at if step > 0 else n < at)]
        if not beyond:
            self._turn(page, step)
        else:
            self._to((page, beyond[0] if step > 0 else beyond[-1]))

    def _turn(self, page: int, step: int) -> None:
        """On to the next page, or back to the end of the one before."""
        other = page + step
        letters = self._view.letters(other) if 1 <= other <= self._view.count() else None
        if letters is not None:
            self._to((other, 0 if step > 0 else len(letters.text)))

    def _from(self) -> tuple[int, int]:
        return self._view.caret or (self._view.page(), 0)

    def _to(self, spot: tuple[int, int]) -> None:
        view = self._view
        view.select(view.anchor or self._from(), spot)
        view.show_spot(spot)
