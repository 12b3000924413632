"""Call a command: its arguments read, its errors said in one sentence, never a traceback."""

from __future__ import annotations

import io
import logging
import os
import sys
import tempfile
import traceback
from argparse import ArgumentParser
from pathlib import Path
from typing import NoReturn

from hearingdesk import __version__, settings
from hearingdesk.commands.command import NAMES, NO_GOOD, load
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.store.connection import DatabaseError
from hearingdesk.words import _, from_environment, use

STOPPED = 130  # what a shell expects of a program that was interrupted


class Usage(HearingDeskError):
    """The call itself is wrong."""


class Parser(ArgumentParser):
    """An ArgumentParser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise Usage(
            _("{message}. See: main.py {command} --help", message=message, command=self.prog.split()[-1])
        )


def run(arguments: list[str]) -> int:
    """Run a command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    use(settings.load().language or from_environment())
    try:
        return _dispatch(arguments)
    except HearingDeskError as error:
        return _refuse(str(error))
    except Cancelled:
        return _refuse(_("Stopped; nothing was changed."), STOPPED)
    except KeyboardInterrupt:
        return _refuse(_("Stopped; nothing was changed."), STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has enough
        return 0
    except DatabaseError as error:
        return _refuse(_("The case file cannot be read or written: {reason}.", reason=error))
    except Exception:
        return _refuse(
            _("Something went wrong inside HearingDesk. The details are in {file}.", file=_keep_details())
        )


def _dispatch(arguments: list[str]) -> int:
    parser = Parser(prog="main.py", description=_("The case file of a parliamentary committee."))
    parser.add_argument("--version", action="version", version=f"HearingDesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=_("command"), required=True)
    wanted = arguments[0] if arguments else ""
    for name, what in NAMES.items():
        sub = commands.add_parser(name, help=_(what), description=_(what))
        if name == wanted:
            load(name).arguments(sub)
    chosen = parser.parse_args(arguments)
    return load(chosen.command).run(chosen)


def _refuse(sentence: str, status: int = NO_GOOD) -> int:
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return status


def _keep_details() -> Path:
    """Write the traceback where a developer can ask for it: never in the face of the user."""
    handle, name = tempfile.mkstemp(prefix="hearingdesk-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        traceback.print_exc(file=file)
    logging.getLogger("hearingdesk").debug("details kept in %s", name)
    return Path(name)
