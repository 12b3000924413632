"""What a committee decided by vote, and who asked for a witness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, whole, words
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Resolution:
    """A decision of the committee itself, with its vote where it is known."""

    id: int = 0
    committee: int | None = link(N_("Committee"), "committee")
    hearing: int | None = link(N_("Hearing"), "hearing")
    kind: str = choice(N_("Kind"), "resolution_kind", "other", required=True)
    day: When | None = dated(N_("Day"))
    present: int | None = whole(N_("Members present"))
    in_favour: int | None = whole(N_("For"))
    against: int | None = whole(N_("Against"))
    text: str = words(N_("What it decides"), naming=True, required=True)
    text_ko: str = words(N_("What it decides in Korean"), naming=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Resolutions(Records[Resolution]):
    """Resolutions."""

    table = "resolution"
    kind = Resolution
    one, many_words = N_("Resolution"), N_("Resolutions")
    order = f"{in_time('day')}, id"
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(N_("Day"), "day, id"),
    }


@stored
class Application:
    """A member asks the chair for a witness; several may ask for the same."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing", required=True)
    party: int | None = link(N_("Witness"), "party", required=True)
    member: int | None = link(N_("Member"), "party")
    filed: When | None = dated(N_("Filed"))
    reason: str = prose(N_("Reason"))
    relation: str = prose(N_("Relation to the matter"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Applications(Records[Application]):
    """Applications for witnesses."""

    table = "application"
    kind = Application
    one, many_words = N_("Application for a witness"), N_("Applications for witnesses")
    order = f"{in_time('filed')}, id"

    def name(self, record: Application, lang: str = "") -> str:
        return self.other(Parties).called(record.party, lang)
