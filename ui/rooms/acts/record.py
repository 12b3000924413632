"""What is done to the record on the page."""

from __future__ import annotations

from hearingdesk.records import KINDS
from hearingdesk.words import N_
from ui.actions import action
from ui.desk import Place
from ui.rooms.bench import Bench, can_edit, can_write, has_case, on_record, shown
from ui.rooms.register import EVERY, HISTORY
from ui.rooms.sheet import Adding

MENU = N_("&Record")


def _can_add(bench: Bench) -> bool:
    return can_write(bench) and bench.desk.place.room in EVERY and EVERY[bench.desk.place.room].adds


def _has_past(bench: Bench) -> bool:
    return on_record(bench) and shown(bench).table in KINDS


def _on_summons(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == "summons"


def _can_try(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table == "summons"


def _can_order(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table in ("hearing", "summons")


@action("record.add", N_("&Add…"), menu=MENU, keys="Ctrl+N", icon="plus", when=_can_add)
def add(bench: Bench) -> None:
    """Add a record of the room's kind."""
    bench.editor.add(Adding(bench.desk.place.room))


@action("record.edit", N_("&Edit…"), menu=MENU, keys="Ctrl+E", icon="pencil", when=can_edit)
def edit(bench: Bench) -> None:
    """Edit the record on the page."""
    bench.editor.edit(shown(bench))


@action("record.duplicate", N_("&Duplicate…"), menu=MENU, keys="Ctrl+D", icon="copy", when=can_edit)
def duplicate(bench: Bench) -> None:
    """Add a record that begins as a copy of this one."""
    bench.editor.duplicate(shown(bench))


@action("record.remove", N_("Re&move"), menu=MENU, keys="Ctrl+Del", icon="trash-2", when=can_edit)
def remove(bench: Bench) -> None:
    """Remove the record on the page."""
    bench.editor.remove(shown(bench))


@action(
    "record.past",
    N_("&History of this record"),
    menu=MENU,
    keys="Ctrl+Shift+H",
    icon="history",
    when=_has_past,
)
def past(bench: Bench) -> None:
    """Who changed what in the record on the page, and the way back to older values."""
    place = shown(bench)
    bench.desk.visit(Place(HISTORY, place.table, place.id))


@action(
    "summons.serve", N_("Record &service…"), menu=MENU, keys="Ctrl+Shift+S", icon="mail", when=_on_summons
)
def serve(bench: Bench) -> None:
    """Record how and when a summons was served, and what the paper said."""
    from ui.rooms.delivering import record_service

    record_service(bench.editor, bench.desk.view.summonses.get(shown(bench).id))


@action("summons.try", N_("&Try a date…"), menu=MENU, keys="Ctrl+T", icon="circle-help", when=_can_try)
def try_date(bench: Bench) -> None:
    """See what a date would do to the verdict, without recording it."""
    from ui.rooms.room import Room

    space = bench.space()
    if isinstance(space, Room):
        space.page.try_date()


@action("order.add", N_("Record an &order…"), menu=MENU, icon="gavel", when=_can_order)
def order(bench: Bench) -> None:
    """Record an instrument that was used; what the law lacks is explained in the form."""
    place, preset = shown(bench), {}
    if place.table == "hearing":
        preset = {"hearing": place.id}
    elif summons := bench.desk.view.summonses.find(place.id):
        preset = {"hearing": summons.hearing, "sitting": summons.sitting, "party": summons.party}
    bench.editor.add(Adding("issued_order", preset))


def _on_hearing(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == "hearing"


@action(
    "attendance.call", N_("Call the &roll"), menu=MENU, keys="Ctrl+R", icon="user-check", when=_on_hearing
)
def call_roll(bench: Bench) -> None:
    """Mark who came to a sitting, person by person, with one key each."""
    from ui.rooms.room import Room

    space = bench.space()
    if isinstance(space, Room):
        space.page.choose("attendance")
        roll = space.page.roll()
        if roll is not None:
            roll.begin()


@action("note.add", N_("Add a &note…"), menu=MENU, keys="Ctrl+Shift+N", icon="pin", when=can_edit)
def note(bench: Bench) -> None:
    """Add a note on this record."""
    place = shown(bench)
    bench.editor.add(Adding("note", {"about_kind": place.table, "about": place.id}))


@action("source.cite", N_("Cite a so&urce…"), menu=MENU, keys="Ctrl+Shift+E", icon="paperclip", when=can_edit)
def cite(bench: Bench) -> None:
    """Put a source behind this record."""
    place = shown(bench)
    bench.editor.add(Adding("citation", {"about_kind": place.table, "about": place.id}))
