"""What undo and redo have to do, said a second time and plainly: a case as rows, a change as rows before and after."""

from __future__ import annotations

from hearingdesk.casefile import CaseFile
from hearingdesk.record import meanings, to_row
from hearingdesk.records import KINDS

Place = tuple[str, int]
Rows = dict[Place, dict]
Patch = dict[Place, tuple[dict | None, dict | None]]


def rows_of(case: CaseFile) -> Rows:
    """Every record of a case as its table stores it."""
    return {(table, one.id): to_row(one) for table in KINDS for one in case.of(table).all()}


def patch(before: Rows, after: Rows) -> Patch:
    """What differs: whole rows that came or went, else the fields that changed."""
    made: Patch = {}
    for place in before.keys() | after.keys():
        old, new = before.get(place), after.get(place)
        if old is None or new is None:
            made[place] = (old, new)
        elif names := [name for name in old if old[name] != new[name]]:
            made[place] = ({n: old[n] for n in names}, {n: new[n] for n in names})
    return made


def backwards(one: Patch) -> Patch:
    return {place: (new, old) for place, (old, new) in one.items()}


def patched(rows: Rows, one: Patch) -> Rows | None:
    """The rows after a patch; None where it does not fit, or would leave a link that leads nowhere."""
    made = dict(rows)
    for place, (old, new) in one.items():
        now = rows.get(place)
        if (now is None) != (old is None) or any(now[name] != value for name, value in (old or {}).items()):
            return None
        if new is None:
            del made[place]
        else:
            made[place] = {**(now or {}), **new}
    there = {id for _table, id in made}
    whole = all(id in there for place, row in made.items() for id in _led_to(place, row))
    return made if whole else None


def meet(earlier: Patch, later: Patch) -> bool:
    """Does the later one work on what the earlier one did, or lead to a row that it brought or took?"""
    moved = {id for (_table, id), (old, new) in earlier.items() if old is None or new is None}
    for place, sides in later.items():
        mine = earlier.get(place)
        if mine and (None in mine or None in sides or mine[1].keys() & sides[1].keys()):
            return True
        if any(id in moved for row in sides if row for id in _led_to(place, row)):
            return True
    return False


def _led_to(place: Place, row: dict) -> list[int]:
    fields = meanings(KINDS[place[0]].kind).items()
    return [row[name] for name, one in fields if one.shape in ("link", "about") and row.get(name)]
