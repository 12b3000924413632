"""Call a command: its arguments read, its errors said in one sentence, never a traceback."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from hearingdesk import __version__, logs, settings
from hearingdesk.commands.command import DONE, NAMES, NO_GOOD, NOT_SO, load
from hearingdesk.commands.spoken import Parser, teach
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled
from hearingdesk.store.connection import DatabaseError
from hearingdesk.store.putback import NotPutBack, Parted
from hearingdesk.words import _, from_environment, legible, use

STOPPED = 130  # what a shell expects of a program that was interrupted


def run(arguments: list[str]) -> int:
    """Run a command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    kept: list[Path] = []
    use(settings.load(kept.append).language or from_environment())
    for path in kept:
        _write(settings.said_broken(path))
    teach()
    logs.begin(arguments[0] if arguments and arguments[0] in NAMES else "command")
    try:
        status = _dispatch(arguments)
        sys.stdout.flush()  # here, where a reader who went away is no error
        return status
    except SystemExit:
        return DONE  # the help or the version was asked for, and is said
    except (NotPutBack, Parted) as error:  # the work was done and is kept, but not where it was meant to lie
        return _refuse(str(error), NOT_SO)
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
        logs.failure(error)
        return _refuse(_("The case file cannot be read or written: {reason}.", reason=error))
    except Exception as error:
        return _refuse(
            _("Something went wrong inside HearingDesk. The details are in {file}.", file=logs.failure(error))
        )


def _dispatch(arguments: list[str]) -> int:
    parser = Parser(
        prog="main.py",
        description=_("The case file of a parliamentary committee. Without a command the window opens."),
        epilog=_("“main.py COMMAND --help” says more about a command."),
    )
    parser.add_argument("--version", action="version", version=f"HearingDesk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), required=True)
    wanted = arguments[0] if arguments else ""
    for name, what in NAMES.items():
        sub = commands.add_parser(name, help=_(what), description=_(what))
        if name == wanted:
            load(name).arguments(sub)
    chosen = parser.parse_args(arguments)
    return load(chosen.command).run(chosen)


def _refuse(sentence: str, status: int = NO_GOOD) -> int:
    _write(sentence)
    return status


def _write(sentence: str) -> None:
    sys.stderr.write(legible(" ".join(sentence.split())) + "\n")
