"""The builder: an outline that is edited, pages that follow, checks, issuing, templates, a printed page verified."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.issue import issue
from hearingdesk.pack.outline import Item, read_outline, whole_outline
from hearingdesk.pack.seal import verify_page
from hearingdesk.pack.sections import SECTIONS
from tests.pack.reading import Reading
from tests.ui.building import WAIT, builder, laid_out
from tests.ui.voices import Script
from tests.ui.windows import enter, listed
from ui.desk import Desk
from ui.jobs import Job
from ui.rooms.packs.issuing import IssueDialog
from ui.rooms.packs.leaking import places_in_words
from ui.rooms.packs.room import Builder
from ui.rooms.packs.templating import TemplateDialog, keep_template
from ui.rooms.packs.verifying import VerifyDialog
from ui.window import Window


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
    assert not space.buttons.issue.isEnabled()


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
    assert space.buttons.issue.accessibleName() == "Issue edition 2…"
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
        max(desk.view.packs.ids(), key=lambda id: desk.view.packs.get(id).title == "Witness: Kim Do-hyun")
    )
    assert [
        item.words for item in read_outline(made.sections, SECTIONS.all()) if item.name == "witnesses"
    ] == ["Kim Do-hyun"]
    assert isinstance(window.space(), Builder)
    keep_template(desk, made, Script("For one person"))
    kept = TemplateDialog(desk, None, window)._shapes[-1]
    assert (kept.title, kept.pack().sections) == ("For one person", made.sections)


def test_the_line_after_one_taken_out_is_chosen(qtbot, window):
    tree = builder(qtbot, window).outline.tree
    names = [item.name for item in whole_outline("", SECTIONS.all())]
    tree.choose(names[2])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert tree.current() == names[3]


def test_a_section_narrowed_to_nothing_is_not_said_to_lack_records(qtbot, window):
    space = builder(qtbot, window)
    tree, words = space.outline.tree, space.outline.options.words
    tree.setFocus()
    while tree.current() != "chronology":
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    words.setFocus()
    qtbot.keyClicks(words, "zzqq")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "Chronology: nothing these readers may see fits the choice" in space.outline.silent.text(),
        timeout=WAIT,
    )


def test_what_the_outline_is_on_stays_in_sight_when_the_pane_below_grows(qtbot, window):
    space = builder(qtbot, window)
    window.resize(1100, 700)
    tree = space.outline.tree
    tree.setFocus()
    while tree.current() != "exhibits":
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.waitUntil(space.exhibits.isVisible)
    item = tree.currentItem()
    assert item is not None
    seen = tree.viewport().rect()
    qtbot.waitUntil(lambda: tree.viewport().rect().contains(tree.visualItemRect(item).center()))
    assert seen.height() > 3 * tree.visualItemRect(item).height()


def test_in_a_narrow_window_nothing_of_the_checks_is_cut(qtbot, window):
    space = builder(qtbot, window)
    window.resize(window.minimumSize())
    looks = space.checks
    fields = [*looks.readers.findChildren(QToolButton), looks.look.duplex, space.pages.where]
    assert len(fields) > 4
    qtbot.waitUntil(lambda: space.width() < 920)
    qtbot.waitUntil(lambda: [one.text() for one in fields if one.width() < one.sizeHint().width()] == [])


def test_a_page_that_comes_after_its_dialog_was_closed_is_let_go(qtbot, window, tmp_path):
    desk = window.desk
    assert desk.case is not None
    issue(desk.case, tmp_path / "first.pdf", PackOptions(pack=str(desk.view.packs.ids()[0])))
    asked = VerifyDialog(desk, window)
    asked.open()
    asked.code.setText(_printed(desk, tmp_path / "first.pdf"))
    asked.verify()
    asked.reject()
    qtbot.waitUntil(lambda: not window.findChildren(VerifyDialog))
    qtbot.waitUntil(lambda: not desk.jobs.findChildren(Job))


def _printed(desk: Desk, path: Path) -> str:
    edition = next(iter(desk.view.editions.all()))
    found = re.search(rf"{edition.code}-5-[0-9A-F]{{6}}", Reading(path.read_bytes()).text(5))
    assert found is not None
    return found[0]


def test_recipients_are_typed_at_once(qtbot, window):
    space = builder(qtbot, window)
    dialog = IssueDialog(window.desk, space.options(), window.voice, window)
    dialog.open()
    assert dialog.focusWidget() is dialog.recipients
    dialog.reject()


def test_a_code_is_understood_however_its_parts_are_set_apart(qtbot, window, tmp_path):
    desk = window.desk
    assert desk.case is not None
    issue(desk.case, tmp_path / "first.pdf", PackOptions(pack=str(desk.view.packs.ids()[0])))
    printed = _printed(desk, tmp_path / "first.pdf")
    asked = VerifyDialog(desk, window)
    asked.open()
    for apart in (" ", " – ", "- "):
        asked.code.setText(f" {printed.lower().replace('-', apart)}\n")
        asked.verify()
        assert "is as it was issued" in asked.banner.words()
    assert asked.code.mapTo(asked, asked.code.rect().topLeft()).x() < asked.width() // 4
    asked.reject()


def test_many_pages_that_say_something_withheld_are_named_in_one_go():
    labels = ("1", "2", "2A", "3", "4")
    places = ["the text of page 1", "the text between pages 1 and 2", "the text of page 2A", "the bookmarks"]
    assert places_in_words(places, labels) == "; ".join(places)
    more = [*places, "the text of page 3", "the text between pages 3 and 4", "the text of page 3"]
    assert places_in_words(more, labels) == "the text of pages 1, 2A, 3; the bookmarks"


def test_editions_are_searched_sorted_and_exported_by_who_got_them(qtbot, window, tmp_path):
    desk = window.desk
    assert desk.case is not None
    options = PackOptions(pack=str(desk.view.packs.ids()[0]))
    for name in ("Member Orla Vennick", "Clerk"):
        issue(desk.case, tmp_path / f"{name}.pdf", options, [name])
    space = enter(qtbot, window, "edition")
    assert [row.sub for row in listed(space)] == ["Clerk", "Member Orla Vennick"]
    space._ask(order="pack", down=False)
    qtbot.waitUntil(lambda: [row.sub for row in listed(space)] == ["Member Orla Vennick", "Clerk"])
    space.pane.search.setText("vennick")
    qtbot.waitUntil(lambda: [row.sub for row in listed(space)] == ["Member Orla Vennick"])
    window.commands.refresh()
    window.voice.answers.append(tmp_path / "editions.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "editions.csv" in window.banner.words(), timeout=WAIT)
    told = (tmp_path / "editions.csv").read_text("utf-8-sig")
    assert "Member Orla Vennick" in told
    assert "Clerk" not in told
