"""Who came to a sitting and who did not: several segments a day where somebody left and came back."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk import codes
from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, whole, words
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Filter, Records, in_line
from hearingdesk.when import When
from hearingdesk.words import N_

CAME = frozenset(
    {
        "present",
        "present_late",
        "present_part",
        "left_permitted",
        "left_unpermitted",
        "removed",
        "returned",
        "remote",
        "voluntary",
        "accompany_complied",
    }
)
AWAY = frozenset(
    {
        "absent",
        "excused",
        "absent_reasons",
        "absent_disallowed",
        "absent_no_paper",
        "absent_not_served",
        "accompany_refused",
        "substitute",  # who sends another has not come
        "written_only",
    }
)


@stored
class Attendance:
    """One person at one sitting."""

    id: int = 0
    sitting: int | None = link(N_("Sitting"), "sitting", required=True)
    party: int | None = link(N_("Person"), "party", required=True)
    capacity: str = choice(N_("Capacity"), "capacity")
    state: str = choice(N_("Attendance"), "attendance", "expected", required=True)
    segment: int | None = whole(N_("Segment"))
    arrived: When | None = dated(N_("Arrived"))
    left_at: When | None = dated(N_("Left"))
    oath: str = choice(N_("Oath"), "oath")
    counsel: str = words(N_("Counsel"))
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Attendances(Records[Attendance]):
    """Attendance."""

    table = "attendance"
    kind = Attendance
    one, many_words = N_("Attendance"), N_("Attendance")
    order = "sitting, party, segment, id"

    def at(self, sitting: int) -> list[Attendance]:
        """Everybody's attendance at a sitting."""
        return self.where(sitting=sitting)

    def of_hearing(self, hearing: int) -> Filter:
        """Everybody's attendance at all sittings of a hearing."""
        return Filter("sitting IN (SELECT id FROM sitting WHERE hearing = ?)", (hearing,))

    def name(self, record: Attendance, lang: str = "") -> str:
        who = self.other(Parties).called(record.party, lang)
        return in_line(who, codes.label("attendance", record.state, lang), between=": ")
