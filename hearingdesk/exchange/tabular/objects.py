"""A list of JSON objects as a table: a row an object, a column a name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hearingdesk.exchange.read_json import is_json, parsed, records, text_of, told
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Row
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.job import Progress
from hearingdesk.words import _

_COLUMNS = 500


def first_names(file: SourceFile) -> tuple[str, ...] | None:
    """The names in the first object of a list; None where the file is no list of objects."""
    beginning = file.head.lstrip()
    if not is_json(file) or beginning[:1] != "[":
        return None
    start = beginning.find("{")
    if start < 0 or beginning[1:start].strip():
        return None
    try:
        first, _end = json.JSONDecoder().raw_decode(beginning, start)
    except (ValueError, RecursionError):
        return None
    plain = sum(not isinstance(value, (dict, list)) for value in first.values())
    return tuple(first) if plain > 1 and 2 * plain > len(first) else None


def object_sheet(file: SourceFile, progress: Progress) -> Sheet:
    """The table that a list of objects is. Raises ImportFailed where it is none."""
    objects = list(records(parsed(file)))
    columns = tuple(dict.fromkeys(name for one in objects for name in one))
    if not columns or len(columns) > _COLUMNS:
        raise failed(file.name, _("it is no list of objects that have the same parts."), 1)
    return Sheet(
        file=file,
        columns=columns,
        rows=_rows(objects, columns),
        total=len(objects),
        progress=progress,
        odd=lambda: list(file.text.warnings),
        encoding=file.text.encoding,
    )


def _rows(objects: list[dict[str, Any]], columns: tuple[str, ...]) -> Iterator[Row]:
    for number, one in enumerate(objects, 1):
        yield Row(number, tuple(_cell(one.get(name)) for name in columns))


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(told(value))
    inner = [line for one in records(value) for line in told(one)]
    return "; ".join(inner) or text_of(value)
