"""Which files this machine has looked through, or laundered, and are still as they were then.

A file says itself who has written in it, which anybody can forge; what is remembered here nobody else can. Remembered
are large files, and such from elsewhere in which nothing has been written yet: others are looked through each time.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from hearingdesk.places import working_folder
from hearingdesk.store.connection import companions

_KEPT = 200  # files remembered; the one looked at longest ago goes first
State = list[int]
_LOOKED, _LAUNDERED = "looked through", "laundered"


def holds(path: Path) -> bool:
    """Was this very file looked through, and has nobody written to it since?"""
    state = state_of(path)
    return bool(state) and state in _known(path).values()


def is_laundered(path: Path) -> bool:
    """Do its rows lie in a fresh file, and has nobody written to it since?"""
    state = state_of(path)
    return bool(state) and _known(path).get(_LAUNDERED) == state


def remember(path: Path, before: State | None = None, *, laundered: bool = False) -> None:
    """Remember a file as it is now. `before`: only if it was so already when the look began."""
    state = state_of(path)
    if not state or (before is not None and before != state):
        return
    known = _load()
    entry = {what: then for what, then in _known(path).items() if then == state}
    entry[_LAUNDERED if laundered else _LOOKED] = state
    known.pop(str(path.resolve()), None)
    known = {**dict(list(known.items())[1 - _KEPT :]), str(path.resolve()): entry}
    file = _file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
        draft.replace(file)


def state_of(path: Path) -> State:
    """What changes when anybody writes to a file; [] while something lies beside it."""
    try:
        found = path.stat()
    except OSError:
        return []
    if companions(path):
        return []
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _known(path: Path) -> dict[str, State]:
    """What is remembered of a file: when it was looked through, and when laundered, as it was then."""
    entry = _load().get(str(path.resolve()))
    return entry if isinstance(entry, dict) else {}


def _load() -> dict[str, Any]:
    try:
        known = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _file() -> Path:
    return working_folder() / "seen.json"
