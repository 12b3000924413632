"""The pieces of the preview and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hearingdesk.exchange.preview.looks import LinesLook, Preview, TableLook, WordLook
from hearingdesk.words import _
from ui.actions import press
from ui.rooms.importing.counts_line import CountsLine
from ui.rooms.importing.letters_box import LettersBox
from ui.rooms.importing.lines_view import LinesView
from ui.rooms.importing.minutes_form import MinutesForm
from ui.rooms.importing.profile_box import ProfileBox
from ui.rooms.importing.rows_view import RowsView
from ui.rooms.importing.table_form import TableForm
from ui.rooms.importing.word_form import WordForm
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.head import Tab, Tabs
from ui.widgets.label import Cut, Label, rule
from ui.widgets.page import EmptyState, PageArea

F = TypeVar("F", TableForm, MinutesForm, WordForm)
SETTINGS, TEXT = "settings", "text"
_LEFT, _WIDE, _HIGH = 430, 1280, 820  # at 100 %


class Frame:
    """Builds the dialog; what its pieces mean is the dialog's business."""

    def __init__(self, dialog: QDialog, made: Callable[[TableForm | MinutesForm | WordForm], object]) -> None:
        """`made` hears of a form when it is first needed."""
        self._made = made
        self.title, self.banner, self.counts = Cut("", "title"), Banner(), CountsLine()
        self.profile, self.letters = ProfileBox(), LettersBox()
        self.rows, self.lines = RowsView(_("The first rows")), LinesView(_("The first lines"))
        self.text, self.fault = QPlainTextEdit(), Label("", "small", "bad", wrap=True)
        self.name, self.of = QLineEdit(), QLineEdit()
        self.choose = press(_("Choose a file to try it on…"), "folder")
        self.save, self.cancel = QPushButton(_("Save the profile")), QPushButton(_("Cancel"))
        self.go, self.why = QPushButton(_("Import")), Label("", "small", "text2", wrap=True)
        self.tabs, self.left, self.right = Tabs(_("How it is read")), QStackedWidget(), QStackedWidget()
        self._forms = {
            TableLook: Card(_("The table")),
            LinesLook: Card(_("How it is printed")),
            WordLook: Card(_("What the styles mean")),
        }
        self._lay_out(dialog)

    @cached_property
    def table(self) -> TableForm:
        """How a table is laid out."""
        return self._put(TableLook, TableForm())

    @cached_property
    def minutes(self) -> MinutesForm:
        """How minutes are printed."""
        return self._put(LinesLook, MinutesForm())

    @cached_property
    def word(self) -> WordForm:
        """What styles mean."""
        return self._put(WordLook, WordForm())

    def show_file(self, name: str, made: Preview | None) -> None:
        """Which file is looked at."""
        self.title.setText(name)
        self._letters.setVisible(bool(made and made.letters.found))

    def show_form(self, body: object, *, editable: bool) -> None:
        """The settings that go with what is shown."""
        for kind, card in self._forms.items():
            card.setVisible(editable and isinstance(body, kind))

    def show_text(self, settings: str) -> None:
        """The profile as TOML, unless it stands there already."""
        if self.text.toPlainText() != settings:
            self.text.blockSignals(True)
            self.text.setPlainText(settings)
            self.text.blockSignals(False)

    def _put(self, kind: type, form: F) -> F:
        self._forms[kind].add(form, edge=16, below=14)
        self._made(form)
        return form

    def _lay_out(self, dialog: QDialog) -> None:
        px = theme().px
        head = QVBoxLayout()
        head.setContentsMargins(px(20), px(16), px(20), px(10))
        head.setSpacing(px(8))
        head.addWidget(self.title)
        head.addWidget(self.banner)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._settings())
        split.addWidget(self._result())
        split.setStretchFactor(1, 1)
        split.setSizes([px(_LEFT), px(_WIDE - _LEFT)])
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(split, 1)
        column.addWidget(self._foot())
        room = dialog.screen().availableSize()
        dialog.resize(min(px(_WIDE), round(room.width() * 0.96)), min(px(_HIGH), round(room.height() * 0.92)))

    def _settings(self) -> QWidget:
        px = theme().px
        whole = QFrame()
        whole.setProperty("ground", "list")
        whole.setMinimumWidth(px(340))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(0)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(px(20), 0, px(20), 0)
        tabs.addWidget(self.tabs)
        self.tabs.set_tabs([Tab(SETTINGS, _("Settings")), Tab(TEXT, _("As text (TOML)"))])
        self.tabs.chosen.connect(lambda key: self.left.setCurrentIndex((SETTINGS, TEXT).index(key)))
        self.left.addWidget(self._cards())
        self.left.addWidget(self._toml())
        column.addLayout(tabs)
        column.addWidget(rule())
        column.addWidget(self.left, 1)
        return whole

    def _cards(self) -> QWidget:
        area = PageArea()
        what, self._letters, kept = Card(_("What it is")), Card(_("Letters")), Card(_("Keep it as a profile"))
        what.add(self.profile, edge=16, below=14)
        self._letters.add(self.letters, edge=16, below=14)
        kept.add(self._naming(), edge=16, below=14)
        for card in (what, self._letters, *self._forms.values(), kept):
            area.add(card)
        for card in self._forms.values():
            card.hide()
        side, page = theme().px(16), area.widget()
        if page is not None and (layout := page.layout()) is not None:
            layout.setContentsMargins(side, side, side, side)
        return area

    def _naming(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        label = Label(_("Name"), "label", "text2")
        label.setBuddy(self.name)
        self.name.setAccessibleName(_("Name of the import profile"))
        hint = _("Other files of the same sort can be read by it, here and by the command line.")
        of = Label(_("For the files of the committee"), "label", "text2")
        of.setBuddy(self.of)
        self.of.setAccessibleName(_("Committee whose files the profile reads"))
        self.of.setPlaceholderText(_("Empty: of any"))
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.save)
        column.addWidget(label)
        column.addLayout(line)
        column.addWidget(of)
        column.addWidget(self.of)
        column.addWidget(Label(hint, "small", "text3", wrap=True))
        return box

    def _toml(self) -> QWidget:
        px, page = theme().px, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        self.text.setAccessibleName(_("The profile as text (TOML)"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        hint = _("The same profile, for those who write patterns. Settings and text follow each other.")
        column.addWidget(Label(hint, "small", "text3", wrap=True))
        column.addWidget(self.text, 1)
        column.addWidget(self.fault)
        return page

    def _result(self) -> QWidget:
        px, whole = theme().px, QFrame()
        whole.setProperty("ground", "content")
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(20), px(12), px(20), 0)
        column.setSpacing(px(10))
        empty = EmptyState("file-text", _("No file is looked at."), self.choose)
        for widget in (empty, self.rows, self.lines):
            self.right.addWidget(widget)
        column.addWidget(self.counts)
        column.addWidget(self.right, 1)
        return whole

    def _foot(self) -> QFrame:
        px, foot = theme().px, QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(px(20), px(12), px(20), px(12))
        line.setSpacing(px(10))
        line.addWidget(self.why, 1)
        self.go.setProperty("kind", "primary")
        self.go.setToolTip("Ctrl+Enter")
        for button in (self.cancel, self.go, self.save, self.choose):
            button.setAutoDefault(False)
        line.addWidget(self.cancel)
        line.addWidget(self.go)
        return foot
