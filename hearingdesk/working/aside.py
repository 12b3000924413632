"""Have a task of the register done in a child process: its steps heard, stopped within a second, held to limits.

    answer = run("name", {"path": "…"}, progress)
    with Work("name", {"path": "…"}) as work:
        for item in work.items(progress): …

A task that stays (see `register`) is asked further things with `work.ask(…)`, from any thread. Items are plain JSON, or
bytes.

Whatever becomes of the child is a `TaskFailed` with a sentence, and a `why` for who says it better.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import IO, Any, Literal

from hearingdesk import logs
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.places import program_folder
from hearingdesk.words import N_, _, language
from hearingdesk.working.limits import FULL, Limits
from hearingdesk.working.register import TASKS

FLAG = "--work"  # the private argument by which the program as one file becomes its own child
LINE = 16_000_000  # bytes of one line that a child may say
GIVEN = 1_500_000_000  # bytes that a child may give in one piece
WAITING = 8  # lines that wait to be heard before the child has to
_BEAT = 0.1  # seconds between two looks whether to stop
Why = Literal["start", "died", "memory", "silence", "total", "garbled", "refused", "broke"]
_SENTENCES: Mapping[Why, str] = {
    "start": N_("The process that was to do this could not be started: {how}."),
    "died": N_("The process that did this broke down ({how})."),
    "memory": N_("The process that did this needed more memory than it may have, and was ended."),
    "silence": N_("The process that did this got no further for {how} seconds, and was ended."),
    "total": N_("The process that did this took longer than {how} seconds, and was ended."),
    "garbled": N_("The process that did this answered what nobody can read, and was ended."),
    "broke": N_("Something went wrong in the process that did this. The details are in {how}."),
}


class TaskFailed(HearingDeskError):
    """A task that was done aside ended without an answer. `why`: "refused" is the task's own sentence."""

    def __init__(self, why: Why, how: str = "") -> None:
        super().__init__(_(_SENTENCES[why], how=how) if why in _SENTENCES else how)
        self.why: Why = why


def run(
    task: str, arguments: Mapping[str, Any], progress: Progress = silent, limits: Limits | None = None
) -> Any:
    """The answer of a task. Raises TaskFailed; Cancelled by `progress`, and the child is gone then."""
    with Work(task, arguments, limits) as work:
        for _item in work.items(progress):
            pass
        return work.answer


class Work:
    """One task in a child of its own. Use it as a context: the child is gone when it is left."""

    def __init__(self, task: str, arguments: Mapping[str, Any], limits: Limits | None = None) -> None:
        """Start the child. Raises TaskFailed where there is no starting it."""
        self.answer: Any = None
        self._limits = limits or Limits()
        self._lines: queue.Queue[bytes | bytearray] = queue.Queue(WAITING)
        self._saying = threading.Lock()
        self._asked = self._taken = (
            0  # what else it was asked for, and how much of that it has taken up and done
        )
        self._stays = False
        self._step: tuple[int, int, str] = (0, 0, "")
        self._spent = 0.0  # seconds it was waited for
        asked = {
            "task": TASKS[task],
            "arguments": dict(arguments),
            "memory": self._limits.memory,
            "language": language(),
        }
        try:
            self._child = subprocess.Popen(_command(), **_how())
        except OSError as error:
            raise TaskFailed("start", error.strerror or str(error)) from None
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._hearer = threading.Thread(target=self._hear, args=(self._child.stdout,), daemon=True)
        self._hearer.start()
        self._say(asked)

    def __enter__(self) -> Work:
        return self

    def __exit__(self, *problem: object) -> None:
        self.end()

    @property
    def process(self) -> int:
        """The number of the child among the processes of the machine."""
        return self._child.pid

    def ask(self, what: Any) -> None:
        """Ask a task that stays for something else; what it does for an earlier ask, it leaves. Plain JSON."""
        self._asked += 1
        self._say(what)

    def end(self) -> None:
        """Kill the child, if it still lives, and whatever it started."""
        if os.name == "posix":
            with suppress(OSError):
                os.killpg(self._child.pid, signal.SIGKILL)
        with suppress(OSError):
            self._child.kill()
        self._child.wait()
        while self._hearer.is_alive():
            with suppress(queue.Empty):
                self._lines.get(timeout=_BEAT / 10)
        with self._saying:
            for pipe in (self._child.stdin, self._child.stdout):
                with suppress(OSError):
                    assert pipe is not None
                    pipe.close()

    def _say(self, what: Any) -> None:
        """One line to the child. It may be gone already: the lines it does not answer with say so."""
        assert self._child.stdin is not None
        with self._saying, suppress(OSError, ValueError):
            self._child.stdin.write(json.dumps(what).encode() + b"\n")
            self._child.stdin.flush()

    def items(self, progress: Progress = silent) -> Iterator[Any]:
        """What the child says is ready, as it comes; `answer` holds its last word afterwards.

        The time that is spent between two items by who takes them does not count. Raises TaskFailed; Cancelled.
        """
        try:
            while True:
                kind, value = self._next(progress)
                if kind == "done":
                    self.answer = value
                    return
                yield value
        except BaseException:
            self.end()
            raise

    def _next(self, progress: Progress) -> tuple[str, Any]:
        """The next line of the child that is more than a step."""
        silence = 0.0
        while True:
            progress(*self._step)
            if silence > self._limits.silence:
                raise TaskFailed("silence", f"{self._limits.silence:.0f}")
            if self._spent > self._limits.total:
                raise TaskFailed("total", f"{self._limits.total:.0f}")
            began = time.monotonic()
            line = self._wait()
            waited = 0.0 if self._rests() else time.monotonic() - began
            self._spent += waited
            silence = 0.0 if line is not None else silence + waited
            if line is None:
                continue
            if isinstance(line, bytearray):
                return "item", bytes(line)
            kind, value = self._read(line)
            if kind == "idle":
                self._stays, self._taken = True, value
                continue
            if kind != "step":
                return kind, value
            self._step = value

    def _rests(self) -> bool:
        """Has it done whatever it was asked for?"""
        return self._stays and self._taken == self._asked

    def _wait(self) -> bytes | bytearray | None:
        """A line of the child, b"" at its end; a bytearray is what it gives; None where it said nothing for a beat."""
        try:
            return self._lines.get(timeout=_BEAT)
        except queue.Empty:
            return None

    def _read(self, line: bytes) -> tuple[str, Any]:
        """One line as what it says. Raises TaskFailed for the end of a child that was not done."""
        if not line:
            raise self._death()
        try:
            kind, value = json.loads(line)
            if kind == "step":
                done, total, what = value
                return kind, (int(done), int(total), str(what))
            if kind in ("item", "done"):
                return kind, value
            if kind == "idle":
                return kind, int(value)
            if kind == "refused":
                raise TaskFailed("refused", str(value))
            if kind == "broke":
                logs.event("task-broke", *str(value).split())
                raise TaskFailed("broke", str(logs.file()))
        except (ValueError, TypeError, RecursionError):
            pass
        raise TaskFailed("garbled")

    def _death(self) -> TaskFailed:
        """What the end of the child says."""
        status = self._child.wait()
        logs.event("task-died", status=status)
        if status == FULL:
            return TaskFailed("memory")
        return TaskFailed("died", _signal(-status) if status < 0 else str(status))

    def _hear(self, pipe: IO[bytes]) -> None:
        """In a thread of its own: a pipe cannot be waited on for a time everywhere."""
        with suppress(OSError, ValueError):
            while line := pipe.readline(LINE):
                given = _given(line)
                self._lines.put(line if given is None else _all(pipe, given))
        self._lines.put(b"")


def _given(line: bytes) -> int | None:
    """How many bytes follow a line that says so; None where none do. Too many are no sense: the line says nothing."""
    if not line.startswith(b'["bytes", '):
        return None
    size = line[10:-2]
    return int(size) if line.endswith(b"]\n") and size.isdigit() and int(size) <= GIVEN else None


def _all(pipe: IO[bytes], size: int) -> bytearray:
    """So many bytes. Raises OSError where the child breaks off."""
    data = bytearray(size)
    place = memoryview(data)
    while place:
        got = pipe.readinto(place)  # pyright: ignore[reportAttributeAccessIssue]  (what Popen opens is buffered)
        if not got:
            raise BrokenPipeError
        place = place[got:]
    return data


def _command() -> list[str]:
    """The program itself, as a child."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "hearingdesk.working.child"]


def _how() -> dict[str, Any]:
    """In the program's folder, apart from the terminal and its interrupts, without a window."""
    how: dict[str, Any] = {
        "stdin": subprocess.PIPE,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.DEVNULL,
        "cwd": program_folder(),
    }
    if sys.platform == "win32":
        return how | {"creationflags": subprocess.CREATE_NO_WINDOW}
    return how | {"start_new_session": True}


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
