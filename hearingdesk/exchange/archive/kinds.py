"""The records of a kind as two files: a table for people (CSV) and the values as they are stored (JSON)."""

from __future__ import annotations

import csv
import json
from collections import Counter, OrderedDict
from collections.abc import Iterator
from typing import IO, Any

from hearingdesk import codes
from hearingdesk.exchange.tables_out import as_words
from hearingdesk.record import Field, meanings
from hearingdesk.records import KINDS
from hearingdesk.store.records import Records
from hearingdesk.view import View
from hearingdesk.words import legible, say

LARGE = 10_000  # records from which a file has one of them a line (JSON Lines) instead of one object
_KEPT = 20_000  # names of records kept at a time


class Names:
    """How records are called, in both languages; those asked for last are kept."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._kept: OrderedDict[tuple[str, int], str] = OrderedDict()

    def of(self, table: str, id: int | None) -> str:
        """The name in English, with the Korean after it where that is another; "" for none."""
        if not id or table not in KINDS:
            return ""
        key = (table, id)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if len(self._kept) >= _KEPT:
            self._kept.popitem(last=False)
        records = self._view.of(table)
        record = records.find(id)
        first, second = (records.name(record, lang) if record else "" for lang in ("en", "ko"))
        made = self._kept[key] = first if second in ("", first) else f"{first} / {second}"
        return made


class KindFiles:
    """Writes the two files of one kind."""

    def __init__(self, view: View, table: str, names: Names) -> None:
        self._records: Records[Any] = view.of(table)
        self._laid_open = view.laid_open
        self._names = names
        self.fields = dict(meanings(self._records.kind))
        self.blobs = [name for name, one in self.fields.items() if one.shape == "data"]
        self.markings: Counter[str] = Counter()

    def rows(self) -> Iterator[dict[str, Any]]:
        """The records as they are stored, in the order of their ids."""
        return self._laid_open.rows(self._records.table, list(self.fields), self.blobs)

    def head(self) -> list[str]:
        """The columns of the table: each field, and beside codes and links what they mean."""
        return ["id", *(column for name, one in self.fields.items() for column in columns_of(name, one))]

    def table(self, file: IO[str]) -> Iterator[int]:
        """Write the table; yields after every record."""
        writer = csv.writer(file)
        writer.writerow(self.head())
        for row in self.rows():
            if marking := row.get("marking"):
                self.markings[marking] += 1
            writer.writerow(self._cells(row))
            yield 1

    def json(self, file: IO[str], count: int) -> Iterator[int]:
        """Write the values; yields after every record."""
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        lines = count > LARGE
        if not lines:
            told = {"kind": self._records.table, "label": _both(self._records.one), "count": count}
            file.write(f'{encode(told)[:-1]},"rows":[')
        for n, row in enumerate(self.rows()):
            if not lines:
                file.write(",\n" if n else "\n")
            file.write(encode(self._plain(row)) + ("\n" if lines else ""))
            yield 1
        if not lines:
            file.write("\n]}\n")

    def _plain(self, row: dict[str, Any]) -> dict[str, Any]:
        flags = (name for name, one in self.fields.items() if one.shape == "flag")
        return row | {name: bool(row[name]) for name in flags}

    def _cells(self, row: dict[str, Any]) -> list[str | int]:
        made: list[str | int] = [row["id"]]
        for name, one in self.fields.items():
            made += self._told(row, name, one)
        return made

    def _told(self, row: dict[str, Any], name: str, one: Field) -> list[str | int]:
        value = row[name]
        if one.shape in ("link", "about"):
            table = one.to or row.get(f"{name}_kind", "")
            return ["" if value is None else value, _cell(self._names.of(table, value))]
        if one.shape == "code":
            found = codes.entries(one.codes).get(value) if value else None
            return [_cell(value), found.en if found else "", found.ko if found else ""]
        if isinstance(value, int):
            return [value]
        return [_cell(value or "")]


def columns_of(name: str, one: Field) -> list[str]:
    """The columns of the table that a field fills."""
    if one.shape in ("link", "about"):
        return [name, f"{name} (name)"]
    if one.shape == "code":
        return [name, f"{name} (en)", f"{name} (ko)"]
    return [name]


def file_of(table: str, count: int) -> str:
    """Where the values of a kind lie in the archive."""
    return f"records/{table}.{'jsonl' if count > LARGE else 'json'}"


def _cell(words: str) -> str:
    """Words as a spreadsheet takes for words, without what does something to what shows them."""
    return legible(as_words(words)) if words else ""


def _both(words: str) -> dict[str, str]:
    return {"en": say("en", words), "ko": say("ko", words)}
