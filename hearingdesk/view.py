"""A case as it can be read: one attribute per kind of record, and the questions that go across kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from hearingdesk import birth
from hearingdesk.change import Act, Change
from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.job import Progress, silent
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.records.attendance import Attendances
from hearingdesk.records.citations import Citations
from hearingdesk.records.claims import Claims, ClaimVersions
from hearingdesk.records.committees import CommitteeMembers, Committees, CommitteeSizes
from hearingdesk.records.complaints import (
    ComplaintCounts,
    Complaints,
    ComplaintSignatures,
    ComplaintSteps,
)
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.decisions import Decisions, Measures
from hearingdesk.records.demands import DemandItems, Demands
from hearingdesk.records.facts import FactIssues, FactParties, Facts
from hearingdesk.records.figures import Figures
from hearingdesk.records.hearings import HearingCommittees, Hearings, Sittings
from hearingdesk.records.issues import Issues
from hearingdesk.records.matters import Matter, Matters
from hearingdesk.records.meetings import MeetingAttendees, Meetings
from hearingdesk.records.memory import Holidays, Labels, LocalRules, Profiles, SavedFilters, Templates
from hearingdesk.records.notes import Marks, Notes, Readings
from hearingdesk.records.orders import IssuedOrders
from hearingdesk.records.packs import EditionParts, Editions, Packs
from hearingdesk.records.parties import Parties, PartyNames, Posts
from hearingdesk.records.questions import Questions
from hearingdesk.records.replacements import CarriedCites, Replacements
from hearingdesk.records.resolutions import Applications, Resolutions
from hearingdesk.records.sources import SourcePages, SourceParts, Sources
from hearingdesk.records.summonses import Excuses, Services, Summonses
from hearingdesk.records.terms import Terms
from hearingdesk.records.turns import Transcripts, TurnRanges, Turns
from hearingdesk.records.undertakings import Undertakings
from hearingdesk.store import balance, log, verify
from hearingdesk.store.connection import Connection
from hearingdesk.store.laidopen import LaidOpen
from hearingdesk.store.ledger import Ledger
from hearingdesk.store.lines import digest, dump
from hearingdesk.store.outgoing import HandedOut
from hearingdesk.store.records import Records, Shown, linked_from
from hearingdesk.words import _

if TYPE_CHECKING:  # a search is heavy to prepare, and no window searches before its first paint
    from hearingdesk.search.covering import Coverage
    from hearingdesk.search.find import Found, Search
    from hearingdesk.search.namegrid import NameGrid


class View:
    """Read a case. Made by `CaseFile`; a second one for another thread by `CaseFile.reader()`."""

    matters: Matters
    committees: Committees
    committee_sizes: CommitteeSizes
    committee_members: CommitteeMembers
    parties: Parties
    party_names: PartyNames
    posts: Posts
    hearings: Hearings
    hearing_committees: HearingCommittees
    sittings: Sittings
    resolutions: Resolutions
    applications: Applications
    summonses: Summonses
    services: Services
    excuses: Excuses
    issued_orders: IssuedOrders
    attendances: Attendances
    transcripts: Transcripts
    turns: Turns
    turn_ranges: TurnRanges
    questions: Questions
    undertakings: Undertakings
    demands: Demands
    demand_items: DemandItems
    complaints: Complaints
    complaint_counts: ComplaintCounts
    complaint_steps: ComplaintSteps
    complaint_signatures: ComplaintSignatures
    decisions: Decisions
    measures: Measures
    sources: Sources
    source_pages: SourcePages
    source_parts: SourceParts
    citations: Citations
    replacements: Replacements
    carried_cites: CarriedCites
    facts: Facts
    fact_parties: FactParties
    fact_issues: FactIssues
    claims: Claims
    claim_versions: ClaimVersions
    issues: Issues
    terms: Terms
    deadlines: Deadlines
    notes: Notes
    marks: Marks
    readings: Readings
    packs: Packs
    editions: Editions
    edition_parts: EditionParts
    meetings: Meetings
    meeting_attendees: MeetingAttendees
    figures: Figures
    labels: Labels
    profiles: Profiles
    saved_filters: SavedFilters
    templates: Templates
    local_rules: LocalRules
    holidays: Holidays

    def __init__(self, conn: Connection, path: Path, shown: Shown | None = None) -> None:
        self.path = path
        self._conn = conn
        self._shown = shown
        self._closed = False
        for name, kind in _attributes().items():
            setattr(self, name, kind(conn, shown))
        self.ledger = Ledger(conn)
        self.outgoing = HandedOut(conn)
        self.laid_open = LaidOpen(conn)

    def as_seen(self, shown: Shown) -> View:
        """The same case as some readers see it: whoever asks, every record comes through `shown`."""
        return View(self._conn, self.path, shown)

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self._conn.close()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    @property
    def matter(self) -> Matter:
        """What the case is about."""
        return self.matters.get(next(iter(self.matters.ids()), None))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one unchanging state of the file for as long as the block runs."""
        self._conn.execute("BEGIN")
        try:
            yield
        finally:
            if self._conn.in_transaction:
                self._conn.execute("COMMIT")

    def of(self, table: str) -> Records[Any]:
        """The records of a table. Raises NotFound with the names there are."""
        if table not in KINDS:
            raise NotFound(
                _("There is no kind called {name}. Kinds are: {kinds}.", name=table, kinds=", ".join(KINDS))
            )
        return KINDS[table](self._conn, self._shown)

    def kind_of(self, id: int) -> str:
        """The table in which this id stands; "" where it stands in none."""
        for table in KINDS:
            if self._conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", [id]).fetchone():
                return table
        return ""

    def users_of(self, table: str, id: int) -> Iterator[tuple[Records[Any], str, list[int]]]:
        """Who points at a record: (kind, field, ids), for every kind and field where somebody does."""
        for kind, field in linked_from(list(KINDS.values()), table):
            found = self._conn.execute(f"SELECT id FROM {kind.table} WHERE {field} = ?", [id]).fetchall()
            if found:
                yield kind(self._conn, self._shown), field, [row[0] for row in found]

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        return {table: self.of(table).count() for table in KINDS}

    def search(self, words: str, kind: str = "", limit: int = 50, *, names: bool = False) -> Found:
        """Find words in everything, or in one kind. Raises Unreadable where they cannot be searched for.

        `names`: a name that was typed stands for all its forms, and for what its bearer said.
        """
        from hearingdesk.search.find import find  # loaded with the first search, not with the case

        return find(self._conn, words, kind, limit, names=names)

    def searching(self, words: str, kind: str = "", *, names: bool = False) -> Search:
        """The same, to be asked step by step."""
        from hearingdesk.search.find import Search

        return Search(self._conn, words, kind, names=names)

    def count_names(self, names: Sequence[str], progress: Progress = silent) -> NameGrid:
        """A list of names against all sources. Raises Unreadable for a line that cannot be searched for; Cancelled."""
        from hearingdesk.search.namegrid import count_names

        return count_names(self._conn, names, progress)

    def coverage(self) -> Coverage:
        """How many of the sources a search looks into, and what it cannot read."""
        from hearingdesk.search.covering import coverage

        return coverage(self._conn)

    def matches(self, words: str, kind: str) -> Iterator[int]:
        """The ids of the records of one kind in which words are found, in order."""
        return self.searching(words, kind).ids(kind)

    def execute(self, sql: str, args: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Ask the database itself: for the floors that build lists, never for a room."""
        return iter(self._conn.execute(sql, args))

    def load(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Fill a temporary table of one column."""
        self._conn.executemany(f"INSERT OR IGNORE INTO temp.{table} VALUES (?)", rows)

    def watch(self, stop: Callable[[], bool], steps: int) -> None:
        """Look at `stop` every so many steps of a statement, and break it off when it says so."""
        self._conn.set_progress_handler(stop, steps)

    def hold(self, kilobytes: int) -> None:
        """Keep no more of the file in memory than this: for one of many connections, which reads here and there."""
        self._conn.execute(f"PRAGMA cache_size = -{int(kilobytes)}")

    def found(self, kind: str, words: str) -> Iterator[Any]:
        """The records of one kind in which words are found, in the order of the kind."""
        ids = set(self.matches(words, kind))
        records = self.of(kind)
        return iter(records.many([id for id in records.ids() if id in ids]))

    def check(self) -> verify.Report:
        """Look whether the file is whole, every link leads somewhere and the log is intact."""
        faults = tuple(verify.faults(self._conn))
        if any(fault.what == "pages" for fault in faults):
            return verify.Report(faults, 0, 0)  # what else it says cannot be relied on
        entries, broken, of_log = verify.chain(self._conn)
        from hearingdesk.citing.faults import faults as of_citations  # not needed to open a case

        of_ledger = balance.faults(self._conn)
        of_cites = of_citations(self)
        every = (*faults, *self._of_index(faults), *self._astray(), *of_cites, *of_ledger, *of_log)
        return verify.Report(every, entries, broken)

    def _of_index(self, found: tuple[verify.Fault, ...]) -> Iterator[verify.Fault]:
        """The search index whole, and yet not of all records."""
        from hearingdesk.search.upkeep import lacks  # not needed to open a case

        if not any(fault.what == "index" for fault in found) and lacks(self._conn):
            yield verify.index_damaged()

    def _astray(self) -> Iterator[verify.Fault]:
        """Records that are about another record which is not there: a link no foreign key can hold."""
        for kind in KINDS.values():
            for name, meaning in meanings(kind.kind).items():
                if meaning.shape != "about":
                    continue
                for id in self._lost(kind.table, name):
                    sentence = _("{kind} {id} is about a record that is not there.", kind=_(kind.one), id=id)
                    yield verify.Fault("links", f"{kind.table} {id}", sentence)

    def _lost(self, table: str, name: str) -> Iterator[int]:
        about = f"SELECT DISTINCT {name}_kind FROM {table} WHERE {name} IS NOT NULL"
        for (target,) in self._conn.execute(about).fetchall():
            there = f"AND {name} NOT IN (SELECT id FROM {target})" if target in KINDS else ""
            sql = f"SELECT id FROM {table} WHERE {name} IS NOT NULL AND {name}_kind = ? {there}"
            for (id,) in self._conn.execute(sql, [target]).fetchall():
                yield id

    def copy(self, target: Path, replacing: bool = False, progress: Progress = silent) -> None:
        """Save a copy: the record and its log in one fresh file, without index, ledger and lock.

        Raises HearingDeskError where it cannot be made; `replacing` a file, that one stays as it was then.
        """
        if replacing and target.resolve() == self.path.resolve():
            raise HearingDeskError(_("That is the case itself. Choose another name or place."))
        with birth.draft_of(target, replacing) as draft, self.reading():
            birth.lay_out(draft, self._conn, progress)

    def dump(self) -> Iterator[tuple[str, bytes]]:
        """The logical dump: every record as (table, line of JSON). Log, ledger and index are no part of it."""
        return dump(self._conn, KINDS)

    def digest(self) -> str:
        """SHA-256 of the logical dump: two cases with the same records have the same."""
        return digest(f"{table} ".encode() + line for table, line in self.dump())

    def history(self, limit: int = -1, before: int = 0) -> Iterator[log.Entry]:
        """What happened to the case, latest first."""
        return log.entries(self._conn, limit, before)

    def history_of(self, table: str, id: int) -> Iterator[log.Entry]:
        """What happened to one record, latest first."""
        return log.entries_of(self._conn, table, id)

    def changes_of(self, table: str, id: int) -> Iterator[Change]:
        """The same, with what each change did to this record, field by field."""
        return log.changes_of(self._conn, table, id)

    def entries(self, ids: Sequence[int]) -> list[log.Entry]:
        """Lines of the history by their ids, in this order."""
        return log.heads(self._conn, ids)

    def log_length(self) -> int:
        """How many entries the log has."""
        return log.length(self._conn)

    def log_broken_at(self, progress: Progress = silent) -> int:
        """The first entry of the log that is not as it was written; 0 where it is intact."""
        return log.broken_at(self._conn, progress)

    def change_of(self, id: int) -> log.Entry | None:
        """One change with its rows, field by field; None where there is none of this id."""
        return log.entry(self._conn, id)

    def can_undo(self) -> str:
        """The title of the change that Undo would take back; "" where there is none."""
        return log.title(self._conn, log.to_undo(self._conn))

    def can_redo(self) -> str:
        """The title of the change that Redo would do again; "" where there is none."""
        return log.title(self._conn, log.to_redo(self._conn))

    def rows_of_step(self, act: Act, change: int = 0) -> int:
        """How many rows a step back or forth would write: of a change, or of the next in turn. 0 for none."""
        turn = change or (log.to_undo(self._conn) if act == "undo" else log.to_redo(self._conn))
        return sum(entry.size for entry in log.heads(self._conn, [log.subject(self._conn, turn)]))

    def noted(self, ending: str, without: str) -> bool:
        """Whether a change stands whose note ends so, and which brought no record of this kind."""
        return log.noted(self._conn, ending, without)

    def brought_by(self, digest: str) -> list[int]:
        """The changes that brought in what was read of these bytes and stand, the latest first."""
        return log.standing_with(self._conn, digest)

    def standing(self, change: int) -> log.State | None:
        """Whether the change that an entry of the history is about stands now; None where there is no such entry."""
        about = log.subject(self._conn, change)
        return log.state(self._conn, about) if about else None


@cache
def _attributes() -> dict[str, type[Records[Any]]]:
    return get_type_hints(View)
