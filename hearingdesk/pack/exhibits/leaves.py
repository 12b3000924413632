"""The pages of a source as an exhibit shows them: as they were drawn, as bitmaps, as text, or not at all and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from hearingdesk.job import Progress, silent
from hearingdesk.pack.exhibits.chosen import Chosen
from hearingdesk.pack.exhibits.elsewhere import words_under
from hearingdesk.pack.exhibits.harmless import sheaf_of
from hearingdesk.pack.exhibits.hiding import Hider, Hits
from hearingdesk.pack.exhibits.pictures import NoPicture, drawn, frames, pictured
from hearingdesk.pack.exhibits.plates import Plate, Sheaf
from hearingdesk.pack.proof.secrets import Secret
from hearingdesk.pdfium.letters import Box
from hearingdesk.pdfium.pdf import NoPdf, Pdf
from hearingdesk.words import N_, _

_AT_ONCE = 25  # pages that are taken together, so that they share their fonts; between them one may stop
DRAWN, RASTERISED, COVERED, TEXT, MISSING = "drawn", "rasterised", "covered", "text", "missing"
ENCRYPTED = N_("The PDF is protected by a password.")
BROKEN = N_("The PDF is damaged.")
EMPTY = N_("The PDF has no pages.")
BROKEN_PAGE = N_("The page is damaged and cannot be drawn.")
BROKEN_PICTURE = N_("The picture is damaged or too large.")
RECORD_ONLY = N_("Neither its file nor its text can be shown.")
NO_SUCH_PAGE = N_("None of the pages that were chosen is in it.")
UNSEARCHED = N_("It has no words that can be searched for what is withheld, and nobody has checked it yet.")
UNPLACED = N_("It says something that is withheld, and nobody has drawn yet what is to be covered.")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of an exhibit. `page` is its number in the source, 0 for a source that has none to show."""

    page: int
    how: str
    plate: Plate | None = None
    text: str = ""
    marks: tuple[Box, ...] = ()  # where words stand that the pack quotes
    covered: tuple[str, ...] = ()  # words under rectangles that were drawn by hand
    why: str = ""  # a phrase of the program (declared with `N_`): why nothing is shown


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that is an exhibit: its bytes, and the text of its pages as the case holds it."""

    chosen: Chosen
    data: bytes = field(repr=False)
    texts: Mapping[int, str]
    quotes: Mapping[int, Sequence[str]] = field(default_factory=dict)  # words that the pack quotes, by page

    @property
    def is_pdf(self) -> bool:
        return is_pdf(self.data)

    def boxes(self, page: int) -> list[Box]:
        """What somebody has drawn over a page."""
        return list(self.chosen.boxes.get(page, ()))

    def unseen(self, hider: Hider, page: int) -> str:
        """Why a page that has no words of its own may not be shown; "" where it may."""
        if not hider or self.chosen.checked:
            return ""
        read = self.texts.get(page, "")
        if not any(letter.isalnum() for letter in read):
            return UNSEARCHED
        return UNPLACED if hider.hits([read])[0] else ""


def is_pdf(data: bytes) -> bool:
    """Do these bytes, or the first of them, say that they are a PDF?"""
    return b"%PDF-" in data[:1024]


def leaves(opened: Opened, hider: Hider, progress: Progress = silent) -> list[Leaf]:
    """The pages that were chosen, each as it may be shown."""
    if opened.is_pdf:
        return _of_pdf(opened, hider, progress)
    try:
        many = frames(opened.data)
    except NoPicture:
        return _of_text(opened, hider)
    pages = opened.chosen.of(many)
    return [_picture(opened, hider, page) for page in pages] or [Leaf(0, MISSING, why=NO_SUCH_PAGE)]


def counted(opened: Opened) -> int:
    """How many places its pages take, without looking at them; one that has none takes one all the same."""
    try:
        if opened.is_pdf:
            with Pdf(opened.data) as pdf:
                return len(opened.chosen.of(len(pdf))) or 1
        return len(opened.chosen.of(frames(opened.data))) or 1
    except NoPdf:
        return 1
    except NoPicture:
        return len(_text_pages(opened)) or 1


def _of_pdf(opened: Opened, hider: Hider, progress: Progress) -> list[Leaf]:
    try:
        with Pdf(opened.data) as pdf:
            if not len(pdf):
                return [Leaf(0, MISSING, why=EMPTY)]
            pages = opened.chosen.of(len(pdf))
            made = list(_Pages(pdf, opened, hider, pages).shown(progress))
            return made or [Leaf(0, MISSING, why=NO_SUCH_PAGE)]
    except NoPdf as trouble:
        return [Leaf(0, MISSING, why=ENCRYPTED if trouble.why == "encrypted" else BROKEN)]


class _Pages:
    """The pages of an open PDF."""

    def __init__(self, pdf: Pdf, opened: Opened, hider: Hider, pages: Sequence[int]) -> None:
        self._pdf = pdf
        self._opened = opened
        self._hider = hider
        self._pages = pages
        self._sheaf = Sheaf()
        self._digest = sha256(opened.data).hexdigest()

    def shown(self, progress: Progress) -> Iterator[Leaf]:
        read = [self._pdf.text(page) for page in self._pages]
        hits = self._hider.hits([one.text for one in read])
        asked = list(zip(self._pages, read, hits, strict=True))
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            progress(start, len(asked), _("Exhibits: page {n}", n=some[0][0]))
            free = [page for page, _words, hit in some if not hit and not self._opened.boxes(page)]
            self._sheaf = sheaf_of(self._opened.data, free)
            for place, (page, words, hit) in enumerate(some, start):
                progress(place, len(asked), _("Exhibits: page {n}", n=page))
                try:
                    leaf = self._leaf(page, hit, wordless=words.state in ("no_text", "unreadable"))
                    yield replace(leaf, marks=self._marks(page, words.text) if leaf.plate else ())
                except NoPdf:
                    yield Leaf(page, MISSING, why=BROKEN_PAGE)

    def _leaf(self, page: int, hit: Hits, *, wordless: bool) -> Leaf:
        by_hand = self._opened.boxes(page)
        if hit or by_hand:
            found, whole = self._found(page, hit)
            plate = drawn(self._pdf, page, [*by_hand, *found], whole=whole)
            letters = self._pdf.letters(page) if by_hand else None
            under = [words_under(box, letters) for box in by_hand] if letters else []
            return Leaf(page, COVERED, plate, covered=tuple(filter(None, under)))
        if wordless and (why := self._opened.unseen(self._hider, page)):
            return Leaf(page, MISSING, why=why)
        sheaf = self._sheaf
        if page in sheaf.places:
            plate = Plate(*sheaf.sizes[page], f"{self._digest}/{page}", sheaf, sheaf.places[page])
            return Leaf(page, DRAWN, plate)
        return Leaf(page, RASTERISED, drawn(self._pdf, page))

    def _marks(self, page: int, text: str) -> tuple[Box, ...]:
        """The lines in which words stand that the pack quotes."""
        quoted = self._opened.quotes.get(page, ())
        spans = Hider([Secret(words) for words in quoted]).hits([text])[0].spans if quoted else ()
        letters = self._pdf.letters(page) if spans else None
        return tuple(box for span in spans if letters for box in letters.boxes_of(*span))

    def _found(self, page: int, hit: Hits) -> tuple[list[Box], bool]:
        """The boxes over the words; all of the page where one of them cannot be placed."""
        if not hit or hit.all:
            return [], hit.all
        letters = self._pdf.letters(page)
        placed = [letters.boxes_of(start, end) for start, end in hit.spans]
        return [box for boxes in placed for box in boxes], not all(placed)


def _picture(opened: Opened, hider: Hider, page: int) -> Leaf:
    boxes = opened.boxes(page)
    if not boxes and (why := opened.unseen(hider, page)):
        return Leaf(page, MISSING, why=why)
    try:
        return Leaf(page, COVERED if boxes else RASTERISED, pictured(opened.data, page, boxes))
    except NoPicture:
        return Leaf(page, MISSING, why=BROKEN_PICTURE)


def _text_pages(opened: Opened) -> list[int]:
    return [page for page, text in sorted(opened.texts.items()) if text.strip() and opened.chosen.wants(page)]


def _of_text(opened: Opened, hider: Hider) -> list[Leaf]:
    """The text of its pages, set anew; words that are withheld are left out of it."""
    pages = _text_pages(opened)
    if not pages:
        why = NO_SUCH_PAGE if any(text.strip() for text in opened.texts.values()) else RECORD_ONLY
        return [Leaf(0, MISSING, why=why)]
    texts = [opened.texts[page] for page in pages]
    hits = hider.hits(texts)
    return [
        Leaf(page, COVERED if hit else TEXT, text=hit.taken_out(text))
        for page, text, hit in zip(pages, texts, hits, strict=True)
    ]
