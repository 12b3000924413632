"""Kill the program at a moment chosen by chance, and look what it leaves."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.torture.aftermath import Aftermath
from tests.torture.judge import Fault, Verdict
from tests.torture.scene import HOME, Scene, at_desk
from tests.torture.tasks import live, said_of
from tests.torture.telling import Word

READY = 60.0  # seconds that loading may take
REACH = {  # seconds of work within which the kill falls
    "edits": 0.6,
    "close": 0.5,
    "import": 1.2,
    "undo and redo": 0.8,
    "copy": 0.6,
    "pack": 1.5,
    "new": 1.2,
    "migration": 0.6,
    "from elsewhere": 0.8,
    "share": 1.0,
    "window": 2.5,
    "window, older case": 1.5,
    "main.py": 4.0,
}
KINDS = tuple(REACH)
MIGRATE = ("migration", "window, older case")
PRELOADED = ["tests.torture.tasks", "tests.torture.at_the_window", "hearingdesk.commands.do_import"]
PRELOADED += [f"hearingdesk.commands.do_{name}" for name in ("undo", "redo", "copy", "pack", "new")]


@dataclass(slots=True)
class Death:
    """One kill: what the program had said by then, and what was found."""

    kind: str
    seed: int
    words: list[Word]
    verdict: Verdict
    ended: str = ""  # why it had ended by itself, which is a fault of the test or the program

    @property
    def in_flight(self) -> str:
        return self.words[-1].step if self.words[-1:] and self.words[-1].sort == "begin" else ""

    @property
    def faults(self) -> list[Fault]:
        return [*([Fault("other", self.ended)] if self.ended else []), *self.verdict.faults]


class Killer:
    """Starts programs from one that has loaded everything, so that no time is lost on loading."""

    def __init__(self, scene: Scene, room: Path) -> None:
        self._scene, self._room = scene, room
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(PRELOADED)

    def kill(self, kind: str, seed: int) -> Death:
        """Let one program work, kill it, judge."""
        chance = random.Random(f"{kind} {seed}")
        path = self._scene.laid_out(self._room / "desk")
        if kind in MIGRATE:
            shutil.copy(self._scene.older, path.with_name("older 0.hearing"))
        words, ended = self._life(kind, path, seed, chance.uniform(0.0, REACH[kind]))
        with at_desk(self._room / HOME, path.parent):
            verdict = Aftermath(path, words, self._scene).verdict()
        return Death(kind, seed, words, verdict, ended)

    def _life(self, kind: str, path: Path, seed: int, seconds: float) -> tuple[list[Word], str]:
        mine, its = self._context.Pipe(duplex=False)
        child = self._context.Process(target=live, args=(kind, path, self._scene.sources, seed, its))
        child.start()
        its.close()
        words: list[Word] = []
        try:
            while not words or words[-1].sort != "ready":
                if not mine.poll(READY):
                    return words, "it was never ready"
                words.append(mine.recv())
            end = time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0 and mine.poll(left):
                words.append(mine.recv())
        except EOFError:
            return words, f"it ended by itself: {said_of(path).read_text('utf-8')[-2000:]}"
        finally:
            _end(child)
            words += _rest(mine)
            _await_end(child.pid)
        return words, ""


def _rest(pipe: Connection) -> Iterator[Word]:
    """What was said between the last look and the death; it ends when every process of the program is gone."""
    with pipe, suppress(EOFError):
        while True:
            yield pipe.recv()


def _end(child: BaseProcess) -> None:
    """Kill a child and all it has started, if it lives: its number may be another's when it does not."""
    if child.is_alive() and child.pid:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has not come to lead its group yet
            child.kill()
    child.join()


def _await_end(group: int | None) -> None:
    """Return when no process of a group lives: one that dies lets go of the pipe before it lets go of its locks."""
    while any(_lives(stat, group) for stat in Path("/proc").glob("[0-9]*/stat")):
        time.sleep(0.001)


def _lives(stat: Path, group: int) -> bool:
    try:
        state, _parent, its_group = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
    except (OSError, ValueError):
        return False
    return int(its_group) == group and state not in "ZX"
