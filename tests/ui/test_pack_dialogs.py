"""The dialogs that make a pack: a file that lies there is not lost unasked, and Stop leaves the keyboard in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ui.building import WAIT, builder
from tests.ui.voices import Script
from ui.rooms.packs.issuing import IssueDialog
from ui.rooms.packs.making import PdfDialog
from ui.window import Window


@pytest.mark.parametrize("kind", [IssueDialog, PdfDialog])
def test_a_file_whose_name_was_typed_is_not_written_over_unasked(
    qtbot: Any, window: Window, tmp_path: Path, kind: type[IssueDialog | PdfDialog]
) -> None:
    space = builder(qtbot, window)
    old = tmp_path / "brief.pdf"
    old.write_bytes(b"the only copy")
    voice = Script(False)
    dialog = kind(window.desk, space.options(), voice, window)
    dialog.open()
    dialog.place.setText("brief")  # beside the case
    dialog.act()
    assert voice.heard == ["brief.pdf lies there already. Its content would be lost."]
    assert old.read_bytes() == b"the only copy"
    assert not window.desk.jobs.running()
    dialog.reject()


def test_a_file_chosen_in_the_dialog_of_files_is_not_asked_for_twice(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    space = builder(qtbot, window)
    old = tmp_path / "brief.pdf"
    old.write_bytes(b"agreed to")
    dialog = IssueDialog(window.desk, space.options(), Script(old), window)
    dialog.open()
    dialog.act()
    qtbot.waitUntil(lambda: window.desk.view.editions.count() == 1 and window.desk.writable, timeout=WAIT)
    assert old.read_bytes().startswith(b"%PDF")


def test_after_stop_the_keyboard_is_on_a_button_that_one_sees(
    qtbot: Any, window: Window, tmp_path: Path
) -> None:
    space = builder(qtbot, window)
    dialog = IssueDialog(window.desk, space.options(), Script(), window)
    dialog.open()
    dialog.place.setText(str(tmp_path / "brief.pdf"))
    dialog.act()
    qtbot.waitUntil(lambda: "Page" in dialog._words.text(), timeout=WAIT)
    dialog.stop()
    qtbot.waitUntil(lambda: window.desk.writable and "Stopped" in dialog.banner.words(), timeout=WAIT)
    assert dialog.focusWidget() is dialog.go
    dialog.reject()
