"""A picture as a source with one page: it has no words, and is never read larger than it is shown."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from hearingdesk.facsimile import PIXELS, NoPages, Size
from hearingdesk.pdfium.letters import Letters
from hearingdesk.pdfium.pdf import Picture
from hearingdesk.words import _

POINTS = 0.75  # of a page for each pixel of the picture: 96 of them are an inch
LIMIT = 256  # megabytes a picture may take while it is read


class Photograph:
    """Implements Leaves over the bytes of a picture."""

    def __init__(self, content: bytes) -> None:
        """Raises NoPages."""
        self._content = QByteArray(content)
        reader, _buffer = self._reader()
        size = reader.size()
        if not reader.canRead() or size.isEmpty():
            raise NoPages(
                _("This picture cannot be shown: it is damaged, or of a kind that is not known here.")
            )
        turned = int(reader.transformation().value) & 4  # by 90 degrees
        self._size = size.transposed() if turned else size

    def close(self) -> None:
        """Nothing is open between two readings."""

    def sizes(self) -> list[Size]:
        return [(self._size.width() * POINTS, self._size.height() * POINTS)]

    def picture(self, number: int, scale: float) -> Picture:
        """Raises NoPages."""
        reader, _buffer = self._reader()
        wide, tall = self._size.width() * POINTS * scale, self._size.height() * POINTS * scale
        less = min(1.0, (PIXELS / max(wide * tall, 1.0)) ** 0.5, self._size.width() / max(wide, 1.0))
        fitted = QSize(max(1, round(wide * less)), max(1, round(tall * less)))
        turned = self._size != reader.size()
        reader.setScaledSize(fitted.transposed() if turned else fitted)
        image = reader.read()
        if image.isNull():
            raise NoPages(reader.errorString())
        image = image.convertToFormat(QImage.Format.Format_RGB888)
        return Picture(image.width(), image.height(), image.bytesPerLine(), bytes(image.constBits()))

    def text(self, number: int) -> str:
        return ""

    def letters(self, number: int) -> Letters:
        return Letters("", ())

    def _reader(self) -> tuple[QImageReader, QBuffer]:
        """A reader from the beginning, and the buffer it reads, which must outlive it."""
        buffer = QBuffer()
        buffer.setData(self._content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        QImageReader.setAllocationLimit(LIMIT)
        return reader, buffer
