"""Briefing packs and the editions that were issued."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import (
    Problem,
    blob,
    choice,
    dated,
    hidden,
    link,
    missing,
    prose,
    stored,
    ticked,
    whole,
    words,
)
from hearingdesk.store.records import Named, Records, in_line
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Pack:
    """A briefing pack: what goes in, for whom, on what paper."""

    id: int = 0
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    hearing: int | None = link(N_("Hearing"), "hearing")
    audience: str = choice(N_("Audience"), "audience", "members")
    language: str = choice(N_("Language"), "language", "both")
    paper: str = choice(N_("Paper"), "paper", "a4")
    marking: str = choice(N_("Marking"), "marking")
    sections: str = hidden(N_("Sections"))
    summary: str = prose(N_("Summary"))
    summary_ko: str = prose(N_("Summary in Korean"))
    withheld: str = prose(N_("Words that must not appear"), searched=False)
    exhibits: str = hidden(N_("Exhibits"))  # see `pack.exhibits.chosen`
    style: str = choice(N_("Style"), "pack_style", "book")
    duplex: bool = ticked(N_("On both sides of the paper"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Packs(Records[Pack]):
    """Briefing packs."""

    table = "pack"
    kind = Pack
    one, many_words = N_("Briefing pack"), N_("Briefing packs")
    order = "title, id"
    orders: ClassVar[dict[str, Named]] = {
        "title": Named(N_("Title"), "title, id"),
    }


@stored
class Edition:
    """A pack as it was issued."""

    id: int = 0
    pack: int | None = link(N_("Briefing pack"), "pack", required=True)
    number: int | None = whole(N_("Number"))
    issued: When | None = dated(N_("Printed"))
    as_of: When | None = dated(N_("As of"))
    digest: str = hidden(N_("SHA-256"))
    pages: int | None = whole(N_("Pages"))
    copies: int | None = whole(N_("Copies"))
    recipients: str = prose(N_("Recipients"))
    audience: str = choice(N_("Audience"), "audience")
    language: str = choice(N_("Language"), "language")
    paper: str = choice(N_("Paper"), "paper")
    style: str = choice(N_("Style"), "pack_style")
    duplex: bool = ticked(N_("On both sides of the paper"))
    code: str = words(N_("Code at the foot"))
    pages_map: str = hidden(N_("Pages"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Editions(Records[Edition]):
    """Editions."""

    table = "edition"
    kind = Edition
    one, many_words = N_("Edition"), N_("Editions")
    order = "pack, number, id"
    orders: ClassVar[dict[str, Named]] = {
        "issued": Named(N_("Issued"), "issued IS NULL, issued DESC, id DESC"),
        "pack": Named(N_("Briefing pack"), "pack, number, id"),
        "pages": Named(N_("Pages"), "pages IS NULL, pages DESC, id"),
    }

    def latest(self, pack: int, audience: str = "") -> Edition | None:
        """The edition of a pack that was issued last, to anybody or to these readers."""
        found = [one for one in self.where(pack=pack) if audience in ("", one.audience)]
        return max(found, key=lambda one: (one.number or 0, one.id), default=None)

    def name(self, record: Edition, lang: str = "") -> str:
        number = "" if record.number is None else f"({record.number})"
        return in_line(self.other(Packs).called(record.pack, lang), number, between=" ")

    def original(self, edition: int) -> bytes:
        """The file as it was issued, unchanged; empty where the case does not hold it."""
        return b"".join(part.content for part in self.other(EditionParts).where(edition=edition))


@stored
class EditionPart:
    """A piece of the file of an edition, as it was issued."""

    id: int = 0
    edition: int | None = link(N_("Edition"), "edition", required=True)
    number: int | None = whole(N_("Number"))
    content: bytes = blob(N_("Content"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class EditionParts(Records[EditionPart]):
    """Pieces of issued files."""

    table = "edition_part"
    kind = EditionPart
    one, many_words = N_("Piece of an edition"), N_("Pieces of editions")
    order = "edition, number, id"
