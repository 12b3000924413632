"""What the program remembers about this user: name, language, look, recent files. Never about a case."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from hearingdesk.places import settings_folder

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


def load() -> Settings:
    """The stored settings, or defaults where there are none."""
    try:
        stored: Any = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        stored = {}
    if not isinstance(stored, dict):
        stored = {}
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


def save(settings: Settings) -> None:
    """Write the settings whole or not at all; a folder that cannot be written is no reason to stop."""
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        draft.replace(path)
    except OSError:
        return


def login_name() -> str:
    """The name of this user to the machine: who writes until they have given their own; "" where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _file() -> Path:
    return settings_folder() / "settings.json"
