"""The schedule of what is outstanding as a table file, grouped by who owes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hearingdesk import codes
from hearingdesk.exchange.tables_out import write_rows
from hearingdesk.job import Progress, silent
from hearingdesk.procedure.owed import Owed, by_debtor, outstanding
from hearingdesk.record import in_language
from hearingdesk.view import View
from hearingdesk.words import _


def write_owed(view: View, path: Path, today: date, progress: Progress = silent) -> int:
    """Write what is owed on a day; how many rows. Raises HearingDeskError."""
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
    return write_rows(path, head, rows, len(owed), progress)


def _row(view: View, one: Owed, today: date) -> list[str]:
    days = one.days(today)
    text = in_language(one, "text")
    if one.demand is not None:
        text = _("{title}: {words}", title=in_language(one.demand, "title"), words=text)
    return [
        view.parties.called(one.party),
        _(view.of(one.table).one),
        text,
        view.parties.called(one.to),
        str(one.since or ""),
        str(one.due or ""),
        codes.label(one.codes, one.state),
        "" if days is None else str(days),
        str(one.late(today) or ""),
    ]
