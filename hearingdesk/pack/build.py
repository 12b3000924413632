"""Builds a briefing pack: from the case, for these readers, in this language, to one PDF file."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.job import Progress, silent
from hearingdesk.pack.annexed import ANNEX, cover_of, find_annexed
from hearingdesk.pack.asked import Look, PackOptions
from hearingdesk.pack.book import Book, Edition, Printed, lay_down, not_laid_down
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.changes import KEY as CHANGES
from hearingdesk.pack.data import carried
from hearingdesk.pack.exhibits.elsewhere import covered_words, parted
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.exhibits.told import Exhibited
from hearingdesk.pack.finish import Carried
from hearingdesk.pack.flow import Block
from hearingdesk.pack.front import front
from hearingdesk.pack.leaves import Lost
from hearingdesk.pack.places import by_label
from hearingdesk.pack.press import Press
from hearingdesk.pack.proof.proving import Proof, prove
from hearingdesk.pack.proof.secrets import Secret
from hearingdesk.pack.protected import protect
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.sections.sources import coverage
from hearingdesk.pack.telling import Telling, made_at, zone_of
from hearingdesk.pack.two import Two
from hearingdesk.pack.uncollected import uncollected
from hearingdesk.pack.withheld import not_shown, secrets
from hearingdesk.records.packs import Pack
from hearingdesk.records.sources import Sources
from hearingdesk.store.connection import SUFFIX
from hearingdesk.store.draft import is_odd
from hearingdesk.view import View
from hearingdesk.words import _

__all__ = [
    "Bound",
    "Leaking",
    "Made",
    "PackOptions",
    "PackReport",
    "build_pack",
    "check_place",
    "find_pack",
    "made_at",
    "make_pack",
    "pack_of",
    "print_pack",
    "report",
    "zone_of",
]


@dataclass(frozen=True, slots=True)
class PackReport:
    """What came out of building a pack. `sections` are (name, title, page), `withheld` counts what was left out."""

    pages: int
    sections: tuple[tuple[str, str, int], ...]
    sha256: str
    missing_glyphs: tuple[Lost, ...]
    withheld: int
    seconds: float
    looked_for: int = 0  # withheld strings that the finished file was searched for, and does not hold
    duplex: bool = False  # how it is to be printed
    too_short: int = 0  # withheld strings that could not be told from chance: nothing is proved of them

    def plain(self) -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "pages": self.pages,
            "sections": [{"name": name, "title": title, "page": page} for name, title, page in self.sections],
            "sha256": self.sha256,
            "missing_glyphs": [
                {"character": lost.letter, "section": lost.section, "page": lost.page}
                for lost in self.missing_glyphs
            ],
            "withheld": self.withheld,
            "seconds": self.seconds,
            "looked_for": self.looked_for,
            "too_short": self.too_short,
        }


class Leaking(HearingDeskError):
    """The finished pack says something that its readers may not see; it was not made."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        if proof.leaks:
            places = "; ".join(dict.fromkeys(leak.place for leak in proof.leaks))
            super().__init__(
                _(
                    "The pack was not made: something withheld from these readers stands in {places}. Take it out of "
                    "the records shown there, or choose other readers.",
                    places=places,
                )
            )
        else:
            super().__init__(
                _(
                    "The pack was not made: it could not be proved that nothing withheld is in it ({reason}).",
                    reason=proof.unreadable,
                )
            )


def build_pack(
    view: View,
    path: Path,
    options: PackOptions | None = None,
    progress: Progress = silent,
    *,
    password: str = "",
) -> PackReport:
    """Print a briefing pack of the case to a file, whole or not at all; with a password it opens with that alone.

    Raises HearingDeskError where the pack is unknown or the place no good; Cancelled leaves nothing behind.
    """
    check_place(view, path)
    data, told = pack_of(view, path.name, options or PackOptions(), progress, password)
    lay_down(path, data)
    return told


def pack_of(
    view: View, name: str, options: PackOptions, progress: Progress = silent, password: str = ""
) -> tuple[bytes, PackReport]:
    """The same file in memory, and what is told of it."""
    began = time.perf_counter()
    made = make_pack(view, name, options, progress)
    if password:
        made = replace(made, data=protect(made.data, password))
    return made.data, report(made, time.perf_counter() - began)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished pack that is nowhere yet: its bytes, how it was printed, what it was proved not to say."""

    data: bytes
    printed: Printed
    proof: Proof
    withheld: int
    look: Look
    story: Sequence[Block] = ()
    told: tuple[str, ...] = ()  # the sections that are in it, in order
    silent: tuple[str, ...] = ()  # the sections asked for that have nothing to tell these readers
    hidden: Mapping[str, int] = field(
        default_factory=dict[str, int]
    )  # by table: records kept from these readers
    sources: Mapping[str, int] = field(default_factory=dict[str, int])  # how many the pack rests on, by state
    exhibited: tuple[Exhibited, ...] = ()


Notes = Callable[[Sequence[Block], Press], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Bound:
    """How a pack is bound.

    `words` say which edition it is, `copy` which copy of it; `first` gives what stands between the contents and the
    first section; a preview is not `archival`.
    """

    edition: Edition | None = None
    words: Two | None = None
    copy: Two | None = None
    first: Notes = lambda _story, _press: ()
    archival: bool = True
    prepared: Prepared = field(default_factory=Prepared)  # pages of exhibits that need not be made again
    number: int = 0  # of the edition; 0 is none


def make_pack(
    view: View, name: str, options: PackOptions, progress: Progress = silent, bound: Bound | None = None
) -> Made:
    """Print a pack that will be called so, and prove it. Raises Leaking, HearingDeskError, Cancelled."""
    made = print_pack(view, name, options, progress, bound)
    if not made.proof.holds:
        raise Leaking(made.proof)
    return made


@uncollected()
def print_pack(
    view: View, name: str, options: PackOptions, progress: Progress = silent, bound: Bound | None = None
) -> Made:
    """The same, whatever the proof says: for those who make the pack, to see where it leaks. Never to be given out."""
    bound = bound or Bound()
    with view.reading():
        annex = find_annexed(view, options.annex) if options.annex else None
        wanted = find_pack(view, options.pack) if options.pack else cover_of(annex)
        job = Telling(view, wanted, options, progress, annex)
        job.brief.prepared = bound.prepared
        story = job.tell()
        meta = front(job.brief, job.press, options.prepared_by, bound.number)
        notes = coverage(job.brief, job.press)
        kept = secrets(job.brief)
        files = _originals(job.brief, kept)
        data_of = [*carried(job.brief, job.told, job.press.lang), *files] if bound.archival else []
        hidden, states = job.brief.hidden(), Counter(one.state for one in job.brief.every(Sources))
    if bound.words:
        meta = replace(meta, edition=job.press.first(bound.words), copy=bound.copy or Two())
    story = [*bound.first(story, job.press), *story]
    book = Book(meta, job.press, notes=notes, edition=bound.edition, archival=bound.archival, carried=data_of)
    data, printed = book.print(story, job.progress)
    progress(0, 0, _("Looking for withheld words"))
    covered = covered_words(job.brief.exhibited, kept)
    proof = prove(data, name, [*kept, *covered])
    proof, exhibited = parted(proof, kept, covered, job.brief.exhibited)
    if proof.leaks:
        with view.reading():
            proof = by_label(not_shown(job.brief, proof), printed.labels)
    return Made(
        data,
        printed,
        proof,
        job.brief.withheld,
        job.look,
        story,
        tuple(job.told),
        tuple(job.silent),
        hidden,
        states,
        tuple(exhibited),
    )


def _originals(brief: Brief, kept: Sequence[Secret]) -> list[Carried]:
    """The files of exhibits that go along."""
    if not brief.exhibited:
        return []
    from hearingdesk.pack.exhibits.originals import originals  # with all that takes PDFs apart

    return originals(brief, kept)


def report(made: Made, seconds: float) -> PackReport:
    """What is told of a pack that was made."""
    names = {section.name for section in SECTIONS.all()} | {"cover", "contents", ANNEX, CHANGES}
    return PackReport(
        made.printed.pages,
        tuple((part.key, part.title, part.page) for part in made.printed.parts if part.key in names),
        hashlib.sha256(made.data).hexdigest(),
        made.printed.lost,
        made.withheld,
        round(seconds, 3),
        made.proof.looked_for,
        made.look.duplex,
        len(made.proof.unsearchable),
    )


def find_pack(view: View, name: str) -> Pack:
    """The briefing pack of this title (in either language) or id. Raises NotFound with those there are."""
    packs = list(view.packs.all())
    for pack in packs:
        if name in (pack.title, pack.title_ko, str(pack.id)):
            return pack
    if not packs:
        raise NotFound(_("There is no briefing pack in this case. Leave --pack out to print everything."))
    known = ", ".join(f"“{pack.title}”" for pack in packs)
    raise NotFound(
        _("There is no briefing pack called “{name}”. There are: {known}.", name=name, known=known)
    )


def check_place(view: View, path: Path) -> None:
    """Raises HearingDeskError where a file must not or cannot be made at this place."""
    try:
        _check_place(view, path)
    except OSError as error:
        raise not_laid_down(path, error) from error


def _check_place(view: View, path: Path) -> None:
    if path.suffix.lower() == SUFFIX or (path.exists() and path.samefile(view.path)):
        raise HearingDeskError(
            _("{name} is a case file, not a place for a pack. Give a name that ends in .pdf.", name=path.name)
        )
    if path.is_dir():
        raise HearingDeskError(_("{name} is a folder. Give the name of a file in it.", name=path))
    if is_odd(path):
        raise HearingDeskError(
            _("{name} is a device or pipe of the system. Give the name of a file.", name=path)
        )
    if not path.parent.is_dir():
        raise HearingDeskError(
            _("The folder {name} is not there. Make it first or choose another place.", name=path.parent)
        )
