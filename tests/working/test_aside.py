"""Work in a child process: heard, stopped, held to its limits; whatever becomes of the child is a sentence."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hearingdesk import words
from hearingdesk.job import Cancelled
from hearingdesk.working import aside
from hearingdesk.working.aside import TaskFailed, Work, run
from hearingdesk.working.limits import Limits
from hearingdesk.working.register import TASKS

DEEDS = [
    "double",
    "say_back",
    "print_too",
    "hang",
    "busy_for_ever",
    "eat",
    "crash",
    "give_up",
    "refuse",
    "stumble",
    "talk_nonsense",
    "language",
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The register with what these tests do beside what the program does."""
    deeds = {name: f"tests.working.deeds:{name}" for name in (*DEEDS, "start_another")}
    monkeypatch.setattr(aside, "TASKS", {**TASKS, **deeds})


def failure(task: str, limits: Limits | None = None, **arguments) -> TaskFailed:
    with pytest.raises(TaskFailed) as failed:
        run(task, arguments, limits=limits)
    return failed.value


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int) -> bool:
    until = time.monotonic() + 5
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not lives(pid)


def test_every_task_of_the_register_is_there():
    from importlib import import_module

    for place in TASKS.values():
        module, _colon, name = place.partition(":")
        assert callable(getattr(import_module(module), name))


def test_a_task_is_done_its_items_come_in_order_and_no_window_is_loaded():
    with Work("double", {"n": 300}) as work:
        assert list(work.items()) == [2 * n for n in range(300)]
        assert work.answer == {"sum": 300, "qt": []}


def test_steps_are_told_in_the_parent():
    steps: list[tuple[int, int, str]] = []
    run("double", {"n": 300}, lambda *step: steps.append(step))
    assert (0, 300, "Doubling") in steps
    assert steps[0] == (0, 0, "")


def test_words_of_any_script_come_back_as_they_went():
    said = "쿠팡 유출 “é” \U0001f4dc\n\t"
    assert run("say_back", {"words": said}) == said


def test_what_a_library_prints_is_no_answer():
    assert run("print_too", {}) == "done"


def test_a_child_starts_at_once():
    began = time.monotonic()
    run("say_back", {"words": ""})
    assert time.monotonic() - began < 5.0  # 0.1 s on a quiet machine


def test_a_child_that_breaks_down_is_a_sentence():
    failed = failure("crash")
    assert failed.why == "died"
    assert "broke down (SIG" in str(failed)


def test_what_came_before_it_broke_down_is_kept():
    with Work("crash", {}) as work, pytest.raises(TaskFailed):
        for item in work.items():
            assert item == "before"


def test_a_child_that_goes_away_is_a_sentence():
    assert str(failure("give_up")) == "The process that did this broke down (3)."


def test_a_child_that_is_killed_is_a_sentence(tmp_path):
    with Work("hang", {"mark": str(tmp_path / "pid")}) as work:
        items = work.items()
        assert next(items) == "begun"
        os.kill(work.process, signal.SIGTERM)
        with pytest.raises(TaskFailed, match="SIGTERM"):
            next(items)


def test_a_child_that_hangs_is_ended(tmp_path):
    failed = failure("hang", Limits(silence=0.5), mark=str(tmp_path / "pid"))
    assert failed.why == "silence"
    assert gone(int((tmp_path / "pid").read_text()))


def test_a_child_that_never_comes_to_an_end_is_ended():
    assert failure("busy_for_ever", Limits(total=0.6)).why == "total"


def test_the_time_of_who_takes_the_items_does_not_count():
    with Work("double", {"n": 4}, Limits(silence=0.5, total=1.0)) as work:
        for _item in work.items():
            time.sleep(0.4)
        assert work.answer["sum"] == 4


@pytest.mark.skipif(sys.platform != "linux", reason="how memory is held is looked at on Linux alone")
def test_a_child_that_eats_memory_is_ended_long_before_the_machine_is_full():
    failed = failure("eat", Limits(memory=300_000_000))
    assert failed.why == "memory"
    assert "more memory than it may have" in str(failed)


@pytest.mark.parametrize(
    "said", ["nonsense\n", '["step", 1]\n', "[]\n", "null\n", '["dance", 1]\n', "\xff\xfe\n"]
)
def test_a_child_that_talks_nonsense_is_ended(said):
    assert failure("talk_nonsense", bytes=said).why == "garbled"


def test_a_line_without_an_end_fills_no_memory(monkeypatch):
    monkeypatch.setattr(aside, "LINE", 1000)
    assert failure("talk_nonsense", bytes="x" * 5000).why == "garbled"


def test_what_the_task_says_to_people_is_said():
    failed = failure("refuse")
    assert (failed.why, str(failed)) == ("refused", "The words mean nothing.")


def test_a_mistake_in_a_task_is_logged_and_named():
    failed = failure("stumble")
    assert failed.why == "broke"
    log = Path(os.environ["HEARINGDESK_HOME"]) / "logs" / "hearingdesk.log"
    assert "IndexError" in log.read_text("utf-8")


def test_stop_ends_the_child_within_a_second(tmp_path):
    def stop(done: int, total: int, what: str) -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            raise Cancelled

    with pytest.raises(Cancelled), Work("hang", {"mark": str(tmp_path / "pid")}) as work:
        list(work.items(stop))
    began = time.monotonic()
    assert gone(work.process)
    assert time.monotonic() - began < 5.0  # not the hour that the child would take


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a job object sees to it")
def test_what_a_child_started_goes_with_it():
    with Work("start_another", {}) as work:
        items = work.items()
        other = next(items)
        assert lives(other)
    assert gone(other)


@pytest.mark.skipif(os.name != "posix", reason="a process is killed as systems like Unix do")
def test_a_child_goes_when_its_parent_does(tmp_path):
    mark = tmp_path / "pid"
    program = (
        "from hearingdesk.working import aside\n"
        "aside.TASKS = {'hang': 'tests.working.deeds:hang'}\n"
        f"aside.run('hang', {{'mark': {str(mark)!r}}})\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    until = time.monotonic() + 10
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    parent.kill()
    parent.wait()
    assert gone(int(mark.read_text()))


def test_a_child_that_cannot_be_started_is_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert failure("say_back", words="").why == "start"


def test_the_child_speaks_the_language_of_the_parent():
    words.use("ko")
    assert run("language", {}) == "ko"
