"""What the columns of one kind of table mean: data, in the folder of profiles or kept in a case.

A profile says which headings go by which meaning, and what a row is: a turn, a person, or an entry of nothing known.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from hearingdesk.errors import Invalid
from hearingdesk.exchange import tables
from hearingdesk.exchange.tables import FOUND, Layout
from hearingdesk.places import resources
from hearingdesk.records.memory import Profile
from hearingdesk.words import _

Shape = Literal["turns", "people", "entries"]
MEANINGS: Mapping[str, frozenset[str]] = {
    "turns": frozenset(
        {
            "text",
            "after",
            "label",
            "name",
            "given",
            "family",
            "who",
            "key",
            "role",
            "office",
            "organisation",
            "place",
            "date",
            "clock",
            "cite",
            "page",
            "row",
            "kind",
            "committee",
        }
    ),
    "people": frozenset(
        {
            "name",
            "name_ko",
            "given",
            "family",
            "key",
            "hanja",
            "romanised",
            "alias",
            "role",
            "organisation",
            "party",
            "committee",
            "part",
            "term",
            "district",
            "since",
            "until",
        }
    ),
    "entries": frozenset({"title"}),
}
ORDERS = ("dmy", "mdy")
_LEAST: Mapping[str, tuple[str, ...]] = {"turns": ("text",), "people": ("name",), "entries": ()}
_FORMAT = "table"


@dataclass(frozen=True, slots=True)
class TableProfile:
    """How one kind of table is read."""

    name: str
    title: Mapping[str, str] = field(default_factory=dict)  # by language
    rows: Shape = "entries"
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # meaning -> headings
    needs: tuple[str, ...] = ()  # the meanings without whose columns it is another kind of table
    language: str = ""
    hearing: str = "hearing"  # a word of the code list hearing_kind
    order: str = ""  # "dmy" or "mdy" where such dates are in doubt
    capacities: Mapping[str, str] = field(default_factory=dict)  # word of the column "role" -> capacity
    kinds: Mapping[str, str] = field(default_factory=dict)  # word of the column "kind" -> turn_kind
    witnesses: Literal["role", "all", "none"] = "role"
    parts: Mapping[str, str] = field(default_factory=dict)  # word of the column "part" -> committee_role
    split: Mapping[str, str] = field(default_factory=dict)  # meaning -> what parts several in one cell
    post: Mapping[str, str] = field(
        default_factory=dict
    )  # a post each row says: title, title_ko with {meaning}
    remarks: tuple[str, ...] = ()  # templates of what stands at the head, with {meaning}
    committee: str = ""  # what stands before the committee's name in the name of the file
    layout: Layout = FOUND
    rest: bool = False  # the cells of columns without a meaning stand as a note under the turn of their row

    def places(self, columns: tuple[str, ...]) -> dict[str, int] | None:
        """Which column holds which meaning; None where one that it needs is missing."""
        found: dict[str, int] = {}
        for meaning, headings in self.columns.items():
            one = tables.Profile(meaning, {meaning: headings}).places(columns)
            if one is not None and one[meaning] not in found.values():
                found |= one
        return found if all(meaning in found for meaning in self.needs) else None


UNKNOWN = TableProfile("unknown", columns={"title": ("title", "name", "제목", "이름", "성명", "subject")})


def profile_of(name: str, settings: str) -> TableProfile:
    """A profile out of its TOML. Raises Invalid with what is wrong with it."""
    try:
        told = tomllib.loads(settings)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise Invalid(
            _("The import profile “{name}” cannot be read: {why}.", name=name, why=problem)
        ) from None
    return _profile(name, told)


@cache
def named(name: str) -> Profile | None:
    """A profile that ships with the program, for whichever importer, as a case would keep it."""
    path = resources("profiles", f"{name}.toml")
    if name not in shipped():
        return None
    settings = path.read_text("utf-8")
    return Profile(title=name, importer=str(tomllib.loads(settings)["importer"]), settings=settings)


@cache
def shipped() -> tuple[str, ...]:
    """The names of the profiles that ship with the program."""
    return tuple(sorted(path.stem for path in resources("profiles").glob("*.toml")))


@cache
def bundled() -> tuple[TableProfile, ...]:
    """The profiles that ship with the program, the most demanding first."""
    found = [
        _profile(path.stem, told)
        for path in sorted(resources("profiles").glob("*.toml"))
        if (told := tomllib.loads(path.read_text("utf-8"))).get("importer") == _FORMAT
    ]
    return tuple(sorted(found, key=lambda one: -len(one.needs)))


def _profile(name: str, told: dict[str, Any]) -> TableProfile:
    rows = told.get("rows", "entries")
    if rows not in MEANINGS:
        raise _wrong(name, "rows")
    columns = {meaning: _headings(name, words) for meaning, words in _table(name, told, "columns").items()}
    needs = tuple(_words(name, told, "needs")) or _LEAST[rows]
    if unknown := sorted({*columns, *needs} - MEANINGS[rows]):
        raise _wrong(name, ", ".join(unknown))
    if not set(needs) <= columns.keys():
        raise _wrong(name, "needs")
    if (witnesses := told.get("witnesses", "role")) not in ("role", "all", "none"):
        raise _wrong(name, "witnesses")
    if (order := _word(name, told, "order")) not in ("", *ORDERS):
        raise _wrong(name, "order")
    if not isinstance(rest := told.get("rest", False), bool):
        raise _wrong(name, "rest")
    return TableProfile(
        name=name,
        title=_table(name, told, "title"),
        rows=rows,
        columns=columns,
        needs=needs,
        language=_word(name, told, "language"),
        hearing=_word(name, told, "hearing") or "hearing",
        order=order,
        capacities=_table(name, told, "capacities"),
        kinds=_table(name, told, "kinds"),
        witnesses=witnesses,
        parts=_table(name, told, "parts"),
        split=_table(name, told, "split"),
        post=_table(name, told, "post"),
        remarks=tuple(_words(name, told, "remarks")),
        committee=_word(name, told, "committee"),
        layout=_layout(name, told),
        rest=rest,
    )


def _layout(name: str, told: dict[str, Any]) -> Layout:
    """Where the table stands in its file, as far as the profile says."""
    header = told.get("header")
    if header is not None and (type(header) is not int or not 0 <= header <= tables.HEADER_LINES):
        raise _wrong(name, "header")
    delimiter = _word(name, told, "delimiter")
    if len(delimiter) > 1 or delimiter in ('"', "\n", "\r"):
        raise _wrong(name, "delimiter")
    return Layout(delimiter, header, _word(name, told, "sheet"))


def _word(name: str, told: dict[str, Any], key: str) -> str:
    word = told.get(key, "")
    if not isinstance(word, str):
        raise _wrong(name, key)
    return word


def _words(name: str, told: dict[str, Any], key: str) -> list[str]:
    words = told.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _wrong(name, key)
    return words


def _table(name: str, told: dict[str, Any], key: str) -> dict[str, Any]:
    table = told.get(key, {})
    if not isinstance(table, dict):
        raise _wrong(name, key)
    if key != "columns" and not all(isinstance(word, str) for word in table.values()):
        raise _wrong(name, key)
    return table


def _headings(name: str, words: Any) -> tuple[str, ...]:
    if isinstance(words, str):
        return (words,)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _wrong(name, "columns")
    return tuple(words)


def _wrong(name: str, what: str) -> Invalid:
    return Invalid(_("The import profile “{name}” is not right in “{what}”.", name=name, what=what))
