"""Complaints against witnesses: counts, steps, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk import codes
from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, whole, words
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Filter, Named, Records, in_line, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Complaint:
    """A criminal complaint of the committee. Resolved, filed and received are three events."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing")
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    basis: str = choice(N_("In whose name"), "complaint_basis")
    signatures: int | None = whole(N_("Signatures"))
    addressee: str = choice(N_("Addressee"), "addressee")
    resolution: int | None = link(N_("Resolution"), "resolution")
    resolved: When | None = dated(N_("Resolved"))
    filed: When | None = dated(N_("Filed"))
    received: When | None = dated(N_("Received"))
    state: str = choice(N_("State"), "complaint_state")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Complaints(Records[Complaint]):
    """Complaints."""

    table = "complaint"
    kind = Complaint
    one, many_words = N_("Complaint"), N_("Complaints")
    order = f"{in_time('COALESCE(filed, resolved)')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "resolved": Named(N_("Resolved"), "resolved IS NOT NULL"),
        "filed": Named(N_("Filed"), "filed IS NOT NULL"),
        "unreceived": Named(N_("Receipt open"), "received IS NULL"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(N_("Day"), "COALESCE(filed, resolved), id"),
        "title": Named(N_("Title"), "title, id"),
    }

    unsettled: ClassVar[Filter] = Filter(
        "(resolved IS NOT NULL OR filed IS NOT NULL) AND state NOT IN ('withdrawn', 'final', 'rejected', 'dismissed')",
        (),
        order,
    )

    def counts(self, complaint: int) -> list[ComplaintCount]:
        """The accusations of a complaint."""
        return self.other(ComplaintCounts).where(complaint=complaint)

    def signatures(self, complaint: int) -> list[ComplaintSignature]:
        """Who signed a complaint, in the order of the days."""
        return self.other(ComplaintSignatures).where(complaint=complaint)

    def steps(self, complaint: int) -> list[ComplaintStep]:
        """What happened to a complaint, in order."""
        return self.other(ComplaintSteps).where(complaint=complaint)


@stored
class ComplaintCount:
    """One accusation: who, of what, under which article, and its disposition."""

    id: int = 0
    complaint: int | None = link(N_("Complaint"), "complaint", required=True)
    accused: int | None = link(N_("Accused"), "party", required=True)
    offence: str = choice(N_("Offence"), "offence")
    article: str = words(N_("Article"))
    offended: When | None = dated(N_("Day of the offence"))
    disposition: str = choice(N_("Disposition"), "complaint_state")
    disposed: When | None = dated(N_("Disposed"))
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class ComplaintCounts(Records[ComplaintCount]):
    """Counts."""

    table = "complaint_count"
    kind = ComplaintCount
    one, many_words = N_("Count"), N_("Counts")
    order = "complaint, id"

    def name(self, record: ComplaintCount, lang: str = "") -> str:
        who = self.other(Parties).called(record.accused, lang)
        return in_line(who, codes.label("offence", record.offence, lang), between=": ")


@stored
class ComplaintStep:
    """Something that happened to a complaint."""

    id: int = 0
    complaint: int | None = link(N_("Complaint"), "complaint", required=True)
    complaint_count: int | None = link(N_("Count"), "complaint_count")
    state: str = choice(N_("State"), "complaint_state", required=True)
    day: When | None = dated(N_("Day"))
    text: str = prose(N_("What happened"))
    text_ko: str = prose(N_("What happened in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class ComplaintSteps(Records[ComplaintStep]):
    """Steps."""

    table = "complaint_step"
    kind = ComplaintStep
    one, many_words = N_("Step"), N_("Steps")
    order = f"complaint, {in_time('day')}, id"

    def name(self, record: ComplaintStep, lang: str = "") -> str:
        return codes.label("complaint_state", record.state, lang)


@stored
class ComplaintSignature:
    """A member who signed a complaint with others, and on which day."""

    id: int = 0
    complaint: int | None = link(N_("Complaint"), "complaint", required=True)
    party: int | None = link(N_("Member"), "party", required=True)
    day: When | None = dated(N_("Signed"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class ComplaintSignatures(Records[ComplaintSignature]):
    """Signatures."""

    table = "complaint_signature"
    kind = ComplaintSignature
    one, many_words = N_("Signature"), N_("Signatures")
    order = f"complaint, {in_time('day')}, id"

    def name(self, record: ComplaintSignature, lang: str = "") -> str:
        return self.other(Parties).called(record.party, lang)
