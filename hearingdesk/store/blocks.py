"""Rows that are stored together, column by column: made fit for the file and summed up before anything is locked."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hearingdesk.errors import Invalid
from hearingdesk.record import LONGEST, MOST, Record, Row, meanings, plain, too_long
from hearingdesk.store.summary import Column, of_column
from hearingdesk.store.texts import QUOTED, text_hashes
from hearingdesk.store.written import Written
from hearingdesk.words import _

_WHOLE = (int, type(None))
_SURELY_SHORT = LONGEST // 4  # characters, of which none takes more than four bytes


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one kind: the columns in which they differ, and what all of them say alike. The rest is the default."""

    count: int
    columns: Mapping[str, Column]
    digests: Mapping[str, bytes]  # what each of the columns comes to
    same: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seal:
    """What is known of columns that were looked at, so that they need not be in memory until they are stored."""

    digests: Mapping[str, bytes]
    hashes: bytes  # of the texts that are quoted, one behind the other
    fit: bool  # they are stored as they came


def sealed(table: str, kind: type[Record], columns: Mapping[str, Column]) -> Seal:
    """Look at columns as they came. Raises Invalid for what no file may hold."""
    fitted = fit(kind, columns)
    digests = _digests(kind, fitted)
    texts = fitted.get(QUOTED.get(table, ""), ())
    hashes = text_hashes(texts.pieces if isinstance(texts, Written) else map(str.encode, texts))
    return Seal(digests, hashes, all(fitted[name] is columns[name] for name in columns))


def fit(kind: type[Record], columns: Mapping[str, Column]) -> Mapping[str, Column]:
    """Columns as the file holds them: text in NFC, dates as text, flags as numbers. Raises Invalid."""
    return {name: _fit(kind, name, values) for name, values in columns.items()}


def records_block(kind: type[Record], records: Sequence[Record]) -> Block:
    """Records as rows. Raises Invalid."""
    columns = fit(kind, {name: [getattr(record, name) for record in records] for name in meanings(kind)})
    return Block(len(records), columns, _digests(kind, columns))


def _digests(kind: type[Record], columns: Mapping[str, Column]) -> Mapping[str, bytes]:
    """What each column comes to. Raises Invalid."""
    return {name: _digest(kind, name, values) for name, values in columns.items()}


def _digest(kind: type[Record], name: str, values: Column) -> bytes:
    try:
        return of_column(values)
    except UnicodeEncodeError:
        raise Invalid(_("{label} holds half a character. Type it again.", label=_label(kind, name))) from None


def _fit(kind: type[Record], name: str, values: Column) -> Column:
    if isinstance(values, Written):
        if values.fit and max(values.sizes) <= _SURELY_SHORT:
            return values
        values = [*values]
    sorts = set(map(type, values))
    if sorts == {str}:
        return _words(kind, name, values)
    if not sorts <= {*_WHOLE}:
        values = [plain(value) for value in values]
        _refuse_long(kind, name, values)
    whole = [value for value in values if type(value) is int] if int in sorts else []
    if whole and not -MOST <= min(whole) <= max(whole) <= MOST:
        raise Invalid(_("{label} is too large a number.", label=_label(kind, name)))
    return values


def _words(kind: type[Record], name: str, values: Column) -> Column:
    """Texts in NFC; nearly always all of them are, and one look at the whole says so."""
    if max(map(len, values)) > _SURELY_SHORT:
        _refuse_long(kind, name, values)
    together = "".join(values)
    if together.isascii() or unicodedata.is_normalized("NFC", together):
        return values
    return [unicodedata.normalize("NFC", value) for value in values]


def _refuse_long(kind: type[Record], name: str, values: Column) -> None:
    if any(map(too_long, values)):
        limit = LONGEST // 1_000_000
        raise Invalid(
            _("{field}: nothing can be longer than {limit} MB.", field=_label(kind, name), limit=limit)
        )


def _label(kind: type[Record], name: str) -> str:
    return _(meanings(kind)[name].label)
