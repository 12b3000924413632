"""JSON that anybody may have sent: read whole within limits, or refused with its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hearingdesk.errors import Unreadable
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.when import When
from hearingdesk.words import _

LIMIT = 30_000_000  # bytes; in memory it takes some five times that


def is_json(file: SourceFile) -> bool:
    """Whether a file begins as JSON does, and as nothing else."""
    beginning = file.head.lstrip()[:200]
    return beginning[:1] in ("{", "[") and beginning[1:].lstrip()[:1] in ('"', "{", "[", "}", "]")


def parsed(file: SourceFile, most: int = LIMIT) -> Any:
    """The value, of no more bytes than `most`. Raises ImportFailed with the line where it is no JSON."""
    if len(file.data) > most:
        limit = most // 1_000_000
        raise failed(file.name, _("it is JSON of more than {limit} MB. Split it.", limit=limit))
    try:
        return json.loads(file.text.text)
    except json.JSONDecodeError as problem:
        reason = _("it is no JSON that can be read: {why}.", why=problem.msg)
        raise failed(file.name, reason, problem.lineno) from None
    except (ValueError, RecursionError):
        raise failed(
            file.name, _("its values are nested deeper, or are larger, than in any record.")
        ) from None


def records(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a list; of anything else none."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def text_of(value: Any) -> str:
    """A scalar as words, a list of them as lines; "" for nothing, and for what has parts of its own."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return str(value).lower() if isinstance(value, bool) else ""
    if isinstance(value, list):
        return "\n".join(part for one in value if not isinstance(one, list) and (part := text_of(one)))
    return str(value)[:400]


def first_of(record: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first of these that says something."""
    return next((text for name in names if (text := text_of(record.get(name)))), "")


def day_of(value: Any) -> When | None:
    """A day, month or year out of a date or a point in time; None where it is none."""
    words = text_of(value)
    words = words.partition("T")[0] if words[:4].isdigit() else words
    try:
        return When(When.read(words).start[:10]) if words else None
    except Unreadable:
        return None


def told(record: dict[str, Any], but: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """A line for each part that says something, under its name; parts of parts on the same line."""
    lines: list[str] = []
    for name, value in record.items():
        if name in but:
            continue
        parts = records(value) if isinstance(value, list) else [value] if isinstance(value, dict) else ()
        inner = ["; ".join(f"{key}: {text}" for key in one if (text := text_of(one[key]))) for one in parts]
        said = " | ".join(one for one in inner if one) or text_of(value).replace("\n", "; ")
        if said:
            lines.append(f"{name}: {said}")
    return lines
