"""Where things lie on this machine: the program's own resources, and the user's settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resources(*parts: str) -> Path:
    """A file or folder that ships with the program."""
    return _ROOT.joinpath("resources", *parts)


def program_folder() -> Path:
    """Where the program itself lies: a child of it is started there."""
    return _ROOT


def settings_folder() -> Path:
    """The folder of this user's settings; HEARINGDESK_HOME puts it elsewhere (tests, portable use)."""
    if home := os.environ.get("HEARINGDESK_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "HearingDesk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "HearingDesk"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "hearingdesk"


def working_folder() -> Path:
    """The folder for what is large and belongs to this machine alone: working copies and backups of case files.

    It is the folder of the settings but for Windows, where those may travel with the user from machine to machine.
    """
    local = os.environ.get("LOCALAPPDATA")
    if sys.platform == "win32" and local and not os.environ.get("HEARINGDESK_HOME"):
        return Path(local) / "HearingDesk"
    return settings_folder()


def backups_folder() -> Path:
    """Where the dated copies of all cases lie, in a folder for each."""
    return working_folder() / "backups"
