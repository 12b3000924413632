"""The builder and its worker: warm while it is open, gone with the case; a section first, then the whole."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import Qt

from hearingdesk.pack import paper
from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.issue import issue
from hearingdesk.pack.preview import Alone
from tests.ui.building import WAIT, builder, laid_out
from tests.ui.voices import Script
from tests.ui.windows import DAY
from tests.working.test_aside import gone, lives
from ui.desk import Place
from ui.rooms.packs.checking import checks
from ui.rooms.packs.issuing import IssueDialog, save_again
from ui.rooms.packs.making import PdfDialog, PrintDialog
from ui.window import Window

ROLE = Qt.ItemDataRole.AccessibleTextRole


def say_more(window: Window, words: str = " Nobody was told.") -> None:
    fact = next(iter(window.desk.view.facts.all()))
    with window.desk.change("Say more") as edit:
        edit.update(replace(fact, text=fact.text + words))


def test_the_worker_stays_over_edits_and_is_gone_with_the_case(qtbot, window):
    space = builder(qtbot, window)
    process = space.previews.process()
    assert lives(process)
    say_more(window)
    laid_out(qtbot, space)
    assert space.previews.process() == process
    window.desk.close()
    assert gone(process)
    assert space.previews.process() == 0


def test_who_leaves_the_room_for_long_has_no_worker_any_more(qtbot, window, monkeypatch):
    space = builder(qtbot, window)
    process = space.previews.process()
    space.previews._leaving.setInterval(50)
    window.desk.visit(Place("hearing"))
    qtbot.waitUntil(lambda: not lives(process), timeout=WAIT)
    say_more(window)
    window.commands.run("pack.builder")
    window.desk.visit(Place("builder", "pack", window.desk.view.packs.ids()[0]))
    laid_out(qtbot, space)
    assert lives(space.previews.process())


def test_the_section_that_is_looked_at_is_shown_in_its_place_before_the_whole(qtbot, window):
    space = builder(qtbot, window)
    space.outline.tree.choose("chronology")
    space.outline.tree.wanted.emit("chronology")
    found = space._found
    seen: list[Any] = []
    space.previews.early.connect(lambda pages: seen.append((pages, space._found)))
    say_more(window, " Nobody was told." * 200)
    laid_out(qtbot, space)
    ((alone, known),) = seen
    assert known is found  # what is known of the pack, and whether it may be issued, waits for the whole
    assert alone.section == "chronology"
    assert len(alone.labels) > alone.instead
    assert space._found is not None
    assert space._found is not found
    qtbot.waitUntil(lambda: space.pages.view.count() == space._found.made.printed.pages, timeout=WAIT)


def test_pages_of_a_section_alone_stand_among_the_others(qtbot, window):
    space = builder(qtbot, window)
    found = space._found
    assert found is not None
    pages, labels = found.made.printed.pages, found.made.printed.labels
    space.pages.show_alone(Alone(found.made.data, "chronology", ("5", *labels), 5, 2))
    qtbot.waitUntil(lambda: space.pages.view.count() == pages - 2 + pages, timeout=WAIT)
    assert space.pages.page() == 5
    strip = space.pages.strip.pages
    assert [strip.labels[at] for at in (3, 4, 5)] == [labels[3], "5", labels[0]]


def test_a_worker_that_is_killed_is_a_sentence_and_the_next_edit_has_another(qtbot, window):
    space = builder(qtbot, window)
    process = space.previews.process()
    os.kill(process, signal.SIGSTOP)  # so that it is not done before it is killed, however slow this desk is
    with qtbot.waitSignal(space.previews.failed, timeout=WAIT) as failed:
        say_more(window)
        qtbot.wait(100)
        os.kill(process, signal.SIGKILL)
    assert gone(process)
    assert "SIGKILL" in str(failed.args[0])
    say_more(window)
    laid_out(qtbot, space)
    assert space.previews.process() != process
    assert not space.leaks()


def test_one_that_is_killed_while_it_rests_is_not_spoken_of(qtbot, window):
    space = builder(qtbot, window)
    process = space.previews.process()
    with qtbot.assertNotEmitted(space.previews.failed, wait=600):
        os.kill(process, signal.SIGKILL)
    assert space.previews.process() == 0
    say_more(window)
    laid_out(qtbot, space)
    assert lives(space.previews.process())


def test_how_a_pack_is_set_is_kept_undone_and_printed(qtbot, window):
    space = builder(qtbot, window)
    look = space.checks.look
    for name, value in (("style", "large"), ("paper", "letter"), ("language", "ko")):
        box = look.boxes[name]
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    look.duplex.click()
    laid_out(qtbot, space)
    pack = window.desk.view.packs.get(space.current().id)
    assert (pack.style, pack.paper, pack.language, pack.duplex) == ("large", "letter", "ko", True)
    assert space._found is not None
    assert space._found.made.look.style == "large"
    with pikepdf.open(BytesIO(space._found.made.data)) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 612, 792]
    for _step in range(4):
        window.desk.undo()
    assert (look.boxes["style"].currentData(), look.duplex.isChecked()) == ("book", False)


def test_the_strip_says_what_changed_and_is_walked_by_keys(qtbot, window, tmp_path):
    desk = window.desk
    assert desk.case is not None
    issue(desk.case, tmp_path / "first.pdf", PackOptions(pack=str(desk.view.packs.ids()[0])))
    say_more(window, " Nobody was told." * 100)
    space = builder(qtbot, window)
    assert space._found is not None
    strip = space.pages.strip
    model = strip.pages
    said = {model.labels[row]: model.data(model.index(row), int(ROLE)) for row in range(model.rowCount())}
    changed = space._found.found.printed
    assert changed
    assert {label for label, words in said.items() if words.endswith(", changed")} == set(changed)
    strip.setFocus()
    for key, page in ((Qt.Key.Key_End, len(said)), (Qt.Key.Key_Up, len(said) - 1), (Qt.Key.Key_Home, 1)):
        qtbot.keyClick(strip, key)
        assert strip.currentIndex().row() + 1 == page
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert strip.currentIndex().row() + 1 == 2


def test_right_after_an_edition_nothing_new_is_said(qtbot, window, tmp_path):
    desk = window.desk
    assert desk.case is not None
    options = PackOptions(pack=str(desk.view.packs.ids()[0]), prepared_by="Tester", as_of=DAY)
    issue(desk.case, tmp_path / "first.pdf", options)
    say_more(window, " Nobody was told." * 100)
    issue(desk.case, tmp_path / "second.pdf", options)
    space = builder(qtbot, window)
    assert space._found is not None
    assert space._found.found.printed  # contents and the page of changes name another edition
    told = {one.title: one.words for one in checks(desk.view, space.current().id, space._found)}
    assert told["Edition 3 over edition 2"].startswith("Nothing new is said.")
    say_more(window, " Nor was anybody asked.")
    laid_out(qtbot, space)
    told = {one.title: one.words for one in checks(desk.view, space.current().id, space._found)}
    assert told["Edition 3 over edition 2"].startswith("Changed:")


def test_a_leak_is_ringed_on_its_page_and_go_to_leads_there(qtbot, window):
    space = builder(qtbot, window)
    pack = window.desk.view.packs.get(space.current().id)
    fact = next(iter(window.desk.view.facts.all()))
    with window.desk.change("Withhold") as edit:
        edit.update(replace(pack, withheld=fact.text[:40]))
    qtbot.waitUntil(space.leaks, timeout=WAIT)
    marked = space.pages.strip.pages.marked
    assert marked
    model = space.pages.strip.pages
    assert "to be looked at" in str(model.data(model.index(min(marked) - 1)))
    assert space._found is not None
    worst = checks(window.desk.view, pack.id, space._found)[0]
    qtbot.waitUntil(lambda: space.pages._coming is None, timeout=WAIT)
    space.checks.followed.emit(worst)
    shown = space.pages.view.shown
    qtbot.waitUntil(lambda: min(marked) in {page for page, _box in shown()}, timeout=WAIT)


def test_a_pdf_is_made_with_a_password_that_is_kept_nowhere(qtbot, window, tmp_path):
    space = builder(qtbot, window)
    dialog = PdfDialog(window.desk, space.options(), window.voice, window)
    dialog.open()
    dialog.place.setText(str(tmp_path / "brief"))
    dialog.password.setText("open sesame")
    dialog.act()
    assert "not the same" in dialog.banner.words()
    dialog.again.setText("open sesame")
    dialog.recipient.setText("Clerk")
    dialog.act()
    qtbot.waitUntil((tmp_path / "brief.pdf").exists, timeout=WAIT)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "brief.pdf")
    with pikepdf.open(tmp_path / "brief.pdf", password="open sesame") as pdf:
        assert len(pdf.pages) > 5
    view = window.desk.view
    assert view.editions.count() == 0
    qtbot.waitUntil(lambda: [one.recipient for one in view.outgoing.all()] == ["Clerk"], timeout=WAIT)
    path = window.desk.case.path if window.desk.case else Path()
    window.desk.close()
    assert b"open sesame" not in path.read_bytes()


def test_stop_in_the_dialog_leaves_nothing_and_the_dialog_as_it_was(qtbot, window, tmp_path):
    space = builder(qtbot, window)
    (tmp_path / "out").mkdir()
    dialog = IssueDialog(window.desk, space.options(), window.voice, window)
    dialog.open()
    dialog.recipients.setPlainText("\n".join(f"Member {n}" for n in range(20)))
    dialog.place.setText(str(tmp_path / "out" / "brief.pdf"))
    dialog.act()
    qtbot.waitUntil(lambda: "Page" in dialog._words.text(), timeout=WAIT)
    assert not window.desk.writable
    dialog.stop()
    qtbot.waitUntil(lambda: window.desk.writable, timeout=WAIT)
    assert "Stopped" in dialog.banner.words()
    assert dialog.go.isVisible()
    assert not list((tmp_path / "out").iterdir())
    assert window.desk.view.editions.count() == 0
    dialog.reject()


def test_where_there_is_no_printer_that_is_said_before_anything_is_made(qtbot, window, monkeypatch):
    space = builder(qtbot, window)
    monkeypatch.setattr(paper.shutil, "which", lambda _name: None)
    dialog = PrintDialog(window.desk, space.options(), window)
    dialog.open()
    dialog.act()
    assert "no printer queue" in dialog.banner.words()
    dialog.reject()


@pytest.mark.skipif(os.name != "posix", reason="the queue is a program of the system")
def test_the_finished_file_goes_to_the_queue_as_it_is(qtbot, window, tmp_path, monkeypatch):
    space = builder(qtbot, window)
    (tmp_path / "bin").mkdir()
    queue = tmp_path / "bin" / "lp"
    script = (
        f'for file; do :; done\ncp "$file" {tmp_path}/printed.pdf\nprintf "%s " "$@" > {tmp_path}/asked\n'
    )
    queue.write_text(f"#!/bin/sh\n{script}")
    queue.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    dialog = PrintDialog(window.desk, space.options(), window)
    dialog.open()
    dialog.copies.setValue(3)
    dialog.act()
    qtbot.waitUntil(lambda: len(list(window.desk.view.outgoing.all())) == 1, timeout=WAIT)
    asked = (tmp_path / "asked").read_text()
    assert "-n 3 -o sides=one-sided" in asked
    with pikepdf.open(tmp_path / "printed.pdf") as pdf:
        assert "/OutputIntents" in pdf.Root
    assert not Path(asked.split("-- ")[1].strip()).exists()


def test_an_edition_is_saved_again_byte_for_byte(qtbot, window, tmp_path):
    desk = window.desk
    assert desk.case is not None
    made = issue(desk.case, tmp_path / "first.pdf", PackOptions(pack=str(desk.view.packs.ids()[0])))
    save_again(desk, made.edition, Script(tmp_path / "again.pdf"))
    qtbot.waitUntil(lambda: len(list(desk.view.outgoing.all())) == 2, timeout=WAIT)
    assert (tmp_path / "again.pdf").read_bytes() == made.path.read_bytes()
