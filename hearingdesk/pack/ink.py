"""All drawing goes through here: words, rules, tints, links, and numbers that are only known at the end.

One `Ink` belongs to one document. It keeps the words already turned into codes of the document's fonts, so
that a word is taken apart once however often the pack says it, and it notes every character no font has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from math import ceil
from typing import TYPE_CHECKING

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hearingdesk.pack.fonts import KEPT_WORDS, font, pair
from hearingdesk.pack.missed import Dead, Lost
from hearingdesk.pack.press import Press
from hearingdesk.pack.style import HAIR, INK, Colour, Look
from hearingdesk.pack.tags import Tag, Tags, script_of
from hearingdesk.pack.two import Two

if TYPE_CHECKING:
    from hearingdesk.pack.heads import Heading

_SUM = 12  # bytes of the sum of a page
_NONE = Tag("")  # stands for nothing open: an artifact is None
Coded = list[tuple[str, str]]  # the operator that chooses the font, the escaped letters


class Leaves(Canvas):
    """reportlab's canvas, with its document at hand for the fonts' codes."""

    _doc: PDFDocument
    _annotationrefs: list[object]

    def links(self) -> int:
        """How many links the page has so far."""
        return len(self._annotationrefs)

    def codes(self, face: TTFont, text: str) -> list[tuple[str, str]]:
        """The text as codes of the font's subsets in this document: (name of the subset, escaped letters)."""
        parts = face.splitString(text, self._doc)
        return [(face.getSubsetInternalName(subset, self._doc), escapePDF(code)) for subset, code in parts]


class Coder(dict[str, Coded]):
    """Word -> its codes in one document, for one pair of faces at one size; a space at its end is coded too.

    A word with a lost character is never kept, so that every place it stands in is told to `lose`.
    """

    def __init__(self, leaves: Leaves, look: Look, lose: Callable[[str], None]) -> None:
        super().__init__()
        self._leaves = leaves
        self._faces = pair(look.face)
        self._size = look.size
        self._lose = lose
        self._chosen: dict[tuple[str, float], str] = {}
        self.latin = self._choose(leaves.codes(font(look.face), " ")[0][0], 1.0)

    def __missing__(self, word: str) -> Coded:
        pieces = self._faces.pieces(word.removesuffix(" "))
        if word.endswith(" "):
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + " ")
        made = [
            (self._choose(name, piece.factor), letters)
            for piece in pieces
            for name, letters in self._leaves.codes(font(piece.font), piece.text)
        ]
        if pieces[0].lost:
            self._lose(pieces[0].lost)
        elif len(self) < KEPT_WORDS:
            self[word] = made
        return made

    def _choose(self, name: str, factor: float) -> str:
        """The operator that chooses this font at the size."""
        key = (name, factor)
        if (made := self._chosen.get(key)) is None:
            made = self._chosen[key] = f"{name} {self._size * factor:.6g} Tf"
        return made


class Ink:
    """The pen of one document: positions in points from the page's lower left corner."""

    def __init__(
        self, leaves: Leaves, press: Press, keys: Collection[str] = (), tags: Tags | None = None
    ) -> None:
        """`tags`, where given, gathers what everything drawn is, for those who do not see it."""
        self.press = press
        self.tags = tags
        self._base = ""  # the language of what is drawn, where it is told
        self._span = ""  # the language of the words at hand, where it is another
        self._scripts: dict[str, str] = {}
        self.page = 0
        self.section = ""  # the words of its heading, for reports
        self.head = Two()  # what the running head says of it
        self.places: list[tuple[Heading, int]] = []  # every heading and its page
        self.lost: dict[Lost, None] = {}
        self.dead: dict[Dead, None] = {}  # cites of sources that the pack does not list
        self._leaves = leaves
        self._keys = keys
        self._coders: dict[tuple[str, float], Coder] = {}
        self._forms: dict[str, str] = {}  # the PDF's names of the places left open
        self._levels: list[int] = []  # of the bookmarks made
        self._font = self._fill = ""
        self._in_form = False
        self._labels = [""]  # of the pages, the first at 1
        self._sum = blake2b(digest_size=_SUM)
        self._targets: list[str] = []

    def turn(self, label: str = "") -> None:
        """A fresh page: nothing of the last one's state holds. Without a label it is called by its number."""
        self.page += 1
        self._labels.append(label or str(self.page))
        self._font = self._fill = ""
        self._sum = blake2b(digest_size=_SUM)
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

    def digest(self) -> str:
        """The sum of what has been drawn on the page so far: the same words at the same places, the same sum."""
        return self._sum.hexdigest()

    def targets(self) -> tuple[str, ...]:
        """The keys of what stands on the page."""
        return tuple(dict.fromkeys(self._targets))

    def text(self, x: float, y: float, text: str, look: Look, align: str = "left", track: float = 0) -> float:
        """One line of words from, to or around x; returns its width. `track` spaces the letters out."""
        width = pair(look.face).width(text) * look.size + track * len(text)
        x -= {"left": 0.0, "right": width - track, "center": width / 2}[align]
        ops = [*self._begun(), f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        self._sum.update(ops[-1].encode())
        if track:
            ops.append(f"{track:g} Tc")
        self._put(ops, text, look)
        self._end_span(ops)
        ops.append("0 Tc ET" if track else "ET")
        self._lay(ops)
        return width

    def lines(self, x: float, y: float, leading: float, lines: Iterable[str], look: Look) -> None:
        """Lines under one another, the first on the baseline y."""
        ops = [*self._begun(), f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {leading:.6g} TL"]
        self._sum.update(ops[-1].encode())
        for line in lines:
            self._put(ops, line, look)
            ops.append("T*")
        self._end_span(ops)
        ops.append("ET")
        self._lay(ops)

    def mixed(
        self, x: float, y: float, leading: float, lines: Iterable[Iterable[tuple[Look, str, Tag | None]]]
    ) -> None:
        """Lines of stretches that look different, the first on the baseline y; some have a tag of their own."""
        ops = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {leading:.6g} TL"]
        self._sum.update(ops[-1].encode())
        own = self.tags.now if self.tags else None
        open_now = _NONE
        for line in lines:
            for look, text, tag in line:
                if (belongs := tag or own) is not open_now:
                    open_now = self._switch(ops, open_now, belongs)
                    if tag is not None and own is not None:
                        own.kids.append(tag)
                self._put(ops, text, look)
            ops.append("T*")
        self._switch(ops, open_now, _NONE)
        ops.append("ET")
        self._leaves.addLiteral("\n".join(ops))

    def cells(self, cells: Iterable[tuple[float, float, str, Look, Tag | None]]) -> None:
        """Many short lines, each at its own x and baseline, with the tag it belongs to: a table's."""
        ops = ["BT"]
        open_now = _NONE
        for x, y, text, look, tag in cells:
            if tag is not open_now:
                open_now = self._switch(ops, open_now, tag)
            ops.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            self._sum.update(ops[-1].encode())
            self._put(ops, text, look)
        self._switch(ops, open_now, _NONE)
        ops.append("ET")
        self._leaves.addLiteral("\n".join(ops))

    def _begun(self) -> list[str]:
        """The operator that begins what belongs to the tag at hand."""
        ops: list[str] = []
        if self.tags is not None and not self._in_form:
            self._switch(ops, _NONE, self.tags.now)
        return ops

    def _lay(self, ops: list[str]) -> None:
        """Draw what `_begun` began."""
        if self.tags is not None and not self._in_form:
            ops.append("EMC")
        self._base = ""
        self._leaves.addLiteral("\n".join(ops))

    def _switch(self, ops: list[str], before: Tag | None, tag: Tag | None) -> Tag | None:
        """End what belongs to one tag and begin what belongs to the next; returns that."""
        tags = self.tags
        if tags is None or self._in_form:
            return tag
        if before is not _NONE:
            self._end_span(ops)
            ops.append("EMC")
        if tag is None:
            self._base = ""
            ops.append("/Artifact BMC")
        elif tag is not _NONE:
            self._base = tag.lang or tags.lang
            ops.append(f"/{tag.kind} <</MCID {tags.mark(tag, self.page)}>> BDC")
        else:
            self._base = ""
        return tag

    def _end_span(self, ops: list[str]) -> None:
        if self._span:
            ops.append("EMC")
            self._span = ""

    def _speak(self, ops: list[str], lang: str) -> None:
        """The words that follow are in this language; where it is that of the tag, nothing is said."""
        wanted = "" if lang == self._base else lang
        if wanted != self._span:
            self._end_span(ops)
            if wanted:
                ops.append(f"/Span <</Lang ({wanted})>> BDC")
                self._span = wanted

    def _script(self, word: str) -> str:
        if (known := self._scripts.get(word)) is None:
            known = script_of(word)
            if len(self._scripts) < KEPT_WORDS:
                self._scripts[word] = known
        return known

    def _artifact(self, drawn: str) -> None:
        """Draw what says nothing: a rule, a tint."""
        self._sum.update(drawn.encode())
        self._leaves.addLiteral(f"/Artifact BMC\n{drawn}\nEMC" if self.tags is not None else drawn)

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
        self._leaves.addLiteral(f"/Artifact BMC\n{drawn}\nEMC" if self.tags is not None else drawn)

    def target(self, key: str, y: float) -> None:
        """Links to this key come here."""
        self._targets.append(key)
        self._leaves.bookmarkHorizontalAbsolute(key, y)

    def announce(self, heading: Heading, y: float) -> None:
        """A heading stands here: links, bookmarks and the contents will lead to it."""
        self.target(heading.key, y)
        above = self._levels[-1] if self._levels else -1
        self._levels.append(min(heading.level, above + 1))
        self._leaves.addOutlineEntry(heading.line(self.press), heading.key, self._levels[-1], closed=None)
        self.places.append((heading, self.page))

    def leads(self, key: str) -> bool:
        """Does the pack have what this key leads to?"""
        return key in self._keys

    def link(
        self, key: str, x: float, y: float, width: float, height: float, words: str, tag: Tag | None = None
    ) -> None:
        """A rectangle that leads to the key, if the pack has it; `words` say where it leads, `tag` is the link's."""
        if self.leads(key):
            if tag is not None:
                tag.links.append((self.page, self._leaves.links()))
            self._leaves.linkRect(words, key, (x, y, x + width, y + height), relative=0, thickness=0)
        elif key.startswith("source-"):
            self.dead[Dead(words, self.section, self.page)] = None

    def later(self, name: str, x: float, y: float) -> None:
        """A place for words that are known when the document ends; `settle` gives them."""
        ops: list[str] = []
        if self.tags is not None:
            self._switch(ops, _NONE, self.tags.now)
            self._leaves.addLiteral(ops[0])
        self._leaves.saveState()
        self._leaves.translate(x, y)
        self._leaves.doForm(self._forms.setdefault(name, f"later{len(self._forms)}"))
        self._leaves.restoreState()
        if ops:
            self._leaves.addLiteral("EMC")

    def settle(self, name: str, text: str, look: Look) -> None:
        """The words of a place left open by `later`; they end at its x."""
        if name not in self._forms:
            return
        width = pair(look.face).width(text) * look.size
        self._font = self._fill = ""
        self._leaves.beginForm(
            self._forms[name], -ceil(width) - 1, -ceil(look.size * 0.3), 1, ceil(look.size)
        )
        self._in_form = True
        self.text(0, 0, text, look, "right")
        self._in_form = False
        self._leaves.endForm()

    def _put(self, ops: list[str], text: str, look: Look) -> None:
        if not text:
            return  # to show nothing takes a font too, and none may be chosen yet
        self._sum.update(f"{look.face}{look.size:.4g}{look.colour}{text}".encode("utf-8", "replace"))
        if look.colour != self._fill:
            self._fill = look.colour
            ops.append(f"{look.colour} rg")
        coder = self._coder(look)
        told = self._base
        if text.isascii():
            if told and (lang := script_of(text)):
                self._speak(ops, lang)
            if coder.latin != self._font and text:
                self._font = coder.latin
                ops.append(coder.latin)
            ops.append(f"({escapePDF(text)}) Tj")
            return
        words = text.split(" ")
        last = words.pop()
        coded = [coder[word + " "] for word in words]
        if last:
            coded.append(coder[last])
        letters: list[str] = []
        now = self._font
        words.append(last)
        for place, word in enumerate(coded):
            if told and (lang := self._script(words[place])) and lang != (self._span or told):
                if letters:
                    ops.append(f"({''.join(letters)}) Tj")
                    letters.clear()
                self._speak(ops, lang)
            for chosen, more in word:
                if chosen != now:
                    if letters:
                        ops.append(f"({''.join(letters)}) Tj")
                        letters.clear()
                    ops.append(chosen)
                    now = chosen
                letters.append(more)
        self._font = now
        ops.append(f"({''.join(letters)}) Tj")

    def _coder(self, look: Look) -> Coder:
        key = (look.face, look.size)
        if (made := self._coders.get(key)) is None:
            made = self._coders[key] = Coder(self._leaves, look, self._lose)
        return made

    def _lose(self, letters: str) -> None:
        for letter in letters:
            self.lost[Lost(letter, self.section, self.page)] = None
