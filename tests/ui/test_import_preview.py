"""Import with a preview: a file is mapped, its profile kept and used again, and nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.encoding import TWICE
from hearingdesk.exchange.preview.looks import TableLook
from hearingdesk.records.matters import Matter
from hearingdesk.records.memory import Profile
from tests.exchange.office import word
from tests.exchange.paper import FILES
from tests.ui.checks import assert_named
from tests.ui.windows import close, window_on
from ui.forms.advice import Advice
from ui.rooms.importing.dialog import PreviewDialog
from ui.rooms.importing.opening import edit_profile, preview_import
from ui.rooms.importing.table_form import LEFT
from ui.window import Window

TABLE = "Wer;Was;Wann;Wo\nFlint;ja;03/01/2022;hier\nDusk;nein;04/02/2022;\n"
OWN = "Lamps\nHeld on: 6 March 2031\nPresent: Ada Flint; Bo Dusk\n\n>> Flint ~ yes\n>> Dusk ~ no\n>> Flint ~ so\n"


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    path = tmp_path / "lamps.hearing"
    CaseFile.create(path, Matter(title="Lamps"), "Ada").close()
    window = window_on(qtbot, path)
    yield window
    close(window)


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def opened(qtbot: Any, window: Window, path: Path) -> PreviewDialog:
    one = preview_import(window.desk, path, voice=window.voice, parent=window)
    qtbot.waitUntil(lambda: one.reading.preview is not None, timeout=5000)
    return one


def settled(qtbot: Any, dialog: PreviewDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.reading.looker.busy(), timeout=5000)


def mean(dialog: PreviewDialog, at: int, meaning: str) -> None:
    box = dialog.frame.rows.head.box(at)
    box.setCurrentIndex(box.findData(meaning))
    box.activated.emit(box.currentIndex())


def choose(box: Any, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def write(qtbot: Any, line: Any, words: str) -> None:
    line.clear()
    qtbot.keyClicks(line, words)


def imported(qtbot: Any, window: Window, dialog: PreviewDialog) -> Any:
    """Press Import and wait for the ledger's line."""
    assert dialog.frame.go.isEnabled(), dialog.frame.why.text()
    dialog.frame.go.click()
    qtbot.waitUntil(lambda: window.desk.writable and bool(list(window.desk.view.ledger.all())), timeout=8000)
    return next(iter(window.desk.view.ledger.all()))


def test_a_table_of_unknown_headings_is_mapped_kept_and_used_again(qtbot, window, tmp_path):
    dialog = opened(qtbot, window, put(tmp_path, "first.csv", TABLE))
    assert_named(dialog)
    assert "likely" in dialog.frame.profile.found.text()
    choose(dialog.frame.table.rows, "turns")
    settled(qtbot, dialog)
    assert "Words said" in dialog.frame.why.text()
    for at, meaning in enumerate(("label", "text", "date")):
        mean(dialog, at, meaning)
        settled(qtbot, dialog)
    assert not dialog.frame.go.isEnabled()
    assert dialog.frame.why.text() == "Say whether the day or the month comes first."
    first = dialog.frame.table.days.buttons["dmy"]
    assert first.text() == "The day first: 03/01/2022 is 3 Jan 2022"
    assert dialog.frame.table.days.buttons["mdy"].text() == "The month first: 03/01/2022 is 1 Mar 2022"
    first.click()
    settled(qtbot, dialog)
    assert dialog.frame.counts.now.text().startswith("2 sittings · 2 turns · 2 speakers")
    assert dialog.frame.counts.shipped.text() == "Without a profile: 2 notes"
    write(qtbot, dialog.frame.name, "Protokoll")
    dialog.frame.save.click()
    settled(qtbot, dialog)
    (kept,) = window.desk.view.profiles.all()
    assert (kept.title, kept.importer) == ("Protokoll", "table")
    assert window.desk.view.can_undo() == "Save the import profile “Protokoll”"
    line = imported(qtbot, window, dialog)
    assert line.status == "imported"
    assert line.profile == "Protokoll"
    texts = {turn.text for turn in window.desk.view.turns.all()}
    assert texts == {"ja", "nein", "Wo: hier"}
    case = window.desk.case
    assert case is not None
    again = put(tmp_path, "second.csv", "Was;Wer;Wann;Wo\nvielleicht;Tinder;05/06/2022;\n")
    outcome = bring_in(case, again, profile=kept)
    assert (outcome.status, outcome.counts["dates"]) == ("imported", ["2022-06-05"])


def test_a_profile_that_fits_is_proposed_and_not_used_by_itself(qtbot, window, tmp_path):
    settings = 'importer = "table"\nrows = "turns"\n[columns]\ntext = "Was"\nlabel = "Wer"\n'
    with window.desk.change("Keep") as edit:
        edit.add(Profile(title="Protokoll", importer="table", settings=settings))
    dialog = opened(qtbot, window, put(tmp_path, "first.csv", TABLE))
    advice = dialog.frame.profile.advice
    qtbot.waitUntil(lambda: not advice.isHidden(), timeout=5000)
    assert dialog.reading.wanted() is None
    press(advice, "Use “Protokoll”")
    settled(qtbot, dialog)
    assert dialog.frame.counts.now.text().startswith("1 sitting · 2 turns")
    assert dialog.frame.profile.profile.currentText() == "Protokoll"
    assert advice.isHidden()


def press(advice: Advice, words: str) -> None:
    next(one for one in advice.findChildren(QPushButton) if one.text() == words).click()


def test_dates_may_be_left_as_printed(qtbot, window, tmp_path):
    text = TABLE.replace("Wer", "speaker").replace("Was", "text").replace("Wann", "date")
    dialog = opened(qtbot, window, put(tmp_path, "first.csv", text))
    assert not dialog.frame.go.isEnabled()
    dialog.frame.table.days.buttons[LEFT].click()
    settled(qtbot, dialog)
    line = imported(qtbot, window, dialog)
    assert json.loads(line.counts)["dates"] == []


def test_minutes_of_an_own_style_are_read_by_a_profile_made_in_the_editor(qtbot, window, tmp_path):
    dialog = opened(qtbot, window, put(tmp_path, "own.txt", OWN))
    assert not dialog.frame.go.isEnabled()
    rows = dialog.frame.minutes.rows
    write(qtbot, rows["sign"].line, ">>")
    write(qtbot, dialog.frame.minutes.apart.box.lineEdit(), "~")
    write(qtbot, rows["date"].line, "Held on")
    write(qtbot, rows["present"].line, "Present:")
    settled(qtbot, dialog)
    assert dialog.frame.counts.now.text() == "1 sitting · 3 turns · 2 speakers · 2 members present"
    parts = [dialog.frame.lines.lines.index(at, 1).data() for at in range(5)]
    assert parts == ["Before the speakers", "Day", "Listed as present", "", "Speaker"]
    assert_named(dialog)
    write(qtbot, dialog.frame.name, "Own style")
    dialog.frame.save.click()
    settled(qtbot, dialog)
    line = imported(qtbot, window, dialog)
    counts = json.loads(line.counts)
    assert (counts["turns"], counts["dates"], counts["present"]) == (3, ["2031-03-06"], 2)


def test_a_file_is_imported_in_the_encoding_that_is_chosen(qtbot, window, tmp_path):
    data = "이름,발언\n홍길동,등불이 꺼졌습니다\n".encode("cp949")
    dialog = opened(qtbot, window, put(tmp_path, "ko.csv", data))
    letters = dialog.frame.letters
    shown = [letters.list.item(at).text() for at in range(letters.list.count())]
    assert any("홍길동" in one for one in shown)
    assert any("È«±" in one for one in shown)
    wrong = next(letters.list.item(at) for at in range(letters.list.count()) if "cp1252" in shown[at])
    letters.list.itemClicked.emit(wrong)
    settled(qtbot, dialog)
    assert isinstance(dialog.reading.shown.body, TableLook)
    assert dialog.reading.shown.body.columns[0] != "이름"
    choose(letters.box, "cp949")
    settled(qtbot, dialog)
    assert dialog.reading.shown.body.columns == ("이름", "발언")
    choose(dialog.frame.table.rows, "turns")
    settled(qtbot, dialog)
    mean(dialog, 0, "label")
    settled(qtbot, dialog)
    imported(qtbot, window, dialog)
    assert {(one.label, one.text) for one in window.desk.view.turns.all()} == {
        ("홍길동", "등불이 꺼졌습니다")
    }


def test_words_in_the_wrong_letters_are_repaired_only_when_asked(qtbot, window, tmp_path):
    spoilt = "We lit it — so".encode().decode("cp1252")
    dialog = opened(qtbot, window, put(tmp_path, "a.csv", f"speaker,text\nFlint,{spoilt}\nDusk,no\n"))
    assert spoilt in dialog.reading.shown.body.rows[0]
    press(dialog.frame.letters.advice, "Repair them")
    settled(qtbot, dialog)
    assert dialog.reading.encoding == TWICE
    assert dialog.reading.shown.body.rows[0] == ("Flint", "We lit it — so")


def test_a_pattern_that_could_run_without_end_is_refused_beside_its_field(qtbot, window):
    dialog = opened(qtbot, window, FILES / "plain-minutes.txt")
    row = dialog.frame.minutes.rows["page"]
    row.toggle.setChecked(True)
    write(qtbot, row.line, "(?P<page>(a|aa)*)b")
    assert "could run without end" in row.wrong.text()
    assert not row.wrong.isHidden()
    assert row.line.property("bad")
    assert not dialog.frame.go.isEnabled()
    assert not dialog.frame.save.isEnabled()
    assert dialog.frame.lines.lines.rowCount() > 5  # the last good look stays, grey
    effect = dialog.frame.lines.viewport().graphicsEffect()
    assert effect is not None
    assert effect.isEnabled()
    write(qtbot, row.line, r"^Page (?P<page>\d+)$")
    settled(qtbot, dialog)
    assert row.wrong.isHidden()
    assert not effect.isEnabled()
    assert dialog.frame.go.isEnabled()


def test_fields_and_text_are_in_step(qtbot, window):
    dialog = opened(qtbot, window, FILES / "plain-minutes.txt")
    write(qtbot, dialog.frame.minutes.rows["date"].line, "Held on")
    settled(qtbot, dialog)
    text = dialog.frame.text.toPlainText()
    assert 'date = "Held on"' in text
    dialog.frame.text.setPlainText(text.replace("Held on", "Sitting of"))
    qtbot.waitUntil(lambda: dialog.frame.minutes.rows["date"].line.text() == "Sitting of", timeout=3000)
    dialog.frame.text.setPlainText("[[")
    qtbot.waitUntil(lambda: not dialog.frame.fault.isHidden(), timeout=3000)
    assert "cannot be read" in dialog.frame.fault.text()
    assert dialog.frame.minutes.rows["date"].line.text() == "Sitting of"


def test_styles_of_a_word_document_are_mapped(qtbot, window, tmp_path):
    data = word([("Kopf", "Lamps"), ("Wer", "Flint"), ("Was", "ja"), ("Wer", "Dusk"), ("Was", "nein")])
    dialog = opened(qtbot, window, put(tmp_path, "a.docx", data))
    assert dialog.frame.why.text() == "Say which style is the speaker’s."
    choose(dialog.frame.word.boxes["Wer"], "speaker")
    settled(qtbot, dialog)
    assert dialog.frame.counts.now.text() == "1 sitting · 2 turns · 2 speakers"
    imported(qtbot, window, dialog)
    assert {one.label for one in window.desk.view.turns.all()} == {"Flint", "Dusk"}


def test_a_file_that_failed_is_offered_a_preview(qtbot, window, tmp_path):
    from ui.rooms.bringing import bring_in as bring

    bring(window.desk, [put(tmp_path, "own.txt", "é".encode() * 40 + b"\xff: so\n")])
    qtbot.waitUntil(lambda: bool(window.banner.words()), timeout=8000)
    button = next(one for one in window.banner.findChildren(QPushButton) if "preview" in one.text())
    button.click()
    (dialog,) = [one for one in window.findChildren(PreviewDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: dialog.reading.preview is not None, timeout=5000)
    assert dialog.reading.path == tmp_path / "own.txt"


def test_a_profile_is_edited_on_a_file_of_ones_choosing_and_undone(qtbot, window, tmp_path):
    with window.desk.change("Keep") as edit:
        kept = edit.add(
            Profile(
                title="Own",
                importer="plain-minutes",
                settings='importer = "plain-minutes"\n[lines]\napart = ":"\n',
            )
        )
    window.voice.answers.append([put(tmp_path, "own.txt", OWN)])
    dialog = edit_profile(window.desk, kept, voice=window.voice, parent=window)
    assert 'apart = ":"' in dialog.frame.text.toPlainText()
    dialog.frame.choose.click()
    settled(qtbot, dialog)
    write(qtbot, dialog.frame.minutes.rows["sign"].line, ">>")
    write(qtbot, dialog.frame.minutes.apart.box.lineEdit(), "~")
    settled(qtbot, dialog)
    assert dialog.frame.counts.now.text().startswith("1 sitting · 3 turns")
    dialog.frame.save.click()
    settled(qtbot, dialog)
    assert 'apart = "~"' in window.desk.view.profiles.get(kept.id).settings
    window.desk.undo()
    assert 'apart = ":"' in window.desk.view.profiles.get(kept.id).settings


def test_a_name_is_needed_and_given_once(qtbot, window, tmp_path):
    with window.desk.change("Keep") as edit:
        edit.add(
            Profile(title="Own", importer="docx", settings='importer = "docx"\n[styles]\na = "speaker"\n')
        )
    dialog = opened(qtbot, window, put(tmp_path, "first.csv", TABLE))
    dialog.frame.save.click()
    assert dialog.frame.banner.words() == "Give the import profile a name."
    write(qtbot, dialog.frame.name, "Own")
    dialog.frame.save.click()
    assert "has an import profile “Own” already" in dialog.frame.banner.words()
    assert window.desk.view.profiles.count() == 1


def test_what_was_edited_is_not_lost_without_a_question(qtbot, window, tmp_path):
    with window.desk.change("Keep") as edit:
        kept = edit.add(
            Profile(
                title="Own",
                importer="plain-minutes",
                settings='importer = "plain-minutes"\n[lines]\napart = ":"\n',
            )
        )
    dialog = edit_profile(window.desk, kept, put(tmp_path, "own.txt", OWN), voice=window.voice, parent=window)
    settled(qtbot, dialog)
    write(qtbot, dialog.frame.minutes.rows["sign"].line, ">>")
    window.voice.answers.append(False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    window.voice.answers.append(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
