"""A newer version of a source comes in: a source of its own, with a link to the one it takes the place of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed, Invalid
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.outcome import Asked, Outcome
from hearingdesk.exchange.papers.sorts import by_beginning, of_record_that_is_none
from hearingdesk.exchange.papers.taking import take, take_file
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress, silent
from hearingdesk.records.sources import Source
from hearingdesk.words import _


def bring_in_newer(case: CaseFile, older: int, path: Path, progress: Progress = silent) -> Outcome:
    """Bring a file in as the newer version of a source. Raises Invalid where it is the same, or older still.

    A document takes over what was said of the older one, in one change. A hearing record is imported as always, and
    bytes that the case holds are not added again: the link is then a change of its own.
    """
    source = case.sources.get(older)
    asked = Asked.of(path, "", "", None)
    if (sort := by_beginning(path)) is not None:
        return _linked(case, source, take(case, path, sort, asked, progress, source))
    try:
        file = SourceFile.of(path)
        formats.detect(file)
    except ImportFailed:
        sort = of_record_that_is_none(file, formats.claimed()) if (file := _held(path)) else None
        if file is not None and sort is not None:
            return _linked(case, source, take_file(case, path, file, sort, asked, progress, source))
    return _linked(case, source, bring_in(case, path, progress=progress))


def _held(path: Path) -> SourceFile | None:
    try:
        return SourceFile.of(path)
    except ImportFailed:
        return None


def _linked(case: CaseFile, older: Source, outcome: Outcome) -> Outcome:
    """The outcome, with the link to the older version written where it is not there yet."""
    newer = case.sources.find(outcome.source)
    if newer is None or newer.replaces == older.id:
        return outcome
    seen: Source | None = older
    while seen is not None:
        if seen.id == newer.id:
            raise Invalid(_("“{name}” is this source itself, or an older version of it.", name=newer.title))
        seen = case.sources.find(seen.replaces)
    with case.change(_("Replace {old} by {name}", old=older.title, name=newer.title)) as edit:
        edit.update(replace(newer, replaces=older.id))
    return outcome
