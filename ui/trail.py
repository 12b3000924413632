"""Where one is in the case, where one came from, and the way back there."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = 100  # places remembered by Back


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a case: a room, a record, the words that led there. What is empty is left to the window."""

    room: str = ""
    table: str = ""
    id: int = 0
    words: str = ""
    cite: int = 0  # the citation whose words are shown there


class Trail:
    """The places one has been to, with the present one in their midst."""

    def __init__(self) -> None:
        self.place = Place()
        self.behind: list[Place] = []
        self.ahead: list[Place] = []

    def visit(self, place: Place) -> None:
        """Be somewhere else; Back leads here again."""
        if place == self.place:
            return
        if self.place != Place():
            self.behind = [*self.behind[-STEPS:], self.place]
        self.ahead.clear()
        self.place = place

    def back(self) -> bool:
        """Be where one was before; whether there was such a place."""
        if not self.behind:
            return False
        self.ahead.append(self.place)
        self.place = self.behind.pop()
        return True

    def forward(self) -> bool:
        """Be where one was before going back; whether there was such a place."""
        if not self.ahead:
            return False
        self.behind.append(self.place)
        self.place = self.ahead.pop()
        return True
