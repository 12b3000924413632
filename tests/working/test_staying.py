"""A worker that stays does the latest of what it is asked; what is large comes as bytes."""

import os
import signal
import time

import pytest

from hearingdesk.job import Cancelled
from hearingdesk.working import aside
from hearingdesk.working.aside import TaskFailed, Work, run
from hearingdesk.working.limits import Limits

FOR_EVER = Limits(silence=60.0, total=float("inf"))


@pytest.fixture(autouse=True)
def _tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("stay", "give_bytes", "give_half")
    monkeypatch.setattr(aside, "TASKS", {name: f"tests.working.deeds:{name}" for name in names})


def test_it_does_one_thing_after_the_other():
    with Work("stay", {}, FOR_EVER) as work:
        items = work.items()
        for n in range(50):
            work.ask({"n": n})
            assert [next(items), next(items)] == [{"begun": n}, {"done": n}]


def test_what_was_begun_is_left_for_what_is_asked_later():
    with Work("stay", {}, FOR_EVER) as work:
        items = work.items()
        for n in range(20):
            work.ask({"n": n, "busy": 600})
            assert next(items) == {"begun": n}
        work.ask({"n": 99})
        assert [next(items), next(items)] == [{"begun": 99}, {"done": 99}]


def test_of_many_that_wait_only_the_last_is_done():
    with Work("stay", {}, FOR_EVER) as work:
        for n in range(200):
            work.ask({"n": n, "busy": 600 if n < 199 else 0})
        heard = []
        for item in work.items():
            heard.append(item)
            if item == {"done": 199}:
                break
        assert [item for item in heard if "done" in item] == [{"done": 199}]


def test_while_it_rests_it_may_be_silent_for_as_long_as_it_likes():
    until = [float("inf")]

    def later(_done: int, _total: int, _what: str) -> None:
        if time.monotonic() > until[0]:
            raise Cancelled

    with Work("stay", {}, Limits(silence=0.4, total=0.4)) as work:
        items = work.items(later)
        work.ask({"n": 1})
        assert [next(items), next(items)] == [{"begun": 1}, {"done": 1}]
        until[0] = time.monotonic() + 1.2
        with pytest.raises(Cancelled):
            next(items)


def test_one_that_hangs_over_what_it_was_asked_is_ended():
    with Work("stay", {}, Limits(silence=0.5, total=float("inf"))) as work:
        items = work.items()
        work.ask({"n": 1, "busy": 600})
        assert next(items) == {"begun": 1}
        with pytest.raises(TaskFailed, match="got no further"):
            next(items)


def test_asking_one_that_is_gone_is_no_failure_of_who_asks():
    with Work("stay", {}, FOR_EVER) as work:
        os.kill(work.process, signal.SIGKILL)
        for n in range(100):
            work.ask({"n": n})
        with pytest.raises(TaskFailed, match="SIGKILL"):
            list(work.items())
    work.ask({"n": 1})


def test_bytes_come_as_they_went_however_many():
    sizes = [0, 1, 70_000, 3_000_000]
    with Work("give_bytes", {"sizes": sizes}) as work:
        given = list(work.items())
        assert [len(one) for one in given] == sizes
        assert given[2] == bytes(n % 251 for n in range(70_000))
        assert work.answer == 4


def test_bytes_that_break_off_are_the_end_of_a_worker():
    with pytest.raises(TaskFailed, match="broke down"):
        run("give_half", {})


def test_more_bytes_than_anybody_gives_are_nonsense(monkeypatch):
    monkeypatch.setattr(aside, "GIVEN", 10)
    with pytest.raises(TaskFailed, match="nobody can read"):
        run("give_bytes", {"sizes": [11]})
