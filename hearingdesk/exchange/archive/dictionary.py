"""What every file and field of an archive means: the data dictionary, and the code lists that it names."""

from __future__ import annotations

import csv
import inspect
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from hearingdesk import codes
from hearingdesk.exchange.archive.kinds import columns_of, file_of
from hearingdesk.record import Field, column_types, meanings
from hearingdesk.records import KINDS
from hearingdesk.words import N_, say

TYPES: Mapping[str, str] = {  # shape of a field: what stands in it, in words
    "text": N_("A line of text; empty where nothing is known."),
    "note": N_("Text over any number of lines; empty where nothing is known."),
    "code": N_("A word of the code list named here; empty while nobody has said."),
    "link": N_("The id of a record of the kind named here; empty for none."),
    "about": N_("The id of a record of any kind; the field before it says of which. Empty for none."),
    "when": N_(
        "A date as far as it is known: 2025, 2025-12, 2025-12-17 or 2025-12-17T10:00; two with “/” between them are "
        "a range; “~” at the end means about."
    ),
    "flag": N_("Yes or no: 1 or 0 in the table, true or false in JSON."),
    "number": N_("A whole number; empty while it is not known."),
    "key": N_("Text for programs: a hash, a language tag, a mark of the source."),
    "data": N_("Bytes; here only how many. The bytes themselves are in originals/."),
}
COLUMNS = (
    *("kind", "field", "label (en)", "label (ko)", "type", "meaning (en)", "meaning (ko)"),
    *("code list", "target", "required", "columns"),
)


def write_dictionary(file: IO[str], counts: Mapping[str, int]) -> None:
    """The whole as one JSON object."""
    kinds = {
        table: {
            "label": both(KINDS[table].one),
            "label_many": both(KINDS[table].many_words),
            "meaning": _meaning(KINDS[table].kind),
            "records": counts[table],
            "table": f"tables/{table}.csv",
            "json": file_of(table, counts[table]),
            "fields": [_field(table, name, one) for name, one in _fields(table)],
        }
        for table in KINDS
    }
    json.dump({"kinds": kinds}, file, ensure_ascii=False, indent=1)
    file.write("\n")


def write_table(file: IO[str]) -> None:
    """The same as a table."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for table in KINDS:
        for name, one in _fields(table):
            told = _field(table, name, one)
            writer.writerow(
                [
                    *(table, name, told["label"]["en"], told["label"]["ko"], told["type"]),
                    *(told["meaning"]["en"], told["meaning"]["ko"], told["codes"], told["target"]),
                    *(int(told["required"]), "; ".join(told["columns"])),
                ]
            )


def code_lists() -> list[str]:
    """The code lists that fields name."""
    named = {one.codes for table in KINDS for _name, one in _fields(table) if one.codes}
    return sorted(named)


def write_codes(file: IO[str], name: str) -> None:
    """A code list as a table."""
    writer = csv.writer(file)
    writer.writerow(["code", "en", "ko", "note"])
    for one in codes.entries(name).values():
        writer.writerow([one.code, one.en, one.ko, one.note])


def both(words: str) -> dict[str, str]:
    """Words of the program in both languages."""
    return {"en": say("en", words), "ko": say("ko", words)}


def _fields(table: str) -> Iterator[tuple[str, Field]]:
    yield "id", Field(N_("Number of the record"), "number", required=True)
    yield from meanings(KINDS[table].kind).items()


def _field(table: str, name: str, one: Field) -> dict[str, Any]:
    return {
        "name": name,
        "label": both(one.label),
        "type": one.shape,
        "stored_as": {"int": "integer", "bool": "boolean", "bytes": "bytes"}.get(
            column_types(KINDS[table].kind)[name].__name__, "text"
        ),
        "meaning": both(TYPES[one.shape]),
        "codes": f"codes/{one.codes}.csv" if one.codes else "",
        "target": one.to,
        "required": one.required,
        "columns": columns_of(name, one),
    }


def _meaning(kind: type) -> str:
    """What a kind is, in a sentence."""
    return (inspect.getdoc(kind) or "").partition("\n")[0]
