"""Builds a briefing pack: from the case, for these readers, in this language, to one PDF file."""

from __future__ import annotations

import hashlib
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.job import Progress, silent
from hearingdesk.pack.annexed import ANNEX, cover_of, find_annexed
from hearingdesk.pack.book import Book, Edition, Printed, lay_down, moment
from hearingdesk.pack.brief import Annexed, Brief
from hearingdesk.pack.changes import KEY as CHANGES
from hearingdesk.pack.data import carried
from hearingdesk.pack.exhibits.chosen import read_chosen
from hearingdesk.pack.exhibits.frames import cite_back
from hearingdesk.pack.flow import Block
from hearingdesk.pack.front import front
from hearingdesk.pack.heads import Title
from hearingdesk.pack.leaves import Lost
from hearingdesk.pack.outline import Item, whole_outline
from hearingdesk.pack.press import Press
from hearingdesk.pack.proof.proving import Proof, prove
from hearingdesk.pack.protected import protect
from hearingdesk.pack.section import Section, letter
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.sections.sources import coverage
from hearingdesk.pack.two import Two
from hearingdesk.pack.uncollected import uncollected
from hearingdesk.pack.withheld import not_shown, secrets
from hearingdesk.records.packs import Pack
from hearingdesk.records.sources import Sources
from hearingdesk.store.connection import SUFFIX
from hearingdesk.view import View
from hearingdesk.words import _, language


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What was asked for; "" leaves it to the briefing pack in the file, and failing that to the case.

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
    duplex: bool = False  # on both sides: mirrored margins, parts on right-hand pages, a tab for each


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
    began = time.perf_counter()
    options = options or PackOptions()
    check_place(view, path)
    made = make_pack(view, path.name, options, progress)
    if password:
        made = replace(made, data=protect(made.data, password))
    lay_down(path, made.data)
    return report(made, time.perf_counter() - began)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished pack that is nowhere yet: its bytes, how it was printed, what it was proved not to say."""

    data: bytes
    printed: Printed
    proof: Proof
    withheld: int
    story: Sequence[Block]
    press: Press
    silent: tuple[str, ...] = ()  # the sections asked for that have nothing to tell these readers
    hidden: Mapping[str, int] = field(
        default_factory=dict[str, int]
    )  # by table: records kept from these readers
    sources: Mapping[str, int] = field(default_factory=dict[str, int])  # how many the pack rests on, by state


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
        job = _Job(view, wanted, options, progress, annex)
        story = job.tell()
        meta, notes = front(job.brief, job.press, options.prepared_by), coverage(job.brief, job.press)
        kept = secrets(job.brief)
        data_of = carried(job.brief, job.told, job.press.lang) if bound.archival else []
        hidden, states = job.brief.hidden(), Counter(one.state for one in job.brief.every(Sources))
    if bound.words:
        meta = replace(meta, edition=job.press.first(bound.words), copy=bound.copy or Two())
    story = [*bound.first(story, job.press), *story]
    kinds = {"edition": bound.edition, "archival": bound.archival, "carried": data_of}
    book = Book(meta, job.press, notes=notes, **kinds)
    data, printed = book.print(story, job.progress)
    progress(0, 0, _("Looking for withheld words"))
    proof = prove(data, name, kept)
    if proof.leaks:
        with view.reading():
            proof = not_shown(job.brief, proof)
    return Made(data, printed, proof, job.brief.withheld, story, job.press, tuple(job.silent), hidden, states)


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


class _Job:
    """One pack being built: what it is told from, how it is set, how far it is."""

    def __init__(
        self, view: View, pack: Pack, options: PackOptions, progress: Progress, annex: Annexed | None
    ) -> None:
        matter = view.matter
        made = made_at(matter.zone)
        stored = pack if pack.id else None
        self.pack = pack
        readers = options.audience or (stored.audience if stored else "") or "members"
        lang = options.lang or (stored.language if stored else "") or matter.language or language()
        paper = options.paper or (stored.paper if stored else "") or "a4"
        shown = SECTIONS["exhibits"] in [section for _item, section in self._chosen(annex)]
        exhibits = read_chosen(pack.exhibits) if shown else []
        self.brief = Brief(view, readers, made, pack, annex, options.as_of, exhibits, progress)
        self.press = Press.of(paper, lang, options.style, duplex=options.duplex)
        self._told = progress
        self._starts: list[int] = []
        self._titles: list[str] = []
        self.told: list[str] = []  # the names of the sections that had something to tell
        self._blocks = 0
        self.silent: list[str] = []  # the sections that have nothing to tell

    def tell(self) -> list[Block]:
        """The story of every section that has something to tell, under its letter."""
        story: list[Block] = []
        chosen = self._chosen(self.brief.annex)
        told: dict[str, list[Block]] = {}
        for place, (item, section) in enumerate(sorted(chosen, key=lambda one: one[1].closing)):
            self._told(place, len(chosen), _("Reading: {section}", section=_(section.title)))
            with self.brief.telling(item, section):
                told[section.name] = list(section.tell(self.brief, self.press))
        for _item, section in chosen:
            if not (blocks := told[section.name]):
                self.silent.append(section.name)
                continue
            self._starts.append(len(story))
            self._titles.append(_(section.title))
            self.told.append(section.name)
            title = Two.said(section.title)
            story += [Title(title, letter=letter(len(self._starts) - 1), key=section.name), *blocks]
        self._blocks = len(story)
        cite_back(story, self.press)
        return story

    def progress(self, done: int, total: int, what: str) -> None:
        """Say of every page which section it belongs to; the blocks before the story are the contents."""
        place = bisect_right(self._starts, done - (total - self._blocks)) - 1
        if place >= 0:
            what = _("{label}: {words}", label=self._titles[place], words=what)
        self._told(done, total, what)

    def _chosen(self, annex: Annexed | None) -> Sequence[tuple[Item, Section]]:
        """The sections the briefing pack wants, in its order and with what it wants of each; else all."""
        if annex is not None:
            return [(Item(name), SECTIONS[name]) for name in (ANNEX, "sources")]
        known = {section.name: section for section in SECTIONS.all()}
        items = whole_outline(self.pack.sections, list(known.values()))
        return [(item, known[item.name]) for item in items if item.name in known and not item.off]


def check_place(view: View, path: Path) -> None:
    """Raises HearingDeskError where a file must not or cannot be made at this place."""
    if path.suffix.lower() == SUFFIX or (path.exists() and path.samefile(view.path)):
        raise HearingDeskError(
            _("{name} is a case file, not a place for a pack. Give a name that ends in .pdf.", name=path.name)
        )
    if path.is_dir():
        raise HearingDeskError(_("{name} is a folder. Give the name of a file in it.", name=path))
    if not path.parent.is_dir():
        raise HearingDeskError(
            _("The folder {name} is not there. Make it first or choose another place.", name=path.parent)
        )


def made_at(zone: str) -> datetime:
    """The moment a pack is made, in the time zone of its matter."""
    return moment().astimezone(zone_of(zone))


def zone_of(name: str) -> ZoneInfo | Any:
    """The time zone of a case; UTC where it names none that is known."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
