"""What stands around the text of a page: its head and foot, the tab of its part, the words of a blank page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearingdesk.pack.breaking import shortened
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.fonts import pair
from hearingdesk.pack.ink import Ink
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import ACCENT, MM, WHITE, Look
from hearingdesk.pack.two import Two
from hearingdesk.words import N_

BLANK = N_("This page is left blank")
_BETWEEN = " · "
TAB, TAB_HIGH = 7 * MM, 14 * MM  # of a tab: how far it reaches in from the edge, how high it is at most
TAB_STEP = 28 * MM  # from tab to tab, where there are few
TAB_TOP, TAB_BOTTOM = 34 * MM, 28 * MM  # the first tab begins and the last one ends within these


def leave_blank(ink: Ink) -> None:
    """Say of the page at hand that nothing is missing on it."""
    press, sheet = ink.press, ink.press.sheet
    words = press.line(Two.said(BLANK))
    middle = press.left(ink.page) + sheet.frame / 2
    ink.text(middle, sheet.high / 2, words, press.style("furniture").plain, "center")


class Furniture:
    """Draws the running head and foot of every page of one pack, mirrored where pages lie on the left."""

    def __init__(self, press: Press, meta: Meta, tabs: Sequence[str]) -> None:
        """`tabs` are the letters of the parts, "" for one without a tab."""
        self._press = press
        self._meta = meta
        self._tabs = [tab for tab in tabs if tab]
        looks = (press.style(name).plain for name in ("furniture", "furniture-head", "furniture-mark"))
        self._grey, self._strong, self._mark = looks

    def draw(self, ink: Ink, code: str, tab: str) -> None:
        """Everything around the page at hand. `code` leads from it back to the file, `tab` is its part's letter."""
        self._head(ink)
        self._foot(ink, code)
        if self._press.duplex and tab:
            self._draw_tab(ink, tab)

    def _head(self, ink: Ink) -> None:
        """What the pack is at the inner edge, its marking at the outer one, the part between them."""
        press, sheet, meta = self._press, self._press.sheet, self._meta
        left, is_left = press.left(ink.page), press.is_left(ink.page)
        right, high = left + sheet.frame, sheet.high - press.design.head
        side = sheet.side + 2 if sheet.side else sheet.frame * 0.36
        title = press.first(meta.running or meta.title) if press.design.running else ""
        running = shortened(title, self._grey, side)
        marking = shortened(press.line(meta.marking), self._mark, sheet.main / 2)
        at, align = (left, "left") if is_left else (right, "right")
        taken = ink.text(at, high, marking, self._mark, align, 0.35) if marking else 0.0
        at, align = (right, "right") if is_left else (left, "left")
        ink.text(at, high, running, self._grey, align)
        hang = (sheet.hang or sheet.frame * 0.36 + sheet.gap + 14) if running else 0.0
        main = left + (taken + 12 if taken else 0.0) if is_left else left + hang
        room = (right - hang if is_left else right - taken - 12) - main
        first, second = press.first(ink.head), press.second(ink.head)
        words = shortened(first, self._strong, room)
        taken = ink.text(main, high, words, self._strong) + 5 if words else 0.0
        if second and taken + pair(self._grey.face).width(second) * self._grey.size <= room:
            ink.text(main + taken, high, second, self._grey)

    def _foot(self, ink: Ink, code: str) -> None:
        """The edition at the inner edge, for whom it is, the number of the page at the outer edge."""
        press, sheet, meta = self._press, self._press.sheet, self._meta
        left, is_left, low = press.left(ink.page), press.is_left(ink.page), press.design.foot
        right = left + sheet.frame
        parts = (press.line(meta.readers), press.line(meta.copy), code)
        if press.design.official:
            self._official(ink, parts)
            return
        hang = sheet.hang or sheet.frame * 0.36
        side = sheet.side + 4 if sheet.side else hang - 14
        edition = shortened(meta.edition, self._grey, side)
        room = sheet.frame - hang - 4 - self._grey.size * 7
        if pair(self._grey.face).width(_BETWEEN.join(filter(None, parts))) * self._grey.size > room:
            parts = (
                press.first(meta.readers),
                *parts[1:],
            )  # one language whole rather than half of the other
        words = _fitted(parts, self._grey, room)
        if is_left:
            ink.text(right, low, edition, self._grey, "right")
            ink.text(right - hang, low, words, self._grey, "right")
        else:
            ink.text(left, low, edition, self._grey)
            ink.text(left + hang, low, words, self._grey)
        ink.later(f"of-{ink.page}", left if is_left else right, low)

    def _official(self, ink: Ink, parts: Sequence[str]) -> None:
        """The number of the page in the middle between two dashes, as offices set it."""
        sheet, low = self._press.sheet, self._press.design.foot
        left = self._press.left(ink.page)
        look = replace(self._strong, size=self._strong.size + 1)
        ink.text(left + sheet.frame / 2, low, f"- {ink.label} -", look, "center")
        side = sheet.frame / 2 - 36
        ink.text(left, low, shortened(self._meta.edition, self._grey, side), self._grey)
        ink.text(left + sheet.frame, low, _fitted(parts, self._grey, side), self._grey, "right")

    def _draw_tab(self, ink: Ink, tab: str) -> None:
        """A block on the outer edge, lower from part to part, so that the parts are seen on the closed pack."""
        sheet, look = self._press.sheet, replace(self._press.style("furniture-head").plain, size=11.0)
        look = replace(look, colour=WHITE)
        room = sheet.high - TAB_TOP - TAB_BOTTOM
        step = min(TAB_STEP, room / max(len(self._tabs), 1))
        tall = min(TAB_HIGH, step * 0.92)
        low = sheet.high - TAB_TOP - self._tabs.index(tab) * step - tall
        x = 0.0 if self._press.is_left(ink.page) else sheet.wide - TAB
        ink.box(x, low, TAB, tall, ACCENT)
        letters = tab.rstrip(".")
        size = min(look.size, (TAB - 3) / max(pair(look.face).width(letters), 0.1))
        look = replace(look, size=size)
        ink.text(x + TAB / 2, low + tall / 2 - size * 0.35, letters, look, "center")


def _fitted(parts: Sequence[str], look: Look, room: float) -> str:
    """The parts in one line; where there is no room for all, the first give way: the code is the last to."""
    kept: list[str] = []
    for part in reversed([part for part in parts if part]):
        if words := shortened(part, look, room):
            kept.insert(0, words)
            room -= pair(look.face).width(f"{_BETWEEN}{words}") * look.size
    return _BETWEEN.join(kept)
