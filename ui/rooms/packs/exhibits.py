"""Under the outline, where its section “Exhibits” is chosen: which sources are shown, in which order and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.pack.exhibits import choosing
from hearingdesk.pack.exhibits.chosen import Chosen, read_chosen, trouble_with_pages
from hearingdesk.pack.exhibits.offered import shape_of
from hearingdesk.records.packs import Pack
from hearingdesk.words import _, n_
from ui.actions import dress, press
from ui.desk import Desk
from ui.rooms.packs.exhibitlist import ExhibitList, line_of
from ui.theme import theme
from ui.widgets.label import Cut, Label

SECTION = choosing.SECTION


class ExhibitsPane(QFrame):
    """Says `wanted` with the title of a step and the pack as it makes it out of what it is then."""

    wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pack: Pack | None = None
        self._readers = ""
        self._exhibits: list[Chosen] = []
        self._at = 0
        self._writable = False
        self.list = ExhibitList()
        self.count = Cut("", "small", "text3")
        self.nothing = Label(
            _(
                "No source is an exhibit yet. Their pages are printed at the end, numbered through and cited back."
            ),
            "small",
            "text3",
            wrap=True,
        )
        self.begin = press(_("Add exhibits…"), "plus")
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(_("All pages, or 1-3, 7"))
        self.trouble = Label("", "small", "bad", wrap=True)
        self.how = QComboBox()
        self.how.addItem(_("Reduced, our notes beside"), "facsimile")
        self.how.addItem(_("As large as the sheet"), "append")
        self.checked = QCheckBox(_("Pages without words checked"))
        self.checked.setToolTip(
            _(
                "Pictures and scans in which no words can be searched are not shown where something is withheld, "
                "until somebody has looked at them."
            )
        )
        self.attached = QCheckBox(_("Its file goes along"))
        self.attached.setToolTip(
            _(
                "The PDF as it came is attached to the pack, if these readers see all of it and it has no scripts, "
                "files or actions of its own."
            )
        )
        self.cover = QPushButton(_("Cover parts of a page…"))
        self._lay_out()
        self._listen()

    def show_pack(self, pack: Pack | None, readers: str, *, writable: bool) -> None:
        """Show the exhibits of a pack, as it is printed for these readers."""
        other = pack is None or self._pack is None or pack.id != self._pack.id
        self._pack, self._readers, self._writable = pack, readers, writable
        self._exhibits = read_chosen(pack.exhibits) if pack else []
        self._at = 0 if other else max(0, min(self._at, len(self._exhibits) - 1))
        view = self._desk.view
        self.list.fill([line_of(view, n, one) for n, one in enumerate(self._exhibits, 1)], self._at)
        n = len(self._exhibits)
        self.count.setText(f"{n:,}" if n else "")
        self._show_chosen()

    def offer(self) -> None:
        """Ask which sources are to be exhibits too."""
        from ui.rooms.packs.adding import AddExhibits

        asked = AddExhibits(self._desk, self._readers, [one.source for one in self._exhibits], self.window())
        asked.chosen.connect(self._add)
        asked.open()

    def cover_parts(self) -> None:
        """Cover parts of the chosen one."""
        from ui.rooms.packs.covering import CoverDialog

        if self.cover.isEnabled() and self._exhibits:
            at = self._at
            asked = CoverDialog(self._desk, self._exhibits[at], self.window())
            asked.kept.connect(
                lambda boxes: self._tell(
                    _("Cover parts of an exhibit"), lambda pack: choosing.covered(pack, at, boxes)
                )
            )
            asked.open()

    def shift(self, step: int) -> None:
        """The chosen one a place further up (-1) or down (1)."""
        at = self._at
        if 0 <= at + step < len(self._exhibits) and self._writable:
            self._at = at + step
            self._tell(_("Move an exhibit"), lambda pack: choosing.moved(pack, at, step))

    def drop(self) -> None:
        """Leave the chosen one out."""
        at = self._at
        if self._exhibits and self._writable:
            self._tell(_("Leave an exhibit out"), lambda pack: choosing.dropped(pack, at))

    def _add(self, sources: Sequence[int]) -> None:
        self._at = len(self._exhibits)
        title = n_("Add {n} exhibit", "Add {n} exhibits", len(sources))
        self._tell(title, lambda pack: choosing.added(pack, sources))

    def _tell(self, title: str, make: Callable[[Pack], Pack]) -> None:
        self.wanted.emit(title, make)

    def _change(self, **values: Any) -> None:
        """Show the chosen one otherwise."""
        at = self._at
        self._tell(_("Choose how an exhibit is shown"), lambda pack: choosing.shown(pack, at, **values))

    def _show_chosen(self) -> None:
        some = 0 <= self._at < len(self._exhibits)
        self.nothing.setVisible(not some)
        self.begin.setVisible(not some)
        self.begin.setEnabled(self._writable)
        for widget in (self.list, self.checked, self.attached, self.cover):
            widget.setVisible(some)
        self._form.setRowVisible(self.pages, some)
        self._form.setRowVisible(self.how, some)
        for button, can in (
            (self.add, True),
            (self.up, some and self._at > 0),
            (self.down, some and self._at < len(self._exhibits) - 1),
            (self.remove, some),
        ):
            button.setEnabled(self._writable and can)
        if not some:
            self.trouble.hide()
            return
        one = self._exhibits[self._at]
        if not (self.pages.hasFocus() and self.pages.isModified()):
            self.pages.setText(one.pages)
            self._check_pages()
        self.how.setCurrentIndex(self.how.findData(one.how))
        self.checked.setChecked(one.checked)
        self.attached.setChecked(one.attached)
        shape = shape_of(self._desk.view, one.source)
        for widget in (self.pages, self.how, self.checked):
            widget.setEnabled(self._writable)
        self.attached.setEnabled(self._writable and shape == "pdf")
        self.cover.setEnabled(self._writable and shape in ("pdf", "picture"))
        why = (
            _("Its text is set anew: what is withheld is left out of it by itself.")
            if shape == "text"
            else ""
        )
        self.cover.setToolTip(why)

    def _check_pages(self) -> str:
        """Say what is wrong with the pages as they are written; "" where nothing is."""
        source = self._desk.view.sources.find(self._exhibits[self._at].source)
        trouble = trouble_with_pages(self.pages.text(), source.pages if source else None)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.pages.setAccessibleDescription(trouble)
        return trouble

    def _write_pages(self) -> None:
        if self.pages.isModified() and self._exhibits and not self._check_pages():
            self.pages.setModified(False)
            self._change(pages=" ".join(self.pages.text().split()))

    def _pick(self) -> None:
        self._at = max(0, self.list.at())
        self.pages.setModified(False)
        self._show_chosen()

    def _listen(self) -> None:
        self.add.clicked.connect(self.offer)
        self.begin.clicked.connect(self.offer)
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.remove.clicked.connect(self.drop)
        self.list.currentItemChanged.connect(lambda _now, _before: self._pick())
        self.list.moved.connect(self.shift)
        self.list.dropped.connect(self.drop)
        self.list.opened.connect(self.cover_parts)
        self.pages.editingFinished.connect(self._write_pages)  # not as one types: each is a step
        self.how.activated.connect(lambda _at: self._change(how=self.how.currentData()))
        self.checked.clicked.connect(lambda on: self._change(checked=on))
        self.attached.clicked.connect(lambda on: self._change(attached=on))
        self.cover.clicked.connect(self.cover_parts)

    def _lay_out(self) -> None:
        px = theme().px
        self.setProperty("ground", "list")
        self.add = dress(QToolButton(), "plus", _("Add exhibits"))
        self.up = dress(QToolButton(), "chevron-up", _("Move the exhibit up"), "Alt+↑")
        self.down = dress(QToolButton(), "chevron-down", _("Move the exhibit down"), "Alt+↓")
        self.remove = dress(QToolButton(), "minus", _("Leave the exhibit out"), _("Del"))
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(Label(_("Exhibits"), "strong"))
        head.addSpacing(px(6))
        head.addWidget(self.count, 1)
        for button in (self.up, self.down, self.remove, self.add):
            head.addWidget(button)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(px(10))
        self._form.setVerticalSpacing(px(8))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, widget in ((_("Pages"), self.pages), (_("Shown"), self.how)):
            self._row(words, widget)
        self.how.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.how.setMinimumContentsLength(12)
        self.how.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(10), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.begin)
        column.addWidget(self.list)
        column.addLayout(self._form)
        column.addWidget(self.trouble)
        column.addWidget(self.checked)
        column.addWidget(self.attached)
        column.addWidget(self.cover)

    def _row(self, words: str, widget: QWidget) -> None:
        label = Label(words, "small", "text2")
        label.setBuddy(widget)
        widget.setAccessibleName(words)
        self._form.addRow(label, widget)
