"""Words chosen in a text become a record with its citation, or a citation of a record: one sheet, one change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from hearingdesk.citing.anchor import Anchor, quote
from hearingdesk.citing.code import code_of
from hearingdesk.errors import HearingDeskError
from hearingdesk.record import Problem, choice, link, missing
from hearingdesk.records import KINDS
from hearingdesk.store.records import shorten
from hearingdesk.words import N_, _
from ui.forms.form import Part
from ui.forms.sheet import Sheet
from ui.rooms.bench import Bench
from ui.rooms.cited import chosen
from ui.rooms.targets import Chosen, Target

SHOWN = 240  # letters of the words that stand at the head of a sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The record that words are to be put behind: one of these. It is not stored."""

    id: int = 0
    fact: int | None = link(N_("Fact"), "fact")
    claim_version: int | None = link(N_("Version of a claim"), "claim_version")
    question: int | None = link(N_("Question"), "question")
    undertaking: int | None = link(N_("Undertaking"), "undertaking")
    complaint_count: int | None = link(N_("Count of a complaint"), "complaint_count")
    decision: int | None = link(N_("Decision"), "decision")
    summons: int | None = link(N_("Summons"), "summons")
    demand: int | None = link(N_("Document demand"), "demand")
    part: str = choice(N_("Part"), "citation_role", "supports")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)
        if len(self.chosen()) != 1:
            yield "fact", _("Choose one record that the words are put behind.")

    def chosen(self) -> list[tuple[str, int]]:
        """What is chosen: table and id."""
        named = (
            (one.name, getattr(self, one.name)) for one in fields(self) if one.name not in ("id", "part")
        )
        return [(name, id) for name, id in named if id]


def words_chosen(bench: Bench) -> Chosen:
    """The words chosen in the room one is in. Raises HearingDeskError where there are none."""
    space = bench.space()
    view = bench.desk.view
    anchor = quote(view, chosen(space)) if space is not None else None
    if anchor is None:
        raise HearingDeskError(
            _("No words are chosen. Select some in a transcript or in a text of the page.")
        )
    return Chosen(view, anchor, view.turns.find(anchor.last) if anchor.table == "turn" else None)


def make(bench: Bench, target: Target) -> Sheet:
    """The sheet of a record made of the words chosen; saving adds it with its citation."""
    words = words_chosen(bench)
    desk, kind = bench.desk, KINDS[target.table]
    title = _("Add: {what}", what=_(kind.one))

    def save(record: Any) -> None:
        with desk.change(title) as edit:
            stored = edit.add(record)
            citation = edit.add(words.anchor.citation(target.table, stored.id))
        name = shorten(desk.view.of(target.table).name(stored), 80)
        said = _("Added with its citation {code}: {name}", code=code_of(citation.id), name=name)
        desk.say(said, "ok", _("Undo"), desk.undo)

    record = kind.kind(**target.preset(words))
    return bench.editor.form(
        record, (Part(),), title, save, sub=_head(words), words=_("Add with its citation")
    )


def put_behind(bench: Bench) -> Sheet:
    """The sheet that puts the words chosen behind a record that is there."""
    words = words_chosen(bench)
    desk, title = bench.desk, _("Cite these words")

    def save(behind: Behind) -> None:
        table, id = behind.chosen()[0]
        with desk.change(title) as edit:
            stored = edit.add(words.anchor.citation(table, id, behind.part))
        name = shorten(desk.view.of(table).called(id), 80)
        said = _("Cited as {code} on: {name}", code=code_of(stored.id), name=name)
        desk.say(said, "ok", _("Undo"), desk.undo)

    return bench.editor.form(Behind(), (Part(),), title, save, sub=_head(words), words=_("Cite"))


def _head(words: Chosen) -> str:
    """The words and where they stand, at the head of a sheet."""
    return _("“{words}” ({place})", words=shorten(words.text, SHOWN), place=where(words.view, words.anchor))


def where(view: Any, anchor: Anchor) -> str:
    """Where the words of an anchor stand, with the name of the text."""
    return view.citations.name(anchor.citation())
