"""A hit of a search as a row: who or what, the words around the first match, marked, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from hearingdesk.records import KINDS
from hearingdesk.rows import Chip, ListRow
from hearingdesk.search.showing import Hit
from hearingdesk.when import When
from hearingdesk.words import _
from ui import draw
from ui.theme import theme
from ui.widgets.rows import RowDelegate

ICONS = {"turn": "scroll-text", "source_page": "file-text", "fact": "clock", "party": "users", "note": "pin"}


def row(hit: Hit) -> ListRow:
    """A hit as a line under the document it stands in, or under its kind."""
    kind = KINDS[hit.kind]
    day = When.parse(hit.date).date().say() if hit.date else ""
    place = hit.cite.removeprefix(hit.document).lstrip(", ") if hit.document else hit.cite
    side = " · ".join(part for part in (place, day) if part)
    chip = Chip(_(kind.one), "mute", ICONS.get(hit.kind, ""))
    title = (
        hit.speaker
        if hit.speaker and hit.document
        else (hit.title if not hit.document else place or hit.title)
    )
    return ListRow(hit.id, title, hit.snippet, (chip,), None, side, hit.document or _(kind.many_words))


class HitDelegate(RowDelegate):
    """Marks what was found in the second line, where the snippet stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marking: draw.Marking | None = None

    def set_marks(self, marking: draw.Marking | None) -> None:
        """What to mark from now on."""
        self._marking = marking

    def _names(self, painter: QPainter, room: QRectF, row: ListRow) -> None:
        px = theme().px
        shown = replace(row, sub=self._in_sight(row.sub, room.width()))
        self._marks(painter, room.translated(0, px(20)), shown.sub)
        super()._names(painter, room, shown)

    def _in_sight(self, text: str, width: float) -> str:
        """The words from a little before the first match on, where it would stand beyond the end of the line."""
        found = self._marking(text) if self._marking else ()
        if not found:
            return text
        metrics = QFontMetricsF(theme().font("small"))
        start, end = found[0]
        if metrics.horizontalAdvance(text[:end]) < width * 0.9:
            return text
        while end < len(text) and metrics.horizontalAdvance(text[start:end]) < width * 0.7:
            end += 1
        while start and metrics.horizontalAdvance(text[start - 1 : end]) < width * 0.95:
            start -= 1
        space = text.find(" ", start, found[0][0])
        return "…" + text[space + 1 if space >= 0 else start :]

    def _marks(self, painter: QPainter, room: QRectF, text: str) -> None:
        metrics = QFontMetricsF(theme().font("small"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        for start, end in self._marking(shown) if self._marking else ():
            left = metrics.horizontalAdvance(shown[:start])
            wide = metrics.horizontalAdvance(shown[start:end])
            band = QRectF(room.x() + left - 1, room.y() + 1, wide + 2, room.height() - 2)
            draw.ground(painter, band, "mark", 3)
