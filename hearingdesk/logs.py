"""What the program did, for whoever mends it: a file on this machine, never with anything of a case in it.

A line holds the time, the version, a word for what happened, numbers, and for an error its type and the places of
the code it went through. Titles, names, texts, paths and the messages of errors (they quote texts) stay out.
"""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from hearingdesk import __version__
from hearingdesk.places import settings_folder

MOST = 1_000_000  # bytes of one file
KEPT = 5  # files, the one that is written included


def folder() -> Path:
    """Where the logs lie."""
    return settings_folder() / "logs"


def begin(what: str) -> None:
    """Log that the program started as this: "window" or the name of a command. From here a crash leaves its trace.

    The trace of a crash of Python itself goes to crash.log: the places of the code in every thread.
    """
    event("start", what)
    if faulthandler.is_enabled():
        return  # somebody watches already, and looks elsewhere for it
    with suppress(OSError):
        path = _writable("crash.log")
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)  # open until the program ends
        faulthandler.enable(fd)


def event(name: str, *words: str, **numbers: int) -> None:
    """Log one line. `words` are the program's own: a name of a command, of a type; never what a user wrote."""
    facts = [f"{key}={number:d}" for key, number in numbers.items()]
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    system = f"{__version__} python {platform.python_version()} {sys.platform}"
    line = " ".join((at, system, str(os.getpid()), name, *words, *facts))
    with suppress(OSError), _writable("hearingdesk.log").open("a", encoding="utf-8") as file:
        file.write(" ".join(line.split()) + "\n")


def file() -> Path:
    """The log that is written now; it may not be there yet."""
    return folder() / "hearingdesk.log"


def failure(error: BaseException) -> Path:
    """Log an error without its message; returns the file where it stands."""
    event(
        "error",
        " < ".join(
            f"{type(one).__name__} at {'>'.join(_places(one.__traceback__))}" for one in _chain(error)
        ),
    )
    return file()


def trace(error: BaseException) -> str:
    """The way an error took through the code, line by line, and those that led to it, the latest last; no messages."""
    parts: list[str] = []
    for one in reversed(_chain(error)):
        parts += [*(f"  {place}" for place in _places(one.__traceback__)), type(one).__name__]
    return "\n".join(parts)


def _chain(error: BaseException) -> list[BaseException]:
    """The error and those that led to it."""
    chain = [error]
    while (before := chain[-1].__cause__ or chain[-1].__context__) and before not in chain:
        chain.append(before)
    return chain


def _places(trace: TracebackType | None) -> list[str]:
    """Module, line and function of every step, outermost first; not the folder, which names the user."""
    places: list[str] = []
    while trace:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", Path(code.co_filename).stem)
        places.append(f"{module}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places or ["nowhere"]


def _writable(name: str) -> Path:
    """A log with room in it: a full one is moved on, the oldest is dropped. Raises OSError."""
    path = folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size >= MOST:
        for n in range(KEPT - 1, 0, -1):
            older = path.with_name(f"{name}.{n - 1}") if n > 1 else path
            with suppress(FileNotFoundError):
                older.replace(path.with_name(f"{name}.{n}"))
    return path
