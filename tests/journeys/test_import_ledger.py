"""Many files at once, the ledger of them, a file read again and one tried again, as a user does it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from hearingdesk.casefile import CaseFile
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from tests.ui.windows import close, enter, listed, window_on
from ui.rooms.imports.again import AgainDialog
from ui.rooms.imports.brought import BroughtDialog
from ui.rooms.imports.retry import RetryDialog
from ui.rooms.register import IMPORTS
from ui.window import Window

FILES = Path(__file__).resolve().parents[1] / "files"
ORAL, SENATE = "uk-oral-20240312.csv", "chrg-senate.txt"


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    path = tmp_path / "case.hearing"
    CaseFile.create(path, Matter(title="Umbrellas"), "Ada Wick").close()
    window = window_on(qtbot, path, author="Ada Wick")
    yield window
    close(window)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two records, one of them twice, a broken file in a folder below, and one that no list shows."""
    made = tmp_path / "from the office"
    (made / "older").mkdir(parents=True)
    for name, target in ((ORAL, ORAL), (SENATE, SENATE), (ORAL, "the same again.csv")):
        (made / target).write_bytes((FILES / name).read_bytes())
    (made / "older" / "broken.xml").write_text("<akomaNtoso>\n<debate>", "utf-8")
    (made / ".hidden").write_text("x", "utf-8")
    return made


def dialog(qtbot: Any, window: Window, kind: type) -> Any:
    def there() -> list[Any]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=30_000)
    return there()[0]


def import_folder(qtbot: Any, window: Window, folder: Path) -> BroughtDialog:
    window.voice.answers.append(folder)  # type: ignore[attr-defined]
    window.commands.run("case.folder")
    shown = dialog(qtbot, window, BroughtDialog)
    qtbot.waitUntil(lambda: window.desk.writable)
    return shown


def ledger(qtbot: Any, window: Window) -> Any:
    space = enter(qtbot, window, IMPORTS)
    qtbot.waitUntil(lambda: space.balance.text() != "")
    return space


def test_a_folder_comes_in_and_every_file_is_accounted_for(qtbot, window, folder):
    shown = import_folder(qtbot, window, folder)
    assert [(name, status) for name, status, _what in shown.lines] == [
        (SENATE, "Stored"),
        ("the same again.csv", "Stored"),
        (ORAL, "Duplicate"),
        ("broken.xml", "Failed"),
    ]
    assert "“broken.xml”, line 2" in shown.lines[3][2]
    assert "4 files received: 2 stored, 1 in the case already, 1 failed." in window.banner.words()
    shown.ledger.click()
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.balance.text() == "4 received = 2 stored + 1 duplicate + 1 failed")
    qtbot.waitUntil(lambda: space.model.rowCount() == 4)
    assert [one.title for one in listed(space)] == ["broken.xml", ORAL, "the same again.csv", SENATE]


def test_the_room_is_filtered_searched_and_sorted(qtbot, window, folder):
    import_folder(qtbot, window, folder)
    window.desk.undo()
    space = ledger(qtbot, window)
    for key, names in (
        ("failed", ["broken.xml"]),
        ("imported", ["the same again.csv", SENATE]),
        ("undone", ["the same again.csv"]),
        ("duplicate", [ORAL]),
    ):
        space.ask(filter=key)
        qtbot.waitUntil(lambda names=names: [one.title for one in listed(space)] == names)
    space.ask(filter="", order="name", down=False)
    qtbot.waitUntil(lambda: listed(space)[0].title == "broken.xml")
    space.ask(words="senate")
    qtbot.waitUntil(lambda: [one.title for one in listed(space)] == [SENATE])


def test_the_list_as_shown_is_exported(qtbot, window, folder, tmp_path):
    import_folder(qtbot, window, folder)
    space = ledger(qtbot, window)
    space.ask(filter="failed")
    qtbot.waitUntil(lambda: len(listed(space)) == 1)
    window.voice.answers.append(tmp_path / "list.csv")
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: (tmp_path / "list.csv").exists() and "1 row written" in window.banner.words())
    head, row = (tmp_path / "list.csv").read_text("utf-8-sig").splitlines()
    assert head.startswith("When,File,Bytes,SHA-256,Importer")
    assert ",broken.xml,21," in row


def test_a_failed_file_is_tried_again_from_where_it_lies_now(qtbot, window, folder, tmp_path):
    import_folder(qtbot, window, folder)
    ledger(qtbot, window)
    mended = tmp_path / "mended.txt"
    mended.write_bytes((FILES / SENATE).read_bytes() + b"\n")
    (folder / "older" / "broken.xml").unlink()
    window.commands.run("offer.retry")
    asked: RetryDialog = dialog(qtbot, window, RetryDialog)
    assert asked.place.text() == str(folder / "older" / "broken.xml")
    assert not asked.again.isEnabled()
    asked.place.setText(str(mended))
    assert asked.again.isEnabled()
    asked.again.click()
    qtbot.waitUntil(lambda: "Imported mended.txt" in window.banner.words(), timeout=20_000)
    assert window.desk.view.ledger.sums().stored == 3


def test_a_file_is_read_again_in_the_place_of_the_earlier_reading(qtbot, window, folder):
    import_folder(qtbot, window, folder)
    space = ledger(qtbot, window)
    row = next(one for one in listed(space) if one.title == "the same again.csv")
    space.pane.list.choose(row.id)
    space.show_row(row.id)
    window.commands.refresh()
    before = window.desk.view.digest()
    window.commands.run("offer.again")
    shown: AgainDialog = dialog(qtbot, window, AgainDialog)
    qtbot.waitUntil(lambda: shown.foreseen is not None, timeout=20_000)
    assert "the same as it is" in shown.words.text()
    assert not shown.replace.isEnabled()
    shown.how.format.setCurrentIndex(shown.how.format.findData("table"))
    qtbot.waitUntil(lambda: shown.foreseen is not None and shown.foreseen.importer == "table", timeout=20_000)
    assert shown.replace.isEnabled()
    assert window.desk.view.digest() == before
    shown.replace.click()
    qtbot.waitUntil(lambda: "was read again" in window.banner.words(), timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.writable)
    window.desk.undo()
    assert window.desk.view.digest() == before


def test_what_hangs_on_it_leaves_only_the_way_beside(qtbot, window, folder):
    import_folder(qtbot, window, folder)
    source = window.desk.view.sources.first(file_name="the same again.csv")
    assert source is not None
    with window.desk.change("Link") as edit:
        party = edit.add(Party(kind="person", name="Barnaby Ferrule"))
        turn = next(iter(window.desk.view.turns.all()))
        transcript = window.desk.view.transcripts.first(source=source.id)
        turn = next(one for one in window.desk.view.turns.all() if one.transcript == transcript.id)
        from dataclasses import replace

        edit.update(replace(turn, party=party.id))
    window.desk.go("source", source.id)
    window.commands.refresh()
    window.commands.run("offer.again")
    shown: AgainDialog = dialog(qtbot, window, AgainDialog)
    qtbot.waitUntil(lambda: shown.foreseen is not None, timeout=20_000)
    shown.how.format.setCurrentIndex(shown.how.format.findData("table"))
    qtbot.waitUntil(lambda: shown.foreseen is not None and shown.foreseen.importer == "table", timeout=20_000)
    assert not shown.replace.isEnabled()
    assert "1 turn is linked to a person" in shown.words.text()
    shown.beside.click()
    qtbot.waitUntil(lambda: "was read again" in window.banner.words(), timeout=20_000)
    assert window.desk.view.turns.find(turn.id).party == party.id


def test_files_dropped_on_the_window_are_imported(qtbot, window, folder):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / ORAL)), QUrl.fromLocalFile(str(folder / "older"))])
    event = QDropEvent(
        QPoint(9, 9).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    shown = dialog(qtbot, window, BroughtDialog)
    assert [status for _name, status, _what in shown.lines] == ["Stored", "Failed"]


def test_stopped_between_files_what_came_stays_and_the_rest_is_named(qtbot, window, folder):
    window.voice.answers.append(folder)
    window.commands.run("case.folder")
    (job,) = window.desk.jobs.running()
    job.stepped.connect(lambda done, _total, _what: job.stop() if done >= 1000 else None)
    qtbot.waitUntil(lambda: window.desk.writable, timeout=30_000)
    shown = dialog(qtbot, window, BroughtDialog)
    statuses = [status for _name, status, _what in shown.lines]
    assert statuses[0] == "Stored"
    assert len(statuses) == 4
    assert window.desk.view.check().ok
