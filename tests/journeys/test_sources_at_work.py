"""Sources in the window: pasted, opened, handed out, replaced, read on, marked, with the truth about their text."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.papers import recognising
from hearingdesk.job import Cancelled
from hearingdesk.records.citations import Citation
from tests.documents import made
from tests.ui.windows import close, enter, listed, opened, sheet
from ui.desk import Place


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path):
    one = opened(qtbot, tmp_path / "lamps.hearing")
    yield one
    close(one)


def put_in(qtbot: Any, window: Any, name: str, data: bytes) -> int:
    """A file brought in, and its page shown."""
    path = made.laid(window.desk.case.path.parent, name, data)
    outcome = bring_in(window.desk.case, path)
    assert outcome.status == "imported", outcome.message
    show(qtbot, window, outcome.source)
    return outcome.source


def show(qtbot: Any, window: Any, id: int) -> None:
    window.desk.go("source", id)
    qtbot.waitUntil(lambda: window.space().current().id == id)


def done(qtbot: Any, window: Any, words: str) -> None:
    qtbot.waitUntil(lambda: not window.desk.jobs.running(), timeout=15_000)
    qtbot.waitUntil(lambda: words in window.banner.words(), timeout=5000)


def test_pasted_text_becomes_a_source_with_title_and_publisher(qtbot, window):
    enter(qtbot, window, "source")
    QGuiApplication.clipboard().setText("Lamp oil fails\r\n\r\nThe 유출 was “known”.")
    window.commands.run("source.paste")
    form = sheet(window)
    assert form._form.peek().title == "Lamp oil fails"
    form._form.box("publisher").field.set("The Daily Lantern")
    form.save()
    source = window.desk.view.sources.get(window.space().current().id)
    assert (source.title, source.publisher, source.state) == ("Lamp oil fails", "The Daily Lantern", "text")
    assert (
        window.desk.view.sources.original(source.id).decode() == "Lamp oil fails\n\nThe 유출 was “known”.\n"
    )
    assert [page.text for page in window.desk.view.sources.pages(source.id)] == [
        "Lamp oil fails\n\nThe 유출 was “known”."
    ]
    (line,) = [one for one in window.desk.view.ledger.all() if one.source == source.id]
    assert (line.status, line.digest) == ("imported", source.digest)
    assert window.desk.view.search("유출").total >= 1
    window.commands.run("source.paste")
    assert "in the case already" in window.banner.words()
    window.desk.undo()
    assert window.desk.view.sources.find(source.id) is None


def test_pasting_nothing_says_so(qtbot, window):
    enter(qtbot, window, "source")
    QGuiApplication.clipboard().setText("  \n ")
    window.commands.run("source.paste")
    assert "no text on the clipboard" in window.banner.words()


def test_pasting_copied_files_brings_them_in(qtbot, window, tmp_path):
    enter(qtbot, window, "source")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(made.laid(tmp_path, "a.pdf", made.pdf(["one"]))))])
    QGuiApplication.clipboard().setMimeData(data)
    window.commands.run("source.paste")
    done(qtbot, window, "a.pdf")
    assert window.desk.view.sources.first(file_name="a.pdf") is not None


class _Viewer(QObject):
    """What the system opens files with."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


def test_the_original_is_opened_as_a_copy_that_cannot_be_changed(qtbot, window):
    data = made.pdf(["one"])
    put_in(qtbot, window, "paper.pdf", data)
    viewer = _Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")
    try:
        window.commands.run("source.open")
        qtbot.waitUntil(lambda: bool(viewer.shown), timeout=5000)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (path,) = viewer.shown
    assert path.read_bytes() == data
    assert path.name == "paper.pdf"
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o400


def test_an_original_that_goes_out_is_noted(qtbot, window, tmp_path):
    data = made.pdf(["one"])
    put_in(qtbot, window, "paper.pdf", data)
    target = tmp_path / "out.pdf"
    window.voice.answers.append(target)
    window.commands.run("source.save")
    done(qtbot, window, "The original was written to out.pdf")
    assert target.read_bytes() == data
    assert next(window.desk.case.outgoing.all()).name == "out.pdf"


def test_a_source_is_replaced_by_a_newer_version_which_knows_it(qtbot, window, tmp_path):
    older = put_in(qtbot, window, "paper.pdf", made.pdf(["one"]))
    window.voice.answers.append([made.laid(tmp_path, "newer.pdf", made.pdf(["one", "two"]))])
    window.commands.run("source.replace")
    done(qtbot, window, "takes the place of the older version")
    newer = window.desk.view.sources.replaced_by(older)
    assert newer is not None
    assert (newer.title, newer.pages, newer.replaces) == ("paper", 2, older)
    assert window.space().current().id == newer.id
    window.desk.undo()
    assert window.desk.view.sources.replaced_by(older) is None


def test_the_citations_of_a_replaced_source_are_looked_for_in_the_newer_one(qtbot, window, tmp_path):
    older = put_in(qtbot, window, "paper.pdf", made.pdf(["The lamps were lit at nine."]))
    fact = next(iter(window.desk.view.facts.ids()))
    with window.desk.change("Cite") as edit:
        cite = edit.add(
            Citation(about_kind="fact", about=fact, source=older, locator="p. 1", quote="lamps were lit")
        )
    newer = made.laid(tmp_path, "newer.pdf", made.pdf(["A new first page.", "The lamps were lit at nine."]))
    window.voice.answers.append([newer])
    window.commands.run("source.replace")
    done(qtbot, window, "Its citations: ")
    carried = window.desk.view.citations.get(cite.id)
    assert carried.source == window.desk.view.sources.replaced_by(older).id


def test_a_source_does_not_replace_itself(qtbot, window):
    put_in(qtbot, window, "paper.pdf", made.pdf(["one"]))
    window.voice.answers.append([window.desk.case.path.parent / "paper.pdf"])
    window.commands.run("source.replace")
    done(qtbot, window, "is this source itself")


def test_my_reading_goes_from_begun_to_done_and_the_list_knows(qtbot, window):
    id = put_in(qtbot, window, "paper.pdf", made.pdf(["one"]))
    space = window.space()
    window.commands.run("source.mark")
    assert "Marked for Tester: Being read" in window.banner.words()
    window.commands.run("source.mark")
    (reading,) = window.desk.view.readings.where(source=id)
    assert (reading.reviewer, reading.state) == ("Tester", "read")
    qtbot.waitUntil(lambda: any("read by Tester" in row.side for row in listed(space)), timeout=3000)
    space.pane.filters.chosen.emit("unread")
    qtbot.waitUntil(lambda: all(row.id != id for row in listed(space)), timeout=3000)
    window.desk.undo()
    assert window.desk.view.readings.get(reading.id).state == "reading"


def test_a_stopped_paper_is_read_on_from_its_page(qtbot, window):
    heard: list[int] = []

    def stop(done: int, total: int, what: str) -> None:
        heard.append(total)  # once for every page, however seldom the reader says how far it is
        if heard.count(400) > 5:
            raise Cancelled

    path = made.laid(window.desk.case.path.parent, "long.pdf", made.pdf([f"page {n}" for n in range(400)]))
    id = bring_in(window.desk.case, path, progress=stop).source
    show(qtbot, window, id)
    window.commands.run("source.readon")
    done(qtbot, window, "Text is searchable")
    assert window.desk.view.sources.get(id).state == "text"
    window.commands.run("source.readon")
    assert window.desk.view.sources.get(id).state == "text"


def test_files_that_are_brought_in_say_what_is_missing_of_their_text(qtbot, window, tmp_path):
    from ui.rooms.bringing import bring_in as offer

    offer(window.desk, [made.laid(tmp_path, "mixed.pdf", made.pdf(["one", None]))])
    done(qtbot, window, "Imported mixed.pdf: 2 pages. Text of some pages only · 1 of 2 pages")
    assert window.space().current().table == "source"


def test_without_tesseract_it_is_said_how_to_get_it(qtbot, window, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert recognising.program() == ""
    put_in(qtbot, window, "scan.pdf", made.pdf([None]))
    window.commands.run("source.ocr")
    assert any("Install Tesseract" in str(told) for told in window.voice.heard)


def test_a_replaced_source_warns_while_citations_wait_to_be_looked_at(qtbot, window, tmp_path):
    older = put_in(qtbot, window, "paper.pdf", made.pdf(["The lamps were lit at nine."]))
    fact = next(iter(window.desk.view.facts.ids()))
    with window.desk.change("Cite") as edit:
        edit.add(
            Citation(about_kind="fact", about=fact, source=older, locator="p. 1", quote="lamps were lit")
        )
    newer = made.laid(tmp_path, "newer.pdf", made.pdf(["Nothing of the kind stands here any more."]))
    window.voice.answers.append([newer])
    window.commands.run("source.replace")
    done(qtbot, window, "1 not found")
    assert window.banner.property("banner") == "warn"
    row = next(window.desk.view.carried_cites.all())
    window.desk.visit(Place("carried_cite", "carried_cite", row.id))
    qtbot.waitUntil(lambda: window.space().current().id == row.id)
    window.commands.run("cite.accept")
    assert "Alt+6" in window.banner.words()
