"""What a Debian or Ubuntu machine still lacks, and how it is fetched. Needs nothing but the standard library.

A shared library is looked for by loading it, as Qt will: the names of packages differ between releases, and
a library may have come from elsewhere.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

LIBRARIES: dict[str, tuple[str, ...]] = {
    # what QtWidgets itself loads
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    # what a window on an X11 desk needs
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    # and on a Wayland one
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
}
"""Each shared library of Qt with the packages that may carry it; the first one that the machine knows is taken."""


def say(sentence: str) -> None:
    """Tell the person at the keyboard, before the slow thing that it is about."""
    print(f"HearingDesk set-up: {sentence}", flush=True)


def loads(library: str) -> bool:
    """Whether this shared library, with all that it needs itself, can be loaded here."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def absent(is_there: Callable[[str], bool] = loads) -> list[str]:
    """The libraries of Qt that are not there. Qt brings its own on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in LIBRARIES if not is_there(library)]


def first_known(names: Iterable[str], known: Callable[[str], bool]) -> str | None:
    """The first package of these that the machine can install."""
    return next((name for name in names if known(name)), None)


class Apt:
    """apt-get, called by argument list; with sudo in front where the caller is not root."""

    def __init__(self) -> None:
        self._fresh = False

    @staticmethod
    def usable() -> bool:
        """Whether this machine has apt-get at all, and a way to be allowed to use it."""
        return bool(shutil.which("apt-get")) and (os.geteuid() == 0 or bool(shutil.which("sudo")))

    def knows(self, package: str) -> bool:
        """Whether the machine's lists of packages name this one."""
        self._refresh()
        told = subprocess.run(["apt-cache", "show", package], capture_output=True, text=True, check=False)
        return f"Package: {package}" in told.stdout.splitlines()  # apt takes "python3.14" for a pattern too

    def install(self, packages: list[str]) -> bool:
        """Install these; False where it did not work, with apt-get's own words above."""
        self._refresh()
        return self._run("install", "-y", "--no-install-recommends", *packages)

    def _refresh(self) -> None:
        """Fetch the lists once: a fresh machine has none, an old one names packages that are gone."""
        if not self._fresh:
            self._fresh = True
            if not self._run("update", "-q"):
                say("the lists of packages could not be fetched anew; going on with those that are there.")

    @staticmethod
    def _run(*arguments: str) -> bool:
        command = [*as_root(os.geteuid() == 0, sys.stdin.isatty()), "apt-get", *arguments]
        say(f"running {shlex.join(command)}")
        return (
            subprocess.run(command, stdin=None if sys.stdin.isatty() else subprocess.DEVNULL).returncode == 0
        )


def as_root(root: bool, terminal: bool) -> list[str]:
    """What stands before apt-get: nothing for root; sudo that may ask for the password only at a terminal."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if root:
        return quiet
    return ["sudo", *([] if terminal else ["-n"]), *quiet]


def fetch_libraries(apt: Apt) -> None:
    """Install the libraries that Qt lacks here. What cannot be had is named, and is no reason to stop."""
    missing = absent()
    if not missing:
        return
    say(f"this machine lacks {len(missing)} of Qt's libraries: {', '.join(missing)}.")
    if not apt.usable():
        say("it has no apt-get that may be used; please install them in the way of this system. Going on.")
        return
    found = {library: first_known(LIBRARIES[library], apt.knows) for library in missing}
    packages = sorted({name for name in found.values() if name})
    if packages:
        say(f"installing the packages {' '.join(packages)}.")
        apt.install(packages)
    if still := absent():
        say(f"still missing: {', '.join(still)}. Going on; the window may not open until they are there.")
