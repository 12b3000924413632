"""What is asked of a pack, and what it comes to once the briefing pack in the file and the case have been asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearingdesk.pack.press import Press
from hearingdesk.records.matters import Matter
from hearingdesk.records.packs import Pack
from hearingdesk.words import language


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What was asked for; what is "" or None is left to the briefing pack in the file, and failing that to the case.

    `pack` is the title or id of a briefing pack, `prepared_by` the name on the cover. `annex` asks for the annex
    of a complaint alone, by its title or id, or for that of an absence by the id of its summons.
    """

    pack: str = ""
    audience: str = ""
    lang: str = ""
    paper: str = ""
    prepared_by: str = ""
    annex: str = ""
    as_of: date | None = None  # the day the dossiers are counted from; None is the day it is made
    style: str = ""  # "book", "office" or "large"
    duplex: bool | None = None  # on both sides: mirrored margins, parts on right-hand pages, a tab for each


@dataclass(frozen=True, slots=True)
class Look:
    """For whom a pack is, and how it is set: all that is needed to set it so again."""

    audience: str
    lang: str
    paper: str
    style: str
    duplex: bool

    def press(self) -> Press:
        """What its pages are set by."""
        return Press.of(self.paper, self.lang, self.style, duplex=self.duplex)


def look_of(options: PackOptions, pack: Pack, matter: Matter) -> Look:
    """What was asked for, else what the briefing pack says, else what goes for all packs."""
    stored = pack if pack.id else Pack(audience="", language="", paper="", style="")
    return Look(
        options.audience or stored.audience or "members",
        options.lang or stored.language or matter.language or language(),
        options.paper or stored.paper or "a4",
        options.style or stored.style or "book",
        stored.duplex if options.duplex is None else options.duplex,
    )
