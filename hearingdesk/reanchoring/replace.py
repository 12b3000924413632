"""A text takes the place of another, in one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import Invalid
from hearingdesk.job import Progress, silent
from hearingdesk.reanchoring.carry import Text, carry, parts_of
from hearingdesk.records.replacements import Replacement
from hearingdesk.records.turns import Transcript
from hearingdesk.store.records import Filter
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _

KINDS = ("transcript", "source")


def replace_text(case: CaseFile, older: Text, newer: Text, progress: Progress = silent) -> Replacement:
    """Let one text take the place of another, in one change. Raises Invalid, or Cancelled by `progress`."""
    older, newer = _same_kind(case, older, newer)
    name = case.of(older.table).called(older.id)
    carried = list(carry(case, older, newer, progress))
    with case.change(_("Replace: {name}", name=name)) as edit:
        replacement = edit.add(
            Replacement(
                older_kind=older.table,
                older=older.id,
                newer_kind=newer.table,
                newer=newer.id,
                day=When(date.today().isoformat()),
                total=len(carried),
            )
        )
        for one in carried:
            edit.update(one.citation)
        edit.add_bulk([replace(one.row, replacement=replacement.id) for one in carried])
    return replacement


def successors(view: View, older: Text) -> Filter:
    """The texts that can take the place of one: those of the same hearing for a transcript, else any other."""
    if older.table == "transcript":
        hearing = view.transcripts.get(older.id).hearing
        return Filter("id <> ?", (older.id,), f"hearing <> {int(hearing or 0)}, id DESC")
    return Filter(
        "id <> ? AND EXISTS (SELECT 1 FROM source_page WHERE source = source.id)", (older.id,), "id DESC"
    )


def _same_kind(case: View, older: Text, newer: Text) -> tuple[Text, Text]:
    """Two texts of one kind; of two sources that hold a transcript each, these. Raises Invalid."""
    if older == newer:
        raise Invalid(_("A text cannot take its own place. Choose another one."))
    if older.table != newer.table or older.table not in KINDS:
        raise Invalid(_("A transcript is replaced by a transcript, a source by a source."))
    if older.table == "source":
        one, two = (_only_transcript(case, text.id) for text in (older, newer))
        if one is not None and two is not None:
            return Text("transcript", one.id), Text("transcript", two.id)
    if not parts_of(case, newer):
        raise Invalid(_("{name} has no text yet, so nothing can be found in it.", name=_called(case, newer)))
    if case.replacements.of(newer.id) is not None and _leads_to(case, newer, older):
        raise Invalid(_("{name} was itself replaced by this one.", name=_called(case, newer)))
    return older, newer


def _leads_to(case: View, first: Text, last: Text) -> bool:
    """Was one text replaced by the other, over however many steps?"""
    seen: set[int] = set()
    at: int | None = first.id
    while at and at not in seen:
        seen.add(at)
        next_one = case.replacements.of(at)
        at = next_one.newer if next_one else None
        if at == last.id:
            return True
    return False


def _called(case: View, text: Text) -> str:
    return case.of(text.table).called(text.id)


def _only_transcript(case: View, source: int) -> Transcript | None:
    there = case.transcripts.where(source=source)
    return there[0] if len(there) == 1 else None
