"""The thread that draws and reads the pages of one source; the screen asks, and is told when a page is there."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from hearingdesk.errors import HearingDeskError
from hearingdesk.facsimile import Leaves, Size
from hearingdesk.pdfium.letters import Letters
from hearingdesk.pdfium.pdf import Picture
from ui.draw import Marking

HELD = 56 * 1024 * 1024  # bytes of pictures that are kept
WAITING = 8  # pictures still worth drawing; those scrolled past are forgotten
LETTERED = 40  # pages whose letters are kept
SEARCHED = 4  # pages read between two looks whether somebody wants a picture meanwhile

Want = tuple[int, int]  # page, and the scale in thousandths


class Plates(QObject):
    """Owns the pages in its own thread. Its signals come queued to the screen's."""

    opened = Signal(object)  # the sizes of all pages, in points
    failed = Signal(object)  # why nothing can be shown
    drawn = Signal(object, object)  # page, scale in thousandths; `picture` has it
    lettered = Signal(object)  # page; `letters` has them
    hit = Signal(object, object, object)  # search, page, the characters found on it
    searched = Signal(object, object, object)  # search, pages looked through, of how many

    def __init__(self, make: Callable[[], Leaves]) -> None:
        """`make` opens the source, in the thread."""
        super().__init__()
        self._make = make
        self._work = threading.Condition()
        self._wanted: OrderedDict[Want, None] = OrderedDict()
        self._lettering: OrderedDict[int, None] = OrderedDict()
        self._pictures: OrderedDict[Want, QImage] = OrderedDict()
        self._letters: OrderedDict[int, Letters] = OrderedDict()
        self._drawing: Want | None = None
        self._bytes = 0
        self._seek: tuple[int, Marking | None, list[int]] | None = None  # search, what it marks, pages to go
        self._pages = self._search = 0
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="plates", daemon=True)

    def start(self) -> None:
        """Open the source; `opened` or `failed` tells."""
        self._thread.start()

    def close(self) -> None:
        """End the thread and wait for it."""
        with self._work:
            self._stopping = True
            self._work.notify()
        if self._thread.ident is not None:
            self._thread.join(10)

    def picture(self, page: int, scale: int) -> QImage | None:
        """A page at this scale (thousandths of a pixel for a point), if it is here; else it is drawn next."""
        with self._work:
            found = self._pictures.get((page, scale))
            if found is not None:
                self._pictures.move_to_end((page, scale))
                return found
            if self._drawing == (page, scale):
                return None
            self._wanted[page, scale] = None
            self._wanted.move_to_end((page, scale))
            while len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
            self._work.notify()
        return None

    def rough(self, page: int) -> QImage | None:
        """A picture of the page at any scale, until the right one is there."""
        with self._work:
            found = [image for (at, _scale), image in self._pictures.items() if at == page]
        return max(found, key=lambda image: image.width(), default=None)

    def held(self) -> int:
        """How many bytes of pictures are kept."""
        with self._work:
            return self._bytes

    def letters(self, page: int) -> Letters | None:
        """The words of a page with their places, if they are here; else they are read next."""
        with self._work:
            found = self._letters.get(page)
            if found is None:
                self._lettering[page] = None
                self._lettering.move_to_end(page)
                while len(self._lettering) > WAITING:
                    self._lettering.popitem(last=False)
                self._work.notify()
            return found

    def search(self, marking: Marking | None, start: int) -> int:
        """Look through all pages, from this one on; `hit` tells each that has some. The number of this search."""
        with self._work:
            self._search += 1
            pages = [*range(start, self._pages + 1), *range(1, start)] if marking else []
            self._seek = (self._search, marking, pages)
            self._work.notify()
            return self._search

    def _run(self) -> None:
        try:
            leaves = self._make()
        except HearingDeskError as error:
            self.failed.emit(error)
            return
        try:
            sizes: list[Size] = leaves.sizes()
            self._pages = len(sizes)
            self.opened.emit(sizes)
            while (task := self._next()) is not None:
                task(leaves)
        finally:
            leaves.close()

    def _next(self) -> Callable[[Leaves], None] | None:
        with self._work:
            while not (self._wanted or self._lettering or self._seek or self._stopping):
                self._work.wait()
            if self._stopping:
                return None
            if self._wanted:
                want, _none = self._wanted.popitem()
                self._drawing = want
                return lambda leaves: self._draw(leaves, *want)
            if self._lettering:
                page, _none = self._lettering.popitem()
                return lambda leaves: self._read(leaves, page)
            return self._look

    def _draw(self, leaves: Leaves, page: int, scale: int) -> None:
        try:
            image = _image(leaves.picture(page, scale / 1000))
        except HearingDeskError:
            image = QImage()  # an empty page is shown; its number stays in the list
        with self._work:
            self._drawing = None
            self._pictures[page, scale] = image
            self._bytes += image.sizeInBytes()
            while self._bytes > HELD and len(self._pictures) > 1:
                _want, gone = self._pictures.popitem(last=False)
                self._bytes -= gone.sizeInBytes()
        self.drawn.emit(page, scale)

    def _read(self, leaves: Leaves, page: int) -> None:
        try:
            letters = leaves.letters(page)
        except HearingDeskError:
            letters = Letters("", ())
        with self._work:
            self._letters[page] = letters
            if len(self._letters) > LETTERED:
                self._letters.popitem(last=False)
        self.lettered.emit(page)

    def _look(self, leaves: Leaves) -> None:
        """The next few pages of a search."""
        with self._work:
            seek = self._seek
        if seek is None:
            return
        number, marking, pages = seek
        for page in pages[:SEARCHED]:
            spans = tuple(marking(leaves.text(page))) if marking else ()
            if spans:
                self.hit.emit(number, page, spans)
        rest = pages[SEARCHED:]
        with self._work:
            if self._seek is seek:
                self._seek = (number, marking, rest) if rest else None
        self.searched.emit(number, self._pages - len(rest), self._pages)
        QThread.usleep(200)  # the screen comes first


def _image(picture: Picture) -> QImage:
    """A picture the screen can draw; it holds its own bytes."""
    shape = QImage.Format.Format_RGB888
    return QImage(picture.data, picture.width, picture.height, picture.stride, shape).copy()
