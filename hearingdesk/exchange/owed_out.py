"""The schedule of what is outstanding as a table, grouped by who owes it."""

from __future__ import annotations

from datetime import date

from hearingdesk import codes
from hearingdesk.procedure.owed import Owed, by_debtor, outstanding
from hearingdesk.record import in_language
from hearingdesk.tabled import Cell, Tabled, plain
from hearingdesk.view import View
from hearingdesk.words import _


def owed_table(view: View, today: date) -> Tabled:
    """What is owed on a day."""
    head = [
        _("Owed by"),
        _("Kind"),
        _("What is owed"),
        _("To"),
        _("Since"),
        _("Due"),
        _("State"),
        _("Days outstanding"),
        _("Days overdue"),
    ]
    owed = outstanding(view, today)
    rows = (_row(view, one, today) for _party, group in by_debtor(owed) for one in group)
    columns = plain(head, numbers=(7, 8), dates=(4, 5))
    title = _("Undertakings and documents outstanding")
    return Tabled(kind="outstanding", title=title, columns=columns, rows=rows, total=len(owed), as_of=today)


def _row(view: View, one: Owed, today: date) -> list[Cell]:
    days = one.days(today)
    text = in_language(one, "text")
    if one.demand is not None:
        text = _("{title}: {words}", title=in_language(one.demand, "title"), words=text)
    return [
        view.parties.called(one.party),
        _(view.of(one.table).one),
        text,
        view.parties.called(one.to),
        one.since,
        one.due,
        codes.label(one.codes, one.state),
        days,
        one.late(today) or None,
    ]
