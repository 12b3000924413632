"""Propositions in dispute, and who said which form of each, when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, dated, link, missing, prose, stored, words
from hearingdesk.store.records import Filter, Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Claim:
    """One proposition that has been put in several forms."""

    id: int = 0
    issue: int | None = link(N_("Issue"), "issue")
    title: str = words(N_("Proposition"), naming=True, required=True)
    title_ko: str = words(N_("Proposition in Korean"), naming=True)
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Claims(Records[Claim]):
    """Claims."""

    table = "claim"
    kind = Claim
    one, many_words = N_("Claim"), N_("Claims")
    order = "title, id"
    orders: ClassVar[dict[str, Named]] = {
        "title": Named(N_("Title"), "title, id"),
    }

    contradicted: ClassVar[Filter] = Filter(
        "(SELECT count(*) FROM claim_version WHERE claim_version.claim = claim.id) > 1", (), order
    )

    def versions(self, claim: int) -> list[ClaimVersion]:
        """The forms of a claim, the earliest first."""
        return self.other(ClaimVersions).where(claim=claim)


@stored
class ClaimVersion:
    """One form of a claim: who said it, when."""

    id: int = 0
    claim: int | None = link(N_("Claim"), "claim", required=True)
    said_by: int | None = link(N_("Said by"), "party")
    day: When | None = dated(N_("When"))
    text: str = prose(N_("What was said"), required=True)
    text_ko: str = prose(N_("What was said in Korean"))
    remark: str = prose(N_("Remark"))
    moment: When | None = dated(N_("The day or time it gives"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class ClaimVersions(Records[ClaimVersion]):
    """Versions of claims."""

    table = "claim_version"
    kind = ClaimVersion
    one, many_words = N_("Version of a claim"), N_("Versions of claims")
    order = f"claim, {in_time('day')}, id"
