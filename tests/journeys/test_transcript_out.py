"""A transcript leaves through the window: from its own page, from its hearing, and only where there are words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.exchange import formats
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.turns import Transcript
from tests.ui.windows import close, enter, opened
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


@pytest.mark.parametrize("table", ["transcript", "hearing", "sitting", "turn"])
def test_the_words_on_the_page_are_written(qtbot, window, tmp_path, table):
    desk, target = window.desk, tmp_path / "out.xml"
    turn = next(iter(desk.view.turns.all()))
    spoken = desk.view.transcripts.get(turn.transcript)
    ids = {"transcript": spoken.id, "hearing": spoken.hearing, "sitting": turn.sitting, "turn": turn.id}
    desk.go(table, ids[table])
    qtbot.waitUntil(lambda: window.commands["case.transcript"].isEnabled() or window.commands.refresh())
    window.voice.answers.append(target)
    window.commands.run("case.transcript")
    qtbot.waitUntil(lambda: "The transcript was written to out.xml." in window.banner.words())
    document = formats.read(SourceFile.of(target))
    assert turn.text in [one.text for one in document.turns()]
    assert [entry.name for entry in desk.view.outgoing.all()] == ["out.xml"]


def test_a_page_without_words_offers_nothing(qtbot, window):
    enter(qtbot, window, "party")
    window.commands.refresh()
    assert not window.commands["case.transcript"].isEnabled()


def test_a_hearing_with_two_transcripts_asks_to_open_one(qtbot, window):
    desk = window.desk
    spoken = next(iter(desk.view.transcripts.all()))
    with desk.case.change("Add transcript") as edit:
        edit.add(Transcript(hearing=spoken.hearing, title="Draft"))
    desk.go("hearing", spoken.hearing)
    window.commands.refresh()
    window.commands.run("case.transcript")
    assert "This hearing has several transcripts. Open the one to export." in window.banner.words()
