"""A list of names against all sources: counted in a job, shown as a table whose cells open their hits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTableView

from hearingdesk.job import Progress
from hearingdesk.search.namegrid import Column, NameGrid, NameRow, names_in, words_of, words_of_cell
from hearingdesk.words import _, legible, n_
from ui.desk import Place
from ui.dialogs.base import SmallDialog
from ui.jobs import Job
from ui.rooms.bench import Bench
from ui.rooms.covered import CoverageLine
from ui.rooms.register import SEARCH
from ui.theme import theme
from ui.widgets.label import Label

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MIDDLING = 150  # pixels at 100 % of a column of figures
_FIXED = 2  # columns before those of the sources: the name, all together


def open_names(bench: Bench) -> Names:
    """Open it; it is freed when it closes."""
    dialog = Names(bench)
    dialog.open()
    return dialog


class Grid(QAbstractTableModel):
    """Names by the columns in which one of them is found."""

    def __init__(self, grid: NameGrid) -> None:
        super().__init__()
        used = [at for at in range(len(grid.columns)) if any(row.counts[at] for row in grid.rows)]
        self._rows = list(grid.rows)
        self._used = used
        self.columns: list[Column] = [grid.columns[at] for at in used]

    def row(self, at: int) -> NameRow:
        return self._rows[at]

    def words(self, index: Index) -> str:
        """The search that shows what a cell counts."""
        row = self._rows[index.row()]
        if index.column() < _FIXED:
            return f"{words_of(row.name)} kind:turn kind:source_page"
        return words_of_cell(row.name, self.columns[index.column() - _FIXED])

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """As it stands, in words."""
        every = range(self.columnCount())
        return tuple(tuple(str(self._value(row, at)) for at in every) for row in self._rows)

    def heads(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return (_("Name"), _("All"), *(column.title for column in self.columns))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else _FIXED + len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, at = self._rows[index.row()], index.column()
        value = self._value(row, at)
        if role == Qt.ItemDataRole.DisplayRole:
            return legible(value) if isinstance(value, str) else (f"{value:,}" if value else "–")
        if role == Qt.ItemDataRole.TextAlignmentRole and at:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and not at:
            return "\n".join(one.sentence() for one in row.meant)
        if role == Qt.ItemDataRole.AccessibleTextRole and at:
            return f"{row.name}, {self.heads()[at]}: {value}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        return legible(self.heads()[section])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        down = order == Qt.SortOrder.DescendingOrder
        self._rows.sort(key=lambda row: self._value(row, column), reverse=down)
        self.layoutChanged.emit()

    def _value(self, row: NameRow, at: int) -> Any:
        return (row.name, row.total)[at] if at < _FIXED else row.counts[self._used[at - _FIXED]]


class GridView(QTableView):
    """Enter or a double click opens the hits of a cell."""

    def __init__(self, opened: Callable[[Index], object]) -> None:
        super().__init__()
        self._opened = opened
        self.setAccessibleName(_("Names in all sources"))
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(opened)

    def fit(self) -> None:
        """Names whole, the titles over the figures as far as there is room for several of them."""
        self.resizeColumnsToContents()
        for at in range(_FIXED, self.model().columnCount()):
            self.setColumnWidth(at, theme().px(MIDDLING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._opened(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Names(SmallDialog):
    """The names on the left, what was counted on the right."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(_("Count names in all sources"), bench.widget(), width=1000)
        self._bench = bench
        self._job: Job | None = None
        self.grid: Grid | None = None
        self.names = QPlainTextEdit()
        self.names.setAccessibleName(_("Names, one on each line"))
        self.names.setPlaceholderText(_("Names, one on each line"))
        self.names.setMaximumWidth(theme().px(240))
        self.names.setTabChangesFocus(True)
        self.table = GridView(self._open_cell)
        self.table.setMinimumHeight(theme().px(380))
        self.said = Label(
            _("Every form and script of a name is counted, and what that person said."), "small", "text2"
        )
        self.said.setWordWrap(True)
        self.covered = CoverageLine(bench.desk, lambda id: self._leave(lambda: bench.desk.go("source", id)))
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        line.addWidget(self.names)
        line.addWidget(self.table, 1)
        for part in (self.said, self.covered):
            self.body.addWidget(part)
        self.body.insertLayout(1, line, 1)
        self._buttons()
        self.names.setFocus()
        self.finished.connect(lambda _result: self._job.stop() if self._job else None)

    def fill(self) -> None:
        """Put in everybody the case knows as a person."""
        view = self._bench.desk.view
        people = [view.parties.name(one) for one in view.parties.where(kind="person")]
        self.names.setPlainText("\n".join(people))

    def count(self) -> None:
        """Count them in a job that can be stopped."""
        case, names = self._bench.desk.case, names_in(self.names.toPlainText())
        if case is None or not names or self._job is not None:
            return

        def work(progress: Progress) -> Any:
            with case.reader() as view:
                return view.count_names(names, progress), view.coverage()

        self._job = self._bench.desk.jobs.start(_("Counting names"), work)
        self._job.finished.connect(lambda made: self._show(*made))
        self._job.failed.connect(self._bench.desk.failed)
        self._job.ended.connect(self._ended)
        self.go.setText(_("Stop"))

    def _ended(self) -> None:
        self._job = None
        self.go.setText(_("Count the names"))

    def _show(self, grid: NameGrid, coverage: Any) -> None:
        self.grid = Grid(grid)
        self.table.setModel(self.grid)
        self.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.table.fit()
        self.export.setEnabled(True)
        empty = len(grid.columns) - len(self.grid.columns)
        without = n_(
            "{n} source without any of them is left out.",
            "{n} sources without any of them are left out.",
            empty,
        )
        self.said.setText(without if empty else _("Enter on a number shows its hits."))
        self.covered.tell(coverage)
        self.table.setFocus()
        self.table.setCurrentIndex(self.grid.index(0, 1))

    def _buttons(self) -> None:
        people = self.button(_("People of this case"))
        people.clicked.connect(self.fill)
        self.export = self.button(_("Export…"))
        self.export.setEnabled(False)
        self.export.clicked.connect(self._export)
        self.button(_("Close")).clicked.connect(self.reject)
        self.go: QPushButton = self.button(_("Count the names"), "primary")
        self.go.clicked.connect(lambda: self._job.stop() if self._job else self.count())

    def _export(self) -> None:
        from ui.rooms.shown import ShownTable
        from ui.rooms.tables import ask_path, export_list

        path = ask_path(self._bench, _("Export"), "names")
        if path is not None and self.grid is not None:
            table = ShownTable("names", self.grid.heads(), self.grid.cells(), _("Names in the sources"))
            export_list(self._bench, table, path)

    def _open_cell(self, index: Index) -> None:
        if self.grid is not None:
            words = self.grid.words(index)
            self._leave(lambda: self._bench.desk.visit(Place(SEARCH, words=words)))

    def _leave(self, go: Callable[[], object]) -> None:
        self.accept()
        go()
