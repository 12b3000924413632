"""The exhibits as a pack tells them: what they are, then their pages, numbered through, our remarks beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col
from hearingdesk.pack.cites import page_of
from hearingdesk.pack.exhibits.chosen import EXHIBIT, KEY, Chosen
from hearingdesk.pack.exhibits.frames import Beside, Framed, Shown, Whole, reduced
from hearingdesk.pack.exhibits.hiding import Hider
from hearingdesk.pack.exhibits.leaves import COVERED, MISSING, RASTERISED, Leaf, Opened, counted
from hearingdesk.pack.exhibits.remarks import remarks
from hearingdesk.pack.exhibits.told import Exhibited, cited
from hearingdesk.pack.flow import Block, PageBreak, Story
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.withheld import secrets
from hearingdesk.pack.wording import coded, day, field, join, labelled, own_korean, phrase
from hearingdesk.records.citations import Citations
from hearingdesk.records.sources import Source, Sources
from hearingdesk.words import N_

_DIGITS = 6  # of a running number
_SUM = 12  # digits of a SHA-256 that are printed
_INITIALS = 4
_SMALL = ("The", "A", "An")  # words at the head of a title that give its stamp no letter


def exhibits(brief: Brief, press: Press) -> Story:
    """All of them that the readers may see."""
    shown = list(_shown(brief))
    if not shown:
        return
    yield _list(press, shown)
    yield from _said_of_pages(press, shown)
    for one in shown:
        yield from _exhibit(brief, press, one)


@dataclass(frozen=True, slots=True)
class _Exhibit:
    """A source as an exhibit: its number, its pages, the running number of the first of them."""

    number: int
    source: Source
    chosen: Chosen
    leaves: Sequence[Leaf]
    first: int
    stem: str  # of the running numbers

    def stamp(self, place: int) -> str:
        """The running number of one of its pages, from 0."""
        return f"{self.stem}-{self.first + place:0{_DIGITS}}"

    def place(self, leaf: Leaf) -> str:
        """How a page is cited."""
        return f"{EXHIBIT} {self.number}/{leaf.page}" if leaf.page else f"{EXHIBIT} {self.number}"

    def key(self, leaf: Leaf) -> str:
        """Where links to a page lead."""
        return f"{KEY}{self.number}-{leaf.page}"

    def answers(self, place: int) -> list[str]:
        """The keys of which a page, from 0, says where they are cited: its own, and for the first that of all."""
        return [*([] if place else [f"{KEY}{self.number}"]), self.key(self.leaves[place])]


def _shown(brief: Brief) -> Iterator[_Exhibit]:
    """Those that the readers may see. The others keep their numbers, so that all readers cite alike."""
    if not brief.exhibits:
        return
    hider = Hider(secrets(brief))
    stem = stamp_of(brief.matter.title)
    running = 1
    for number, chosen in brief.exhibits.items():
        source = brief.find(Sources, chosen.source)
        if source is None:
            there = brief.whole.sources.find(chosen.source) is not None
            brief.exhibited.append(Exhibited(number, chosen.source, restricted=there, gone=not there))
            running += counted(_opened(brief, chosen)) if there else 0
            continue
        found = brief.prepared.leaves(_opened(brief, chosen), hider, brief.told)
        told = tuple((leaf.page, leaf.how, leaf.why) for leaf in found)
        covered = tuple(words for leaf in found for words in leaf.covered)
        brief.exhibited.append(Exhibited(number, source.id, told, covered=covered))
        yield _Exhibit(number, source, chosen, found, running, stem)
        running += len(found)


def _opened(brief: Brief, chosen: Chosen) -> Opened:
    sources = brief.whole.sources
    texts = {page.number or 0: page.text for page in sources.pages(chosen.source)}
    quotes: dict[int, list[str]] = defaultdict(list)
    for cite in brief.where(Citations, "source", chosen.source):
        if cite.quote:
            quotes[page_of(cite)].append(cite.quote)
    return Opened(chosen, sources.original(chosen.source), texts, quotes)


def stamp_of(title: str) -> str:
    """The letters before the running numbers: the capitals of the matter's title, where it has some."""
    words = title.split()
    letters = [word[0] for word in words if word[0].isascii() and word[0].isupper() and word not in _SMALL]
    return "".join(letters[:_INITIALS]) if len(letters) > 1 else EXHIBIT.upper()


def _list(press: Press, shown: Sequence[_Exhibit]) -> Block:
    cols = [
        Col(Two.said(N_("No.")), 38),
        Col(Two.said(N_("Exhibit")), press.sheet.frame - 38 - 76 - 44 - 84 - 76),
        Col(Two.said(N_("Date")), 76),
        Col(Two.said(N_("Pages")), 44, "right"),
        Col(Two.said(N_("Numbers")), 84, "right"),
        Col(Two("SHA-256", "SHA-256"), 76, "right"),
    ]
    return Table(cols, [_row(press, one) for one in shown])


def _row(press: Press, one: _Exhibit) -> list[Cell | str]:
    source = one.source
    first, last = one.stamp(0), one.stamp(len(one.leaves) - 1)
    title = field(source, "title")
    return [
        Cell(f"{EXHIBIT} {one.number}", "", "accent", f"{KEY}{one.number}"),
        Cell(press.first(title), press.second(title)),
        press.first(day(source.day)) or "–",
        str(sum(leaf.how != MISSING for leaf in one.leaves)),
        Cell(first, "" if first == last else f"– {last}"),
        source.digest[:_SUM] or "–",
    ]


def _said_of_pages(press: Press, shown: Sequence[_Exhibit]) -> Iterator[Block]:
    """Which pages are bitmaps, which are covered in part, which are not shown and why."""
    for how, label in (
        (RASTERISED, N_("Shown as pictures of the pages")),
        (COVERED, N_("Covered in part")),
    ):
        cites = [Run(told) for one in shown if (told := _cites(one, how))]
        if cites:
            parted = [run for cite in cites for run in (Run("; "), cite)][1:]
            yield labelled(press, Two.said(label), *parted, style="small")
    reasons = dict.fromkeys(leaf.why for one in shown for leaf in one.leaves if leaf.why)
    for why in reasons:
        cites = "; ".join(told for one in shown if (told := _cites(one, MISSING, why)))
        pages = Run(f"{cites}. {press.first(Two.said(why))}")
        yield labelled(press, Two.said(N_("Not shown")), pages, style="small")


def _cites(one: _Exhibit, how: str, why: str = "") -> str:
    """The pages of an exhibit that are so; "" for none."""
    pages = [leaf.page for leaf in one.leaves if leaf.how == how and leaf.why == why]
    return cited(one.number, pages) if pages else ""


def _exhibit(brief: Brief, press: Press, one: _Exhibit) -> Iterator[Block]:
    title = field(one.source, "title")
    heading = Subhead(phrase(N_("Exhibit {n}: {title}"), n=one.number, title=title), key=f"{KEY}{one.number}")
    under: list[Block] = [heading, Words(_facts(press, one), "small", keeps=True)]
    yield PageBreak()
    yield from under
    said = remarks(brief, press, one.source)
    append = one.chosen.how == "append"
    for place, leaf in enumerate(one.leaves):
        beside = [*(said.get(0, ()) if not place else ()), *(said.get(leaf.page, ()) if leaf.page else ())]
        if append and leaf.plate is not None:  # its page has no margin: what is beside stands before
            if beside:
                yield Beside([Words(one.place(leaf), "date")], beside)
                under = []
        else:
            yield _page(press, one, leaf, place, beside)
            under = []
    for place, leaf in enumerate(one.leaves) if append else ():
        if leaf.plate is not None:
            words = _alternative(press, one, leaf, place)
            stamp, cite, key = one.stamp(place), one.place(leaf), one.key(leaf)
            yield Whole(leaf.plate, words, stamp, cite, key, one.answers(place), leaf.marks, under)
            under = []


def _facts(press: Press, one: _Exhibit) -> list[Run]:
    source, total = one.source, len(one.leaves)
    first, last = one.stamp(0), one.stamp(total - 1)
    pieces = [
        coded("source_kind", source.kind),
        Two(source.publisher, own_korean(source.publisher)),
        day(source.day),
        Two(first if first == last else f"{first}{NBSP}– {last}".replace(" ", NBSP)),
        Two(f"SHA-256{NBSP}{source.digest[:_SUM]}") if source.digest else Two(),
    ]
    scales = (
        {reduced(leaf.plate, press) for leaf in one.leaves if leaf.plate}
        if one.chosen.how != "append"
        else set()
    )
    if len(scales) == 1 and (scale := scales.pop()) < 100:
        pieces.append(phrase(N_("Reduced to {n} %"), n=scale))
    return [Run(press.first(join([piece for piece in pieces if piece], " · ")))]


def _page(press: Press, one: _Exhibit, leaf: Leaf, place: int, beside: Sequence[Block]) -> Block:
    """A page in facsimile, or what stands in its place, what we say of it in the margin."""
    stamp, cite = one.stamp(place), one.place(leaf)
    if leaf.plate is not None:
        main: Block = Shown(leaf.plate, _alternative(press, one, leaf, place), stamp, cite, leaf.marks)
    else:
        words = leaf.text or press.line(Two.said(leaf.why))
        main = Framed([Words(words, "note" if leaf.text else "small")], stamp, cite)
    side = [Words(cite, "date"), *_how(press, leaf)]
    return Beside(side, [main], one.key(leaf), beside, one.answers(place))


def _alternative(press: Press, one: _Exhibit, leaf: Leaf, place: int) -> str:
    """What is said of a page to those who do not see it."""
    title, cite = field(one.source, "title"), one.place(leaf)
    words = N_("Exhibit {n}, {title}: page {page} of {total} ({cite})")
    return press.line(
        phrase(words, n=one.number, title=title, page=place + 1, total=len(one.leaves), cite=cite)
    )


def _how(press: Press, leaf: Leaf) -> Iterator[Block]:
    """What must be said of how a page is shown."""
    words = {RASTERISED: N_("Picture of the page"), COVERED: N_("Covered in part"), MISSING: N_("Not shown")}
    if leaf.how in words:
        yield Words(press.first(Two.said(words[leaf.how])), "side")
