"""What the filters of a search mean in a case: for each, which rows of a table are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from hearingdesk.errors import HearingDeskError, Unreadable
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.search import days, filters
from hearingdesk.search.called import Called, phrase_of
from hearingdesk.search.filters import Where
from hearingdesk.search.fold import fold
from hearingdesk.search.links import NOWHERE, Condition, leads, listed
from hearingdesk.search.verify import holds
from hearingdesk.store.connection import Connection
from hearingdesk.when import When
from hearingdesk.words import _, say

EVERYWHERE: Condition = ("1", ())
_SAYS = ("said_by",)  # the links to whoever said it, beside the speaker of a turn
_TITLES: Mapping[str, tuple[str, ...]] = {
    "hearing": ("title", "title_ko"),
    "issue": ("title", "title_ko"),
    "source": ("title", "title_ko", "code", "file_name"),
    "transcript": ("title", "title_ko"),
}


class Scope:
    """The filters of one search, each looked up once."""

    def __init__(self, conn: Connection, called: Called) -> None:
        self._conn, self._called = conn, called
        self._found: dict[Where, Callable[[str], Condition]] = {}

    def all_of(self, wheres: Iterable[tuple[Where, bool]], table: str) -> Condition:
        """Which rows of a table all these mean. Raises Unreadable for a filter that means nothing."""
        parts: list[str] = []
        args: list[object] = []
        for where, true in wheres:
            sql, more = self._of(where)(table)
            if sql == ("0" if true else "1"):
                return NOWHERE
            if sql not in ("0", "1"):
                parts.append(sql if true else f"NOT coalesce({sql}, 0)")
                args += more
        return (" AND ".join(parts), tuple(args)) if parts else EVERYWHERE

    def _of(self, where: Where) -> Callable[[str], Condition]:
        if where not in self._found:
            self._found[where] = self._read(where)
        return self._found[where]

    def _read(self, where: Where) -> Callable[[str], Condition]:
        name, value = where.name, where.value
        if name == filters.KIND:
            kinds = _kinds(value)
            return lambda table: EVERYWHERE if table in kinds else NOWHERE
        if name in (filters.ON, filters.FROM, filters.TO):
            when = _when(value)
            first = None if name == filters.TO else when.first
            last = None if name == filters.FROM else when.last
            return lambda table: days.within(table, first, last)
        if name == filters.PARTY:
            return self._said_by([int(value)], self._labels(self._called.forms([int(value)])), ())
        if name == filters.SPEAKER:
            people = self._called.matching(value)
            forms = self._called.forms(people)
            return self._said_by(people, self._labels(forms), self._labels([value], begun=True))
        ids = self._titled(name, value)
        if name == filters.SOURCE:
            records = self._titled("transcript", value)
            return lambda table: _either(leads(table, name, ids), leads(table, "transcript", records))
        return lambda table: leads(table, name, ids)

    def _said_by(
        self, people: Sequence[int], unlinked: Sequence[str], printed: Sequence[str]
    ) -> Callable[[str], Condition]:
        """What these people said: linked to them, under such a label and linked to nobody, or so printed."""

        def said(table: str) -> Condition:
            if table == "turn":
                among = "IN (SELECT value FROM json_each(?))"
                sql = (
                    f"(turn.party {among} OR turn.party IS NULL AND turn.label {among} OR turn.label {among})"
                )
                return sql, (listed(people), listed(unlinked), listed(printed))
            parts = [f"{table}.{name} IN (SELECT value FROM json_each(?))" for name in _speakers(table)]
            return (
                (f"({' OR '.join(parts)})", (listed(people),) * len(parts)) if parts and people else NOWHERE
            )

        return said

    def _labels(self, names: Sequence[str], *, begun: bool = False) -> list[str]:
        """The printed labels in which one of these names stands."""
        asked = [phrase for name in names if (phrase := phrase_of(name, begun=begun))]
        return [label for label in self._printed() if any(holds(one, fold(label)) for one in asked)]

    def _printed(self) -> Iterator[str]:
        """Every label there is: from one to the next by the index, however many turns it stands over."""
        sql = "SELECT min(label) FROM turn WHERE label > ?"
        (label,) = self._conn.execute(sql, [""]).fetchone()
        while label is not None:
            yield label
            (label,) = self._conn.execute(sql, [label]).fetchone()

    def _titled(self, table: str, value: str) -> list[int]:
        """The records whose title has these words, or whose number it is; of an issue, what is part of it too."""
        fields, numbered = _TITLES[table], "number" if table == "issue" else "NULL"
        found = [
            id
            for id, number, *titles in self._conn.execute(
                f"SELECT id, {numbered}, {', '.join(fields)} FROM {table}"
            )
            if value in (str(id), str(number)) or any(_has(title, value) for title in titles)
        ]
        if table != "issue":
            return found
        sql = (
            "WITH RECURSIVE part (id) AS (SELECT value FROM json_each(?) UNION "
            "SELECT issue.id FROM issue JOIN part ON issue.parent = part.id) SELECT id FROM part"
        )
        return [id for (id,) in self._conn.execute(sql, [listed(found)])]


@cache
def _speakers(table: str) -> tuple[str, ...]:
    links = {name: one.to for name, one in meanings(KINDS[table].kind).items()}
    return tuple(
        name
        for name, to in links.items()
        if to == "party" and (name in _SAYS or table == "undertaking" == name)
    )


def _either(one: Condition, other: Condition) -> Condition:
    if one == NOWHERE or other == NOWHERE:
        return other if one == NOWHERE else one
    return f"({one[0]} OR {other[0]})", (*one[1], *other[1])


def _has(title: str, value: str) -> bool:
    """Do these words stand in a title, the last of them perhaps only begun?"""
    asked = phrase_of(value, begun=True)
    return asked is not None and holds(asked, fold(title))


def _when(value: str) -> When:
    try:
        return When.read(value)
    except HearingDeskError as error:
        raise Unreadable(_("“{words}” is not a date. Write it like 2025-12-17.", words=value)) from error


def _kinds(value: str) -> frozenset[str]:
    """The tables meant by the name of a kind: as commands call it, or in words of either language."""
    wanted = _plain(value)
    named = {table for table, kind in KINDS.items() if wanted in _names(table)}
    begun = {table for table in KINDS if any(name.startswith(wanted) for name in _names(table))}
    if not (named or begun):
        known = ", ".join(sorted(_(kind.one) for kind in KINDS.values()))
        raise Unreadable(_("There is no kind called “{name}”. Kinds are: {kinds}.", name=value, kinds=known))
    return frozenset(named or begun)


@cache
def _names(table: str) -> frozenset[str]:
    kind = KINDS[table]
    both = (say(lang, words) for lang in ("en", "ko") for words in (kind.one, kind.many_words))
    return frozenset({_plain(table), *map(_plain, both)})


def _plain(name: str) -> str:
    return fold(name).replace("_", "").replace(" ", "")
