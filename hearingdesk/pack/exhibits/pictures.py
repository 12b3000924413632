"""Pages as bitmaps: drawn by PDFium or decoded from a picture's file, covered where they must be, packed small."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import cast

from PIL import Image, ImageChops, ImageDraw, ImageOps

from hearingdesk.pack.exhibits.plates import Bitmap, Plate
from hearingdesk.pdfium.letters import Box
from hearingdesk.pdfium.pdf import Pdf, Picture

DOTS = 200 / 72  # of a page drawn, for each of its points
LONGEST = 2_400  # dots: a page that would be longer is drawn smaller, for it is printed on one sheet
_SCREEN = 72 / 110  # points for each dot of a picture that does not say how large it is
_MOST = 90_000_000  # dots of a picture that is decoded at all
_QUALITY = 84
_MARGIN = 1.2  # points that a cover stands over on each side: letters reach out of their boxes
_TURNED = 0x0112  # the field that says how a picture is to be turned
_ON_ITS_SIDE = (5, 6, 7, 8)
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP")


_TROUBLE = (OSError, ValueError, SyntaxError, EOFError, struct.error, KeyError, TypeError, IndexError)
_TROUBLE += (AttributeError, OverflowError, MemoryError, ZeroDivisionError, NotImplementedError, RuntimeError)
_TROUBLE += (Image.DecompressionBombError,)


class NoPicture(Exception):
    """These bytes are no picture that can be shown."""


def drawn(pdf: Pdf, number: int, covers: Sequence[Box] = (), *, whole: bool = False) -> Plate:
    """A page drawn, with black over these boxes, or over all of it. Raises NoPdf."""
    width, height = pdf.size(number)
    scale = min(DOTS, LONGEST / max(width, height, 1.0))
    picture = pdf.picture(number, scale)
    image = Image.frombytes(
        "RGB", (picture.width, picture.height), picture.data, "raw", "RGB", picture.stride
    )
    covers = [(0.0, 0.0, width, height)] if whole else covers
    _cover(image, covers, picture.width / width, picture.height / height)
    return _plate(image, width, height)


def frames(data: bytes) -> int:
    """How many pages a picture has. Raises NoPicture."""
    with _opened(data) as image:
        return getattr(image, "n_frames", 1) if image.format == "TIFF" else 1


def pictured(data: bytes, number: int, covers: Sequence[Box] = ()) -> Plate:
    """A page of a picture upright, without anything its file says of itself. Raises NoPicture."""
    with _opened(data) as opened:
        image = _page(opened, number)
        width, height = image.width * _SCREEN, image.height * _SCREEN
        image.thumbnail((LONGEST, LONGEST))
        _cover(image, covers, image.width / width, image.height / height)
        return _plate(image, width, height)


def measured(data: bytes) -> list[tuple[float, float]]:
    """Width and height in points of every page of a picture, as it is shown. Raises NoPicture."""
    many = frames(data)
    with _opened(data) as opened:
        return [_measured(opened, number) for number in range(1, many + 1)]


def looked_at(data: bytes, number: int, scale: float) -> Picture:
    """A page of a picture for the screen, so many dots for each of its points. Raises NoPicture."""
    with _opened(data) as opened:
        image = _page(opened, number)
        wide, high = (max(1, round(side * _SCREEN * scale)) for side in image.size)
        if wide < image.width:
            image = image.resize((wide, high), Image.Resampling.BILINEAR)
        return Picture(image.width, image.height, image.width * 3, image.tobytes())


def _page(opened: Image.Image, number: int) -> Image.Image:
    """A page of an open picture, upright, its dots decoded."""
    opened.seek(number - 1)
    if opened.width * opened.height > _MOST:
        raise NoPicture("too large")
    return _upright(opened)


def _measured(opened: Image.Image, number: int) -> tuple[float, float]:
    """What `_page` would measure, without decoding it."""
    opened.seek(number - 1)
    wide, high = opened.size
    if (
        opened.format != "TIFF" and opened.getexif().get(_TURNED, 1) in _ON_ITS_SIDE
    ):  # Pillow turns those itself
        wide, high = high, wide
    return wide * _SCREEN, high * _SCREEN


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """A picture open; whatever its decoder says of a damaged one becomes NoPicture."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of data in it that are not shown, and of its size, which is looked at here
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                yield image
        except _TROUBLE as error:
            raise NoPicture(str(error)) from error


def _upright(opened: Image.Image) -> Image.Image:
    """The dots alone, turned as they are meant to be seen, on white where they let it through."""
    image = ImageOps.exif_transpose(opened)
    if image.mode == "P" or "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, "white")
        image.paste(clear, mask=clear.getchannel("A"))
    elif image.mode.startswith(("I", "F")):
        image = _to_bytes(image)
    return image.convert("RGB")


def _to_bytes(image: Image.Image) -> Image.Image:
    """Finer shades of grey as 256 of them, from the darkest to the lightest there is."""
    fine = image.convert("F")
    least, most = cast(tuple[float, float], fine.getextrema())
    steps = 255 / ((most - least) or 1.0)
    return fine.point(lambda shade: shade * steps - least * steps).convert("L")


def _cover(image: Image.Image, covers: Sequence[Box], across: float, down: float) -> None:
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in covers:
        corners = (
            int((left - _MARGIN) * across),
            int((top - _MARGIN) * down),
            int((right + _MARGIN) * across) + 1,
            int((bottom + _MARGIN) * down) + 1,
        )
        pen.rectangle(corners, fill="black")


def _plate(image: Image.Image, width: float, height: float) -> Plate:
    bitmap = packed(image)
    told = f"{bitmap.width}x{bitmap.height}{bitmap.colours}".encode()
    return Plate(width, height, sha256(told + bitmap.data).hexdigest(), bitmap)


def packed(image: Image.Image) -> Bitmap:
    """The picture as small as it gets: grey where it has no colour, as a photograph unless it is mostly plain."""
    image = _greyed(image)
    colours = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
    plain = zlib.compress(image.tobytes(), 6)
    photograph = BytesIO()
    image.save(photograph, "JPEG", quality=_QUALITY, subsampling=0)
    if len(plain) <= photograph.tell():
        return Bitmap(image.width, image.height, colours, "/FlateDecode", plain)
    return Bitmap(image.width, image.height, colours, "/DCTDecode", photograph.getvalue())


def _greyed(image: Image.Image) -> Image.Image:
    grey = image.convert("L")
    same = ImageChops.difference(image, Image.merge("RGB", (grey, grey, grey))).getbbox() is None
    return grey if same else image
