"""Trying a date: the facts of a summons with entries that nobody has recorded. Nothing here is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hearingdesk.procedure.ledger import Ledger
from hearingdesk.procedure.reported import Reported
from hearingdesk.procedure.tables import Method, held
from hearingdesk.records.summonses import Service
from hearingdesk.when import When

_BY_SENDING = ("dispatch", "notice", "deposit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What if it was voted, issued, stated and served like this; what is empty is left as it is on file."""

    voted: When | None = None
    issued: When | None = None
    stated: bool = False  # the paper states what it must
    method: str = ""
    served: When | None = None  # handed over, or sent where the method counts on sending

    def steps(self) -> Iterator[str]:
        """The steps of the ledger that rest on the trial."""
        for name, value in (("resolved", self.voted), ("issued", self.issued), ("contents", self.stated)):
            if value:
                yield name
        if self.served:
            yield from ("served", "before")

    @property
    def entries(self) -> int:
        """How many entries are tried."""
        return sum(map(bool, (self.voted, self.issued, self.stated, self.served)))


def tried(facts: Reported, trial: Trial, ledger: Ledger) -> Reported:
    """The facts as they would be with these entries."""
    summons = replace(facts.summons, **_of_paper(facts, trial, ledger))
    changed: dict[str, Any] = {"summons": summons}
    if trial.voted:
        changed |= {"resolved": trial.voted, "vote": None}
    if trial.issued:
        changed["issued"] = trial.issued
    if trial.served:
        changed["services"] = (*facts.services, service(facts, trial))
    return replace(facts, **changed)


def service(facts: Reported, trial: Trial) -> Service:
    """The service that is tried, as it would be recorded."""
    day = facts.day.first if facts.day else None
    known = {one.method: one.effect for one in held(Method, facts.jurisdiction, day)}
    sending = known.get(trial.method) in _BY_SENDING
    served = Service(summons=facts.summons.id, method=trial.method)
    return replace(served, sent=trial.served) if sending else replace(served, served=trial.served)


def _of_paper(facts: Reported, trial: Trial, ledger: Ledger) -> dict[str, Any]:
    """The fields of the summons: issued by whoever must issue it, stating what it must."""
    fields: dict[str, Any] = {}
    issue, paper = ledger.asks("issued"), ledger.asks("contents")
    if trial.issued:
        by = issue.by.en if issue else ""
        fields |= {"issued": trial.issued, "issuer": facts.summons.issuer or by}
    if trial.stated and paper:
        fields |= {name: getattr(facts.summons, name) or "yes" for name in paper.must}
    return fields
