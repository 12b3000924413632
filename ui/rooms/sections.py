"""The lines of the side bar with their counts."""

from __future__ import annotations

from hearingdesk.words import N_, _, language
from ui.desk import Desk
from ui.rooms.pages.today import urgent
from ui.rooms.register import HISTORY, HOLIDAYS, IMPORTS, MORE, PLANS, RULES, TODAY
from ui.rooms.sheet import Here
from ui.widgets.sidebar import Section

_MORE = N_("Also in the file")


def sections(desk: Desk) -> list[Section]:
    """Every room; those under "Also in the file" only where the case has such records."""
    n = counts(desk)
    listed = [Section(TODAY, _("Today"), "sun", n[TODAY], urgent=n[TODAY] != "")]
    listed += [Section(plan.key, _(plan.title), plan.icon, n[plan.key]) for plan in PLANS]
    listed.append(Section(RULES, _("Rules"), "scale"))
    listed.append(Section(HOLIDAYS, _("Holidays"), "calendar"))
    listed.append(Section(HISTORY, _("History"), "history"))
    listed.append(Section(IMPORTS, _("Import ledger"), "download"))
    more = [Section(plan.key, _(plan.title), plan.icon, n[plan.key]) for plan in MORE if n[plan.key] != "0"]
    return [*listed, Section("", _(_MORE)), *more] if more else listed


def counts(desk: Desk) -> dict[str, str]:
    """How many records each room lists, and how many things are urgent."""
    view = desk.view
    found = {plan.key: f"{view.of(plan.key).count():,}" for plan in (*PLANS, *MORE)}
    due = urgent(Here(view, language(), desk.as_of))
    return {TODAY: str(due) if due else "", **found}
