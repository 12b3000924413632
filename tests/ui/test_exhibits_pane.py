"""Exhibits are chosen in the builder: added, ordered, limited to pages, covered; every step is undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from hearingdesk.pack.exhibits.chosen import Chosen, read_chosen, write_chosen
from hearingdesk.pack.outline import Item, read_outline, write_outline
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.settings import Settings
from tests.pack import exhibiting
from tests.pack.exhibiting import plain
from tests.ui.voices import Script
from tests.ui.windows import DAY, close
from ui.desk import Desk, Place
from ui.rooms.packs.adding import AddExhibits
from ui.rooms.packs.covering import CoverDialog
from ui.rooms.packs.exhibits import ExhibitsPane
from ui.rooms.packs.fromsource import PackChoice
from ui.rooms.packs.room import Builder
from ui.widgets.label import Label
from ui.window import Window

WAIT = 60_000
_KEY, _ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    with_sources = exhibiting.Desk(tmp_path / "case.hearing")
    with_sources.source(
        plain(["One."], ["Two."], ["Three."]), "One.", "Two.", "Three.", title="Letter", pages=3
    )
    with_sources.source(plain(["Log."]), "The log of the lamps.", title="Fire log")
    with_sources.source(exhibiting.scan(), title="Scan", marking="staff")
    with_sources.source(b"", title="On record only")
    with_sources.set_pack(sections=write_outline([Item("sources"), Item("exhibits", off=True)]))
    with_sources.case.index_pending()
    with_sources.case.close()
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    made = Window(desk, Script())
    made.resize(1440, 900)
    desk.open(tmp_path / "case.hearing", as_of=DAY)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    close(made)


def builder(qtbot: Any, window: Window) -> Builder:
    window.desk.visit(Place("pack", "pack", window.desk.view.packs.ids()[0]))
    window.commands.run("pack.builder")
    space = window.space()
    assert isinstance(space, Builder)
    laid_out(qtbot, space)
    tree = space.outline.tree
    tree.setFocus()
    while tree.current() != "exhibits":
        qtbot.keyClick(tree, _KEY.Key_Down)
    assert space.exhibits.isVisible()
    assert not space.outline.options.isVisible()
    return space


def laid_out(qtbot: Any, space: Builder) -> None:
    qtbot.waitUntil(lambda: not space.previews.busy() and space.pages.view.count() > 0, timeout=WAIT)


def exhibits(window: Window) -> list[Chosen]:
    return read_chosen(window.desk.view.packs.get(window.desk.view.packs.ids()[0]).exhibits)


def titles(window: Window) -> list[str]:
    return [window.desk.view.sources.called(one.source) for one in exhibits(window)]


def asked(qtbot: Any, pane: ExhibitsPane) -> AddExhibits:
    qtbot.keyClick(pane.add, _KEY.Key_Space)
    dialog = next(one for one in pane.window().findChildren(AddExhibits) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.list.count() == 4)
    return dialog


def add_two(qtbot: Any, window: Window) -> Builder:
    space = builder(qtbot, window)
    dialog = asked(qtbot, space.exhibits)
    for title in ("Letter", "Fire log"):
        rows = [dialog.list.item(at) for at in range(4)]
        next(row for row in rows if row.text().startswith(title)).setCheckState(Qt.CheckState.Checked)
    assert dialog.go.text() == "Add 2 exhibits"
    dialog.add()
    return space


def test_sources_are_found_ticked_and_added_as_one_step_that_switches_the_section_on(qtbot, window):
    space = builder(qtbot, window)
    dialog = asked(qtbot, space.exhibits)
    qtbot.keyClicks(dialog.line, "lamps")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    qtbot.keyClick(dialog.line, _KEY.Key_Down)
    qtbot.keyClick(dialog.list, _KEY.Key_Space)
    dialog.line.clear()
    qtbot.waitUntil(lambda: dialog.list.count() == 4)
    rows = {dialog.list.item(at).text().splitlines()[0]: dialog.list.item(at) for at in range(4)}
    assert rows["Fire log"].checkState() == Qt.CheckState.Checked
    assert not rows["On record only"].flags() & Qt.ItemFlag.ItemIsEnabled
    assert "Neither its file nor its text" in rows["On record only"].text()
    assert "Not for these readers" in rows["Scan"].text()
    place = dialog.list.visualItemRect(rows["Letter"]).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows["Letter"].checkState() == Qt.CheckState.Checked
    dialog.add()
    assert titles(window) == ["Fire log", "Letter"]
    pack = window.desk.view.packs.get(window.desk.view.packs.ids()[0])
    assert read_outline(pack.sections, SECTIONS.all()) == [Item("sources"), Item("exhibits")]
    assert space.exhibits.list.topLevelItemCount() == 2
    window.desk.undo()
    assert exhibits(window) == []
    assert space.exhibits.nothing.isVisible()


def test_exhibits_are_ordered_and_left_out_from_the_keyboard(qtbot, window):
    space = add_two(qtbot, window)
    listed = space.exhibits.list
    listed.setFocus()
    qtbot.keyClick(listed, _KEY.Key_Down, _ALT)
    assert titles(window) == ["Fire log", "Letter"]
    assert listed.at() == 1
    qtbot.keyClick(listed, _KEY.Key_Up, _ALT)
    assert titles(window) == ["Letter", "Fire log"]
    qtbot.keyClick(listed, _KEY.Key_Delete)
    assert titles(window) == ["Fire log"]
    for _step in range(3):
        window.desk.undo()
    assert titles(window) == ["Letter", "Fire log"]
    space.exhibits.down.click()
    assert titles(window) == ["Fire log", "Letter"]


def test_pages_are_written_and_a_bad_range_is_said_in_a_sentence(qtbot, window):
    pane = add_two(qtbot, window).exhibits
    pane.pages.setFocus()
    qtbot.keyClicks(pane.pages, "2-9x")
    qtbot.keyClick(pane.pages, _KEY.Key_Return)
    assert pane.trouble.isVisible()
    assert pane.trouble.text().startswith("“2-9x” is no page.")
    assert exhibits(window)[0].pages == ""
    pane.pages.clear()
    qtbot.keyClicks(pane.pages, "4")
    qtbot.keyClick(pane.pages, _KEY.Key_Return)
    assert "the source has 3 pages" in pane.trouble.text()
    pane.pages.clear()
    qtbot.keyClicks(pane.pages, "1,  3")
    qtbot.keyClick(pane.pages, _KEY.Key_Return)
    assert not pane.trouble.isVisible()
    assert exhibits(window)[0].pages == "1, 3"
    window.desk.undo()
    assert (exhibits(window)[0].pages, pane.pages.text()) == ("", "")


def test_how_it_is_shown_and_that_it_was_looked_at_are_steps_too(qtbot, window):
    pane = add_two(qtbot, window).exhibits
    pane.how.setCurrentIndex(1)
    pane.how.activated.emit(1)
    qtbot.keyClick(pane.checked, _KEY.Key_Space)
    assert exhibits(window)[0] == replace(exhibits(window)[0], how="append", checked=True)
    window.desk.undo()
    assert not pane.checked.isChecked()
    window.desk.undo()
    assert exhibits(window)[0].how == "facsimile"


def test_parts_of_an_exhibit_are_covered_as_one_step(qtbot, window):
    pane = add_two(qtbot, window).exhibits
    pane.list.setFocus()
    qtbot.keyClick(pane.list, _KEY.Key_Return)
    dialog = next(one for one in window.findChildren(CoverDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.view.count() == 3)
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, _KEY.Key_Insert)
    qtbot.keyClick(dialog, _KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [len(boxes) for boxes in exhibits(window)[0].boxes.values()] == [1]
    row = pane.list.topLevelItem(0)
    assert row is not None
    assert "1 part is covered" in row.toolTip(0)
    window.desk.undo()
    assert exhibits(window)[0].boxes == {}


def test_what_is_to_be_looked_at_stands_among_the_checks(qtbot, window):
    space = add_two(qtbot, window)
    pack = window.desk.view.packs.get(window.desk.view.packs.ids()[0])
    scan = next(one.id for one in window.desk.view.sources.all() if one.title == "Scan")
    chosen = [
        Chosen(exhibits(window)[0].source, boxes={1: [(60.0, 60.0, 300.0, 110.0)]}),
        Chosen(scan),
        Chosen(7),
    ]
    with window.desk.change("Choose") as edit:
        edit.update(replace(pack, exhibits=write_chosen(chosen), withheld="Zebedee Quill"))
    laid_out(qtbot, space)

    def told() -> str:
        return "\n".join(label.text() for label in space.checks.findChildren(Label))

    qtbot.waitUntil(lambda: "Ex 1/1: what is covered is not in the file." in told(), timeout=WAIT)
    assert "Ex 2: left out; the others keep their numbers." in told()
    assert "Ex 3: the source is not in the case any more." in told()
    space.checks.readers.set("staff")
    space.checks.readers.changed.emit()
    qtbot.waitUntil(lambda: "Ex 2/1: It has no words" in told(), timeout=WAIT)


def test_the_page_of_a_source_makes_it_an_exhibit(qtbot, window):
    desk = window.desk
    source = next(one.id for one in desk.view.sources.all() if one.title == "Letter")
    desk.go("source", source)
    qtbot.waitUntil(lambda: window.space().current().id == source)
    window.commands.run("source.exhibit")
    assert titles(window) == ["Letter"]
    qtbot.waitUntil(lambda: "It is exhibit 1 of “With exhibits” now." in window.banner.words())
    window.commands.run("source.exhibit")
    qtbot.waitUntil(lambda: "already" in window.banner.words())
    desk.undo()
    assert exhibits(window) == []


def test_of_several_packs_one_is_asked_for(qtbot, window):
    desk = window.desk
    with desk.change("Another") as edit:
        other = edit.add(
            replace(desk.view.packs.get(desk.view.packs.ids()[0]), id=0, title="Another pack")
        ).id
    source = next(one.id for one in desk.view.sources.all() if one.title == "Letter")
    desk.go("source", source)
    qtbot.waitUntil(lambda: window.space().current().id == source)
    window.commands.run("source.exhibit")
    dialog = next(one for one in window.findChildren(PackChoice) if one.isVisible())
    rows = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    dialog.list.setCurrentRow(next(at for at, row in enumerate(rows) if row.startswith("Another")))
    dialog.choose()
    assert [one.source for one in read_chosen(desk.view.packs.get(other).exhibits)] == [source]


def test_a_record_without_its_file_cannot_become_an_exhibit(qtbot, window):
    desk = window.desk
    source = next(one.id for one in desk.view.sources.all() if one.title == "On record only")
    desk.go("source", source)
    qtbot.waitUntil(lambda: window.space().current().id == source)
    window.commands.run("source.exhibit")
    qtbot.waitUntil(lambda: "It cannot be an exhibit." in window.banner.words())
    assert exhibits(window) == []
