"""The sample case becomes a chair’s brief, a members’ pack and a public edition, all issued from the builder."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pikepdf.pdfa
import pytest

from hearingdesk.exchange.sample import build_sample
from hearingdesk.pack.seal import verify_page
from tests.pack.reading import Reading, squeezed
from tests.pack.test_archival import FALSE_ALARMS
from tests.ui.building import laid_out
from tests.ui.windows import close, window_on
from ui.rooms.packs.issuing import IssueDialog
from ui.rooms.packs.room import Builder
from ui.rooms.packs.templating import TemplateDialog
from ui.window import Window

WAIT = 120_000


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    build_sample(tmp_path / "sample.hearing").close()
    made = window_on(qtbot, tmp_path / "sample.hearing")
    yield made
    close(made)


def from_template(qtbot: Any, window: Window, title: str) -> Builder:
    dialog = TemplateDialog(window.desk, None, window)
    dialog.open()
    row = next(at for at in range(dialog.list.count()) if title in dialog.list.item(at).text())
    dialog.list.setCurrentRow(row)
    dialog.make()
    space = window.space()
    assert isinstance(space, Builder)
    laid_out(qtbot, space, WAIT)
    return space


def issued(qtbot: Any, window: Window, space: Builder, path: Path) -> bytes:
    assert not space.leaks()
    dialog = IssueDialog(window.desk, space.options(), window.voice, window)
    dialog.open()
    dialog.place.setText(str(path))
    dialog.act()
    qtbot.waitUntil(lambda: path.exists() and window.desk.writable, timeout=WAIT)
    return path.read_bytes()


def test_the_sample_gives_three_packs_from_the_builder(qtbot, window, tmp_path):
    made: dict[str, bytes] = {}
    for title, readers in (("Chair", "chair"), ("Members", "members"), ("Members", "public")):
        space = from_template(qtbot, window, title)
        if readers == "public":
            space.checks.readers.set("public")
            space.checks.readers.changed.emit()
            laid_out(qtbot, space, WAIT)
        made[readers] = issued(qtbot, window, space, tmp_path / f"{readers}.pdf")
    view = window.desk.view
    note = squeezed(view.notes.first().text)[:60]
    assert [one.number for one in view.editions.all()] == [1, 1, 1]
    for readers, data in made.items():
        reading = Reading(data)
        texts = [squeezed(reading.text(page)) for page in range(1, len(reading) + 1)]
        with pikepdf.open(BytesIO(data)) as pdf:
            said = [str(one) for one in pikepdf.pdfa.check(pdf, "3b").findings]
        assert [one for one in said if not any(known in one for known in FALSE_ALARMS)] == []
        whole = "".join(texts)
        assert "33.7million" in whole
        assert readers.capitalize() in texts[0]
        assert note not in whole or readers == "chair"
        codes = [
            re.search(r"([0-9A-Z]{4})-(\w+)-([0-9A-F]{6})", reading.text(page)) for page in (2, len(reading))
        ]
        for code in codes:
            assert code is not None
            assert verify_page(view, code[0]).agrees
