"""What every room can do, whatever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.desk import Desk, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from hearingdesk.change import Change
    from hearingdesk.rows import ListRow
    from hearingdesk.view import View
    from ui.rooms.reader import TranscriptPane
    from ui.rooms.tabling import Query
    from ui.rooms.tools import PageTools
    from ui.rooms.viewer import SourcePane


class Space(QWidget):
    """One room of the window. It shows places, follows changes, and lets go of the case when it closes."""

    title = ""  # declared with N_

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__()
        self.desk, self.tools = desk, tools

    def enter(self, place: Place) -> None:
        """Show this place; without a record, what the room shows first."""
        raise NotImplementedError

    def follow(self, change: Change) -> None:
        """The case has changed while the room was looked at, or just before it is."""
        raise NotImplementedError

    def current(self) -> Place:
        """What is shown now: what actions on a record apply to."""
        return Place()

    def find_words(self) -> None:
        """Put the keyboard where one searches in this room."""

    def walk(self, step: int) -> bool:
        """Go on to the next place of what is looked for here, or the one before; whether something is."""
        reader = self.reader()
        return reader is not None and reader.walk(step)

    def focus_list(self) -> None:
        """Put the keyboard where one walks through the room."""
        self.setFocus()

    def query(self) -> Query | None:
        """What is shown as a list or a table; None where there is none that can be exported."""
        return None

    def presented(self) -> Callable[[View, Any], ListRow] | None:
        """How a record stands in the list that `query` asks for; None where the question says all."""
        return None

    def reader(self) -> TranscriptPane | None:
        """The transcript that is read in this room now."""
        return None

    def viewer(self) -> SourcePane | None:
        """The source that is looked at in this room now."""
        return None

    def copy_cited(self) -> bool:
        """Copy the words chosen here with their citation; whether there were any."""
        return False

    def close_down(self) -> None:
        """The case is about to be closed."""
        raise NotImplementedError
