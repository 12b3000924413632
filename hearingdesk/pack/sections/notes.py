"""The notes of the staff, for the staff and the chair alone; nobody else's pack has them on its shelves."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.kept import Item
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded
from hearingdesk.records import KINDS
from hearingdesk.records.notes import Note, Notes
from hearingdesk.words import N_


@section("notes", N_("Notes of the staff"), order=97, of=("note",))
def tell(brief: Brief, press: Press) -> Story:
    for note in brief.every(Notes):
        side = press.first(coded("marking", note.marking))
        yield Item(side, _note(brief, press, note), after=5.0, rule=True)


def _note(brief: Brief, press: Press, note: Note) -> list[Block]:
    made: list[Block] = [Words([Run(note.title, "name")], "event", keeps=True)] if note.title else []
    made.append(Words(note.text, "event"))
    if about := _about(brief, note):
        made.append(Words(press.first(about), "source"))
    return made


def _about(brief: Brief, note: Note) -> Two:
    """What a note is on; nothing for a note on the matter as a whole."""
    if note.about_kind not in KINDS or note.about_kind == "matter":
        return Two()
    records = brief.view.of(note.about_kind)
    return Two(records.called(note.about, "en"), records.called(note.about, "ko"))
