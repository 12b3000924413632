"""The process that works aside: one task, asked for in a line of JSON on its input, told in lines on its output.

A task that stays hears further lines (`Told.serve`), and leaves what it does for the one that comes later. The process
ends when the task is done, when its parent is gone, or when it takes more memory than it may.
"""

from __future__ import annotations

import _thread
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from hearingdesk import logs, words
from hearingdesk.errors import HearingDeskError
from hearingdesk.working.limits import FULL, hold

_BEAT = 0.05  # seconds between two steps that are told


class Superseded(BaseException):
    """What is done is wanted no more. No Exception: whoever gets over failures must not get over this."""


class Told:
    """What a task says while it works, and hears; `told(done, total, what)` is a Progress."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._last, self._said = 0.0, ""
        self._asks: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._taken = 0
        self._busy = False  # with what was asked for after the first line
        self._interruptible = False
        signal.signal(signal.SIGINT, self._interrupted)

    def serve(self, do: Callable[[Any], None]) -> None:
        """Do what is asked for, for as long as the parent lives: always the latest, whatever was begun before it."""
        while True:
            self.say("idle", self._taken)
            ask = self._latest()
            try:
                self._busy = self._interruptible = True
                do(ask)
                self._busy = self._interruptible = False
            except Superseded:
                self._busy = False

    def ask(self, what: Any) -> None:
        """Something was asked for; called from the thread that hears the parent."""
        self._asks.put(what)
        _thread.interrupt_main()

    def _latest(self) -> Any:
        ask = self._asks.get()
        self._taken += 1
        while not self._asks.empty():
            ask = self._asks.get()
            self._taken += 1
        return ask

    def _interrupted(self, _number: int, _frame: object) -> None:
        """In the thread that works, between two of its steps."""
        if self._interruptible and not self._asks.empty():
            self._interruptible = False
            raise Superseded

    def __call__(self, done: int, total: int, what: str) -> None:
        if self._busy and not self._asks.empty():  # a library may have swallowed what interrupted it
            self._interruptible = False
            raise Superseded
        now = time.monotonic()
        if now - self._last >= _BEAT or (done >= total and what != self._said):
            self._last, self._said = now, what
            self.say("step", [done, total, what])

    def item(self, value: Any) -> None:
        """A piece of the result that is ready, as plain JSON."""
        self.say("item", value)

    def give(self, data: bytes) -> None:
        """Bytes that are ready, as an item of their own."""
        self._write(json.dumps(["bytes", len(data)]).encode() + b"\n", data)

    def say(self, kind: str, value: Any) -> None:
        """One line to the parent."""
        self._write(json.dumps([kind, value]).encode() + b"\n")

    def _write(self, *pieces: bytes) -> None:
        """Whole, whatever is asked for meanwhile: half a line would make nonsense of the next one."""
        interruptible, self._interruptible = self._interruptible, False
        for piece in pieces:
            self._out.write(piece)
        self._out.flush()
        if interruptible and not self._asks.empty():
            raise Superseded
        self._interruptible = interruptible


def main() -> int:
    """Do what the first line of the input asks for; returns the exit status."""
    told = Told(_own_output())
    try:
        asked = json.loads(sys.stdin.buffer.readline())
        threading.Thread(target=_hear_parent, args=(told,), daemon=True).start()
        words.use(asked["language"])
        hold(asked["memory"])
        module, _colon, name = asked["task"].partition(":")
        answer = getattr(import_module(module), name)(asked["arguments"], told)
        told.say("done", answer)
    except MemoryError:
        return FULL
    except HearingDeskError as error:
        told.say("refused", str(error))
    except Exception as error:
        told.say("broke", logs.trace(error))
    return 0


def _own_output() -> BinaryIO:
    """The pipe to the parent; what a library prints goes to the standard errors instead."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _hear_parent(told: Told) -> None:
    """What else is asked for; it ends when the parent does."""
    while line := sys.stdin.buffer.readline():
        told.ask(json.loads(line))
    os._exit(0)


def leave(status: int) -> None:
    """End at once: what libraries would do on the way out has broken processes before."""
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    leave(main())
