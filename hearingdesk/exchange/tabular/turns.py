"""A table whose rows are turns: the sittings by their days, and the witnesses among those who speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter

from hearingdesk.exchange.inner import Body, Sitting, Turn, Witness
from hearingdesk.exchange.printed_dates import day_in_file_name
from hearingdesk.exchange.shelves import Shelves
from hearingdesk.exchange.tables import Row
from hearingdesk.exchange.tabular.days import days_of
from hearingdesk.exchange.tabular.profile import TableProfile
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.when import When
from hearingdesk.words import _

# the capacities of those who are heard, rather than ask or preside
HEARD = frozenset(
    {
        "witness",
        "institutional_witness",
        "general_witness",
        "reference",
        "reference_to_witness",
        "appraiser",
        "statement_giver",
    }
)
# as a row is taken apart
_MEANINGS = (
    "date",
    "label",
    "role",
    "committee",
    "row",
    "text",
    "kind",
    "cite",
    "page",
    "clock",
    "who",
    "after",
)
_JOINT = 20  # committees that one table may be of


@dataclass(slots=True)
class _Heard:
    """A witness on the way: the first row that names him, and every day he speaks on."""

    name: str
    called: str
    title: str
    line: int
    days: dict[str, None] = field(default_factory=dict)


class TurnTable:
    """Reads one such table."""

    def __init__(self, sheet: Sheet, profile: TableProfile, places: dict[str, int]) -> None:
        self._sheet, self._profile, self._places = sheet, profile, places
        self._turns = Shelves[Turn](Turn._make)
        self._heard: dict[str, _Heard] = {}
        self._committees: dict[str, None] = {}
        self._taken = itemgetter(*(places.get(meaning, -1) for meaning in _MEANINGS))
        self._homeless = [n for n in range(len(sheet.columns)) if profile.rest and n not in places.values()]

    def parts(self) -> dict[str, object]:
        """What of a Document the table gives: sittings, witnesses, committees, warnings, remarks."""
        for row in self._sheet.even():
            self._row(row)
        cells = [str(key) for key in self._turns.keys]
        days = days_of((cell for cell in cells if cell), self._profile.order)
        if cells == [""]:
            days[""] = day_in_file_name(self._sheet.file.name)
        sittings = [Sitting(date=days.get(cell), turns=self._turns[cell]) for cell in cells]
        if all(sitting.date for sitting in sittings):
            sittings.sort(key=lambda sitting: str(sitting.date))
        unread = [cell for cell in cells if cell and days[cell] is None]
        committees = list(self._committees)
        joint = len(committees) <= 1
        return {
            "sittings": tuple(_merged(sittings)),
            "witnesses": tuple(_witness(one, days) for one in self._heard.values()),
            "bodies": tuple(committees) if joint else (),
            "committees": () if joint else tuple(Body(name=name) for name in committees[:_JOINT]),
            "warnings": [*_undated(unread), *([] if joint else [_several(committees)])],
            "remarks": (_("Days as printed: {days}", days=", ".join(unread[:50])),) if unread else (),
        }

    def _cell(self, row: Row, meaning: str) -> str:
        place = self._places.get(meaning)
        return row.cells[place] if place is not None else ""

    def _row(self, row: Row) -> None:
        profile = self._profile
        cells = (*row.cells, "")  # the last is that of meanings without a column
        day, label, role, committee, number, said, kind, cite, page, clock, who, after = self._taken(cells)
        if committee:
            self._committees[committee] = None
        capacity = (
            (profile.capacities.get(role) or profile.capacities.get(role.casefold(), "")) if role else ""
        )
        text = _paragraphs(said)
        line = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None
        told = "witness" if profile.witnesses == "all" and not capacity else capacity
        kind = profile.kinds.get(kind, "speech")
        turn = Turn(text, label, kind, cite, page, row.line, line, clock, who, told)
        self._turns.add(day, turn, len(text))
        if self._homeless and (rest := self._rest(row)):
            self._turns.add(day, Turn(rest, kind="note", line=row.line), len(rest))
        if after and (after := _paragraphs(after)):
            heading = self._sheet.columns[self._places["after"]]
            self._turns.add(day, Turn(after, heading, "note", line=row.line), len(after))
        if profile.witnesses == "all" or (profile.witnesses == "role" and capacity in HEARD):
            self._hear(row, day, label)

    def _rest(self, row: Row) -> str:
        """What stands in the columns that have no meaning, each with its heading."""
        told = ((self._sheet.columns[n], row.cells[n].strip()) for n in self._homeless)
        return "\n".join(f"{heading}: {cell}" for heading, cell in told if cell)

    def _hear(self, row: Row, day: str, label: str) -> None:
        key = self._cell(row, "key") or label
        if not key:
            return
        if key not in self._heard:
            given, family = self._cell(row, "given"), self._cell(row, "family")
            called = self._cell(row, "name") or " ".join(part for part in (given, family) if part)
            told = (self._cell(row, name).rstrip(" ,") for name in ("office", "organisation", "place"))
            title = ", ".join(dict.fromkeys(part for part in told if part))
            self._heard[key] = _Heard(label or key, "" if called == label else called, title, row.line)
        self._heard[key].days[day] = None


def _paragraphs(cell: str) -> str:
    """The lines of a cell without the empty ones between them."""
    return "\n".join(line for line in cell.split("\n") if line.strip()) if "\n" in cell else cell


def _witness(one: _Heard, days: dict[str, When | None]) -> Witness:
    dated = sorted({day for cell in one.days if (day := days.get(cell)) is not None})
    return Witness(
        name=one.name,
        called=one.called,
        title=one.title,
        day=dated[0] if dated else None,
        also=tuple(dated[1:]),
        line=one.line,
    )


def _merged(sittings: list[Sitting]) -> list[Sitting]:
    """One sitting a day, also where the table writes one day in two ways."""
    found: list[Sitting] = []
    for sitting in sittings:
        if found and sitting.date is not None and found[-1].date == sitting.date:
            both = tuple(turn for one in (found[-1], sitting) for turn in one.turns)
            found[-1] = Sitting(date=sitting.date, turns=both)
        else:
            found.append(sitting)
    return found


def _undated(cells: list[str]) -> list[str]:
    if not cells:
        return []
    return [
        _(
            "The day “{cell}” can be read in two ways or in none, so its turns have no sitting. "
            "An import profile can say the order of day and month.",
            cell=cells[0],
        )
    ]


def _several(committees: list[str]) -> str:
    return _("The table is of several committees: {names}.", names=", ".join(committees[:_JOINT]))
