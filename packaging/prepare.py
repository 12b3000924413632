"""Make this clone ready: `python3 packaging/prepare.py run` or `develop` (what `make run` and `make test` call).

Makes .venv with a Python that fits, installs the packages of requirements.txt (for "run" only its first
block), and fetches Debian packages that are missing, saying so. Where everything is there it does nothing.
Runs with any Python from 3.8 and its standard library alone, since it must work before anything else does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from debian import Apt, fetch_libraries, first_known, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 14)  # the versions of Python that PySide6 and we support
OTHERS = ("python3.13", "python3.12", "python3.11", "python3.14")  # where python3 does not fit, in this order
DEVELOP = "# ---- To develop"  # the line of requirements.txt where its second block begins


class CannotPrepare(Exception):
    """The clone cannot be made ready; the sentence says why and what to do."""


def block(requirements: str, purpose: str) -> str:
    """The lines of requirements.txt for a purpose: "run" is the first block, "develop" is both."""
    head, mark, tail = requirements.partition(DEVELOP)
    if not mark:
        raise CannotPrepare(f"requirements.txt has no line that begins with “{DEVELOP}”.")
    return head if purpose == "run" else head + mark + tail


def fits(version: tuple[int, int]) -> bool:
    """Whether the program runs on this version of Python."""
    return OLDEST <= version <= NEWEST


def version_of(python: str) -> tuple[int, int] | None:
    """Major and minor version of an interpreter, None where it does not run."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        told = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    except (OSError, subprocess.CalledProcessError):
        return None
    return int(told[0]), int(told[1])


def choose_python(apt: Apt) -> str:
    """An interpreter that fits: the one running, another one on the path, or one that Debian has."""
    if fits(sys.version_info[:2]):
        return getattr(sys, "_base_executable", sys.executable)  # not one inside the .venv that is made anew
    if found := next(filter(None, map(shutil.which, OTHERS)), None):
        return found
    here = ".".join(map(str, sys.version_info[:2]))
    say(f"HearingDesk needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; python3 is {here} here.")
    package = first_known(OTHERS, apt.knows) if apt.usable() else None
    if package and apt.install([package, f"{package}-venv"]) and (found := shutil.which(package)):
        return found
    raise CannotPrepare(f"Please install Python 3.{OLDEST[1]} or newer (python.org or pyenv) and try again.")


def make_venv(apt: Apt) -> None:
    """A new .venv. Debian keeps what makes one in a package of its own."""
    python = choose_python(apt)
    if subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True).returncode:
        major, minor = version_of(python) or OLDEST
        say(f"Python {major}.{minor} is here without its venv module.")
        names = (f"python{major}.{minor}-venv", "python3-venv")
        package = first_known(names, apt.knows) if apt.usable() else None
        if not package or not apt.install([package]):
            raise CannotPrepare(f"Please install the package {names[0]} as an administrator and try again.")
    say(f"making .venv with {python}.")
    if subprocess.run([python, "-m", "venv", "--clear", str(VENV)]).returncode:
        raise CannotPrepare(f"{python} could not make a virtual environment in {VENV}.")


class Stamp:
    """What .venv was last prepared for, kept inside it: where it lay, and which text of each block."""

    def __init__(self, venv: Path) -> None:
        self._file = venv / "hearingdesk.json"
        self._venv = venv

    def holds(self, purpose: str, text: str) -> bool:
        """Whether this block, as it reads now, is what was installed."""
        return self._read().get(purpose) == _digest(text)

    def here(self) -> bool:
        """Whether .venv still lies where it was made: its programs carry that place in their first line."""
        return self._read().get("place", str(self._venv)) == str(self._venv)

    def write(self, texts: dict[str, str]) -> None:
        """Note that these blocks are installed now."""
        note = {
            **self._read(),
            "place": str(self._venv),
            **{name: _digest(text) for name, text in texts.items()},
        }
        self._file.write_text(json.dumps(note, indent=1), "utf-8")

    def _read(self) -> dict[str, str]:
        try:
            return dict(json.loads(self._file.read_text("utf-8")))
        except (OSError, ValueError):
            return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def venv_python(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(purpose: str, text: str) -> None:
    """Install one block of requirements.txt into .venv."""
    say("installing the packages of requirements.txt into .venv (some 100 MB the first time).")
    wanted = VENV / f"{purpose}.txt"
    wanted.write_text(text, "utf-8")
    pip = [str(venv_python(VENV)), "-m", "pip", "install", "--disable-pip-version-check", "-r", str(wanted)]
    if subprocess.run(pip, stdin=subprocess.DEVNULL).returncode:
        raise CannotPrepare(
            "The packages could not be installed; pip says why above. The internet is needed this once."
        )


def prepare(purpose: str) -> None:
    """Make the clone ready to "run" or to "develop"; quick and silent where it is."""
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    text, stamp, apt = block(requirements, purpose), Stamp(VENV), Apt()
    version = version_of(str(venv_python(VENV))) if stamp.here() else None
    usable = version is not None and fits(version)
    if not usable:
        make_venv(apt)
    fetch_libraries(apt)
    if not usable or not stamp.holds(purpose, text):
        install(purpose, text)
        purposes = ("run",) if purpose == "run" else ("run", "develop")
        stamp.write({name: block(requirements, name) for name in purposes})
    compile_sources()


def compile_sources() -> None:
    """Compile what changed, so that no start pays for it: also where Python is told to keep nothing compiled."""
    sources = [str(ROOT / name) for name in ("hearingdesk", "ui")]
    subprocess.run([str(venv_python(VENV)), "-m", "compileall", "-q", *sources], stdin=subprocess.DEVNULL)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in ("run", "develop"):
        say("call it with “run” or with “develop”.")
        return 2
    try:
        prepare(arguments[0])
    except CannotPrepare as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
