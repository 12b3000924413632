"""Pages of a PDF from anywhere as bare drawings: no scripts, actions, files, fields, data or tags of its own.

Only what a page draws is taken, never anything of the document around it; what would not pass in an archive, or
could not be read by those who do not see it, is left to be drawn as a bitmap.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from hearingdesk.pack.exhibits.plates import FORM, Sheaf
from hearingdesk.pack.finish import FALSE_ALARMS, Said, describe

_MARKS = ("BMC", "BDC", "EMC", "MP", "DP")
_MARKED = re.compile(rb"(?<![^\s>\])])(?:BMC|BDC|EMC|MP|DP)(?!\S)")
_NOT_DRAWN = (  # what a form or picture may say beside what it draws
    *("/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/LastModified", "/OPI", "/Ref", "/AF"),
    *("/OC", "/PtData", "/Measure", "/Alternates", "/Thumb", "/ID", "/AA", "/A", "/Name", "/F", "/FFilter"),
)
_PLAIN_CODES = (Name.WinAnsiEncoding, Name.MacRomanEncoding, Name.StandardEncoding)
_DEEPEST = 12  # forms within forms
TROUBLE = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
)
TROUBLE += (RuntimeError, NotImplementedError, OverflowError, RecursionError)


def sheaf_of(data: bytes, wanted: Sequence[int]) -> Sheaf:
    """Those of the pages wanted that can go in as they are drawn; an empty sheaf where none can."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if "/OCProperties" in pdf.Root:  # what is shown depends on switches that a pack does not have
                return Sheaf()
            pdf.flatten_annotations("screen")
            found = [_Found(page, form) for page in wanted if (form := _form(pdf, page)) is not None]
            found = _fit(found)
            return _sheaf(found)
    except TROUBLE:
        return Sheaf()


@dataclass(frozen=True, slots=True)
class _Found:
    page: int
    form: Object


def _form(pdf: Pdf, number: int) -> Object | None:
    """A page as a form, its marks taken out; None where it cannot be one."""
    try:
        page = pdf.pages[number - 1]
        for box in ("/TrimBox", "/BleedBox", "/ArtBox"):  # it is shown as far as its crop box
            if box in page.obj:
                del page.obj[box]
        form = page.as_form_xobject()
        return form if _clean(form, set(), 0) and all(size > 0 for size in _size(form)[2:]) else None
    except TROUBLE:
        return None


def _clean(form: Object, seen: set[tuple[int, int]], deep: int) -> bool:
    """Take from a form, and the forms within, all that draws nothing. False where it cannot be done."""
    if deep > _DEEPEST:
        return False
    if form.is_indirect:
        if form.objgen in seen:
            return True
        seen.add(form.objgen)
    if _MARKED.search(form.read_bytes()):
        kept = [part for part in pikepdf.parse_content_stream(form) if str(part.operator) not in _MARKS]
        form.write(pikepdf.unparse_content_stream(kept))
    _strip(form)
    resources = form.get("/Resources", Dictionary())
    if "/Properties" in resources:
        del resources["/Properties"]
    if not all(_readable(font) for font in resources.get("/Font", Dictionary()).values()):
        return False
    within = [*_values(resources, "/XObject"), *_values(resources, "/Pattern")]
    within += [state.SMask.G for state in _values(resources, "/ExtGState") if _has_mask(state)]
    for one in within:
        if isinstance(one, Stream):
            _strip(one)
            draws = one.get("/Subtype") == Name.Form or one.get("/PatternType") == 1
            if draws and not _clean(one, seen, deep + 1):
                return False
            for mask in ("/SMask", "/Mask"):
                if isinstance(one.get(mask), Stream):
                    _strip(one[mask])
    return True


def _strip(stream: Object) -> None:
    for key in _NOT_DRAWN:
        if key in stream:
            del stream[key]


def _values(resources: Object, name: str) -> list[Object]:
    return list(resources.get(name, Dictionary()).values())


def _has_mask(state: Object) -> bool:
    mask = state.get("/SMask")
    return isinstance(mask, Dictionary) and "/G" in mask


def _readable(font: Object) -> bool:
    """Can its letters be told as text?"""
    if isinstance(font.get("/ToUnicode"), Stream):
        return True
    if font.get("/Subtype") in (Name.Type0, Name.Type3):
        return False
    encoding = font.get("/Encoding")
    return isinstance(encoding, Name) and encoding in _PLAIN_CODES


def _fit(found: list[_Found]) -> list[_Found]:
    """Those that pass in an archive: asked together, and one by one only if they do not."""
    if not found or _passes(found):
        return found
    return [one for one in found if _passes([one])] if len(found) > 1 else []


def _passes(found: Sequence[_Found]) -> bool:
    from pikepdf import pdfa  # takes as long to come in as all the rest, and few packs have exhibits

    with _bound(found) as pdf, _quiet():
        describe(pdf, Said("-"))
        said = pdfa.check(pdf, "3b").findings
    return all(any(known in str(one) for known in FALSE_ALARMS) for one in said)


@contextmanager
def _quiet() -> Iterator[None]:
    """What the readers of fonts have to remark is nobody's concern here."""
    logger = logging.getLogger("fontTools")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _bound(found: Sequence[_Found]) -> Pdf:
    """A document of these forms alone, a page for each."""
    pdf = Pdf.new()
    for one in found:
        left, bottom, width, height = _size(one.form)
        page = pdf.add_blank_page(page_size=(width, height))
        page.obj.Resources = Dictionary(XObject=Dictionary({FORM: pdf.copy_foreign(one.form)}))
        page.obj.Contents = pdf.make_stream(f"1 0 0 1 {-left:.3f} {-bottom:.3f} cm {FORM} Do".encode())
    return pdf


def _sheaf(found: Sequence[_Found]) -> Sheaf:
    out = BytesIO()
    with _bound(found) as pdf:
        for one, page in zip(found, pdf.pages, strict=True):
            _to_corner(page.obj.Resources.XObject[FORM], *_size(one.form)[:2])
        pdf.save(out, deterministic_id=True)
    places = {one.page: place for place, one in enumerate(found)}
    return Sheaf(out.getvalue(), places, {one.page: _size(one.form)[2:] for one in found})


def _to_corner(form: Object, left: float, bottom: float) -> None:
    """Move a form so that its lower left corner is at 0, 0."""
    matrix = [float(number) for number in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))]
    matrix[4] -= left
    matrix[5] -= bottom
    form.Matrix = Array([round(number, 5) for number in matrix])


def _size(form: Object) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of what a form covers."""
    corners = list(_corners(form))
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _corners(form: Object) -> Iterator[tuple[float, float]]:
    x1, y1, x2, y2 = (float(number) for number in form.BBox)
    a, b, c, d, e, f = (float(number) for number in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    for x, y in ((x1, y1), (x1, y2), (x2, y1), (x2, y2)):
        yield a * x + c * y + e, b * x + d * y + f
