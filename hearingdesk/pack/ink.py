"""All drawing goes through here: words, rules, tints, links, and numbers that are only known at the end.

One `Ink` belongs to one document, and notes every character no font has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from reportlab.lib.rl_accel import escapePDF

from hearingdesk.pack.fonts import pair
from hearingdesk.pack.leaves import Coder, Leaves, Lost
from hearingdesk.pack.marker import NONE, Marker
from hearingdesk.pack.missed import Dead
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import HAIR, INK, Colour, Look
from hearingdesk.pack.tags import Tag, Tags, script_of
from hearingdesk.pack.two import Two

if TYPE_CHECKING:
    from hearingdesk.pack.exhibits.plates import Plate
    from hearingdesk.pack.heads import Heading

_SUM = 12  # bytes of the sum of a page


class Ink:
    """The pen of one document: positions in points from the page's lower left corner."""

    def __init__(
        self, leaves: Leaves, press: Press, keys: Collection[str] = (), tags: Tags | None = None
    ) -> None:
        """`tags`, where given, gathers what everything drawn is, for those who do not see it."""
        self.press = press
        self.tags = tags
        self._marker = Marker(tags)
        self.page = 0
        self.section = ""  # the words of its heading, for reports
        self.head = Two()  # what the running head says of it
        self.places: list[tuple[Heading, int]] = []  # every heading and its page
        self.lost: dict[Lost, None] = {}
        self.dead: dict[Dead, None] = {}  # cites of sources that the pack does not list
        self._leaves = leaves
        self._keys = keys
        self._coders: dict[tuple[str, float], Coder] = {}
        self._takings: dict[Look, tuple[Coder, str]] = {}  # what each look was set in
        self._look: Look | None = None  # that words were last set in, with its coder and its part of the sum
        self._coder: Coder
        self._taken = ""
        self._open: set[str] = set()  # the names of the places left open
        self._levels: list[int] = []  # of the bookmarks made
        self._font = self._fill = ""
        self._labels = [""]  # of the pages, the first at 1
        self._said: list[str] = []  # on the page, as it is summed up
        self._targets: list[str] = []
        self.plates: dict[str, Plate] = {}
        self._asked: dict[str, list[int]] = {}  # keys whose pages are to be told, and on which pages
        self._found: dict[str, int] = {}  # key -> the page on which it stands
        self.heard: list[str] | None = None  # the words of the page at hand, where somebody reads along
        self._landed: set[str] = set()  # keys of whole pages

    def turn(self, label: str = "") -> None:
        """A fresh page: nothing of the last one's state holds. Without a label it is called by its number."""
        self.page += 1
        self._marker.page = self.page
        self._labels.append(label or str(self.page))
        self._font = self._fill = ""
        self._said = []
        self._targets = []

    @property
    def label(self) -> str:
        """What the page at hand is called."""
        return self._labels[self.page]

    def rename(self, label: str) -> None:
        """The page at hand, on which nothing stands yet, is called so."""
        self._labels[self.page] = label

    def labels(self) -> Sequence[str]:
        """What all pages are called."""
        return self._labels[1:]

    def digest(self, tab: str = "") -> str:
        """The sum of what has been drawn on the page so far: the same words at the same places, the same sum.

        `tab` stands at its edge.
        """
        return blake2b("".join([*self._said, tab]).encode("utf-8", "replace"), digest_size=_SUM).hexdigest()

    def targets(self) -> tuple[str, ...]:
        """The keys of what stands on the page."""
        return tuple(dict.fromkeys(self._targets))

    def text(self, x: float, y: float, text: str, look: Look, align: str = "left", track: float = 0) -> float:
        """One line of words from, to or around x; returns its width. `track` spaces the letters out."""
        ops = self._marker.begun()
        width = self._put_line(ops, x, y, text, look, align, track)
        self._marker.end(ops)
        self._leaves.draw(ops)
        return width

    def _put_line(
        self, ops: list[str], x: float, y: float, text: str, look: Look, align: str, track: float
    ) -> float:
        width = pair(look.face).width(text) * look.size + track * len(text)
        x -= {"left": 0.0, "right": width - track, "center": width / 2}[align]
        ops.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._said.append(ops[-1])
        if track:
            ops.append(f"{track:g} Tc")
        self._put(ops, text, look)
        self._marker.end_span(ops)
        ops.append("0 Tc ET" if track else "ET")
        return width

    def lines(self, x: float, y: float, leading: float, lines: Iterable[str], look: Look) -> None:
        """Lines under one another, the first on the baseline y."""
        ops = [*self._marker.begun(), f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {leading:.6g} TL"]
        self._said.append(ops[-1])
        for line in lines:
            self._put(ops, line, look)
            ops.append("T*")
        self._marker.end_span(ops)
        ops.append("ET")
        self._marker.end(ops)
        self._leaves.draw(ops)

    def mixed(
        self, x: float, y: float, leading: float, lines: Iterable[Iterable[tuple[Look, str, Tag | None]]]
    ) -> None:
        """Lines of stretches that look different, the first on the baseline y; some have a tag of their own."""
        ops = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {leading:.6g} TL"]
        self._said.append(ops[-1])
        own = self.tags.now if self.tags else None
        open_now = NONE
        for line in lines:
            for look, text, tag in line:
                if (belongs := tag or own) is not open_now:
                    open_now = self._marker.switch(ops, open_now, belongs)
                    if tag is not None and own is not None:
                        own.kids.append(tag)
                self._put(ops, text, look)
            ops.append("T*")
        self._marker.switch(ops, open_now, NONE)
        ops.append("ET")
        self._leaves.draw(ops)

    def cells(self, cells: Iterable[tuple[float, float, str, Look, Tag | None]]) -> None:
        """Many short lines, each at its own x and baseline, with the tag it belongs to: a table's."""
        ops = ["BT"]
        open_now = NONE
        for x, y, text, look, tag in cells:
            if tag is not open_now:
                open_now = self._marker.switch(ops, open_now, tag)
            ops.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            self._said.append(ops[-1])
            self._put(ops, text, look)
        self._marker.switch(ops, open_now, NONE)
        ops.append("ET")
        self._leaves.draw(ops)

    def _artifact(self, drawn: str) -> None:
        """Draw what says nothing: a rule, a tint."""
        self._said.append(drawn)
        self._leaves.draw([self._marker.artifact(drawn)])

    def rule(self, x: float, y: float, width: float, weight: float = 0.4, colour: Colour = HAIR) -> None:
        """A horizontal line."""
        self.rules(x, (y,), width, weight, colour)

    def rules(
        self, x: float, ys: Iterable[float], width: float, weight: float, colour: Colour = HAIR
    ) -> None:
        """Horizontal lines of the same kind."""
        strokes = "\n".join(f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l" for y in ys)
        if strokes:
            self._artifact(f"{colour} RG {weight:g} w\n{strokes} S")

    def dots(self, x: float, y: float, width: float) -> None:
        """A dotted line to write on."""
        self._artifact(f"{HAIR} RG 0.4 w [0.5 2.2] 0 d {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S [] 0 d")

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle whose lower left corner is x, y."""
        self._fill = colour
        self._artifact(f"{colour} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def bar(self, x: float, y: float, height: float) -> None:
        """A mark in the margin beside what is new; it is no part of what the page says."""
        drawn = f"{INK} rg {x:.2f} {y:.2f} 1.4 {height:.2f} re f"
        self._fill = INK
        self._leaves.draw([self._marker.artifact(drawn)])

    def target(self, key: str, y: float) -> None:
        """Links to this key come here."""
        self._targets.append(key)
        self._found.setdefault(key, self.page)
        self._leaves.target(key, y)

    def announce(self, heading: Heading, y: float) -> None:
        """A heading stands here: links, bookmarks and the contents will lead to it."""
        self.target(heading.key, y)
        above = self._levels[-1] if self._levels else -1
        self._levels.append(min(heading.level, above + 1))
        self._leaves.bookmark(heading.line(self.press), heading.key, self._levels[-1])
        self.places.append((heading, self.page))

    def leads(self, key: str) -> bool:
        """Does the pack have what this key leads to?"""
        return key in self._keys or key in self._landed

    def land(self, key: str) -> None:
        """Links to this key come to the page at hand as a whole."""
        self._landed.add(key)
        self._leaves.target(key, self.press.sheet.high)

    def link(
        self, key: str, x: float, y: float, width: float, height: float, words: str, tag: Tag | None = None
    ) -> None:
        """A rectangle that leads to the key, if the pack has it; `words` say where it leads, `tag` is the link's."""
        if self.leads(key):
            place = self._leaves.link(words, key, x, y, width, height)
            if tag is not None:
                tag.links.append((self.page, place))
        elif key.startswith("source-"):
            self.dead[Dead(words, self.section, self.page)] = None

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A hairline around a rectangle whose lower left corner is x, y."""
        self._artifact(f"{HAIR} RG 0.5 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def plate(self, plate: Plate, x: float, y: float, width: float, height: float, tag: Tag | None) -> None:
        """A page of something else, put in when the pages are printed: see `exhibits.plates`."""
        name = f"plate{len(self.plates)}"
        self.plates[name] = plate
        scale = f"{width / plate.width:.6f} 0 0 {height / plate.height:.6f} {x:.2f} {y:.2f} cm"
        self._said.append(f"{plate.digest} {scale}")
        begun: list[str] = []
        ended: list[str] = []
        self._marker.switch(begun, NONE, tag)
        self._marker.switch(ended, tag, NONE)
        self._leaves.draw([*begun, "q", scale])
        self._leaves.show_form(name)
        self._leaves.draw(["Q", *ended])

    def page_of(self, key: str, x: float, y: float) -> None:
        """What the page is called on which the key stands, ending at x; known at the end."""
        self._asked.setdefault(key, []).append(self.page)
        self.later(f"at-{key}", x, y)

    def later(self, name: str, x: float, y: float) -> None:
        """A place for words that are known when the document ends; `settle` gives them."""
        self._open.add(name)
        ops: list[str] = []
        if self.tags is not None:
            self._marker.switch(ops, NONE, self.tags.now)
            self._leaves.draw(ops)
        self._leaves.leave_open(name, x, y)
        if ops:
            self._leaves.draw(["EMC"])

    def settle(self, name: str, text: str, look: Look, align: str = "right") -> None:
        """The words of a place left open by `later`; they end at its x, or begin there."""
        if name not in self._open:
            return
        self._font = self._fill = ""
        ops: list[str] = []
        self._put_line(ops, 0, 0, text, look, align, 0)
        self._leaves.fill(name, ops)

    def told(self) -> Mapping[int, str]:
        """What pages were called at the end, by the page that `page_of` tells it on."""
        found: dict[int, str] = {}
        for key, pages in self._asked.items():
            for page in pages:
                found[page] = f"{found.get(page, '')} {self._labels[self._found.get(key, 0)]}"
        return found

    def put_away(self) -> None:
        """Nothing is drawn any more: its coders know it and it knows them, which would keep all it has in memory."""
        self._coders.clear()
        self._takings.clear()
        del self._coder

    def settle_ends(self, look: Look) -> None:
        """Where the document ends: the pages that were asked for by `page_of`."""
        for key in self._asked:
            place = self._found.get(key)
            self.settle(f"at-{key}", self._labels[place] if place else "", look)

    def _put(self, ops: list[str], text: str, look: Look) -> None:
        if not text:
            return  # to show nothing takes a font too, and none may be chosen yet
        if self.heard is not None:
            self.heard.append(text)
        if look is not self._look:
            self._take(look)
        self._said.append(self._taken)
        self._said.append(text)
        if look.colour != self._fill:
            self._fill = look.colour
            ops.append(f"{look.colour} rg")
        if not text.isascii():
            self._put_words(ops, text)
            return
        coder, marker = self._coder, self._marker
        if marker.base and (lang := script_of(text)) and lang != marker.spoken:
            marker.speak(ops, lang)
        if coder.latin != self._font:
            self._font = coder.latin
            ops.append(coder.latin)
        ops.append(f"({escapePDF(text)}) Tj")

    def _put_words(self, ops: list[str], text: str) -> None:
        """Words that several fonts may have to set, each with the space after it."""
        coder, marker, now = self._coder, self._marker, self._font
        *words, last = text.split(" ")
        coded = [*map(coder.__getitem__, words)]
        if last:
            coded.append(coder.last[last])
        spoken, shown = marker.spoken, ""  # where no language is told, none is spoken
        for lang, parts in coded:
            if spoken and lang and lang != spoken:
                if shown:
                    ops.append(f"({shown}) Tj")
                    shown = ""
                marker.speak(ops, lang)
                spoken = lang
            for chosen, letters in parts:
                if chosen != now:
                    if shown:
                        ops.append(f"({shown}) Tj")
                    ops.append(chosen)
                    now, shown = chosen, letters
                else:
                    shown += letters
        self._font = now
        if shown:
            ops.append(f"({shown}) Tj")

    def _take(self, look: Look) -> None:
        """What follows looks like this."""
        self._look = look
        if (taking := self._takings.get(look)) is None:
            key = (look.face, look.size)
            if (made := self._coders.get(key)) is None:
                made = self._coders[key] = Coder(self._leaves, look, self._lose)
            taking = self._takings[look] = (made, f"{look.face}{look.size:.4g}{look.colour}")
        self._coder, self._taken = taking

    def _lose(self, letters: str) -> None:
        for letter in letters:
            self.lost[Lost(letter, self.section, self.page)] = None
