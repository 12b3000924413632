"""The note beside a case on a share: who works on a copy of it, where, since when.

A share lets no lock of the system through, so the note is a file that only one can make. It is left behind where
a program dies: one of this machine is then taken over, one of another machine only deliberately.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from hearingdesk.errors import InUse, ReadOnly
from hearingdesk.store.machine import is_running
from hearingdesk.words import _

_MOST = 4096  # characters of a note that are read


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a case, as the note says it."""

    who: str
    where: str  # the machine
    since: str  # ISO, to the minute, with its zone
    pid: int
    token: str = (
        ""  # of this note alone; "" where the case is open in its place, held by a lock of the system
    )
    installation: str = ""

    def gone(self, installation: str) -> bool:
        """Has the program that wrote it ended? Only of a program of this machine can that be told."""
        if self.where != socket.gethostname():
            return False
        if self.token and self.installation == installation:
            return True  # one of this installation is kept out by the lock of the working copy: it cannot be alive
        return self.pid <= 0 or not is_running(self.pid)

    def in_use(self, name: str, note: Path) -> InUse:
        """Why the case cannot be written now, and the way out."""
        sentence = _(
            "{name} is open for writing: {who} on {where}, since {since}. Ask for it to be closed there, or open it "
            "for reading. If that machine will not come back, take it over, or delete {note}.",
            name=name,
            who=self.who,
            where=self.where,
            since=self.minute,
            note=note.name,
        )
        return InUse(sentence, self.who, self.where, self.since, can_be_taken=True)

    @property
    def minute(self) -> str:
        """Since when, as it is said."""
        return self.since.replace("T", " ")[:16]

    def taken_over(self, name: str, gone: bool) -> str:
        """That it was, in words; `gone`: the program that held it had ended."""
        told = {"name": name, "who": self.who, "where": self.where, "since": self.minute}
        if gone:
            return _(
                "{who} on {where} had {name} open since {since} and did not close it: that program is gone.",
                **told,
            )
        return _("{name} was taken over from {who} on {where}, who had it open since {since}.", **told)


def this_holder(author: str, token: str = "", installation: str = "") -> Holder:
    """Who is here, now."""
    since = datetime.now().astimezone().isoformat(timespec="minutes")
    return Holder(author, socket.gethostname(), since, os.getpid(), token, installation)


def note_of(case: Path) -> Path:
    """Where the note of a case lies."""
    return case.with_name(case.name + ".lock")


def read_holder(note: Path) -> Holder | None:
    """What a note says; None where it says nothing, or is not there."""
    try:
        with note.open(encoding="utf-8") as file:
            told: Any = json.loads(file.read(_MOST))
        said = {f.name: told[f.name] for f in fields(Holder) if f.name in told}
        pid = said.pop("pid")
        if not isinstance(pid, int) or pid >= 1 << 31:
            return None
        return Holder(pid=pid, **{name: str(words) for name, words in said.items()})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


class LockNote:
    """Held from the opening of a working copy to its closing. `told` says so where another's was taken over."""

    def __init__(self, case: Path, author: str, installation: str, take_over: bool = False) -> None:
        """Raises InUse with who holds it, ReadOnly where no note can be laid."""
        self.path = note_of(case)
        self.told = ""
        self._case = case
        self._me = this_holder(author, uuid4().hex, installation)
        while not self._lay():
            holder = read_holder(self.path)
            if holder is None and not take_over and self.path.exists():
                sentence = _("{name} is open for writing somewhere else.", name=case.name)
                raise InUse(sentence, can_be_taken=True)
            if holder is not None:
                gone = holder.gone(installation)
                if not gone and not take_over:
                    raise holder.in_use(case.name, self.path)
                self.told = holder.taken_over(case.name, gone)
            self._put_aside(holder)

    def lost(self) -> bool:
        """Has somebody else taken over?"""
        return read_holder(self.path) not in (None, self._me)

    def holder(self) -> Holder | None:
        """Who holds the case now."""
        return read_holder(self.path)

    def release(self) -> None:
        """Take the note away, unless another took over."""
        if read_holder(self.path) == self._me:
            with suppress(OSError):
                self.path.unlink()

    def _lay(self) -> bool:
        try:
            fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            return False
        except OSError as error:
            raise ReadOnly(
                _(
                    "{name} can only be read here: its folder cannot be written ({reason}).",
                    name=self._case.name,
                    reason=error.strerror or str(error),
                )
            ) from error
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            json.dump(asdict(self._me), file, ensure_ascii=False)
            file.flush()
            os.fsync(fd)
        return True

    def _put_aside(self, holder: Holder | None) -> None:
        """Remove the note just read and no other: of two who take over at once, one finds the other's note."""
        aside = self.path.with_name(f".{self.path.name}.{uuid4().hex}")
        try:
            os.rename(self.path, aside)
        except FileNotFoundError:
            return
        if read_holder(aside) != holder and not self.path.exists():
            os.rename(aside, self.path)
            return
        aside.unlink(missing_ok=True)
