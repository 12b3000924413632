"""Parts of the window that are made when they are first asked for: sheets, palette, finder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.palette import Palette
    from ui.rooms.bench import Bench
    from ui.rooms.editor import Editor
    from ui.rooms.finder import Finder


class Later:
    """One for a window."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._editor: Editor | None = None
        self._finder: Finder | None = None
        self._palette: Palette | None = None

    @property
    def editor(self) -> Editor:
        """The sheets for adding and editing."""
        if self._editor is None:
            from ui.rooms.editor import Editor

            self._editor = Editor(self._bench.desk, self._bench.voice, self._bench.widget())
        return self._editor

    def open_palette(self) -> None:
        """Search or jump to."""
        if self._palette is None:
            from ui.palette import Palette

            self._palette = Palette(self._bench.widget(), self._bench.commands, self._find)
        self._palette.popup()

    def let_go(self) -> None:
        """The case is about to be closed: no thread may read it any more."""
        if self._finder is not None:
            self._finder.close()
            self._finder = None

    def turn(self) -> None:
        """The words are others: what shows them is made anew."""
        if self._palette is not None:
            self._palette.deleteLater()
            self._palette = None

    def _find(self, typed: str, answer) -> None:
        if self._bench.desk.case is None:
            return
        if self._finder is None:
            from ui.rooms.finder import Finder

            self._finder = Finder(self._bench.desk, self._bench.widget())
        self._finder(typed, answer)
