"""The history as a list: heads of changes and what was handed out, filtered by the database, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from hearingdesk.listing import HEARTBEAT, Superseded
from hearingdesk.rows import PAGE, RowT
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.store.log import Entry
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


@dataclass(frozen=True, slots=True)
class Facets:
    """How much of the whole history each filter would leave."""

    acts: dict[str, int]
    authors: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]


class PastListing(Generic[RowT]):
    """Answers one PastQuery after another. Everything but `interrupt` is called from the thread that owns it."""

    def __init__(
        self,
        open_view: Callable[[], View],
        present: Callable[[Entry | Outgoing], RowT],
        tell: Callable[[Facets], object] = lambda facets: None,
    ) -> None:
        self._open, self._present, self._tell = open_view, present, tell
        self._view: View | None = None
        self._query = PastQuery()
        self._stopped = False
        self._told: tuple[Any, ...] = ()

    def ask(self, query: PastQuery) -> None:
        """Take a new question; nothing is read yet."""
        self._query, self._stopped = query, False
        if self._view is None:
            self._view = self._open()
            self._view.watch(lambda: self._stopped, HEARTBEAT)

    def first(self, n: int) -> list[RowT]:
        """The latest rows at once; none where words decide."""
        if self._query.words:
            return []
        sql, args = self._sql("id")
        return self._rows([row[0] for row in self._here.execute(f"{sql} LIMIT {int(n)}", args)])

    def build(self) -> int:
        """Fix the whole order in a temporary table; how many rows there are. Tells the facets where they changed."""
        run = self._here.execute
        run("DROP TABLE IF EXISTS temp.snap")
        run("CREATE TEMP TABLE snap (id INTEGER)")
        if self._query.words:
            self._here.load("snap", self._matching())
        else:
            sql, args = self._sql("id")
            run(f"INSERT INTO snap {sql}", args)
        count = next(iter(run("SELECT count(*) FROM snap")))[0]
        self._tell_facets()
        return count

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        bounds = [k * PAGE + 1, (k + 1) * PAGE]
        sql = "SELECT id FROM snap WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        return self._rows([row[0] for row in self._here.execute(sql, bounds)])

    def find(self, id: int) -> int:
        """At which place of the order this entry stands; -1 when it is not in it."""
        return next(
            (row[0] - 1 for row in self._here.execute("SELECT rowid FROM snap WHERE id = ?", [id])), -1
        )

    def interrupt(self) -> None:
        """Stop the running call and those that follow, until the next `ask`. Called from any thread."""
        self._stopped = True

    def close(self) -> None:
        """Let go of the connection."""
        if self._view is not None:
            self._view.close()
            self._view = None

    @property
    def _here(self) -> View:
        if self._view is None or self._stopped:
            raise Superseded
        return self._view

    def _rows(self, ids: Sequence[int]) -> list[RowT]:
        if self._query.act == OUT:
            found = map(self._here.outgoing.find, ids)
            return [self._present(entry) for entry in found if entry is not None]
        return [self._present(entry) for entry in self._here.entries(ids)]

    def _matching(self) -> Iterator[tuple[int]]:
        query = parse(self._query.words)
        out = self._query.act == OUT
        sql, args = self._sql("id, name, recipient, author, note" if out else "id, title, author, note, body")
        for n, (id, *texts) in enumerate(self._here.execute(sql, args)):
            if not n % _AT_ONCE and self._stopped:
                raise Superseded
            if not out:
                texts[-1] = _NAMES.sub(" ", texts[-1]).replace("\\n", " ")
            if holds(query, fold(" \n".join(texts))):
                yield (id,)

    def _sql(self, columns: str) -> tuple[str, list[Any]]:
        query, wheres, args = self._query, ["1"], []
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
        return Facets(acts, tuple(self._here.execute(authors)), tuple(self._here.execute(kinds)))  # type: ignore[arg-type]

    def _count(self, what: str, where: str) -> tuple[Any, ...]:
        return next(iter(self._here.execute(f"SELECT {what} FROM {where}")))
