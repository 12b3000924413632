"""The grid as a table model: a row for each person, a column for each sitting, the sums at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from hearingdesk.words import _
from ui.rooms.roll.showing import Cell, Line, Shown, tally_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class RollModel(QAbstractTableModel):
    """Shows one `Shown` after another; a screen reader hears every cell as a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown((), (), (), 0)

    def show(self, shown: Shown) -> None:
        """The same people and days with other marks keep their places; anything else is read anew."""
        same = self._frame(shown) == self._frame(self.shown)
        if not same:
            self.beginResetModel()
        self.shown = shown
        if not same:
            self.endResetModel()
        elif shown.lines:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @staticmethod
    def _frame(shown: Shown) -> tuple[list[int], list[int]]:
        return [line.person.party.id for line in shown.lines], [head.sitting.id for head in shown.heads]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown.heads) + 1

    def line(self, row: int) -> Line:
        return self.shown.lines[row]

    def cell(self, index: Index) -> Cell | None:
        """The cell at a place; None for the sums."""
        cells = self.shown.lines[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.chip.text if cell else tally_words(self.line(index.row()).sums)
        if role in _SPOKEN:
            line = self.line(index.row())
            return cell.whole if cell else _("{name}: {words}", name=line.title, words=tally_words(line.sums))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, *_SPOKEN):
            return None
        if orientation == Qt.Orientation.Vertical:
            line = self.line(section)
            return ", ".join(part for part in (f"{line.title} {line.other}".strip(), line.role) if part)
        if section == len(self.shown.heads):
            return _("So far")
        head = self.shown.heads[section]
        told = (head.day, head.what, head.aside, tally_words(self.shown.sums[section]))
        return ", ".join(part for part in told if part)
