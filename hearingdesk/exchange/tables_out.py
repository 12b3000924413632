"""A list as a table file: one column for each field, in words, for a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.record import Field, meanings
from hearingdesk.store.outgoing import refuse_case
from hearingdesk.values import UNSHOWN, in_words
from hearingdesk.view import View
from hearingdesk.words import _, legible

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # Korean spreadsheets take the wide ones as well
_BEGINS = re.compile(
    r"[\s\x00-\x20\ufeff\u200b]*"
)  # what a spreadsheet may pass over at the beginning of a cell


def write_csv(
    view: View, table: str, ids: Iterable[int], path: Path, total: int = 0, progress: Progress = silent
) -> int:
    """Write these records, in this order; how many. Raises HearingDeskError."""
    records = view.of(table)
    columns = {name: one for name, one in meanings(records.kind).items() if one.shape not in UNSHOWN}
    rows = (
        [_said(view, record, name, one) for name, one in columns.items()]
        for record in _records(view, table, ids)
    )
    return write_rows(path, [_(one.label) for one in columns.values()], rows, total, progress)


def write_rows(
    path: Path,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    total: int = 0,
    progress: Progress = silent,
) -> int:
    """Write a table of words as UTF-8 with a byte order mark, whole or not at all; how many rows.

    Raises HearingDeskError with the reason.
    """
    refuse_case(path)
    draft = path.with_name(path.name + ".part")
    n = 0
    try:
        with draft.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(head)
            for n, row in enumerate(rows, 1):
                writer.writerow([legible(as_words(words)) for words in row])
                if not n % 500:
                    progress(n, total, path.name)
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise HearingDeskError(
            _("{name} cannot be written: {reason}.", name=path.name, reason=reason)
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return n


def _records(view: View, table: str, ids: Iterable[int]) -> Iterable[Any]:
    records, block = view.of(table), []
    for id in ids:
        block.append(id)
        if len(block) == 500:
            yield from records.many(block)
            block = []
    yield from records.many(block)


def _said(view: View, record: Any, name: str, meaning: Field) -> str:
    value = getattr(record, name)
    if meaning.shape == "when":
        return str(value or "")  # a spreadsheet sorts it
    return in_words(view, meaning, value, getattr(record, f"{name}_kind", ""))


def as_words(words: str) -> str:
    """Words that a spreadsheet takes for words: those that would be a formula get an apostrophe before them."""
    begun = _BEGINS.sub("", words, count=1)
    formula = begun.startswith(_FORMULA) or words.startswith(("\t", "\r", "\n"))
    return f"'{words}" if formula and not _is_number(words) else words


def _is_number(words: str) -> bool:
    return words.isascii() and words.removeprefix("-").replace(".", "", 1).isdecimal()
