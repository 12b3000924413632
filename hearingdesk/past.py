"""The history as a list: heads of changes and what was handed out, filtered by the database, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hearingdesk.listing import Snapshot, Superseded
from hearingdesk.rows import RowT
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.store.log import Entry, touching
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.view import View

DONE, UNDONE, IMPORT, OUT = "done", "undone", "import", "out"

_SUBJECT = "(CASE of WHEN 0 THEN id ELSE of END)"
_GONE = (
    "(SELECT of FROM (SELECT of, act, max(arrived) FROM change WHERE of > 0 GROUP BY of) WHERE act = 'undo')"
)
_ACTS = {
    DONE: f"act <> 'undo' AND {_SUBJECT} NOT IN {_GONE}",
    UNDONE: f"(act = 'undo' OR {_SUBJECT} IN {_GONE})",
    IMPORT: "note <> ''",
}
_NAMES = re.compile(r'"\w+":|\["\w+",\d+,')  # of fields and tables, in the body of a change
_AT_ONCE = 500  # entries between two looks whether the question still stands


@dataclass(frozen=True, slots=True)
class PastQuery:
    """Which part of the history: "" leaves a question open. Moments are UTC, ISO; `until` is no longer part of it."""

    words: str = ""
    act: str = ""  # DONE, UNDONE, IMPORT or OUT
    author: str = ""
    kind: str = ""  # a table: changes that touched a row of it
    since: str = ""
    until: str = ""
    record: tuple[str, int] | None = None  # the table and id of one record: changes that touched it


@dataclass(frozen=True, slots=True)
class Facets:
    """How much of the whole history each filter would leave."""

    acts: dict[str, int]
    authors: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]


class PastListing(Snapshot[PastQuery, RowT]):
    """The heads of changes, the latest first, or what was handed out."""

    def __init__(
        self,
        open_view: Callable[[], View],
        present: Callable[[Entry | Outgoing], RowT],
        tell: Callable[[Facets], object] = lambda facets: None,
    ) -> None:
        super().__init__(open_view, PastQuery())
        self._present, self._tell = present, tell
        self._told: tuple[Any, ...] = ()

    def build(self) -> int:
        """Fix the whole order; how many entries there are. Tells the facets where they changed."""
        count = super().build()
        self._tell_facets()
        return count

    def rows(self, ids: Sequence[int]) -> list[RowT]:
        """What is shown of these entries."""
        if self.query.act == OUT:
            found = map(self.here.outgoing.find, ids)
            return [self._present(entry) for entry in found if entry is not None]
        return [self._present(entry) for entry in self.here.entries(ids)]

    def matching(self) -> Iterator[tuple[int]]:
        """The entries whose texts hold the words."""
        query = parse(self.query.words)
        out = self.query.act == OUT
        sql, args = self._sql(
            "id, name, recipient, author, note" if out else "id, title, author, note, body", ["1"]
        )
        for n, (id, *texts) in enumerate(self.here.execute(sql, args)):
            if not n % _AT_ONCE and self.stopped:
                raise Superseded
            if not out:
                texts[-1] = _NAMES.sub(" ", texts[-1]).replace("\\n", " ")
            if holds(query, fold(" \n".join(texts))):
                yield (id,)

    def ids_query(self) -> tuple[str, Sequence[Any]]:
        """The ids, the latest first."""
        return self._sql("id", ["id IN (SELECT id FROM hit)" if self.query.words else "1"])

    def _sql(self, columns: str, wheres: list[str]) -> tuple[str, list[Any]]:
        query, args = self.query, []
        for term, value in (("author = ?", query.author), ("at >= ?", query.since), ("at < ?", query.until)):
            if value:
                wheres.append(term)
                args.append(value)
        if query.act == OUT:
            return f"SELECT {columns} FROM outgoing WHERE {' AND '.join(wheres)} ORDER BY id DESC", args
        if query.act:
            wheres.append(_ACTS[query.act])
        if query.kind:
            wheres.append("instr(body, ?)")  # the log writes no space after a comma: this is exact
            args.append(f'["{query.kind}",')
        if query.record:
            touches, values = touching(*query.record)
            wheres.append(touches)
            args += values
        return f"SELECT {columns} FROM change WHERE {' AND '.join(wheres)} ORDER BY arrived DESC", args

    def _tell_facets(self) -> None:
        stands = (*self._count("max(arrived)", "change"), *self._count("count(*)", "outgoing"))
        if stands != self._told:
            self._tell(self._facets())
            self._told = stands

    def _facets(self) -> Facets:
        acts = {act: self._count("count(*)", f"change WHERE {where}")[0] for act, where in _ACTS.items()}
        acts[OUT] = self._count("count(*)", "outgoing")[0]
        authors = (
            "SELECT author, count(*) FROM (SELECT author FROM change UNION ALL SELECT author FROM outgoing) "
            "GROUP BY author ORDER BY 2 DESC"
        )
        kinds = (
            "SELECT kind, count(DISTINCT step) FROM ("
            "SELECT change.id AS step, json_extract(value, '$[0]') AS kind FROM change, json_each(body, '$.rows') "
            "UNION ALL SELECT change.id, json_extract(value, '$[0]') FROM change, json_each(body, '$.bulk')) "
            "GROUP BY kind"
        )
        return Facets(acts, tuple(self.here.execute(authors)), tuple(self.here.execute(kinds)))  # type: ignore[arg-type]

    def _count(self, what: str, where: str) -> tuple[Any, ...]:
        return next(iter(self.here.execute(f"SELECT {what} FROM {where}")))
