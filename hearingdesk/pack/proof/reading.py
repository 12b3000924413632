"""Everything that a PDF says, wherever it is said: on its pages, behind them, about it, and in what it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from hearingdesk.pack.proof.behind import Behind, Unprovable, around, is_drawn
from hearingdesk.pdfium.pdf import NoPdf
from hearingdesk.pdfium.pdf import Pdf as Shown
from hearingdesk.words import N_, _

_BREAK = 300  # letters on either side of the end of a page
_FURNITURE = 3  # lines at the head and foot of a page that may stand between the two


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the file; `place` tells where it stands, in words."""

    place: Callable[[], str]
    text: str

    def texts(self) -> Iterator[str]:
        """The text, as the texts of a seam."""
        yield self.text


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a page ends and the next begins: the last lines and the first, of which some may be furniture."""

    place: Callable[[], str]
    ends: Sequence[str]
    begins: Sequence[str]

    def parted(self) -> Iterator[tuple[int, int]]:
        """Where the text may end on the one page and go on on the other: after so many lines, from which line."""
        for foot in range(min(_FURNITURE, len(self.ends) - 1) + 1):
            for head in range(min(_FURNITURE, len(self.begins) - 1) + 1):
                yield len(self.ends) - foot, head

    def texts(self) -> Iterator[str]:
        """The text over the end of the page, in every way it may go on."""
        return ("\n".join([*self.ends[:foot], *self.begins[head:]]) for foot, head in self.parted())


def opened(data: bytes) -> Pdf:
    """A PDF to be read out, which the caller closes. Raises Unprovable where that cannot be."""
    if data.count(b"startxref") > 1 and not _linearised(data):
        raise Unprovable(_("it holds earlier states of itself"))
    try:
        return pikepdf.open(BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Unprovable(str(error)) from error


def read_out(pdf: Pdf, data: bytes, depth: int = 0) -> Iterator[Said | Seam]:
    """Every text of an open PDF whose bytes these are. Raises Unprovable where some of it cannot be read."""
    yield from _pages(data)
    for text in around(data):
        yield Said(partial(_, N_("what stands around the objects of the file")), text)
    behind = Behind(pdf, data)
    for place, text in behind.said():
        yield Said(place, text)
    for text in _drawn_apart(behind.streams):
        yield Said(partial(_, N_("a drawing used on the pages")), text)
    for place, text in behind.carried(depth, read_out_texts):
        yield Said(place, text)


def _linearised(data: bytes) -> bool:
    return b"/Linearized" in data[:1024]


def _pages(data: bytes) -> Iterator[Said | Seam]:
    """The words of every page, and those that one page begins and the next ends."""
    before = ""
    for number, text in enumerate(_texts(data), 1):
        yield Said(partial(_, N_("the text of page {n}"), n=number), text)
        if before:
            place = partial(_, N_("the text between pages {n} and {next}"), n=number - 1, next=number)
            yield Seam(place, before[-_BREAK:].splitlines(), text[:_BREAK].splitlines())
        before = text


def _texts(data: bytes) -> Iterator[str]:
    """The words of every page. PDFium is let go between pages: a window may be drawing others meanwhile."""
    try:
        with Shown(data) as shown:
            for number in range(1, len(shown) + 1):
                yield shown.words(number)
    except NoPdf as error:
        raise Unprovable(str(error)) from error


def _drawn_apart(streams: Sequence[Stream]) -> Iterator[str]:
    """The words of every form and pattern, shown on a page or not."""
    forms = [stream for stream in streams if is_drawn(stream)]
    if not forms:
        return
    with Pdf.new() as apart:
        for form in forms:
            page = apart.add_blank_page(page_size=(14_400, 14_400))
            copied = apart.copy_foreign(form) if form.is_indirect else form
            copied.Subtype, copied.Type = Name.Form, Name.XObject
            copied.BBox = [-7_200, -7_200, 7_200, 7_200]
            for key in ("/OC", "/Matrix"):
                if key in copied:
                    del copied[key]
            page.Resources = Dictionary(XObject=Dictionary(Shown=copied))
            page.Contents = apart.make_stream(b"1 0 0 1 7200 7200 cm /Shown Do")
        shown = BytesIO()
        apart.save(shown)
    yield from _texts(shown.getvalue())


def read_out_texts(data: bytes, depth: int) -> Iterator[str]:
    """The texts of a PDF inside something else."""
    with opened(data) as pdf:
        for said in read_out(pdf, data, depth):
            yield from said.texts()
