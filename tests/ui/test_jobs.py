import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget

from hearingdesk import logs
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from tests.ui.checks import assert_named
from ui.crash import Crashes, details
from ui.dialogs.about import AboutDialog
from ui.dialogs.author import AuthorDialog
from ui.dialogs.crash import CrashDialog, show_crash
from ui.jobs import Jobs
from ui.widgets.jobbar import JobBar


@pytest.fixture
def jobs(qtbot):
    jobs = Jobs()
    yield jobs
    jobs.close()


def forever(progress):
    while True:
        progress(1, 4, "Reading page 1")
        threading.Event().wait(0.005)


def test_a_job_runs_elsewhere_and_is_heard_here(qtbot, jobs):
    here, heard = threading.get_ident(), []
    job = jobs.start("Import", lambda progress: threading.get_ident())
    job.finished.connect(lambda result: heard.append((result, threading.get_ident())))
    qtbot.waitSignal(job.ended).wait()
    assert heard[0][0] != here
    assert heard[0][1] == here
    assert jobs.running() == []


def test_a_stopped_job_ends_as_cancelled(qtbot, jobs):
    job = jobs.start("Import", forever)
    with qtbot.waitSignal(job.failed) as told:
        job.stop()
    assert isinstance(told.args[0], Cancelled)


def test_a_failure_is_told_with_its_exception(qtbot, jobs):
    def fail(progress):
        raise HearingDeskError("No such page.")

    job = jobs.start("Import", fail)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert str(told.args[0]) == "No such page."


def test_closing_stops_and_joins_every_job(jobs):
    running = [jobs.start("Import", forever) for _n in range(3)]
    jobs.close()
    assert all(job.join(0) for job in running)


def test_the_bar_says_what_is_done_and_stops_it(qtbot, jobs):
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    job = jobs.start("Import CHRG-110hhrg46594.htm", forever)
    qtbot.waitUntil(lambda: bar._figure.text() == "25 %")
    assert bar._what._whole == "Reading page 1"
    assert_named(bar)
    with qtbot.waitSignal(job.ended):
        bar._stop.click()
    assert bar.isHidden()


def test_the_bar_goes_on_to_the_next_job(qtbot, jobs):
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    first, second = jobs.start("First", forever), jobs.start("Second", forever)
    with qtbot.waitSignal(first.ended):
        first.stop()
    assert bar._title.text() == "Second"
    with qtbot.waitSignal(second.ended):
        second.stop()
    assert bar.isHidden()


def test_a_sentence_is_said_and_a_bug_is_shown(qtbot, capsys):
    told, shown = [], []
    crashes = Crashes(told.append, shown.append)
    try:
        raise HearingDeskError("The file is in use.")
    except HearingDeskError as error:
        crashes.caught(type(error), error, error.__traceback__)
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        crashes.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told and shown))
    assert told == ["The file is in use."]
    assert "ZeroDivisionError" in shown[0]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_exception_in_another_thread_is_shown_on_this_one(qtbot, capsys):
    where: list[int] = []
    crashes = Crashes(lambda _said: None, lambda _details: where.append(threading.get_ident()))

    def fall() -> None:
        error = RuntimeError("deep")
        crashes.caught(RuntimeError, error, None)

    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.get_ident()]


def fallen(words: str) -> Exception:
    try:
        try:
            raise ValueError(words)
        except ValueError as error:
            raise RuntimeError(words) from error
    except RuntimeError as error:
        return error


def test_the_crash_dialog_copies_its_details(qtbot, qapp):
    dialog = CrashDialog(details(fallen("boom")))
    qtbot.addWidget(dialog)
    dialog.copy.click()
    told = qapp.clipboard().text()
    assert told.startswith("HearingDesk ")
    assert told.index("ValueError") < told.index("RuntimeError")
    assert "test_jobs:" in told
    assert_named(dialog)


def test_what_a_bug_quotes_stands_in_no_details_no_log_and_is_not_printed(qtbot, capsys):
    crashes = Crashes(lambda _said: None, lambda _details: None)
    error = fallen("Tallow, Barnaby")
    crashes.caught(type(error), error, error.__traceback__)
    told = [details(error), logs.file().read_text("utf-8"), capsys.readouterr().err]
    for words in told:
        assert "RuntimeError" in words
        assert ":fallen" in words
        assert "Tallow" not in words
        assert str(Path(__file__).parent) not in words


class Opener(QObject):
    """Stands for the system, which shows files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


def test_the_crash_dialog_shows_the_log_and_says_where_it_is(qtbot):
    logs.failure(fallen("boom"))
    dialog = CrashDialog("…")
    qtbot.addWidget(dialog)
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "show")
    try:
        dialog.log.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.shown == [logs.file()]
    assert any(str(logs.file()) in label.text() for label in dialog.findChildren(QLabel))


def test_a_bug_in_every_paint_is_one_dialog(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    for n in range(3):
        show_crash(f"{n}", parent)
    (dialog,) = parent.findChildren(CrashDialog)
    dialog.accept()
    show_crash("later", parent)
    assert sum(one.isVisible() for one in parent.findChildren(CrashDialog)) == 1


def test_the_author_is_asked_for_a_name_that_is_not_empty(qtbot):
    dialog = AuthorDialog("  ")
    qtbot.addWidget(dialog)
    assert not dialog._keep.isEnabled()
    dialog.line.setText("  Hong   Gil-dong ")
    with qtbot.waitSignal(dialog.named) as told:
        dialog._keep.click()
    assert told.args == ["Hong Gil-dong"]


def test_about_names_everything(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert_named(dialog)
