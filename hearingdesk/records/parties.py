"""People and organisations, every form of their names, and the posts they held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, choice, dated, hidden, link, missing, prose, stored, words
from hearingdesk.store.records import Filter, Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Party:
    """A person or an organisation."""

    id: int = 0
    kind: str = choice(N_("Kind"), "party_kind", "person", required=True)
    name: str = words(N_("Name"), naming=True, required=True)
    name_ko: str = words(N_("Name in Korean"), naming=True)
    role: str = words(N_("Known as"), naming=True)
    role_ko: str = words(N_("Known as in Korean"), naming=True)
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))
    marking: str = choice(N_("Name shown to"), "marking")

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Parties(Records[Party]):
    """People and organisations."""

    table = "party"
    kind = Party
    one, many_words = N_("Person or organisation"), N_("People and organisations")
    order = "name, id"
    filters: ClassVar[dict[str, Named]] = {
        "person": Named(N_("People"), "kind = 'person'"),
        "organisation": Named(N_("Organisations"), "kind = 'organisation'"),
        "called": Named(
            N_("Called as a witness"), "EXISTS (SELECT 1 FROM summons WHERE summons.party = party.id)"
        ),
    }
    orders: ClassVar[dict[str, Named]] = {
        "name": Named(N_("Name"), "name, id"),
        "name_ko": Named(N_("Name in Korean"), "CASE name_ko WHEN '' THEN 1 ELSE 0 END, name_ko, name, id"),
    }

    def forms(self, party: int) -> list[PartyName]:
        """Every form of a party's name beside the two it is listed under."""
        return self.other(PartyNames).where(party=party)

    def by_name(self, words: str) -> list[Party]:
        """The parties that carry exactly this name, in any form and script. Several may share one."""
        found = self._conn.execute(
            "SELECT id FROM party WHERE name = ?1 OR name_ko = ?1 UNION SELECT party FROM party_name WHERE text = ?1",
            [words],
        )
        return self.many([id for (id,) in found])

    def both_names(self, id: int | None) -> tuple[str, str]:
        """The name in English letters and the Korean one, each "" where there is none."""
        party = self.find(id)
        return (party.name, party.name_ko) if party else ("", "")


@stored
class PartyName:
    """One form of a name: in another script, romanised another way, an alias, a printed error."""

    id: int = 0
    party: int | None = link(N_("Person or organisation"), "party", required=True)
    text: str = words(N_("Name"), required=True, naming=True)
    language: str = hidden(N_("Language"))
    kind: str = choice(N_("Kind"), "name_kind", "alias", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class PartyNames(Records[PartyName]):
    """Forms of names."""

    table = "party_name"
    kind = PartyName
    one, many_words = N_("Form of a name"), N_("Forms of names")
    order = "party, text, id"


@stored
class Post:
    """A post somebody held, from when to when."""

    id: int = 0
    person: int | None = link(N_("Person"), "party", required=True)
    organisation: int | None = link(N_("Organisation"), "party")
    title: str = words(N_("Office"), naming=True, required=True)
    title_ko: str = words(N_("Office in Korean"), naming=True)
    since: When | None = dated(N_("From"))
    until: When | None = dated(N_("Until"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Posts(Records[Post]):
    """Posts."""

    table = "post"
    kind = Post
    one, many_words = N_("Post"), N_("Posts")
    order = f"person, {in_time('since')}, id"

    def of(self, person: int) -> list[Post]:
        """The posts of a person, the earliest first."""
        return self.where(person=person)

    def ending(self, words: str) -> list[Post]:
        """The posts with whose title, in either language, some words end, whatever spaces stand in them."""
        bare = [f"lower(replace({name}, ' ', ''))" for name in ("title", "title_ko")]
        ends = [f"({title} <> '' AND substr(?, -length({title})) = {title})" for title in bare]
        wanted = "".join(words.lower().split())
        return list(self.all(Filter(" OR ".join(ends), (wanted, wanted))))
