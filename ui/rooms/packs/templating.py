"""New packs from templates, and a pack kept as a template of the committee."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from hearingdesk import codes
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.outline import read_outline
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.templates import Shape, kept, named_by, templates
from hearingdesk.records.packs import Pack
from hearingdesk.words import _
from ui.desk import Desk, Place
from ui.dialogs.base import SmallDialog
from ui.rooms.register import BUILDER
from ui.say import Voice
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.label import Label

ROW = 28  # pixels at 100 %


class TemplateDialog(SmallDialog):
    """A list of templates; `make` adds the pack and opens the builder on it."""

    def __init__(self, desk: Desk, hearing: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_("New pack from a template"), parent, width=560)
        self._desk, self._hearing = desk, hearing
        self._shapes = templates(desk.view)
        self.banner = Banner()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setMinimumHeight(theme().px(300))
        self.list.setProperty("choices", True)
        for shape in self._shapes:
            words = _("{title} (this committee’s)", title=shape.label()) if shape.own else shape.label()
            row = QListWidgetItem(words)
            row.setSizeHint(QSize(0, theme().px(ROW)))
            self.list.addItem(row)
        self.told = Label("", "small", "text2", wrap=True)
        self.told.setMinimumHeight(theme().px(54))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.ask = Label(_("Name of the witness, as it stands in the case"), "small", "text2")
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Name of the witness, as it stands in the case"))
        for widget in (self.banner, self.list, self.told, self.ask, self.words):
            self.body.addWidget(widget)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self.button(_("Make the pack"), "primary").clicked.connect(self.make)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.make())
        self.list.setCurrentRow(0)

    def make(self) -> None:
        """Add the pack; stay open and say why where that is not possible."""
        shape = self._shapes[self.list.currentRow()]
        words = self.words.text().strip()
        if shape.asks and not words:
            self.banner.tell(_("Write whom it is about: the pack is limited to this witness."), "warn")
            self.words.setFocus()
            return
        try:
            with self._desk.change(_("Make a pack from “{title}”", title=shape.label())) as edit:
                pack: Pack = edit.add(shape.pack(words, self._hearing, named_by(self._desk.view, words)))
        except HearingDeskError as error:
            self.banner.tell(str(error), "bad")
            return
        self.accept()
        self._desk.visit(Place(BUILDER, "pack", pack.id))

    def _show(self, row: int) -> None:
        shape = self._shapes[row]
        self.told.setText(_told(shape))
        for widget in (self.ask, self.words):
            widget.setVisible(bool(shape.asks))


def _told(shape: Shape) -> str:
    """Readers, language, paper, and the sections in order."""
    pack = shape.pack()
    known = {section.name: section for section in SECTIONS.all()}
    items = read_outline(pack.sections, SECTIONS.all())
    names = [_(known[item.name].title) for item in items if item.name in known and not item.off]
    kinds = [
        codes.label(table, code)
        for table, code in (
            ("audience", pack.audience),
            ("language", pack.language),
            ("paper", pack.paper),
            ("pack_style", pack.style),
        )
    ]
    return f"{' · '.join(kinds)}\n{', '.join(names) if names else _('All sections')}"


def keep_template(desk: Desk, pack: Pack, voice: Voice) -> None:
    """Ask for a name and keep the pack's outline under it; one of the same name is replaced."""
    title = (voice.line(_("Save as a template"), _("A name for the template."), pack.title) or "").strip()
    if not title:
        return
    made, there = kept(pack, title), desk.view.templates.first(title=title)
    with desk.change(_("Save the template “{title}”", title=title)) as edit:
        if there is None:
            edit.add(made)
        else:
            edit.update(replace(there, settings=made.settings))
    desk.say(_("Saved: {name}", name=title), "ok", _("Undo"), desk.undo)
