"""What is done with deadlines: shown as a month, handed out as a calendar, counted from a record, decided."""

from __future__ import annotations

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.acts.file import MENU as FILE
from ui.rooms.acts.record import MENU as RECORD
from ui.rooms.acts.view import MENU as VIEW
from ui.rooms.bench import Bench, can_edit, has_case, shown

ROOM = "deadline"


def _in_room(bench: Bench) -> bool:
    return has_case(bench) and bench.desk.place.room == ROOM


def _can_start(bench: Bench) -> bool:
    """The record on the page can say the day that a rule counts from."""
    return can_edit(bench) and shown(bench).table in STARTING


def _disputed(bench: Bench) -> bool:
    """A deadline is shown whose trigger is in dispute, or was until a version was chosen."""
    if not can_edit(bench) or shown(bench).table != ROOM:
        return False
    one = bench.desk.view.deadlines.find(shown(bench).id)
    return one is not None and bool(one.rule) and one.about_kind in ("claim", "claim_version", "issue")


STARTING = frozenset(
    (
        *("sitting", "hearing", "summons", "service", "excuse", "attendance", "resolution", "application"),
        *("demand", "demand_item", "undertaking", "complaint", "complaint_count", "decision", "measure"),
        *("fact", "claim", "claim_version", "issue", "meeting", "deadline", "source"),
    )
)


@action(
    "deadline.month",
    N_("Deadlines as a mo&nth"),
    menu=VIEW,
    keys="Ctrl+Shift+M",
    icon="calendar",
    when=has_case,
)
def month(bench: Bench) -> None:
    """Turn from the list of deadlines to their month, and back."""
    from ui.desk import Place
    from ui.rooms.duties import DeadlineRoom

    if not isinstance(bench.space(), DeadlineRoom):
        bench.desk.visit(Place(ROOM))
    space = bench.space()
    if isinstance(space, DeadlineRoom):
        space.turn_over()


@action("deadline.export", N_("Export as a calen&dar…"), menu=FILE, icon="calendar", when=_in_room)
def export(bench: Bench) -> None:
    """Write the deadlines as they are listed into a calendar file."""
    from ui.rooms.duties import DeadlineRoom
    from ui.rooms.tables import export_calendar

    space = bench.space()
    if not isinstance(space, DeadlineRoom):
        return

    path = bench.voice.save_file(_("Export as a calendar"), "deadlines.ics", _("Calendars (*.ics)"))
    if path is not None:
        export_calendar(bench, space.listed(), path)


@action(
    "deadline.count",
    N_("Deadlines &from this…"),
    menu=RECORD,
    keys="Ctrl+Shift+L",
    icon="alarm-clock",
    when=_can_start,
)
def count(bench: Bench) -> None:
    """Offer the rules that start from this record; those ticked are added in one change."""
    from ui.rooms.offers import offer

    offer(bench, shown(bench))


@action("deadline.choose", N_("&Choose a version…"), menu=RECORD, icon="scale", when=_disputed)
def choose(bench: Bench) -> None:
    """Count a contested deadline from one version, or leave it contested again."""
    from ui.rooms.offers import choose_version

    choose_version(bench, shown(bench).id)
