"""Pages of exhibits as they are put into a finished file: each is a form of its own, drawn where it was left room."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

FORM = "/Shown"  # what a page of a sheaf calls its form
_FRESH = "0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 Tr 0 Ts"  # as a page begins, whatever was drawn before
PREFIX = "/FormXob."  # what reportlab puts before the name of a form


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture of rows of points; `filter` is how its data are packed, as PDF names it."""

    width: int
    height: int
    colours: str  # /DeviceRGB or /DeviceGray
    filter: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Pages that go in as they were drawn: a PDF of nothing but their forms. Sizes are in points."""

    data: bytes = field(default=b"", repr=False)
    places: Mapping[int, int] = field(default_factory=dict)  # page of the source -> page of the sheaf
    sizes: Mapping[int, tuple[float, float]] = field(default_factory=dict)


class Plate:
    """A page to be drawn: a bitmap, or the page of a sheaf at this place. `digest` tells what it shows."""

    __slots__ = ("digest", "height", "place", "shown", "width")

    def __init__(
        self, width: float, height: float, digest: str, shown: Bitmap | Sheaf, place: int = 0
    ) -> None:
        """Width and height in points, as the page is shown."""
        self.width = width
        self.height = height
        self.digest = digest
        self.shown = shown
        self.place = place

    def __repr__(self) -> str:
        return f"Plate({self.digest})"  # by this, editions are compared


def lay_in(data: bytes, plates: Mapping[str, Plate]) -> bytes:
    """The file with every plate in the room that was left for it under its name."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf, ExitStack() as opened:
        forms = _Forms(pdf, opened)
        made = {f"{PREFIX}{name}": forms.of(plate) for name, plate in plates.items()}
        for page in pdf.pages:
            drawn = page.obj.Resources.get("/XObject", Dictionary())
            for name in [name for name in list(drawn.keys()) if name in made]:
                drawn[name] = made[name]
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


class _Forms:
    """Plates as objects of one file; what pages of a sheaf share, they share there too."""

    def __init__(self, pdf: Pdf, opened: ExitStack) -> None:
        self._pdf = pdf
        self._opened = opened
        self._sheaves: dict[int, Pdf] = {}  # by identity: the plates keep them alive

    def of(self, plate: Plate) -> Object:
        """A form whose lower left corner is at 0, 0."""
        if isinstance(plate.shown, Bitmap):
            drawn, content = (
                self._bitmap(plate.shown),
                f"q {plate.width:.3f} 0 0 {plate.height:.3f} 0 0 cm /X Do Q",
            )
        else:
            drawn, content = self._page(plate.shown, plate.place), f"q {_FRESH} /X Do Q"
        form = self._pdf.make_stream(content.encode())
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, round(plate.width, 3), round(plate.height, 3)])
        form.Resources = Dictionary(XObject=Dictionary(X=drawn))
        return form

    def _bitmap(self, bitmap: Bitmap) -> Object:
        image = self._pdf.make_stream(bitmap.data)
        image.write(bitmap.data, filter=Name(bitmap.filter))
        image.Type, image.Subtype = Name.XObject, Name.Image
        image.Width, image.Height, image.BitsPerComponent = bitmap.width, bitmap.height, 8
        image.ColorSpace = Name(bitmap.colours)
        return image

    def _page(self, sheaf: Sheaf, place: int) -> Object:
        if (known := self._sheaves.get(id(sheaf))) is None:
            known = self._sheaves[id(sheaf)] = self._opened.enter_context(pikepdf.open(BytesIO(sheaf.data)))
        return self._pdf.copy_foreign(known.pages[place].obj.Resources.XObject[FORM])
