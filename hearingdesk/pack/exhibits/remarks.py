"""Our notes and marks on a source, for the margin beside its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.exhibits.frames import label
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares, works
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.wording import coded
from hearingdesk.records.notes import Marks, Notes
from hearingdesk.records.sources import Source
from hearingdesk.records.turns import Transcripts
from hearingdesk.words import N_


def remarks(brief: Brief, press: Press, source: Source) -> Mapping[int, Sequence[Block]]:
    """Page -> what stands beside it; 0 is what was said of the source as a whole."""
    found: dict[int, list[Block]] = defaultdict(list)
    numbers = {page.id: page.number or 0 for page in brief.view.sources.pages(source.id)}
    for about, page in {source.id: 0, **numbers}.items():
        for note in brief.where(Notes, "about", about):
            words = [Run(f"{note.title}. ", "bold")] if note.title else []
            _label(found[page], press)
            found[page].append(Words([*words, Run(note.text)], "fact"))
    if prepares(brief.readers):
        _marks(brief, press, source, found)
    return found


def _marks(brief: Brief, press: Press, source: Source, found: dict[int, list[Block]]) -> None:
    """Marks in testimony of which the source is the record, beside the page where it stands."""
    transcripts = {one.id for one in brief.where(Transcripts, "source", source.id)}
    marks = [mark for mark in brief.every(Marks) if mark.turn] if transcripts else []
    turns = {turn.id: turn for turn in brief.turns([mark.turn or 0 for mark in marks])}
    for mark in marks:
        turn = turns.get(mark.turn or 0)
        if turn is None or turn.transcript not in transcripts or not turn.page.isdecimal():
            continue
        where = f"{turn.page}:{turn.line:02} " if turn.line else ""
        words = [Run(f"{where}{press.first(coded('mark_kind', mark.kind))}", "bold")]
        if mark.text and works(brief.readers):
            words.append(Run(f" {mark.text}"))
        _label(found[int(turn.page)], press)
        found[int(turn.page)].append(Words(words, "fact"))


def _label(pile: list[Block], press: Press) -> None:
    if not pile:
        pile.append(label(press, N_("Our notes")))
