"""Where one stopped reading, transcript by transcript: ids alone, on this machine alone."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from hearingdesk.durable import put
from hearingdesk.places import working_folder

KEPT = 300  # transcripts; those read longest ago are forgotten


def last_read(transcript: int) -> int:
    """The turn at which one stopped; 0 where nobody has read here."""
    return _stored().get(str(transcript), 0)


def keep_read(transcript: int, turn: int) -> None:
    """Remember the turn at which one stops. A folder that cannot be written is no reason to say anything."""
    stored = _stored()
    if stored.get(str(transcript), 0) == turn:
        return
    stored.pop(str(transcript), None)
    stored[str(transcript)] = turn
    path = _file()
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(dict(list(stored.items())[-KEPT:])), "utf-8")
        put(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _file() -> Path:
    return working_folder() / "reading.json"


def _stored() -> dict[str, int]:
    """What the file holds; {} where there is none, or another thing."""
    try:
        stored = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {str(key): turn for key, turn in stored.items() if type(turn) is int}
