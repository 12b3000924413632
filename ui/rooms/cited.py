"""The words of a citation, shown where they stand; and words chosen anywhere, to be quoted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from hearingdesk.citing.anchor import Piece
from hearingdesk.citing.code import code_of, coded
from hearingdesk.citing.where import Standing, Stretch, resolve
from hearingdesk.records.citations import Citation
from hearingdesk.words import _, legible
from ui.desk import Desk
from ui.rooms.base import Space
from ui.rooms.citelinks import cite_place
from ui.rooms.sheet import Here, Words
from ui.units import Units
from ui.widgets.marked import MarkedLabel

AROUND = 320  # characters shown before and after quoted words


def open_cite(desk: Desk, citation: int) -> None:
    """Go where the words of a citation stand, and show them; say so where they cannot be shown."""
    one = desk.view.citations.get(citation)
    standing = resolve(desk.view, one)
    desk.visit(cite_place(one))
    said = not_shown(one, standing)
    if said:
        desk.say(said, "warn" if standing is None else "info")


def open_code(desk: Desk, typed: str) -> bool:
    """Go where the citation of this code stands; whether there is one."""
    found = coded(desk.view, typed)
    if found:
        open_cite(desk, found[0])
    if len(found) > 1:
        others = ", ".join(desk.view.citations.called(id) for id in found[1:])
        desk.say(_("This code belongs to several citations. The others are: {names}.", names=others), "info")
    return bool(found)


def not_shown(one: Citation, standing: Standing | None) -> str:
    """Why the words of a citation cannot be shown, or not surely; "" where they are."""
    if standing is None:
        return _(
            "The words of {code} do not stand here any more: “{quote}”.",
            code=code_of(one.id),
            quote=one.quote,
        )
    if standing.how == "textless":
        return _("The case holds no text of this source. Bring it in to see the words where they stand.")
    if standing.how == "several":
        return _("These words stand here more than once, and nothing tells which are meant.")
    return ""


def shown_words(desk: Desk, citation: int) -> Sequence[Stretch]:
    """The stretches of turns in which the words of a citation stand."""
    one = desk.view.citations.find(citation)
    standing = resolve(desk.view, one) if one else None
    return tuple(part for part in standing.stretches if part.table == "turn") if standing else ()


def quoted_page(desk: Desk, citation: int) -> tuple[int, str]:
    """The page of a source on which the words of a citation begin (0 where it is not known), and those words."""
    one = desk.view.citations.find(citation)
    standing = resolve(desk.view, one) if one else None
    for part in standing.stretches if standing else ():
        page = desk.view.source_pages.find(part.id) if part.table == "source_page" else None
        if standing is not None and page is not None:
            return page.number or 0, standing.words
    return 0, one.quote if one else ""


def quoted_words(here: Here, one: Citation) -> list[Words]:
    """The words of a citation of a source with what stands around them, a card for each page."""
    standing = resolve(here.view, one)
    cards: list[Words] = []
    for part in standing.stretches if standing else ():
        page = here.view.source_pages.find(part.id) if part.table == "source_page" else None
        if page is None:
            continue
        low, high = _at_words(page.text, part.first - AROUND, part.last + AROUND)
        head, tail = "…" * (low > 0), "…" * (high < len(page.text))
        first = part.first - low + len(head)
        title = _("Quoted words, {place}", place=standing.locator if standing else "")
        text = f"{head}{page.text[low:high]}{tail}"
        cards.append(Words(title, text, marks=((first, first + part.last - part.first),)))
    return cards


def _at_words(text: str, low: int, high: int) -> tuple[int, int]:
    """The same stretch, from the beginning of a word to the end of one."""
    after = text.find(" ", low, low + AROUND // 4) + 1 if low > 0 else 0
    before = text.rfind(" ", high - AROUND // 4, high) if high < len(text) else len(text)
    return max(0, after or low), before if before > 0 else min(len(text), high)


def chosen(space: Space) -> list[Piece]:
    """The words chosen in a room: in its transcript, else in a text of its page."""
    reader = space.reader()
    if reader is not None:
        return reader.chosen()
    viewer = space.viewer()
    if viewer is not None:
        return viewer.pieces()
    for label in space.findChildren(QLabel):
        of = label.property("quotes")
        if of and label.isVisible() and label.hasSelectedText():
            table, id, field = of
            words = label.words() if isinstance(label, MarkedLabel) else label.text()
            start = Units(legible(words)).ours(label.selectionStart())
            return [Piece(id, start, start + len(label.selectedText()), table, field)]
    return []
