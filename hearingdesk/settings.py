"""What the program remembers about this user: name, language, look, recent files. Never about a case."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from hearingdesk.durable import put
from hearingdesk.places import settings_folder
from hearingdesk.words import _

RECENT = 12  # how many files the list of recent ones keeps


@dataclass(frozen=True, slots=True)
class Settings:
    """One user's choices. An unknown or damaged entry falls back to its default: settings never stop the program."""

    author: str = ""  # the name written beside each change; asked once
    language: str = ""  # "" follows the machine
    theme: str = "system"  # system, light, dark
    scale: int = 100  # size of the words on the screen, in per cent
    installation: str = ""  # tells this installation from others; made at first use
    recent: tuple[str, ...] = ()
    window: str = ""  # place and size of the window, as the toolkit writes it

    def with_recent(self, path: Path) -> Settings:
        """The same settings with this file as the latest one opened."""
        name = str(path.absolute())
        others = [other for other in self.recent if other != name]
        return replace(self, recent=(name, *others)[:RECENT])


def load(broken: Callable[[Path], object] = lambda kept: None) -> Settings:
    """The stored settings, or defaults where there are none.

    A file that is not settings is kept aside, and `broken` is told where; `said_broken` makes a sentence of it.
    """
    stored = _stored(broken)
    good: dict[str, Any] = {}
    for field in fields(Settings):
        value = stored.get(field.name)
        if isinstance(value, list):
            value = tuple(item for item in value if isinstance(item, str))
        if type(value) is type(field.default):
            good[field.name] = value
    found = Settings(**good)
    if not found.installation:
        found = replace(found, installation=uuid4().hex)
        save(found)
    return found


def said_broken(kept: Path) -> str:
    """What there is to say of a file that was kept aside."""
    return _(
        "Your settings could not be read, so they begin anew: name, language, look and recent files. "
        "The old ones are kept in {file}.",
        file=kept,
    )


def save(settings: Settings) -> None:
    """Write the settings whole or not at all, on the disk before it goes on.

    A folder that cannot be written is no reason to stop.
    """
    path = _file()
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        put(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def login_name() -> str:
    """The name of this user to the machine: who writes until they have given their own; "" where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _file() -> Path:
    return settings_folder() / "settings.json"


def _stored(broken: Callable[[Path], object]) -> dict[str, Any]:
    """What the file holds; {} where there is none, or another thing than settings."""
    try:
        stored: Any = json.loads(_file().read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        stored = None
    if isinstance(stored, dict):
        return stored
    if kept := _keep_aside():
        broken(kept)
    return {}


def _keep_aside() -> Path | None:
    """Give the file another name, under which nothing lies yet; None where that cannot be done."""
    path = _file()
    names = (path.with_name(f"{path.stem} broken {n}{path.suffix}") for n in count(1))
    try:
        kept = next(name for name in names if not name.exists())
        path.rename(kept)
    except OSError:
        return None
    return kept
