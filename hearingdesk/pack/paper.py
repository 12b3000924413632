"""A finished pack goes to the printer as it is: the system prints the file, nothing is drawn anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import _

SECONDS = 30  # the queue takes a file at once or not at all


class CannotPrint(HearingDeskError):
    """The system did not take the file; the sentence says why."""


def print_file(path: Path, printer: str = "", *, copies: int = 1, duplex: bool = False) -> None:
    """Hand the file to a printer of the system, "" is its usual one. Raises CannotPrint.

    On Windows the program that opens PDF files prints it, with the printer's own settings for both sides.
    """
    if sys.platform == "win32":
        _by_verb(path, printer, copies)
        return
    arguments = queue_arguments(path, printer, copies=copies, duplex=duplex)
    try:
        done = subprocess.run(
            arguments, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotPrint(_("{name} was not printed: {reason}", name=path.name, reason=error)) from error
    if done.returncode:
        reason = done.stderr.strip() or _("the printer queue refused it")
        raise CannotPrint(_("{name} was not printed: {reason}", name=path.name, reason=reason))


def can_print() -> None:
    """Raises CannotPrint where the system has nothing that takes a file to print."""
    if sys.platform != "win32" and not (shutil.which("lp") or shutil.which("lpr")):
        raise CannotPrint(
            _("This system has no printer queue (lp). Make a PDF, and print it where there is a printer.")
        )


def queue_arguments(path: Path, printer: str, *, copies: int, duplex: bool) -> Sequence[str]:
    """The command that puts the file into a queue. Raises CannotPrint where the system has none."""
    sides = f"sides={'two-sided-long-edge' if duplex else 'one-sided'}"
    if found := shutil.which("lp"):
        chosen = ("-d", printer) if printer else ()
        return (found, *chosen, "-n", str(copies), "-o", sides, "--", str(path.absolute()))
    if found := shutil.which("lpr"):
        chosen = ("-P", printer) if printer else ()
        return (found, *chosen, f"-#{copies}", "-o", sides, str(path.absolute()))
    raise CannotPrint(
        _("This system has no printer queue (lp). Open {name} and print it from there.", name=path.name)
    )


def _by_verb(path: Path, printer: str, copies: int) -> None:
    if printer:
        raise CannotPrint(
            _("On this system a pack goes to the usual printer. Leave the name of the printer out.")
        )
    try:
        for _copy in range(copies):
            os.startfile(path, "print")  # type: ignore[attr-defined]
    except OSError as error:
        raise CannotPrint(
            _("{name} was not printed: {reason}", name=path.name, reason=error.strerror)
        ) from error
