"""Joining the entry on the page with another one that is the same person or organisation."""

from __future__ import annotations

from hearingdesk.errors import HearingDeskError
from hearingdesk.joining import join, same
from hearingdesk.words import _
from ui.dialogs.base import SmallDialog
from ui.rooms.bench import Bench
from ui.rooms.lookup import CaseLookup
from ui.rooms.speakers.rows import told_of
from ui.rooms.speakers.who import Option, WhoBox
from ui.widgets.banner import Banner
from ui.widgets.label import Label

_OFFERED = 6


class JoinDialog(SmallDialog):
    """Which other entry is meant; nothing is chosen beforehand, for people may share a name."""

    def __init__(self, bench: Bench, party: int) -> None:
        desk = bench.desk
        name = desk.view.parties.called(party)
        super().__init__(_("Join “{name}” with another entry", name=name), bench.widget(), width=520)
        self._desk, self._party, self._name, self.other = desk, party, name, 0
        said = _(
            "Everything that leads to the other entry will lead to this one, and its names are kept here. "
            "Undo takes them apart again."
        )
        self.body.addWidget(Label(said, "body", "text2", wrap=True))
        self.banner = Banner()
        self.body.addWidget(self.banner)
        options = [
            Option(one.id, desk.view.parties.name(one), told_of(desk.view, one.id))
            for one, _n in zip(same(desk.view, party), range(_OFFERED), strict=False)
        ]
        self.who = WhoBox(CaseLookup(desk.view))
        self.who.show_options(options, None, "")
        self.who.chosen.connect(self._choose)
        self.who.opened.connect(desk.go)
        self.body.addWidget(self.who)
        self.button(_("Cancel")).clicked.connect(self.reject)
        self.join = self.button(_("Join"), "primary")
        self.join.clicked.connect(self.write)
        self.join.setEnabled(False)

    def write(self) -> None:
        """Make them one, in one change; stay open and say why where that is not possible."""
        desk, other = self._desk, self._desk.view.parties.called(self.other)
        try:
            with desk.change(_("Join {other} with {name}", other=other, name=self._name)) as edit:
                join(desk.view, edit, self._party, self.other)
        except HearingDeskError as error:
            self.banner.tell(str(error), "bad")
            return
        self.accept()
        desk.say(
            _("“{other}” is joined with “{name}”.", other=other, name=self._name), "ok", _("Undo"), desk.undo
        )

    def _choose(self, party: int) -> None:
        self.other = party
        self.join.setEnabled(bool(party))


def join_entries(bench: Bench, party: int) -> JoinDialog:
    """Ask with which other entry somebody is to be joined."""
    dialog = JoinDialog(bench, party)
    dialog.open()
    return dialog
