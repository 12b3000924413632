"""A case with two versions of one record, for the tests of citations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.citing.anchor import Anchor, Piece, quote
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import Turn as Said
from hearingdesk.job import silent
from hearingdesk.reanchoring.carry import Text
from hearingdesk.records.citations import Citation
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.sources import Source, SourcePage
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.view import View


def real(path: Path) -> list[Said]:
    """The turns of a real record."""
    document = formats.read(formats.offered(path, "", None), "", silent)
    return [turn for sitting in document.sittings for turn in sitting.turns if turn.text.strip()]


def transcript(case: CaseFile, turns: Sequence[Said], title: str = "Draft", hearing: int = 0) -> int:
    """A transcript of these turns."""
    with case.change(title) as edit:
        hearing = hearing or edit.add(Hearing(title="Hearing on lamps")).id
        made = edit.add(Transcript(hearing=hearing, title=title, state="draft"))
        edit.add_bulk(
            [
                Turn(
                    transcript=made.id,
                    position=n,
                    label=one.label,
                    kind=one.kind,
                    text=one.text,
                    cite=one.cite,
                    page=one.page,
                    line=one.row,
                )
                for n, one in enumerate(turns, 1)
            ]
        )
    return made.id


def source(case: CaseFile, *pages: str, title: str = "Report", media_type: str = "text/plain") -> int:
    """A source with these pages of text; with none, the record of it alone."""
    with case.change(title) as edit:
        made = edit.add(Source(title=title, media_type=media_type, state="text" if pages else "record"))
        for number, text in enumerate(pages, 1):
            edit.add(SourcePage(source=made.id, number=number, text=text))
    return made.id


def cite(case: CaseFile, anchor: Anchor | None, text: str = "A fact.") -> Citation:
    """A fact that rests on these words."""
    assert anchor is not None
    with case.change("Cite") as edit:
        fact = edit.add(Fact(text=text))
        return edit.add(anchor.citation("fact", fact.id))


def words(case: View, text: Text, said: str, last: str = "") -> Anchor | None:
    """The anchor of words of a transcript or a source, the first time they stand there; to `last` where given."""
    table, owner = ("turn", "transcript") if text.table == "transcript" else ("source_page", "source")
    found = [part for part in case.of(table).where(**{owner: text.id}) if said in part.text]
    first = found[0]
    start = first.text.index(said)
    if not last:
        return quote(case, [Piece(first.id, start, start + len(said), table)])
    end = next(part for part in case.of(table).where(**{owner: text.id}) if last in part.text)
    stop = end.text.index(last) + len(last)
    return quote(case, [Piece(first.id, start, len(first.text), table), Piece(end.id, 0, stop, table)])
