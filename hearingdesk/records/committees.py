"""Committees: their names, their size by date, their members by date."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.record import Problem, choice, dated, link, missing, stored, whole, words
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Records, having, in_line, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Committee:
    """A committee of the parliament."""

    id: int = 0
    name: str = words(N_("Name"), naming=True, required=True)
    name_ko: str = words(N_("Name in Korean"), naming=True)
    short: str = words(N_("Short name"), naming=True)
    short_ko: str = words(N_("Short name in Korean"), naming=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Committees(Records[Committee]):
    """Committees."""

    table = "committee"
    kind = Committee
    one, many_words = N_("Committee"), N_("Committees")
    order = "name, id"


@stored
class CommitteeSize:
    """How many members a committee had in office, from when to when."""

    id: int = 0
    committee: int | None = link(N_("Committee"), "committee", required=True)
    members: int | None = whole(N_("Members in office"))
    since: When | None = dated(N_("From"))
    until: When | None = dated(N_("Until"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class CommitteeSizes(Records[CommitteeSize]):
    """Committee sizes."""

    table = "committee_size"
    kind = CommitteeSize
    one, many_words = N_("Committee size"), N_("Committee sizes")
    order = f"committee, {in_time('since')}, id"

    def on(self, committee: int, day: str) -> int | None:
        """How many members a committee had in office on a day (ISO), where the file knows."""
        for size in self.where(committee=committee):
            begun = size.since is None or size.since.first.isoformat() <= day
            if begun and (size.until is None or day <= size.until.last.isoformat()):
                return size.members
        return None

    def name(self, record: CommitteeSize, lang: str = "") -> str:
        members = "" if record.members is None else str(record.members)
        return in_line(self.other(Committees).called(record.committee, lang), members, between=": ")


@stored
class CommitteeMember:
    """Who sat on a committee, in which part, from when to when."""

    id: int = 0
    committee: int | None = link(N_("Committee"), "committee", required=True)
    party: int | None = link(N_("Member"), "party", required=True)
    role: str = choice(N_("Part"), "committee_role", "member")
    group_name: str = words(N_("Political group"))
    since: When | None = dated(N_("From"))
    until: When | None = dated(N_("Until"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class CommitteeMembers(Records[CommitteeMember]):
    """Committee members."""

    table = "committee_member"
    kind = CommitteeMember
    one, many_words = N_("Committee member"), N_("Committee members")
    order = f"committee, {in_time('since')}, id"

    def of(self, committee: int) -> list[CommitteeMember]:
        """The members of a committee, the chair first."""
        order = "CASE role WHEN 'chair' THEN 0 WHEN 'secretary' THEN 1 ELSE 2 END, id"
        return list(self.all(having(order, committee=committee)))

    def name(self, record: CommitteeMember, lang: str = "") -> str:
        return self.other(Parties).called(record.party, lang)
