"""The matter a case file is about: exactly one row."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearingdesk.record import Problem, choice, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Records
from hearingdesk.words import N_, _


@stored
class Matter:
    """What the whole file is about."""

    id: int = 0
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    committee: int | None = link(N_("Committee"), "committee")
    term: str = words(N_("Session"))
    jurisdiction: str = choice(N_("Rule book"), "jurisdiction", "none")
    members_in_office: int | None = whole(N_("Members in office"))
    marking: str = choice(N_("Marking"), "marking")
    zone: str = words(N_("Time zone"))
    language: str = choice(N_("Language of the case"), "language", "en")
    summary: str = prose(N_("Summary"))
    summary_ko: str = prose(N_("Summary in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)
        try:
            ZoneInfo(self.zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            yield "zone", _("“{zone}” is no time zone. Write it as Asia/Seoul.", zone=self.zone)


class Matters(Records[Matter]):
    """Matters."""

    table = "matter"
    kind = Matter
    one, many_words = N_("Matter"), N_("Matters")
    order = "id"


_ZONES = {
    "kr": "Asia/Seoul",
    "us-house": "America/New_York",
    "us-senate": "America/New_York",
    "uk": "Europe/London",
    "ep": "Europe/Brussels",
    "jp": "Asia/Tokyo",
    "de": "Europe/Berlin",
    "ca": "America/Toronto",
    "au": "Australia/Sydney",
}


def zone_of(jurisdiction: str) -> str:
    """The time zone (IANA) in which a parliament sits; UTC for none."""
    return _ZONES.get(jurisdiction, "UTC")
