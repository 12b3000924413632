"""The law of the case: its own rules, its own holidays."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.acts.record import MENU
from ui.rooms.bench import Bench, can_write, shown
from ui.rooms.sheet import Adding


def _on_rule(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table == "rule"


@action("rule.override", N_("O&verride in this case…"), menu=MENU, icon="pencil", when=_on_rule)
def override(bench: Bench) -> None:
    """Lay an own rule over the one on the page."""
    from ui.rooms.ownrule import override as open_sheet

    open_sheet(bench.editor, shown(bench).id)


@action("rule.add", N_("Add an own &rule…"), menu=MENU, icon="scale", when=can_write)
def add_rule(bench: Bench) -> None:
    """A rule that the program does not know."""
    bench.editor.add(Adding("local_rule"))


def _on_day_off(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table == "day"


@action("holiday.add", N_("Add a &holiday…"), menu=MENU, icon="calendar", when=can_write)
def add_holiday(bench: Bench) -> None:
    """A day off of this case; in the calendar that is looked at, where one is."""
    from ui.rooms.holidays import Holidays

    space = bench.space()
    bench.editor.add(space.adding() if isinstance(space, Holidays) else Adding("holiday"))


@action("holiday.work", N_("Make this a &working day…"), menu=MENU, icon="check", when=_on_day_off)
def work(bench: Bench) -> None:
    """Take the day off on the page away from this case's calendar."""
    from ui.rooms.holidays import Holidays

    space = bench.space()
    if isinstance(space, Holidays):
        bench.editor.add(space.working())
