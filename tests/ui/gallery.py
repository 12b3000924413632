"""Draws the pieces of the window into pictures, to be looked at: `python -m tests.ui.gallery FOLDER`."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from hearingdesk import words
from hearingdesk.rows import Chip, Lead, ListRow, Paragraph
from hearingdesk.when import When
from tests.ui.gallery_samples import DOTS, HEARINGS, LANES, LINKS, PICTURES, ROOMS, SAID, STRIP
from tests.ui.records import Demand, People
from tests.ui.rows import Numbers
from tests.ui.voices import Script
from ui.actions import Commands, Register, dress, press
from ui.dialogs.author import AuthorDialog
from ui.dialogs.crash import CrashDialog
from ui.forms.form import Form
from ui.forms.sheet import Sheet
from ui.models.paged import PagedModel
from ui.palette import Entry, Palette
from ui.rooms.linewords import LineList
from ui.rooms.marks import marking
from ui.rooms.sheet import Line
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.chips import FilterChoice
from ui.widgets.head import PageHead, Tab
from ui.widgets.links import Link, LinkList
from ui.widgets.listpane import ListPane
from ui.widgets.page import PageArea
from ui.widgets.sidebar import Section
from ui.widgets.sidepane import SidePane
from ui.widgets.timeline import Event, Lane, TimelineStrip
from ui.widgets.transcript import TranscriptView


class Said:
    def count(self) -> int:
        return len(SAID)

    def paragraph(self, at: int) -> Paragraph:
        return SAID[at]

    read = paragraph

    def cite(self, first: Paragraph, last: Paragraph) -> str:
        return f"p. {first.place}"


class Hearings(Numbers):
    def first(self, n: int) -> list[ListRow]:
        return [
            ListRow(
                at + 1,
                title,
                ko,
                (Chip(state, tone, PICTURES[tone]),),
                Lead(day, week),
                "10:00 · Room 406",
                group,
            )
            for at, (group, week, day, title, ko, tone, state) in enumerate(HEARINGS)
        ]

    def page(self, k: int) -> list[ListRow]:
        return self.first(99)

    def build(self) -> int:
        return len(HEARINGS)

    def find(self, id: int) -> int:
        return id - 1


def window(hold: list[object]) -> QWidget:
    """The three panes."""
    whole = QWidget()
    side = SidePane()
    side.set_case("Finance Committee", "정무위원회")
    side.set_saved("Saved 14:32 · on this computer")
    rooms = [
        Section(key, label, picture, count, urgent=key == "today") for key, label, picture, count in ROOMS
    ]
    rooms += [Section("", "Inquiries"), *(Section(name, name, f"dot:{tone}") for name, tone in DOTS)]
    side.sections.set_sections(rooms)
    side.sections.choose("hearings")
    model = PagedModel(Hearings)
    hold.append(model)
    pane = ListPane("Hearings", model)
    pane.set_tools(
        [dress(QToolButton(), *one) for one in (("arrow-up-down", "Sort"), ("plus", "New hearing"))]
    )
    choices = [
        FilterChoice("up", "Upcoming", 7),
        FilterChoice("held", "Held"),
        FilterChoice("off", "Postponed"),
    ]
    pane.filters.set_choices(choices, "up")
    pane.list.ask(None)
    pane.list.choose(1)
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(1)
    split.addWidget(pane)
    split.addWidget(page())
    split.setSizes([356, 840])
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(side)
    line.addWidget(split, 1)
    whole.resize(1440, 900)
    pane.list.setFocus()
    return whole


def page() -> QWidget:
    whole = QWidget()
    whole.setProperty("ground", "content")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = PageHead("Hearing sections")
    head.crumbs.set_steps([("Structured products mis-selling", 1), ("Hearings", 2), ("3rd", 3)])
    head.set_names(
        "Structured products mis-selling — third hearing", "구조화상품 불완전판매 진상조사 청문회 (제3차)"
    )
    facts = [
        ("clock", "Tue 24 Nov 2026, 10:00"),
        ("map-pin", "Room 406, Main Building"),
        ("users", "17 members"),
    ]
    head.set_facts(
        [Chip("Scheduled", "info", "calendar"), Chip("1 summons unanswered", "warn", "circle-alert")], facts
    )
    build = press("Build briefing pack", "book-marked", "primary")
    tools = [
        dress(QToolButton(), *one)
        for one in (("pin", "Pin"), ("quote", "Copy citation"), ("printer", "Print"))
    ]
    head.set_tools([*tools, build])
    tabs = (("overview", "Overview", None), ("witnesses", "Witnesses", 4), ("transcript", "Transcript", None))
    head.tabs.set_tabs([Tab(*tab) for tab in tabs])
    column.addWidget(head)
    area = PageArea()
    banner = Banner()
    banner.tell("Service of the summons was recorded.", "ok", "Undo", lambda: None)
    area.add(banner)
    area.add_row((witnesses(), 5), (key_facts(), 4))
    area.add(testimony())
    area.add(timeline())
    column.addWidget(area, 1)
    return whole


def witnesses() -> Card:
    card = Card("Witnesses", "증인", [dress(QToolButton(), "plus", "Add witness")])
    card.add(LinkList([Link(at, *row) for at, row in enumerate(LINKS)]))
    return card


def key_facts() -> Card:
    card = Card("Key facts", "", [dress(QToolButton(), "ellipsis", "More")])
    card.add(
        LineList(
            [
                Line("Legal basis", "National Assembly Testimony Act, art. 5"),
                Line("Notice sent", "9 Nov 2026 (15 days before)"),
                Line("Chair", "Kim Min-seo", "김민서"),
                Line("Quorum", "9 of 17", tone="ok", icon="circle-check"),
                Line("Ruled on", "Not in the file", tone="text3", icon="circle-dashed"),
                Line("Record", "Verbatim, Korean; English summary"),
            ]
        )
    )
    return card


def testimony() -> Card:
    card = Card(
        "Testimony  ·  “duty to explain” OR 설명의무",
        "",
        [dress(QToolButton(), "copy", "Copy with citation")],
    )
    view = TranscriptView("Testimony", Said())
    view.set_marks(marking('"duty to explain" OR 설명의무'))
    view.setMinimumHeight(206)
    view.go(1, SAID[1].text.index("설명의무"))
    view.go(0, announce=False)
    view._now = (1, SAID[1].text.index("설명의무"))
    card.add(view, below=6)
    return card


def timeline() -> Card:
    card = Card("Timeline", "", [dress(QToolButton(), "download", "Export as PDF")])
    strip = TimelineStrip("Inquiry timeline")
    made = [Event(lane, date.fromisoformat(day), label, tone) for lane, day, label, tone in STRIP]
    strip.set_events([Lane(*lane) for lane in LANES], made, date(2026, 11, 21))
    card.add(strip)
    return card


def sheet(hold: list[object]) -> QWidget:
    form = Form(Demand, People())
    shown = Demand(id=1, witness=1, name_ko="", organisation="Hanbit Bank", served=When("2026-11-12"))
    form.show_record(shown)
    form.box("note").field.set("Receipt signed by the legal department on 13 Nov. 金 李 韓.")
    form.box("due").field.set(When("2026-11-02"))
    made = Sheet(
        "Summons to appear",
        form,
        lambda _record: None,
        Script(),
        sub="Structured products — third hearing, 24 Nov 2026",
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    form.result()
    form.box("mode").field.set("closed")
    form.box("urgent").field.set(True)
    return made


def palette(hold: list[object]) -> QWidget:
    whole = QWidget()
    whole.setProperty("ground", "side")
    whole.resize(760, 520)
    register = Register()
    for name, text, keys, picture in (
        ("summons.new", "New summons…", "Ctrl+Shift+N", "plus"),
        ("pack.build", "Build briefing pack for this hearing", "Ctrl+B", "book-marked"),
        ("view.korean", "Switch to Korean  한국어로 전환", "", "languages"),
    ):
        register.declare(name, text, menu="Case", keys=keys, icon=picture)(lambda desk: None)
    commands = Commands(whole, None, register)
    made = Palette(whole, commands, None)
    hold += [commands, made]
    whole.show()
    made.popup()
    made._found = [
        Entry(
            "212:11  3월 말에 보고받았습니다. 다만 설명의무 위반에…",
            "Testimony · 증인 최대원",
            "scroll-text",
            print,
        ),
        Entry("2026-1182  설명의무 위반 민원", "Complaint · Hanbit Bank", "message-square-warning", print),
    ]
    made._fill("")
    return whole


def crash(hold: list[object]) -> QWidget:
    return CrashDialog("HearingDesk 0.1.0\n\nTraceback (most recent call last):\n  …\nValueError: boom")


def author(hold: list[object]) -> QWidget:
    return AuthorDialog("Hong Gil-dong")


PAINTED: tuple[Callable[[list[object]], QWidget], ...] = (window, sheet, palette, crash, author)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/tmp/kit")
    folder.mkdir(parents=True, exist_ok=True)
    only = sys.argv[2:]
    app = QApplication([])
    look = Theme(app, "light")
    look.load_rest()
    for mode, scale, lang in (("light", 100, "en"), ("dark", 100, "ko"), ("light", 150, "en")):
        look.use(mode, scale)
        words.use(lang)
        for paint in PAINTED:
            if only and paint.__name__ not in only:
                continue
            hold: list[object] = []
            shown = paint(hold)
            shown.show()
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                app.processEvents()
            shown.grab().save(str(folder / f"{paint.__name__}_{mode}_{scale}.png"))
            for one in hold:
                if isinstance(one, PagedModel):
                    one.close()
            shown.hide()


if __name__ == "__main__":
    main()
