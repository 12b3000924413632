"""The process that works aside: one task, asked for in a line of JSON on its input, told in lines on its output.

It ends when the task is done, when its parent is gone, or when it takes more memory than it may.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from importlib import import_module
from typing import Any, BinaryIO

from hearingdesk import logs, words
from hearingdesk.errors import HearingDeskError
from hearingdesk.working.limits import FULL, hold

_BEAT = 0.05  # seconds between two steps that are told


class Told:
    """What a task says while it works; `told(done, total, what)` is a Progress."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._last = 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._last >= _BEAT:
            self._last = now
            self.say("step", [done, total, what])

    def item(self, value: Any) -> None:
        """A piece of the result that is ready, as plain JSON."""
        self.say("item", value)

    def say(self, kind: str, value: Any) -> None:
        """One line to the parent."""
        self._out.write(json.dumps([kind, value]).encode() + b"\n")
        self._out.flush()


def main() -> int:
    """Do what the first line of the input asks for; returns the exit status."""
    told = Told(_own_output())
    try:
        asked = json.loads(sys.stdin.buffer.readline())
        threading.Thread(target=_leave_with_parent, daemon=True).start()
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


def _leave_with_parent() -> None:
    """Nothing more comes on the input: it ends when the parent does."""
    while os.read(0, 1):
        pass
    os._exit(0)


def leave(status: int) -> None:
    """End at once: what libraries would do on the way out has broken processes before."""
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    leave(main())
