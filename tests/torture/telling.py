"""What a program in a child process says of itself while it lives: what it begins, and what is done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from hearingdesk.view import View


@dataclass(frozen=True, slots=True)
class Word:
    """One message. After "begin" a step is in flight; after "done" nothing of it may ever be lost."""

    sort: Literal["ready", "begin", "done"]
    step: str = ""
    case: str = ""  # the file the step works on
    made: str = ""  # the file the step makes, if any
    digest: str = ""  # of the logical dump after the step
    entries: int = 0  # of the change log after the step
    sha256: str = ""  # of the file made, where its bytes matter


class Pipe(Protocol):
    """Where words go."""

    def send(self, obj: Word, /) -> None: ...


class Teller:
    """The child's end of the pipe."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._step, self._case, self._made = "", Path(), ""

    def ready(self) -> None:
        """Everything is loaded: from here on it may be killed."""
        self._pipe.send(Word("ready"))

    def begin(self, step: str, case: Path, made: Path | str = "") -> None:
        self._step, self._case, self._made = step, case, str(made)
        self._pipe.send(Word("begin", step, str(case), self._made))

    def done(self, view: View, sha256: str = "") -> None:
        """The step is done; `view` shows the case after it."""
        digest, entries = view.digest(), len(list(view.history()))
        self._pipe.send(Word("done", self._step, str(self._case), self._made, digest, entries, sha256))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
