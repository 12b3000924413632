"""A record is a frozen dataclass stored in one table; its fields say what they mean, once, for everyone.

The form, the list, the exporter, the history and the printed page all read the same `Field`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform, get_type_hints

from hearingdesk.when import When
from hearingdesk.words import _, language

MOST = 2**63 - 1  # the largest number that a file holds
LONGEST = 64 * 1024 * 1024  # bytes of one value: originals are kept in pieces, and no text is as long
_BROKEN = re.compile("[\ud800-\udfff]")  # half of a pair: no text can be stored with one

Row = dict[str, Any]
Problem = tuple[str, str]  # field name, a sentence


@dataclass(frozen=True, slots=True)
class Field:
    """What one field of a record means."""

    label: str
    shape: str = "text"  # text, note, code, codes, link, when, flag, number, key, data, about
    codes: str = ""  # the code list, for shape "code"
    to: str = ""  # the table pointed at, for shape "link"
    required: bool = False
    searched: bool = False  # its words are found by a search
    naming: bool = False  # it is a title or a label: found, but not "what was said"


class Record(Protocol):
    """A frozen dataclass stored in one table; id 0 means not stored yet."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int: ...

    def problems(self) -> Iterator[Problem]: ...


R = TypeVar("R", bound=Record)
K = TypeVar("K")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def stored(kind: type[K]) -> type[K]:
    """Make a class a record: a frozen dataclass with slots, its fields given by name.

    How they are compared, hashed and written out is said once for all kinds: made anew for each of sixty, as
    `dataclass` does it, that took an eighth of the time to load what opens a case.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(kind)
    for name, shared in (("__eq__", _is_same), ("__hash__", _hashed), ("__repr__", _written)):
        setattr(made, name, shared)
    return made


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(f.name for f in fields(kind)))


def _is_same(one: Any, other: Any) -> bool:
    if one.__class__ is not other.__class__:
        return NotImplemented
    values = _values(one.__class__)
    return values(one) == values(other)


def _hashed(one: Any) -> int:
    return hash(_values(one.__class__)(one))


def _written(one: Any) -> str:
    told = (f"{f.name}={getattr(one, f.name)!r}" for f in fields(one))
    return f"{one.__class__.__qualname__}({', '.join(told)})"


def words(label: str, *, required: bool = False, searched: bool = False, naming: bool = False) -> Any:
    """A line of words."""
    return _field("", Field(label, "text", required=required, searched=searched or naming, naming=naming))


def prose(label: str, *, required: bool = False, searched: bool = True) -> Any:
    """Words of any length, over several lines."""
    return _field("", Field(label, "note", required=required, searched=searched))


def choice(label: str, codes: str, default: str = "", *, required: bool = False) -> Any:
    """One word of a code list; "" while nobody has said."""
    return _field(default, Field(label, "code", codes=codes, required=required))


def several(label: str, codes: str) -> Any:
    """Words of a code list, as many as hold: for what is filled in and is no record. () while nobody has said."""
    return _field((), Field(label, "codes", codes=codes))


def link(label: str, to: str, *, required: bool = False) -> Any:
    """The id of a record in another table, or None."""
    return _field(None, Field(label, "link", to=to, required=required))


def dated(label: str, *, required: bool = False) -> Any:
    """A date as far as it is known: a year, a month, a day, a minute, a range, "about"."""
    return _field(None, Field(label, "when", required=required))


def whole(label: str, default: int | None = None) -> Any:
    """A whole number, or None while it is not known."""
    return _field(default, Field(label, "number"))


def ticked(label: str, default: bool = False) -> Any:
    """Yes or no."""
    return _field(default, Field(label, "flag"))


def hidden(label: str, default: str = "") -> Any:
    """Text for the program, not for people: a hash, a language tag, JSON. Not searched, not in forms."""
    return _field(default, Field(label, "key"))


def blob(label: str) -> Any:
    """Bytes."""
    return _field(b"", Field(label, "data"))


def anything(label: str) -> Any:
    """The id of a record of any kind, or None; the field before it, `<name>_kind`, says of which table."""
    return _field(None, Field(label, "about"))


def _field(default: Any, meaning: Field) -> Any:
    return field(default=default, metadata={"field": meaning})


@cache
def meanings(kind: type) -> Mapping[str, Field]:
    """Every field of a record class but its id, in order."""
    return {f.name: f.metadata["field"] for f in fields(kind) if f.name != "id"}


@cache
def column_types(kind: type) -> Mapping[str, type]:
    """The plain type of every column: `When | None` counts as `When`."""
    hints = get_type_hints(kind)
    return {f.name: _first_type(hints[f.name]) for f in fields(kind)}


def _first_type(hint: Any) -> type:
    options = [option for option in getattr(hint, "__args__", (hint,)) if option is not type(None)]
    return options[0]


def missing(record: Record) -> Iterator[Problem]:
    """A sentence for every field that is empty and needed, or that no file can hold: the first part of `problems()`."""
    for name, meaning in meanings(type(record)).items():
        value = getattr(record, name)
        if meaning.required and value in (None, "", 0):
            yield name, _("{label} is needed.", label=_(meaning.label))
        elif isinstance(value, int) and not -MOST <= value <= MOST:
            yield name, _("{label} is too large a number.", label=_(meaning.label))
        elif isinstance(value, str) and not value.isascii() and _BROKEN.search(value):
            yield name, _("{label} holds half a character. Type it again.", label=_(meaning.label))


def in_language(record: Any, name: str, lang: str = "") -> str:
    """A field that has a Korean twin (`title`, `title_ko`), in a language; the other one where this is empty."""
    first, second = getattr(record, name), getattr(record, f"{name}_ko", "")
    return (second or first) if (lang or language()) == "ko" else (first or second)


def too_long(value: Any) -> bool:
    """Does a value take more room than any may? A file that holds such a one is not opened."""
    if not isinstance(value, str | bytes) or len(value) <= LONGEST // 4:
        return False
    return len(value if isinstance(value, bytes) else value.encode("utf-8", "replace")) > LONGEST


def to_row(record: Record) -> Row:
    """The record as its table stores it: text in NFC, dates as ISO text, flags as 0 and 1."""
    return {name: plain(getattr(record, name)) for name in column_types(type(record))}


def from_row(kind: type[R], row: Row) -> R:
    """A stored row as a record."""
    return from_values(kind, [row[name] for name in column_types(kind)])


def from_values(kind: type[R], stored: Iterable[Any]) -> R:
    """The stored values of all columns, in the order of `column_types`, as a record."""
    values = dict(zip(column_types(kind), stored, strict=True))
    for name, how in _enriched(kind):
        if values[name] is not None:
            values[name] = how(values[name])
    return kind(**values)


def default_of(kind: type, name: str) -> Any:
    """What a field holds in a record that nobody has filled in."""
    for f in fields(kind):
        if f.name == name:
            return None if f.default is MISSING else f.default
    raise KeyError(name)


def plain(value: Any) -> Any:
    """One value as a table stores it."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, When):
        return str(value)
    if isinstance(value, bool):
        return int(value)
    return value


@cache
def _enriched(kind: type) -> Sequence[tuple[str, Callable[[Any], Any]]]:
    """The columns that a table stores otherwise than a record holds them, each with what makes the one of the other."""
    types = column_types(kind).items()
    return [(name, _when if how is When else how) for name, how in types if how not in (str, int, bytes)]


@lru_cache(maxsize=16_384)
def _when(stored: str) -> When:
    """A stored date; a case has few days and says each of them often."""
    return When.parse(stored)
