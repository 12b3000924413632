"""A room as a plan: which records it lists, how they stand in the list, when it must be read anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearingdesk.rows import ListRow
from hearingdesk.view import View


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one `Room` widget needs to know."""

    key: str  # the room's name, and the table it lists
    title: str
    icon: str
    row: Callable[[View, Any], ListRow]
    reads: frozenset[str]  # the tables its rows are made of, beside its own
    order: str = ""  # one of the kind's `orders`: the one its groups belong to
    tall: bool = True
    empty: str = ""
    keys: str = ""
    adds: bool = True  # can one be added by hand, with nothing behind it?
    aged: Callable[[View, Any, date], ListRow] | None = (
        None  # its row where it hangs on the day one looks from
    )
