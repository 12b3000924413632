"""A whole pack in one pass: cover, contents, the story with its running heads; the same bytes every time."""

from __future__ import annotations

import os
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.pack.compose import Composer
from hearingdesk.pack.contents import contents
from hearingdesk.pack.cover import Cover, Meta
from hearingdesk.pack.finish import Carried, Said, bind
from hearingdesk.pack.flow import Block, PageBreak
from hearingdesk.pack.fonts import clean
from hearingdesk.pack.furniture import Furniture
from hearingdesk.pack.heads import Heading, Title
from hearingdesk.pack.identity import identity
from hearingdesk.pack.ink import Ink
from hearingdesk.pack.leaves import Leaves, Lost
from hearingdesk.pack.missed import Dead
from hearingdesk.pack.numbering import closing, numbered
from hearingdesk.pack.paging import Issued, Leaf, Paging
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table
from hearingdesk.pack.tags import ENGLISH, KOREAN, Tags
from hearingdesk.pack.two import Two
from hearingdesk.pack.uncollected import uncollected
from hearingdesk.store.draft import drafted
from hearingdesk.words import N_, _, say

if TYPE_CHECKING:
    from hearingdesk.pack.exhibits.plates import Plate

DOCUMENT_LANGUAGE = {"en": ENGLISH, "ko": KOREAN, "both": ENGLISH}
LARGER = 10 / 9.5  # the numbers of the pages of parts beside those of the headings within them


class CannotWrite(HearingDeskError):
    """The place where the pack should lie cannot be written; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pack as it was printed."""

    key: str
    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out: how many pages, where every part begins, which characters no font has."""

    pages: int
    parts: tuple[Part, ...]
    lost: tuple[Lost, ...]
    labels: tuple[str, ...] = ()  # what the pages are called
    issued: Issued = Issued()  # what the next edition must know of this one; empty where none was asked for
    dead: tuple[Dead, ...] = ()  # cites of sources that the pack does not list


@dataclass(frozen=True, slots=True)
class Edition:
    """That the pages get labels which later editions keep; `code` stands at their foot, `before` is the one before."""

    code: str = ""
    before: Issued | None = None
    total: int = 0  # how many pages the whole has, where this is a part of it


class Book:
    """One pack to be printed: what it says of itself, the settings of its press, notes under its contents."""

    def __init__(
        self,
        meta: Meta,
        press: Press | None = None,
        *,
        cover: bool = True,
        contents: bool = True,
        notes: Iterable[Block] = (),
        archival: bool = True,
        carried: Sequence[Carried] = (),
        edition: Edition | None = None,
    ) -> None:
        """`archival`: as PDF/A-3b and PDF/UA-1, with the files `carried`; else bare pages, for a preview."""
        self._meta = meta
        self._archival = archival
        self._edition = edition
        self._carried = carried
        self._cover = cover
        self._notes = list(notes)
        self._press = press or Press()
        self._contents = contents

    def write(self, path: Path, story: Iterable[Block], progress: Progress = silent) -> Printed:
        """Print to a file, whole or not at all: stopped or failed, nothing is left behind."""
        data, printed = self.print(story, progress)
        lay_down(path, data)
        return printed

    def print(self, story: Iterable[Block], progress: Progress = silent) -> tuple[bytes, Printed]:
        """Print to memory. The progress hears of every page, and may raise Cancelled."""
        blocks = list(story)
        headings = numbered(blocks, official=self._press.design.official)
        front = contents(headings, self._notes, self._press) if self._contents else []
        if self._press.design.official:
            blocks += closing([one.words for one in self._carried])
        blocks[:0] = [*front, *([PageBreak()] if front and blocks else [])]
        tags = Tags(DOCUMENT_LANGUAGE[self._press.lang]) if self._archival else None
        printing = _Printing(
            self._meta, self._press, blocks, tags, cover=self._cover, edition=self._edition, loose=len(front)
        )
        done = (len(blocks), len(blocks))
        with uncollected():
            leaves, printed = printing.run(progress)
            if tags is not None:
                progress(*done, _("Making it fit for the archive"))
            said = self._said(DOCUMENT_LANGUAGE[self._press.lang])
            data = bind(leaves, said, printed.labels, tags, self._carried)
        if printing.plates:
            from hearingdesk.pack.exhibits.plates import lay_in  # with pikepdf: most packs have no exhibits

            progress(*done, _("Putting in the exhibits"))
            data = lay_in(data, printing.plates)
        return data, printed

    def _said(self, lang: str) -> Said:
        meta, press = self._meta, self._press
        words = [clean(press.line(phrase)) for phrase in (meta.title, meta.pack)]
        languages = {"both": (ENGLISH, KOREAN)}.get(press.lang, (lang,))
        return Said(words[0], words[1], clean(meta.author), languages, meta.made)


class _Printing:
    """One printing of a book: the state that lasts as long as its document."""

    def __init__(
        self,
        meta: Meta,
        press: Press,
        blocks: list[Block],
        tags: Tags | None,
        *,
        cover: bool,
        edition: Edition | None,
        loose: int,
    ) -> None:
        self._meta = meta
        self._first = 2 if cover else 1  # the first page with a running head
        self._press = press
        self._blocks = blocks
        self._leaves = Leaves(press.sheet.wide, press.sheet.high, packed=tags is not None)
        self._ink = Ink(self._leaves, press, {block.key for block in blocks if block.key}, tags)
        self._progress: Progress = silent
        self._done = 0
        self._edition = edition
        self._issued: list[Leaf] = []
        self._loose = loose
        self._parts: list[int] = []  # where in the story they begin
        titles = (block.heading.letter for block in blocks if isinstance(block, Title))
        self._furniture = Furniture(press, meta, list(titles))

    @property
    def plates(self) -> Mapping[str, Plate]:
        """The pages of exhibits that are still to be put in."""
        return self._ink.plates

    def run(self, progress: Progress) -> tuple[Leaves, Printed]:
        """Draw every page."""
        self._progress = progress
        if self._first > 1:
            self._lay_cover()
        paging = self._paging()
        self._parts = [place for place, block in enumerate(self._blocks) if block.part]
        Composer(self._ink, self._ink.turn, self._end_page, paging).compose(self._blocks, self._count)
        self._settle()
        self._ink.put_away()
        return self._leaves, self._printed()

    def _paging(self) -> Paging | None:
        if self._edition is None:
            return None
        sums = [identity(block) for block in self._blocks]
        return Paging(sums, self._edition.before, self._first, self._loose)

    def _lay_cover(self) -> None:
        self._ink.turn()
        self._ink.announce(Heading("cover", 0, Two.said(N_("Cover")), listed=False), self._press.sheet.high)
        rest = Cover(self._press, self._meta).draw(self._ink)
        self._leaves.show_page()
        if rest:
            self._blocks[:0] = [*rest, PageBreak()]

    def _tab(self, place: int) -> str:
        """The letter of the part that a page belongs to, by the place in the story it began with."""
        part = bisect_right(self._parts, place) - 1
        title = self._blocks[self._parts[part]] if part >= 0 else None
        return title.heading.letter if isinstance(title, Title) else ""

    def _count(self, done: int) -> None:
        self._done = done

    def _end_page(self, first: int, goes_on: bool) -> None:
        ink, tab, code = self._ink, self._tab(first), ""
        if self._edition is not None:
            digest = ink.digest(tab if self._press.duplex else "")
            self._issued.append(Leaf(ink.label, digest, first, goes_on, ink.targets()))
            code = page_code(self._edition.code, self._issued[-1])
        self._furniture.draw(ink, code, tab)
        page = self._ink.page
        self._leaves.show_page()
        self._progress(self._done, len(self._blocks), _("Page {n}", n=page))

    def _settle(self) -> None:
        """The numbers that are known now: the page of every heading, and how many pages there are."""
        ink, press = self._ink, self._press
        for heading, page in ink.places:
            look = press.style("contents-line").plain
            look = look if heading.level else replace(look, face="sans-bold", size=look.size * LARGER)
            ink.settle(f"page-{heading.key}", ink.labels()[page - 1], look)
        lang = "ko" if press.lang == "ko" else "en"
        look = press.style("furniture-head").plain
        total = (self._edition.total if self._edition else 0) or ink.page
        for page in range(self._first, ink.page + 1):
            ink.settle(
                f"of-{page}",
                say(lang, N_("{page} of {total}"), page=ink.labels()[page - 1], total=total),
                look,
                "left" if press.is_left(page) else "right",
            )

        ink.settle_ends(press.style("side").plain)

    def _printed(self) -> Printed:
        parts = tuple(
            Part(heading.key, self._press.line(heading.title), heading.level, page)
            for heading, page in self._ink.places
        )
        ink = self._ink
        return Printed(
            ink.page, parts, tuple(ink.lost), tuple(ink.labels()), self._as_issued(), tuple(ink.dead)
        )

    def _as_issued(self) -> Issued:
        """What the next edition must know. The cover is no part of the story, and always says when it was made."""
        if self._edition is None:
            return Issued()
        rows = {row for block in self._blocks if isinstance(block, Table) for row in block.row_sums()}
        return Issued(tuple(self._leaves_now()), tuple(map(identity, self._blocks)), frozenset(rows))

    def _leaves_now(self) -> Iterator[Leaf]:
        """The pages as they were issued: in their sums also what was known at the end only, the pages they tell of.

        A sum begins as it stands in the code at the foot.
        """
        told = self._ink.told()
        for page, leaf in enumerate(self._issued, self._first):
            more = blake2b(told[page].encode(), digest_size=4).hexdigest() if page in told else ""
            yield replace(leaf, digest=leaf.digest + more)


def lay_down(path: Path, data: bytes) -> None:
    """Write a finished file, whole or not at all. Raises CannotWrite."""
    try:
        with drafted(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        raise not_laid_down(path, error) from error


def not_laid_down(path: Path, error: OSError) -> CannotWrite:
    """Why a pack could not be written, in words for people."""
    return CannotWrite(
        _("The pack could not be written to “{path}”: {reason}", path=path, reason=error.strerror)
    )


def page_code(edition: str, leaf: Leaf) -> str:
    """What leads from a printed page back to the file: the edition, the page, a sum of what stands on it."""
    return f"{edition}-{leaf.label}-{leaf.digest[:6].upper()}" if edition else ""


def moment() -> datetime:
    """The moment a pack is made: SOURCE_DATE_EPOCH if the machine sets it, else now."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)
