"""Making the room of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.rooms.register import (
    BACKUPS,
    BUILDER,
    EVERY,
    HISTORY,
    HOLIDAYS,
    IMPORTS,
    PROFILES,
    RULES,
    SEARCH,
    TODAY,
)

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.rooms.base import Space
    from ui.rooms.tools import PageTools


def build(key: str, desk: Desk, tools: PageTools) -> Space:
    """The room; its parts are imported when somebody first enters it."""
    if key == TODAY:
        from ui.rooms.today import Today

        return Today(desk, tools)
    if key == HISTORY:
        from ui.rooms.history import History

        return History(desk, tools)
    if key == SEARCH:
        from ui.rooms.search import Search

        return Search(desk, tools)
    if key == "deadline":
        from ui.rooms.duties import DeadlineRoom

        return DeadlineRoom(desk, tools, EVERY[key])
    if key == RULES:
        from ui.rooms.rules import Rules

        return Rules(desk, tools)
    if key == HOLIDAYS:
        from ui.rooms.holidays import Holidays

        return Holidays(desk, tools)
    if key == PROFILES:
        from ui.rooms.profiles import Profiles

        return Profiles(desk, tools)
    if key == BACKUPS:
        from ui.rooms.backups import Backups

        return Backups(desk, tools)
    if key == BUILDER:
        from ui.rooms.packs.room import Builder

        return Builder(desk, tools)
    if key == IMPORTS:
        from ui.rooms.imports.room import Imports

        return Imports(desk, tools)
    from ui.rooms.room import Room

    return Room(desk, tools, EVERY[key])
