"""From the page of a source: it becomes an exhibit of a briefing pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hearingdesk import codes
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.exhibits import choosing
from hearingdesk.pack.exhibits.chosen import read_chosen
from hearingdesk.pack.exhibits.offered import offer
from hearingdesk.records.packs import Pack
from hearingdesk.words import _, legible, n_
from ui.desk import Desk, Notice, Place
from ui.dialogs.base import SmallDialog
from ui.rooms.bench import Bench, shown
from ui.rooms.register import BUILDER
from ui.theme import theme
from ui.widgets.label import Label


def add_to_pack(bench: Bench) -> None:
    """Make the source on the page an exhibit of the one pack there is, or of that which is chosen of several."""
    desk, source = bench.desk, shown(bench).id
    packs = list(desk.view.packs.all())
    one = offer(desk.view, desk.view.sources.get(source), "chair")
    if not one.shape:
        desk.say(_("It cannot be an exhibit. {why}", why=_(one.why)), "warn")
    elif not packs:
        desk.say(
            _("There is no briefing pack yet."),
            "info",
            _("New pack from a template…"),
            lambda: bench.commands.run("pack.from_template"),
        )
    elif len(packs) == 1:
        make_exhibit(desk, packs[0], source)
    else:
        PackChoice(packs, lambda pack: make_exhibit(desk, pack, source), bench.widget()).open()


def make_exhibit(desk: Desk, pack: Pack, source: int) -> None:
    """Put the source at the end of the exhibits of a pack, in one step; say which it is."""
    title = desk.view.packs.called(pack.id)
    known = source in {one.source for one in read_chosen(pack.exhibits)}
    if not known:
        try:
            with desk.change(_("Add an exhibit to “{pack}”", pack=title)) as edit:
                pack = edit.update(choosing.added(pack, [source]))
        except HearingDeskError as error:
            desk.say(str(error), "warn")
            return
    number = next(n for n, one in enumerate(read_chosen(pack.exhibits), 1) if one.source == source)
    words = _("It is exhibit {n} of “{pack}” already.") if known else _("It is exhibit {n} of “{pack}” now.")
    there = Place(BUILDER, "pack", pack.id)
    said = words.format(n=number, pack=title)
    if known:
        desk.say(said, "info", _("Open the pack builder"), lambda: desk.visit(there))
    else:
        also = _("Open the pack builder")
        desk.said.emit(Notice(said, "ok", _("Undo"), desk.undo, also, lambda: desk.visit(there)))


class PackChoice(SmallDialog):
    """Asks for one of several packs."""

    def __init__(
        self, packs: Sequence[Pack], run: Callable[[Pack], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Add to a pack as an exhibit"), parent, width=520)
        self._packs, self._run = packs, run
        self.list = QListWidget()
        self.list.setAccessibleName(_("Briefing packs"))
        self.list.setProperty("choices", True)
        self.list.setMinimumHeight(theme().px(240))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for pack in packs:
            n = len(read_chosen(pack.exhibits))
            facts = (
                codes.label("audience", pack.audience),
                n_("{n} exhibit", "{n} exhibits", n) if n else "",
            )
            facts_told = " · ".join(filter(None, facts))
            self.list.addItem(QListWidgetItem(legible(f"{pack.title or pack.title_ko}\n{facts_told}")))
        self.list.setCurrentRow(0)
        self.body.addWidget(Label(_("It becomes the last of its exhibits."), "small", "text2"))
        self.body.addWidget(self.list)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self.button(_("Add"), "primary").clicked.connect(self.choose)
        self.list.itemActivated.connect(lambda _item: self.choose())

    def choose(self) -> None:
        """Take the pack that the keyboard is on."""
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self._run(self._packs[row])
