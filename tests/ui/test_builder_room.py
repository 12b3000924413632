"""The builder: an outline that is edited, pages that follow, checks, issuing, templates, a printed page verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.issue import issue
from hearingdesk.pack.outline import Item, read_outline
from hearingdesk.pack.seal import verify_page
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.settings import Settings
from tests.pack.reading import Reading
from tests.pack.tunnel import tunnel
from tests.ui.voices import Script
from tests.ui.windows import DAY, close
from ui.desk import Desk, Place
from ui.rooms.packs.issuing import IssueDialog
from ui.rooms.packs.room import Builder
from ui.rooms.packs.templating import TemplateDialog, keep_template
from ui.rooms.packs.verifying import VerifyDialog
from ui.window import Window

WAIT = 60_000


@pytest.fixture
def window(qtbot: Any, tmp_path: Path) -> Iterator[Window]:
    path = tmp_path / "tunnel.hearing"
    tunnel(path).close()
    desk = Desk()
    desk.settings = Settings(author="Tester", installation="test", language="")
    made = Window(desk, Script())
    made.resize(1440, 900)
    desk.open(path, as_of=DAY)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    close(made)


def builder(qtbot: Any, window: Window) -> Builder:
    desk = window.desk
    desk.visit(Place("pack", "pack", desk.view.packs.ids()[0]))
    window.commands.run("pack.builder")
    space = window.space()
    assert isinstance(space, Builder)
    laid_out(qtbot, space)
    return space


def laid_out(qtbot: Any, space: Builder) -> None:
    qtbot.waitUntil(lambda: not space.previews.busy() and space.pages.view.count() > 0, timeout=WAIT)


def items(window: Window) -> list[Item]:
    pack = window.desk.view.packs.get(window.desk.view.packs.ids()[0])
    return read_outline(pack.sections, SECTIONS.all())


def test_the_outline_is_edited_from_the_keyboard_and_every_step_is_undone(qtbot, window):
    space = builder(qtbot, window)
    tree = space.outline.tree
    tree.choose("chronology")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.name for item in items(window)][:2] == ["chronology", "summary"]
    assert tree.current() == "chronology"
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: items(window)[0].off)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert "chronology" not in {item.name for item in items(window)}
    space.outline.added.emit("chronology")
    assert items(window)[-1] == Item("chronology")
    for _step in range(4):
        window.desk.undo()
    assert items(window) == []


def test_the_old_pages_stay_until_the_new_ones_come_and_open_at_the_section_edited(qtbot, window):
    space = builder(qtbot, window)
    before = space.pages.view.count()
    space.outline.tree.choose("sources")
    space.outline.tree.wanted.emit("sources")
    options = space.outline.options
    options.detail.setCurrentIndex(1)
    options.detail.activated.emit(1)
    assert next(item for item in items(window) if item.name == "sources").detail == "short"
    assert space.previews.busy()
    assert space.pages.view.count() == before
    laid_out(qtbot, space)
    assert space._found is not None
    at = next(part.page for part in space._found.made.printed.parts if part.key == "sources")
    shown = space.pages.view.shown  # the last page cannot stand at the top where two fit into the view
    qtbot.waitUntil(lambda: at in {page for page, _box in shown()}, timeout=WAIT)


def test_other_readers_have_other_pages_and_what_they_lack_is_told(qtbot, window):
    space = builder(qtbot, window)
    space.checks.readers.set("public")
    space.checks.readers.changed.emit()
    laid_out(qtbot, space)
    assert window.desk.view.packs.get(space.current().id).audience == "public"
    qtbot.waitUntil(
        lambda: "Notes of the staff: not for these readers" in space.outline.silent.text(), timeout=WAIT
    )


def test_a_leak_is_named_and_the_pack_cannot_be_issued(qtbot, window):
    space = builder(qtbot, window)
    pack = window.desk.view.packs.get(space.current().id)
    with window.desk.change("Withhold") as edit:
        edit.update(replace(pack, withheld="The Haeram Tunnel failure"))
    qtbot.waitUntil(space.leaks, timeout=WAIT)
    assert not space._issue.isEnabled()


def test_a_pack_is_issued_verified_and_told_on_its_page(qtbot, window, tmp_path):
    space = builder(qtbot, window)
    dialog = IssueDialog(window.desk, space.options(), window.voice, window)
    dialog.recipients.setPlainText("Member Orla Vennick\n\nClerk\n")
    dialog.place.setText(str(tmp_path / "brief"))
    dialog.act()
    view = window.desk.view
    qtbot.waitUntil(lambda: view.editions.count() == 1 and window.desk.writable, timeout=WAIT)
    edition = next(iter(view.editions.all()))
    assert edition.recipients == "Member Orla Vennick\nClerk"
    assert {path.name for path in tmp_path.glob("*.pdf")} == {
        "brief.pdf",
        "brief, copy 01.pdf",
        "brief, copy 02.pdf",
    }
    _verified(qtbot, window, (tmp_path / "brief.pdf").read_bytes(), edition.code)


def _verified(qtbot: Any, window: Window, content: bytes, code: str) -> None:
    reading = Reading(content)
    found = re.search(rf"{code}-5-[0-9A-F]{{6}}", reading.text(5))
    assert found is not None
    printed = found[0]
    assert verify_page(window.desk.view, printed).agrees
    asked = VerifyDialog(window.desk, window)
    asked.open()
    asked.code.setText(f" {printed} ")
    asked.verify()
    assert "Edition 1, page 5" in asked.facts.text()
    qtbot.waitUntil(
        lambda: asked.pages.view.count() == len(reading) and asked.pages.page() == 5, timeout=WAIT
    )
    asked.code.setText("K7QF-12A-9F3C2A")
    asked.verify()
    assert "No edition" in asked.banner.words()
    asked.reject()


def test_a_second_edition_says_which_pages_change(qtbot, window, tmp_path):
    desk = window.desk
    options = PackOptions(pack=str(desk.view.packs.ids()[0]))
    assert desk.case is not None
    issue(desk.case, tmp_path / "first.pdf", options)
    space = builder(qtbot, window)
    fact = next(iter(desk.view.facts.all()))
    with desk.change("Say more") as edit:
        edit.update(replace(fact, text=f"{fact.text} Nobody was told."))
    laid_out(qtbot, space)
    qtbot.waitUntil(lambda: space._found is not None and bool(space._found.found.changed), timeout=WAIT)
    assert space._found is not None
    assert (space._found.number, space._found.last) == (2, 1)
    assert 0 < space._found.supplement < space._found.made.printed.pages
    tree = space.outline.tree
    tips = [item.toolTip(0) for at in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(at))]
    assert any("changed since the last edition" in tip for tip in tips)


def test_a_pack_begins_as_a_template_and_is_kept_as_one(qtbot, window):
    desk = window.desk
    dialog = TemplateDialog(desk, None, window)
    titles = [shape.title for shape in dialog._shapes]
    dialog.list.setCurrentRow(titles.index("One witness"))
    count = desk.view.packs.count()
    dialog.make()
    assert desk.view.packs.count() == count
    dialog.words.setText("Kim Do-hyun")
    dialog.make()
    made = desk.view.packs.get(
        max(desk.view.packs.ids(), key=lambda id: desk.view.packs.get(id).title == "One witness: Kim Do-hyun")
    )
    assert [
        item.words for item in read_outline(made.sections, SECTIONS.all()) if item.name == "witnesses"
    ] == ["Kim Do-hyun"]
    assert isinstance(window.space(), Builder)
    keep_template(desk, made, Script("For one person"))
    kept = TemplateDialog(desk, None, window)._shapes[-1]
    assert (kept.title, kept.pack().sections) == ("For one person", made.sections)
