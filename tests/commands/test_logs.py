"""The log says what happened and where in the code, and nothing of any case."""

import os
import subprocess
import sys

import pytest

from hearingdesk import logs
from hearingdesk.commands import do_info
from hearingdesk.commands.command import Command
from hearingdesk.commands.run import run
from hearingdesk.errors import CannotOpen
from tests.house.sources import ROOT

SECRET = "Tallow, Barnaby"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def logged(name="hearingdesk.log"):
    return (logs.folder() / name).read_text("utf-8")


def fails():
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        raise CannotOpen(f"{SECRET} cannot be opened.") from error


def test_an_error_is_logged_by_type_and_place_without_its_message():
    with pytest.raises(CannotOpen) as raised:
        fails()
    assert logs.failure(raised.value) == logs.folder() / "hearingdesk.log"
    (line,) = logged().splitlines()
    assert "error CannotOpen at test_logs:" in line
    assert ":fails < ValueError at test_logs:" in line
    assert "Tallow" not in line
    assert str(ROOT) not in line


def test_a_command_that_breaks_says_where_the_details_are_and_keeps_the_content_out(
    monkeypatch, capsys, tmp_path
):
    def breaks(chosen):
        raise RuntimeError(SECRET)

    monkeypatch.setattr(do_info, "command", Command(do_info.command.arguments, breaks))
    assert run(["info", str(tmp_path / f"{SECRET}.hearing")]) == 2
    assert str(logs.folder() / "hearingdesk.log") in capsys.readouterr().err
    assert "start info" in logged()
    assert "RuntimeError at hearingdesk.commands.run:" in logged()
    assert "Tallow" not in logged()


def test_what_is_no_command_is_not_logged():
    run([SECRET])
    assert "start command" in logged()
    assert "Tallow" not in logged()


def test_a_line_is_one_line_and_numbers_are_numbers():
    logs.event("import", "two\nlines", turns=7)
    assert logged().endswith(" import two lines turns=7\n")
    with pytest.raises(ValueError, match="format code"):
        logs.event("import", title=SECRET)


def test_full_logs_move_on_and_the_oldest_is_dropped(monkeypatch):
    monkeypatch.setattr(logs, "MOST", 200)
    for n in range(40):
        logs.event("step", n=n)
    names = sorted(path.name for path in logs.folder().iterdir())
    assert names == ["hearingdesk.log", *(f"hearingdesk.log.{n}" for n in range(1, logs.KEPT))]
    assert "n=39" in logged() + logged("hearingdesk.log.1")
    assert "n=0\n" not in "".join(map(logged, names))


def test_a_folder_that_cannot_be_written_stops_nothing(home):
    home.write_text("a file in its place")
    logs.begin("window")
    logs.failure(RuntimeError())


def test_a_crash_of_python_itself_leaves_its_places(home):
    crash = "import faulthandler, sys; from hearingdesk import logs; logs.begin('window'); faulthandler._sigabrt()"
    done = subprocess.run(
        [sys.executable, "-c", crash],
        cwd=ROOT,
        env={**os.environ, "HEARINGDESK_HOME": str(home), "PYTHONFAULTHANDLER": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Fatal Python error: Aborted" in logged("crash.log")
    assert "start window" in logged()


def test_the_way_of_an_error_is_told_line_by_line_with_what_led_to_it():
    with pytest.raises(CannotOpen) as raised:
        fails()
    told = logs.trace(raised.value).splitlines()
    assert [line for line in told if not line.startswith("  ")] == ["ValueError", "CannotOpen"]
    assert all(":fails" in line or ":test_the_way" in line for line in told if line.startswith("  "))
