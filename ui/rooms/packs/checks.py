"""The checks at the right: who reads it, then one sentence for each check, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hearingdesk import codes
from hearingdesk.codes import Code
from hearingdesk.rows import Chip
from hearingdesk.words import N_, _, n_, say
from ui.forms.fields import SegmentField
from ui.rooms.packs.check import Check
from ui.rooms.packs.checking import ICONS
from ui.rooms.packs.looks import LookFields
from ui.theme import theme
from ui.widgets.chips import ChipLabel
from ui.widgets.label import Glyph, Label, rule

_TOKENS = {"ok": "ok", "warn": "warn", "bad": "bad", "info": "accent"}


class ChecksPane(QFrame):
    """Shows checks; says which readers are wanted and which check is gone into."""

    audience = Signal(str)
    chosen = Signal(str, object)  # a field of the pack, and its value
    followed = Signal(object)  # Check

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setProperty("ground", "list")
        self.setMinimumWidth(px(286))
        self.readers = SegmentField(list(_codes()), required=True)
        self.readers.setAccessibleName(_("Audience"))
        self.readers.setProperty("close", True)
        self.readers.changed.connect(lambda: self.audience.emit(self.readers.get()))
        self._sum = QHBoxLayout()
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(10), px(14), px(6))
        head.addWidget(Label(_("Checks"), "strong"))
        head.addStretch(1)
        head.addLayout(self._sum)
        choice = QVBoxLayout()
        choice.setContentsMargins(px(18), px(4), px(10), px(12))
        choice.setSpacing(px(6))
        choice.addWidget(Label(_("Audience"), "small", "text2"))
        choice.addWidget(self.readers)
        self.look = LookFields()
        self.look.chosen.connect(self.chosen)
        choice.addSpacing(px(6))
        choice.addWidget(self.look)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        body = QWidget()
        body.setProperty("ground", "list")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        foot = Label(
            _("Issuing freezes the pages and notes who got them. The next change makes another edition."),
            "small",
            "text3",
            wrap=True,
        )
        foot.setContentsMargins(px(18), px(12), px(14), px(14))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(choice)
        whole.addWidget(rule())
        whole.addWidget(area, 1)
        whole.addWidget(rule())
        whole.addWidget(foot)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these instead of the earlier ones."""
        _empty(self._list)
        _empty(self._sum)
        for check in checks:
            self._list.addWidget(self._line(check))
            self._list.addWidget(rule())
        look = sum(check.tone in ("warn", "bad") for check in checks)
        if look:
            words = n_("{n} to look at", "{n} to look at", look)
            tone = "bad" if any(check.tone == "bad" for check in checks) else "warn"
            self._sum.addWidget(ChipLabel(Chip(words, tone, "circle-alert")))

    def _line(self, check: Check) -> QWidget:
        px = theme().px
        line = QWidget()
        line.setAccessibleName(f"{check.title}. {check.words}")
        whole = QHBoxLayout(line)
        whole.setContentsMargins(px(16), px(10), px(12), px(11))
        whole.setSpacing(px(10))
        whole.addWidget(Glyph(ICONS[check.tone], _TOKENS[check.tone], 16, 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(3))
        head = QHBoxLayout()
        head.addWidget(Label(check.title, "strong"), 1)
        if check.verb:
            verb = QPushButton(check.verb)
            verb.setProperty("kind", "words")
            verb.setAccessibleName(_("{verb}: {check}", verb=check.verb, check=check.title))
            verb.clicked.connect(lambda: self.followed.emit(check))
            head.addWidget(verb)
        words.addLayout(head)
        words.addWidget(Label(check.words, "small", "text2", wrap=True))
        whole.addLayout(words, 1)
        return line


def _codes() -> Sequence[Code]:
    """The readers, under words short enough to stand side by side."""
    short = say("en", N_("Staff"))
    every = codes.entries("audience").values()
    return [replace(one, en=short) if one.code == "staff" else one for one in every]


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
