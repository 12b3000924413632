"""The leaves of one PDF as they are drawn: operators, links, bookmarks, places left open; words as codes of its fonts.

A word is taken apart once however often the pack says it, and every character no font has is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from hearingdesk.pack.bookmarks import Bookmark, write_bookmarks
from hearingdesk.pack.fonts import KEPT_WORDS, font, pair
from hearingdesk.pack.objects import Objects, string
from hearingdesk.pack.style import Look
from hearingdesk.pack.tags import script_of

FORM = "FormXob."  # what stands before the name of a form: see `exhibits.plates`
# A word's language by its script; its letters by the fonts that set them, each with the operator that chooses it.
Coded = tuple[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Lost:
    """A character that no font of the pack has, and where the words with it stand."""

    letter: str
    section: str
    page: int


@dataclass(frozen=True, slots=True)
class _Hole:
    """A place left open on a page."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Link:
    """Where a link lies, where it leads, and in which words it is told."""

    number: int
    key: str
    words: str
    rect: str


class _Page:
    """What has been drawn on one page."""

    __slots__ = ("code", "forms", "links", "number")

    def __init__(self, number: int) -> None:
        self.number = number  # of its object
        self.code: list[str | _Hole] = []
        self.links: list[_Link] = []
        self.forms: list[str] = []


class Leaves:
    """The pages of one document. reportlab keeps its fonts; all else is written here."""

    def __init__(self, wide: float, high: float, *, packed: bool) -> None:
        """Sizes are in points; `packed` as in `Objects`."""
        self.objects = Objects(packed=packed)
        self.backs: dict[int, int] = {}  # number of a page or link -> its place in the list of tags
        self._box = f"/MediaBox[0 0 {wide:.4f} {high:.4f}]"
        self._fonts = pdfdoc.PDFDocument(compression=1, invariant=1)
        self._pages: list[_Page] = []
        self._page = _Page(self.objects.number())
        self._targets: dict[str, str] = {}  # key -> the place that links to it lead to
        self._bookmarks: list[Bookmark] = []
        self._filled: dict[str, str] = {}
        self._letters: dict[str, _Letters] = {}  # by font

    def draw(self, operators: Iterable[str]) -> None:
        """Put operators on the page at hand."""
        self._page.code.append("\n".join(operators))

    def leave_open(self, name: str, x: float, y: float) -> None:
        """A place for what `fill` draws; there may be many of one name."""
        self._page.code.append(_Hole(name, x, y))

    def fill(self, name: str, operators: Iterable[str]) -> None:
        """What is drawn in the places of this name, from their x and y; they are empty without."""
        self._filled[name] = "\n".join(operators)

    def show_form(self, name: str) -> None:
        """Draw a form that is put into the finished file."""
        self._page.code.append(f"/{FORM}{name} Do")
        self._page.forms.append(name)

    def target(self, key: str, y: float) -> None:
        """Links to this key lead here, the last time it is said."""
        self._targets[key] = f"[{self._page.number} 0 R/XYZ 0 {y:.2f} 0]"

    def bookmark(self, words: str, key: str, level: int) -> None:
        """A bookmark that leads to the key; none is more than one level under the one before."""
        self._bookmarks.append(Bookmark(words, key, level))

    def link(self, words: str, key: str, x: float, y: float, width: float, height: float) -> int:
        """A rectangle of the page at hand that leads to a key, in words; returns its place among the page's links."""
        rect = f"[{x:.2f} {y:.2f} {x + width:.2f} {y + height:.2f}]"
        self._page.links.append(_Link(self.objects.number(), key, words, rect))
        return len(self._page.links) - 1

    def show_page(self) -> None:
        """End the page at hand and begin another."""
        self._pages.append(self._page)
        self._page = _Page(self.objects.number())

    def pages(self) -> Sequence[int]:
        """The numbers of the pages."""
        return [page.number for page in self._pages]

    def link_number(self, page: int, place: int) -> int:
        """The number of a link: pages are counted from 1, links by their place on the page."""
        return self._pages[page - 1].links[place].number

    def codes(self, face: TTFont, text: str) -> list[tuple[str, str]]:
        """The text as codes of the font's subsets in this document: (name of the subset, escaped letters)."""
        if (letters := self._letters.get(face.fontName)) is None:
            letters = self._letters[face.fontName] = _Letters(face, self._fonts)
        made: list[tuple[str, str]] = []
        now = shown = ""
        for name, code in map(letters.__getitem__, text):
            if name != now:
                if shown:
                    made.append((now, shown))
                now, shown = name, code
            else:
                shown += code
        return [*made, (now, shown)] if shown else made

    def close(self) -> str:
        """Write everything drawn; returns the entries of the catalogue that lead to it."""
        objects = self.objects
        fonts, tree = self._write_fonts(), self._page.number  # no page any more
        empty = objects.stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", b"") if self._formed() else 0
        for page in self._pages:
            drawn = "".join(f"/{FORM}{name} {empty} 0 R" for name in page.forms)
            shown = f"/Resources<</Font {fonts} 0 R{f'/XObject<<{drawn}>>' if drawn else ''}>>"
            self._write_page(page, f"/Type/Page/Parent {tree} 0 R{self._box}{shown}")
            page.code.clear()
        kids = " ".join(f"{page.number} 0 R" for page in self._pages)
        objects.put(f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>", tree)
        if not self._bookmarks:
            return f"/Pages {tree} 0 R"
        outlines = write_bookmarks(objects, self._bookmarks, self._targets)
        return f"/Pages {tree} 0 R/Outlines {outlines} 0 R/PageMode/UseOutlines"

    def _formed(self) -> bool:
        return any(page.forms for page in self._pages)

    def _write_page(self, page: _Page, entries: str) -> None:
        objects = self.objects
        code = (part if isinstance(part, str) else self._shown(part) for part in page.code)
        content = objects.stream("", "\n".join(code).encode("latin-1"))
        entries += f"/Contents {content} 0 R"
        if page.links:
            for link in page.links:
                self._write_link(link)
            entries += f"/Annots[{' '.join(f'{link.number} 0 R' for link in page.links)}]"
        if (back := self.backs.get(page.number)) is not None:
            entries += f"/StructParents {back}"
        objects.put(f"<<{entries}/Tabs/S>>", page.number)

    def _shown(self, hole: _Hole) -> str:
        drawn = self._filled.get(hole.name, "")
        return f"q 1 0 0 1 {hole.x:.4f} {hole.y:.4f} cm\n{drawn}\nQ" if drawn else ""

    def _write_link(self, link: _Link) -> None:
        """A link that is there on paper too, as the flag 4 says."""
        back = self.backs.get(link.number)
        tagged = "" if back is None else f"/StructParent {back}"
        self.objects.put(
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect{link.rect}/Contents{string(link.words)}"
            f"/Dest{self._targets[link.key]}{tagged}>>",
            link.number,
        )

    def _write_fonts(self) -> int:
        """What reportlab made of the fonts, under our numbers; returns that of the list of them."""
        doc, objects = self._fonts, self.objects
        for one in doc.delayedFonts:
            one.addObjects(doc)
        numbers = doc.idToObjectNumberAndVersion
        for name in list(numbers):
            numbers[name] = (objects.number(), 0)
        for name, (number, _version) in numbers.items():
            made = doc.idToObject[name]
            body: bytes = pdfdoc.format(made, doc, toplevel=1)
            if isinstance(made, pdfdoc.PDFStream):
                objects.put_bytes(body, number)
            else:
                objects.put(body.decode("latin-1"), number)
        return numbers[pdfdoc.BasicFonts][0]


class _Letters(dict[str, tuple[str, str]]):
    """Letter -> the name of the subset of a font that has it in one document, and its code in that, escaped."""

    def __init__(self, face: TTFont, doc: pdfdoc.PDFDocument) -> None:
        super().__init__()
        self._face = face
        self._doc = doc

    def __missing__(self, letter: str) -> tuple[str, str]:
        ((subset, code),) = self._face.splitString(letter, self._doc)
        made = self[letter] = (self._face.getSubsetInternalName(subset, self._doc), escapePDF(code))
        return made


class Coder(dict[str, Coded]):
    """Word -> its codes in one document, for one pair of faces at one size, with what stands `after` it: a space.

    `last` codes words with nothing after them. A word with a lost character is never kept, so that every place it
    stands in is told to `lose`.
    """

    def __init__(self, leaves: Leaves, look: Look, lose: Callable[[str], None], after: str = " ") -> None:
        super().__init__()
        self._leaves = leaves
        self._faces = pair(look.face)
        self._size = look.size
        self._lose = lose
        self._after = after
        self._chosen: dict[tuple[str, float], str] = {}
        self.last = Coder(leaves, look, lose, "") if after else self
        self.latin = self._choose(leaves.codes(font(look.face), " ")[0][0], 1.0)

    def __missing__(self, word: str) -> Coded:
        pieces = self._faces.pieces(word)
        last, made = len(pieces) - 1, list[tuple[str, str]]()
        for place, (name, factor, text, _lost) in enumerate(pieces):
            codes = self._leaves.codes(font(name), text + self._after if place == last else text)
            made += [(self._choose(subset, factor), letters) for subset, letters in codes]
        coded = (script_of(word), made)
        if pieces[0].lost:
            self._lose(pieces[0].lost)
        elif len(self) < KEPT_WORDS:
            self[word] = coded
        return coded

    def _choose(self, name: str, factor: float) -> str:
        """The operator that chooses this font at the size."""
        key = (name, factor)
        if (made := self._chosen.get(key)) is None:
            made = self._chosen[key] = f"{name} {self._size * factor:.6g} Tf"
        return made
