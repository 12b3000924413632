"""A promise marked with one key becomes an undertaking with its citation, in one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from hearingdesk.edit import Edit
from hearingdesk.procedure.promise import Piece, Promise, promised
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.store.records import shorten
from hearingdesk.words import _
from ui.desk import Place
from ui.rooms.bench import Bench
from ui.rooms.sheet import Adding


def mark_promise(bench: Bench, pieces: Sequence[Piece]) -> None:
    """Store the promise in these words. Where nobody has said yet who the speaker is, a sheet asks for it."""
    desk = bench.desk
    found = promised(desk.view, pieces)
    if found is None:
        desk.say(_("There are no words here to mark."), "info")
        return
    if found.undertaking.party is None:
        _ask(bench, found)
        return
    name = desk.view.parties.called(found.undertaking.party)
    with desk.change(_("Mark a promise: {name}", name=name)) as edit:
        stored = edit.add(found.undertaking)
        _cite(edit, found, stored)
    words = shorten(found.undertaking.text, 80)
    desk.say(
        _("Undertaking of {name}: “{words}”. Ctrl+Z takes it back.", name=name, words=words),
        "ok",
        _("Set the due day…"),
        lambda: bench.editor.edit(Place(table="undertaking", id=stored.id)),
    )


def _ask(bench: Bench, found: Promise) -> None:
    """Ask who promised it; the label is what the record prints, not yet a person."""
    known = {
        one.name: getattr(found.undertaking, one.name)
        for one in fields(Undertaking)
        if one.name in ("turn", "sitting", "text", "promised_to")
    }
    title = _("Who promised it? The record says “{label}”", label=found.label or "?")
    adding = Adding("undertaking", known, also=lambda edit, stored: _cite(edit, found, stored))
    bench.editor.add(adding, title=title, words=_("Mark the promise"))


def _cite(edit: Edit, found: Promise, stored: Undertaking) -> None:
    for citation in found.citing(stored.id):
        edit.add(citation)
