"""Who changed what: read field by field, narrowed, taken back, put back, exported; and what left the house."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from hearingdesk.records.notes import Note
from hearingdesk.when import When
from tests.ui.checks import unnamed
from tests.ui.windows import close, enter, listed, opened, sheet
from ui.desk import Place
from ui.widgets.marked import MarkedLabel
from ui.window import Window

LONG = (
    "The bank was told in March that the notes could lose their principal. It went on selling them until June, "
    "to people who had asked for deposits."
)


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


@pytest.fixture
def desk(window):
    return window.desk


def choi(desk):
    return desk.view.summonses.first(party=desk.view.parties.by_name("Choi Dae-won")[0].id)


def issue(desk, day, title="Issue the summons"):
    with desk.change(title) as edit:
        edit.update(replace(choi(desk), issued=When(day), capacity="reference"))
    return next(desk.view.history(1)).change.id


def rename(desk, words):
    with desk.change(f"Rename: {words}") as edit:
        edit.update(replace(desk.view.hearings.first(), title=words))
    return next(desk.view.history(1)).change.id


def titles(space):
    return [row.title for row in listed(space) if row]


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def restore_buttons(widget):
    buttons = widget.findChildren(QToolButton)
    return [one for one in buttons if one.accessibleName().startswith("Restore:") and one.isVisible()]


def chips(space):
    return [button.text() for button in space.pane.filters.findChildren(QPushButton)]


def test_a_change_is_told_in_the_words_of_its_fields(qtbot, window, desk):
    change = issue(desk, "2026-11-12")
    space = enter(qtbot, window, "history")
    space.enter(Place("history", "change", change))
    words = said(space._area)
    assert "nothing → 12 Nov 2026" in words
    assert "Witness (sworn) → Reference person (unsworn)" in words
    assert space._head._title.text() == "Issue the summons"
    assert any(text.startswith("Desk ") for text in said(space._head))
    assert unnamed(window) == []


def test_in_a_long_text_what_differs_is_marked(qtbot, window, desk):
    with desk.change("Note") as edit:
        note = edit.add(Note(text=LONG))
    with desk.change("Mend the note") as edit:
        edit.update(replace(note, text=LONG.replace("June", "the <b>summer</b>")))
    space = enter(qtbot, window, "history")
    before, after = space._area.findChildren(MarkedLabel)[-2:]
    assert before.marked() == ["June"]
    assert "".join(after.marked()) == "the <b>summer</b>"
    assert "&lt;b&gt;" in after.text()
    assert "told in March" not in before.words()


def test_the_list_is_narrowed_by_act_person_kind_day_and_words(qtbot, window, desk):
    desk.case.author = "Bo Snuff"
    issue(desk, "2026-11-12")
    desk.case.author = "Tester"
    rename(desk, "Fourth hearing")
    desk.undo()
    space = enter(qtbot, window, "history")
    qtbot.waitUntil(lambda: chips(space) == ["Done  2", "Undone  2", "Imports  0", "Handed out  0"])

    def shown(*wanted):
        qtbot.waitUntil(lambda: titles(space) == list(wanted), timeout=3000)

    shown("Undo: Rename: Fourth hearing", "Rename: Fourth hearing", "Issue the summons", "Open the case")
    space.pane.filters.choose("undone")
    shown("Undo: Rename: Fourth hearing", "Rename: Fourth hearing")
    space.pane.filters.choose("")
    assert [words for words, _on, _run in space.narrowing._whom()] == ["Anyone", "Tester  3", "Bo Snuff  1"]
    space.narrowing._whom()[2][2]()
    shown("Issue the summons")
    space.narrowing.choose_author("")
    space.narrowing.choose_kind("hearing")
    shown("Undo: Rename: Fourth hearing", "Rename: Fourth hearing", "Open the case")
    space.narrowing.choose_kind("")
    window.voice.answers.append("2 Jan 1999")
    space.narrowing._other_days()
    shown()
    window.voice.answers.append("the day after")
    space.narrowing._other_days()
    assert "the day after" in window.banner.words()
    today = date.today()
    space.narrowing.choose_days(today - timedelta(1), today + timedelta(1), "These days")
    qtbot.waitUntil(lambda: len(titles(space)) == 4)
    qtbot.keyClicks(space.pane.search, "summ")
    shown("Issue the summons")


def test_an_older_change_is_undone_and_done_again_from_its_page(qtbot, window, desk):
    older = issue(desk, "2026-11-12")
    rename(desk, "Fourth hearing")
    space = enter(qtbot, window, "history")
    space.enter(Place("history", "change", older))
    window.commands.refresh()
    window.commands.run("change.undo")
    assert choi(desk).issued is None
    assert desk.view.hearings.first().title == "Fourth hearing"
    assert window.banner.words() == "Undone: Issue the summons"
    assert "Undone" in [
        chip.accessibleName() for chip in space._head.findChildren(object) if hasattr(chip, "_chip")
    ]
    assert not window.commands["change.undo"].isEnabled()
    window.commands.run("change.redo")
    assert choi(desk).issued == When("2026-11-12")
    window.banner._act()  # Undo: of this change, not of the latest
    assert choi(desk).issued is None


def test_later_work_keeps_an_older_change_and_the_window_names_it(qtbot, window, desk):
    older = issue(desk, "2026-11-12")
    issue(desk, "2026-11-13", "Issue it a day later")
    before = desk.view.digest()
    space = enter(qtbot, window, "history")
    space.enter(Place("history", "change", older))
    window.commands.refresh()
    window.commands.run("change.undo")
    words = window.banner.words()
    assert "“Issue the summons” cannot be undone" in words
    assert "“Issue it a day later” by Tester" in words
    assert "Issued" in words
    assert desk.view.digest() == before


def test_the_founding_of_the_case_cannot_be_undone(qtbot, window, desk):
    space = enter(qtbot, window, "history")
    assert space.current().table == "change"
    assert not window.commands["change.undo"].isEnabled()
    assert not window.commands["record.edit"].isEnabled()


def test_an_older_value_is_put_back_from_the_history_of_a_record(qtbot, window, desk):
    issue(desk, "2026-11-12")
    issue(desk, "2026-11-14", "Issue it later")
    desk.go("summons", choi(desk).id)
    page = window.space().page
    page.choose("history")
    words = said(page._area)
    assert "12 Nov 2026 → 14 Nov 2026" in words
    assert words.index("Issue it later") < words.index("Issue the summons")
    qtbot.waitUntil(lambda: len(restore_buttons(page._area)) == 3)
    restore_buttons(page._area)[0].click()
    assert choi(desk).issued == When("2026-11-12")
    assert window.banner.words().startswith("Restore ")
    assert "Choi Dae-won" in desk.view.can_undo()
    assert "14 Nov 2026 → 12 Nov 2026" in said(page._area)
    window.banner._act()
    assert choi(desk).issued == When("2026-11-14")


def test_an_older_value_is_not_put_back_where_its_record_or_target_is_gone(qtbot, window, desk):
    from hearingdesk.older import Older

    with desk.change("Note") as edit:
        note = edit.add(Note(text="x", about_kind="summons", about=choi(desk).id))
    with desk.change("Mend") as edit:
        edit.update(replace(note, text="y"))
    mend = next(desk.view.history(1)).change.id
    with desk.change("Remove") as edit:
        edit.remove(desk.view.notes.get(note.id))
    window.editor.restore(Older(mend, "note", note.id, "text"))
    assert "was removed, so nothing can be put back" in window.banner.words()
    assert desk.view.can_undo() == "Remove"


def test_a_pack_is_noted_with_its_recipient_and_shown(qtbot, window, desk, tmp_path):
    space = enter(qtbot, window, "history")
    window.commands.run("pack.build")
    form_sheet = sheet(window)
    entry = form_sheet._form.box("recipient").field.entry()
    qtbot.keyClicks(entry, "Secretariat of the committee")
    window.voice.answers.append(tmp_path / "pack.pdf")
    form_sheet.save()
    qtbot.waitUntil(lambda: "pack.pdf is ready" in window.banner.words(), timeout=20_000)
    (handed,) = desk.view.outgoing.all()
    assert (handed.what, handed.name, handed.recipient) == (
        "pack",
        "pack.pdf",
        "Secretariat of the committee",
    )
    assert handed.pages
    qtbot.waitUntil(lambda: chips(space)[-1] == "Handed out  1")
    space.pane.filters.choose("out")
    qtbot.waitUntil(lambda: titles(space) == ["pack.pdf"])
    qtbot.waitUntil(lambda: space.current().table == "outgoing" or space.pane.list.choose_first())
    assert {"Secretariat of the committee", handed.digest} <= set(said(space._area))
    assert not window.commands["outgoing.name"].isEnabled()
    assert unnamed(window) == []


def test_lists_and_copies_are_noted_and_their_recipient_named_at_once_or_later(qtbot, window, desk, tmp_path):
    enter(qtbot, window, "party")
    window.voice.answers.append(tmp_path / "people.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "3 rows written" in window.banner.words())
    window.voice.answers.append("Bo Snuff")
    window.banner._act()
    window.voice.answers.append(tmp_path / "copy.hearing")
    window.commands.run("case.copy")
    qtbot.waitUntil(lambda: "A copy was saved as copy.hearing" in window.banner.words())
    copy, people = desk.view.outgoing.all()
    assert (people.what, people.note, people.recipient) == ("list", "party", "Bo Snuff")
    assert (copy.what, copy.recipient) == ("copy", "")
    window.desk.visit(Place("history", "outgoing", copy.id))
    space = window.space()
    qtbot.waitUntil(lambda: titles(space) == ["copy.hearing", "people.csv"])
    window.commands.refresh()
    window.voice.answers.append("The chair")
    window.commands.run("outgoing.name")
    assert desk.view.outgoing.find(copy.id).recipient == "The chair"
    assert "The chair" in said(space._area)


def test_nothing_is_noted_in_a_case_open_for_reading(qtbot, window, desk, tmp_path):
    path = desk.case.path
    desk.close()
    before = path.read_bytes()
    desk.open(path, reading=True)
    enter(qtbot, window, "party")
    window.voice.answers.append(tmp_path / "people.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "3 rows written" in window.banner.words())
    assert window.banner._button.isHidden()
    desk.close()
    assert path.read_bytes() == before
    desk.open(path)


def test_the_history_is_exported_as_it_is_shown(qtbot, window, desk, tmp_path):
    issue(desk, "2026-11-12", "=Issue")
    rename(desk, "Fourth hearing")
    space = enter(qtbot, window, "history")
    space.narrowing.choose_kind("summons")
    qtbot.waitUntil(lambda: titles(space)[0] == "=Issue")
    window.voice.answers.append(tmp_path / "history.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "2 rows written" in window.banner.words())
    with (tmp_path / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        head, first, _founding = csv.reader(file)
    row = dict(zip(head, first, strict=True))
    assert (row["Change"], row["Who"], row["Entries"]) == ("'=Issue", "Tester", "1")
    assert "Issued: nothing → 12 Nov 2026" in row["What changed"]
    space.pane.filters.choose("out")
    qtbot.waitUntil(lambda: titles(space) == ["history.csv"])
    window.voice.answers.append(tmp_path / "out.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "1 row written" in window.banner.words())
    assert "history.csv" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_the_foot_says_that_the_log_is_intact(qtbot, window, desk):
    space = enter(qtbot, window, "history")
    qtbot.waitUntil(lambda: space.foot.words() == "Log intact: 1 entry")
    rename(desk, "Fourth hearing")
    qtbot.waitUntil(lambda: space.foot.words() == "Log intact: 2 entries")


def test_the_foot_says_where_the_log_was_altered_and_leads_there(qtbot, window, desk):
    rename(desk, "Fourth hearing")
    altered = rename(desk, "Fifth hearing")
    list(desk.case.execute("DROP TRIGGER change_is_never_edited"))
    list(desk.case.execute("UPDATE change SET author = 'Somebody else' WHERE id = ?", [altered]))
    space = enter(qtbot, window, "history")
    qtbot.waitUntil(lambda: space.foot.words().startswith("The log was altered at “Rename: Fifth hearing”"))
    space.enter(Place("history", "change", next(iter(desk.view.history(-1))).change.id))
    space.foot._show.click()
    assert desk.place.id == altered


def test_an_entry_is_copied_in_words(qtbot, window, desk, qapp):
    rename(desk, "Fourth hearing")
    enter(qtbot, window, "history")
    window.commands.run("copy.cite")
    assert qapp.clipboard().text().startswith("Rename: Fourth hearing (Tester · ")


def test_the_history_of_the_record_on_the_page_is_shown_narrowed_exported_and_left(
    qtbot, window, desk, tmp_path
):
    issue(desk, "2026-11-12")
    rename(desk, "Fourth hearing")
    issue(desk, "2026-11-14", "Issue it later")
    enter(qtbot, window, "summons")
    desk.go("summons", choi(desk).id)
    window.commands.refresh()
    window.commands.run("record.past")
    space = window.space()
    shown = ["Issue it later", "Issue the summons", "Open the case"]
    qtbot.waitUntil(lambda: titles(space) == shown, timeout=3000)
    qtbot.waitUntil(lambda: space._head._title.text() == "Issue it later")
    assert "12 Nov 2026 → 14 Nov 2026" in said(space._area)
    only = space.narrowing._record
    assert "Choi Dae-won" in only.accessibleName()
    assert not window.commands["record.past"].isEnabled()
    assert unnamed(window) == []
    space.pane.filters.choose("done")
    qtbot.waitUntil(lambda: titles(space) == shown, timeout=3000)
    window.voice.answers.append(tmp_path / "of it.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "3 rows written" in window.banner.words())
    only.click()
    qtbot.waitUntil(lambda: len(titles(space)) == 4, timeout=3000)
    assert only.isHidden()
    desk.go("summons", choi(desk).id)
    window.commands.refresh()
    window.commands.run("record.past")
    qtbot.waitUntil(lambda: titles(space) == shown, timeout=3000)
    desk.visit(Place("history"))
    qtbot.waitUntil(lambda: len(titles(space)) == 4, timeout=3000)


def test_a_record_that_came_with_many_has_a_history_too(qtbot, window, desk):
    with desk.change("Import many") as edit:
        ids = edit.add_bulk([Note(text=f"note {n}") for n in range(600)])
    desk.visit(Place("history", "note", ids[7]))
    space = window.space()
    qtbot.waitUntil(lambda: titles(space) == ["Import many"], timeout=3000)


def test_the_menu_names_what_undo_takes_back_and_redo_does_again(qtbot, window, desk):
    undo, redo = window.commands["edit.undo"], window.commands["edit.redo"]
    assert (undo.text(), undo.isEnabled()) == ("&Undo", False)
    issue(desk, "2026-11-12", "Issue & serve")
    assert undo.text() == "&Undo: Issue && serve"
    rename(desk, "Hearing " * 20)
    assert undo.text().startswith("&Undo: Rename: Hearing Hearing")
    assert undo.text().endswith("…")
    desk.undo()
    assert undo.text() == "&Undo: Issue && serve"
    assert redo.text().startswith("&Redo: Rename: Hearing")
    desk.close()
    window.commands.refresh()
    assert (undo.text(), redo.text()) == ("&Undo", "&Redo")
