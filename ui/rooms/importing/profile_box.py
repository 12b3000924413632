"""What a file is read as, by which profile, and which profile of the case it may be meant for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from hearingdesk.exchange import formats
from hearingdesk.exchange.preview.looking import confidence
from hearingdesk.exchange.preview.looks import Preview
from hearingdesk.exchange.profiles.common import FORMATS
from hearingdesk.exchange.profiles.proposing import Proposal
from hearingdesk.exchange.tabular.profile import named, shipped
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, language, legible
from ui.forms.advice import Advice
from ui.theme import theme
from ui.widgets.label import Label


class ProfileBox(QWidget):
    """Says what was found, and lets one choose otherwise."""

    chosen_format = Signal(str)
    chosen_profile = Signal(object)  # Profile, or None for as the program reads it

    def __init__(self) -> None:
        super().__init__()
        self.format, self.profile, self.advice = QComboBox(), QComboBox(), Advice()
        self.found = Label("", "body", "", wrap=True)
        self._kept: Sequence[Profile] = ()
        self._filled: tuple[object, ...] = ()
        for format in ("", *FORMATS):
            self.format.addItem(
                _(formats.named(format).title) if format else _("Found by its content"), format
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self.found)
        for words, box in ((_("Read as"), self.format), (_("By the profile"), self.profile)):
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            label = Label(words, "label", "text2")
            label.setBuddy(box)
            column.addSpacing(theme().px(4))
            column.addWidget(label)
            column.addWidget(box)
        column.addWidget(self.advice)
        self.format.activated.connect(lambda _at: self.chosen_format.emit(self.format.currentData()))
        self.profile.activated.connect(lambda _at: self._picked())

    def show_preview(
        self, made: Preview, kept: Sequence[Profile], profile: Profile | None, *, drafted: bool
    ) -> None:
        """What a look has found; `kept` are the profiles of the case."""
        self._kept = kept
        self.found.setText(_found(made))
        self.format.setCurrentIndex(max(0, self.format.findData(made.asked.format)))
        self._fill(made, profile, drafted)

    def propose(self, proposals: Sequence[Proposal], use: Any) -> None:
        """Offer the profiles that fit; nothing is used by itself."""
        if not proposals:
            self.advice.withdraw()
            return
        best = proposals[0]
        why = (
            _("The file names the committee it was made for.")
            if best.same_committee
            else _("Every column it names is there.")
            if best.same_headings
            else _("Its lines begin as that profile says.")
        )
        choices = [
            (_("Use “{name}”", name=legible(one.profile.title)), lambda one=one: use(one.profile))
            for one in proposals[:3]
        ]
        sentence = _("The file may be meant for a profile of this case.")
        self.advice.tell("info", sentence, [why], choices)

    def _fill(self, made: Preview, profile: Profile | None, drafted: bool) -> None:
        none = _none(made, drafted)
        filled = (none, *((one.id, one.title) for one in self._kept))
        if filled != self._filled:
            self._filled = filled
            self._offer(none)
        at = 0
        for place in range(1, self.profile.count()):
            other = self.profile.itemData(place)
            if profile is not None and isinstance(other, Profile):
                same = other.id == profile.id and other.title == profile.title
                at = place if same else at
        self.profile.setCurrentIndex(at)

    def _offer(self, none: str) -> None:
        self.profile.clear()
        self.profile.addItem(none, None)
        for one in self._kept:
            self.profile.addItem(legible(one.title), one)
        if self._kept:
            self.profile.insertSeparator(self.profile.count())
        for name in shipped():
            one = named(name)
            if one is not None:
                self.profile.addItem(_("{name} (of the program)", name=shipped_title(one)), one)

    def _picked(self) -> None:
        self.chosen_profile.emit(self.profile.currentData())


def _none(made: Preview, drafted: bool) -> str:
    if drafted:
        return _("As set below")
    found = named(made.by) if made.by else None
    if found is not None:
        return _("Found: {name}", name=shipped_title(found))
    return _("None")


def _found(made: Preview) -> str:
    if not made.format:
        return (
            _("No format of the program is known in it. Say below how it is printed.")
            if made.body
            else made.wrong
        )
    title = _(formats.named(made.format).title)
    if made.asked.format or (made.asked.profile and not made.sure):
        return _("{format}, as you chose", format=title)
    return _("{format}: {sure}", format=title, sure=confidence(made.sure))


def shipped_title(profile: Profile) -> str:
    """What a profile of the program is called in the language in force."""
    from hearingdesk.exchange.profiles.common import told

    titles = told(profile.title, profile.settings).get("title", {})
    return str(titles.get(language()) or titles.get("en") or profile.title)
