"""What a witness promised, and whether it was kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored
from hearingdesk.records.hearings import Sittings
from hearingdesk.store.records import Filter, Named, Records, before_day, in_time
from hearingdesk.when import When
from hearingdesk.words import N_

ENDED = ("kept", "withdrawn")
_OWED = "state NOT IN ('kept', 'withdrawn')"
_PROMISED = "COALESCE(promised, (SELECT day FROM sitting WHERE sitting.id = undertaking.sitting))"


@stored
class Undertaking:
    """Something promised in testimony."""

    id: int = 0
    party: int | None = link(N_("Promised by"), "party", required=True)
    turn: int | None = link(N_("Promised in"), "turn")
    sitting: int | None = link(N_("Sitting"), "sitting")
    text: str = prose(N_("What was promised"), required=True)
    text_ko: str = prose(N_("What was promised in Korean"))
    due: When | None = dated(N_("Due"))
    state: str = choice(N_("State"), "undertaking_state", "open")
    kept: When | None = dated(N_("Kept on"))
    remark: str = prose(N_("Remark"))
    promised_to: int | None = link(N_("Promised to"), "party")
    promised: When | None = dated(N_("Promised on"))
    answered: When | None = dated(N_("Answered on"))
    answer: str = prose(N_("Answer"))
    answer_ko: str = prose(N_("Answer in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)

    def owed(self, today: date) -> bool:
        """Is it owed on a day? As `Undertakings.outstanding` asks the file."""
        return self.state not in ENDED or str(self.kept or "") > today.isoformat()


class Undertakings(Records[Undertaking]):
    """Undertakings."""

    table = "undertaking"
    kind = Undertaking
    one, many_words = N_("Undertaking"), N_("Undertakings")
    order = f"{in_time('due')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("Open"), "state IN ('open', 'part')"),
        "kept": Named(N_("Kept"), "state = 'kept'"),
        "refused": Named(N_("Refused"), "state = 'refused'"),
        "undated": Named(N_("Without a due day"), f"due IS NULL AND {_OWED}"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "due": Named(N_("Due"), "due IS NULL, due, id"),
        "promised": Named(N_("Promised on"), f"{_PROMISED} IS NULL, {_PROMISED}, id"),
        "party": Named(
            N_("Promised by"),
            "(SELECT name FROM party WHERE party.id = undertaking.party), due IS NULL, due, id",
        ),
    }

    def outstanding(self, today: date) -> Filter:
        """What was promised and is owed on a day, the refused too: kept later than that day, it was owed then."""
        return Filter(f"({_OWED} OR kept > ?)", (today.isoformat(),), "due IS NULL, due, id")

    def overdue(self, today: date) -> Filter:
        """What is still waited for although its day has passed."""
        where = f"({_OWED} OR kept > ?) AND state <> 'refused' AND {before_day('due')}"
        return Filter(where, (today.isoformat(), today.isoformat()), "due, id")

    def of_hearing(self, hearing: int) -> Filter:
        """What was promised at the sittings of a hearing."""
        return Filter("sitting IN (SELECT id FROM sitting WHERE hearing = ?)", (hearing,))

    def at(self, turns: Sequence[int]) -> dict[int, list[int]]:
        """The undertakings made in these turns, or in words of them that were cited: turn -> their ids."""
        sql = (
            "SELECT turn, id FROM undertaking WHERE turn IN (SELECT value FROM json_each(:turns)) UNION "
            "SELECT turn, about FROM citation WHERE about_kind = 'undertaking' AND about IS NOT NULL "
            "AND turn IN (SELECT value FROM json_each(:turns)) ORDER BY 1, 2"
        )
        found: dict[int, list[int]] = {}
        for turn, id in self._conn.execute(sql, {"turns": json.dumps(list(turns))}):
            found.setdefault(turn, []).append(id)
        return found

    def promised_in(self, transcript: int) -> int:
        """How many undertakings were made in the turns of a transcript."""
        sql = (
            "SELECT count(*) FROM undertaking CROSS JOIN turn ON turn.id = undertaking.turn "
            "WHERE turn.transcript = ?"
        )
        return self._conn.execute(sql, [transcript]).fetchone()[0]

    def made_on(self, record: Undertaking) -> When | None:
        """The day of a promise: its own, else that of its sitting."""
        sitting = self.other(Sittings).find(record.sitting) if record.promised is None else None
        return record.promised or (sitting.day.date() if sitting and sitting.day else None)
