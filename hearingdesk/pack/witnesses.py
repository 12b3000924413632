"""Who a pack treats as a witness: whoever was summoned or heard as one, and whoever came and is to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hearingdesk.pack.brief import Brief
from hearingdesk.records.attendance import Attendance, Attendances
from hearingdesk.records.hearings import Sittings
from hearingdesk.records.questions import Questions
from hearingdesk.records.summonses import Summons, Summonses

HEARD = (
    "witness",
    "institutional_witness",
    "general_witness",
    "reference",
    "reference_to_witness",
    "appraiser",
    "statement_giver",
    "nominee",
)


@dataclass(slots=True)
class Witness:
    """A party with every summons and every attendance, however many hearings there were."""

    party: int
    summonses: list[Summons] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)

    @property
    def capacity(self) -> str:
        """In what capacity the person was called or heard last."""
        said = [
            *(s.capacity for s in self.summonses),
            *(a.capacity for a in self.attendances if a.capacity in HEARD),
        ]
        return next((capacity for capacity in reversed(said) if capacity), "")


def witnesses(brief: Brief) -> Sequence[Witness]:
    """The witnesses of the pack, those of its hearing alone where it has one, in the order they were called."""
    found: dict[int, Witness] = {}
    for summons in brief.every(Summonses):
        if summons.party:
            found.setdefault(summons.party, Witness(summons.party)).summonses.append(summons)
    asked = {question.party for question in brief.every(Questions)}
    for attendance in brief.every(Attendances):
        known = attendance.party in found or attendance.party in asked
        if attendance.party and (known or attendance.capacity in HEARD):
            found.setdefault(attendance.party, Witness(attendance.party)).attendances.append(attendance)
    return [witness for witness in found.values() if not brief.hearing or _at(brief, witness, brief.hearing)]


def _at(brief: Brief, witness: Witness, hearing: int) -> bool:
    if any(summons.hearing == hearing for summons in witness.summonses):
        return True
    days = {sitting.id for sitting in brief.where(Sittings, "hearing", hearing)}
    return any(attendance.sitting in days for attendance in witness.attendances)
