"""The days of a column: read where a cell says them beyond doubt, settled by the other cells, or left as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hearingdesk.errors import Unreadable
from hearingdesk.when import When

_NUMBERS = re.compile(r"^\s*(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})\b", re.ASCII)
_DIGITS = re.compile(r"^\d{8}$", re.ASCII)
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00)?(?:\.0+)?$")


def read_day(cell: str) -> When | None:
    """The day (or month, or year) a cell says; None where it says none, or leaves day and month in doubt."""
    cell = _MIDNIGHT.sub("", cell.strip())
    if _DIGITS.match(cell):
        cell = f"{cell[:4]}-{cell[4:6]}-{cell[6:]}"
    try:
        return When.read(cell)
    except Unreadable:
        return None


def days_of(cells: Iterable[str], order: str = "") -> dict[str, When | None]:
    """Each cell and its day.

    Cells such as 03/01/2022 are read as the profile says (`order`: "dmy" or "mdy"), or as the cells of the same
    column that leave no doubt (23/01/2022) are, where those agree; otherwise they stay without a day.
    """
    found = {cell: read_day(cell) for cell in cells}
    order = order or order_of(found)
    for cell, day in found.items():
        if day is None and order and (numbers := _NUMBERS.match(cell)):
            first, _mark, second, year = numbers.groups()
            day_of, month = (first, second) if order == "dmy" else (second, first)
            found[cell] = read_day(f"{year}-{int(month):02}-{int(day_of):02}")
    return found


def order_of(cells: Iterable[str]) -> str:
    """The order that the cells without doubt have; "" where there is none, or both."""
    orders = set[str]()
    for cell in cells:
        if numbers := _NUMBERS.match(cell):
            if int(numbers[1]) > 12:
                orders.add("dmy")
            elif int(numbers[3]) > 12:
                orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def in_doubt(cells: Iterable[str]) -> list[str]:
    """The cells whose day and month could be either, and which no other of these cells settles."""
    return [cell for cell, day in days_of(cells).items() if day is None and _either(cell)]


def _either(cell: str) -> bool:
    numbers = _NUMBERS.match(cell)
    return numbers is not None and 0 < int(numbers[1]) <= 12 and 0 < int(numbers[3]) <= 12
