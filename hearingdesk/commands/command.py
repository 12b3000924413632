"""The register of commands: each is declared beside what it does, and loaded only when it is called."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hearingdesk.errors import HearingDeskError, InUse
from hearingdesk.store.draft import drafted
from hearingdesk.store.outgoing import Outgoing, of_file, refuse_case
from hearingdesk.words import N_, _, legible

if TYPE_CHECKING:
    from hearingdesk.casefile import CaseFile

DONE, NOT_SO, NO_GOOD = (
    0,
    1,
    2,
)  # exit statuses: as asked; done, but it is not so; the call or the input is no good

NAMES: Mapping[str, str] = {  # command: what it does, in words
    "new": N_("Make a new case file"),
    "import": N_("Bring sources into a case file"),
    "info": N_("Say what a case file holds"),
    "list": N_("List the records of one kind"),
    "search": N_("Find words in a case file"),
    "count": N_("Count a deadline from a day, and show the arithmetic"),
    "verdict": N_("Say whether each summons can be enforced, and why"),
    "dossier": N_("Say what follows each absence, and where each complaint stands"),
    "export": N_("Write a transcript, a list, the deadlines or the whole case for other programs"),
    "pack": N_("Print a briefing pack as PDF"),
    "check": N_("Look whether a case file is whole and its log intact"),
    "history": N_("List what happened to a case file"),
    "undo": N_("Take back the last change"),
    "redo": N_("Do the undone change again"),
    "copy": N_("Save a copy of a case file"),
    "backup": N_("Make a dated copy of a case file on this machine"),
    "restore": N_("Give the state of a backup back, as one step that can be undone"),
    "rescue": N_("Bring what can be read of a damaged case file into a new one"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """What a command's module offers: its arguments, and the work, which returns the exit status."""

    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def load(name: str) -> Command:
    """A command by name, from the module of that name."""
    return import_module(f"hearingdesk.commands.do_{name}").command


def take_file(parser: ArgumentParser) -> None:
    """The argument that nearly every command has."""
    parser.add_argument(
        "file", type=Path, metavar=_("FILE"), help=_("the case file; its name ends in .hearing")
    )


def take_json(parser: Any) -> None:
    """The option of every command whose answer a program can read; also for a group of options."""
    parser.add_argument("--json", action="store_true", help=_("answer with one JSON object"))


def take_recipient(parser: ArgumentParser) -> None:
    """The option of every command that makes a file for somebody."""
    parser.add_argument("--to", default="", metavar=_("NAME"), help=_("who will get it: noted in the case"))


def take_out(parser: ArgumentParser) -> None:
    """The options of a command whose answer may be handed on as a file."""
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar=_("OUT"),
        help=_("write the answer to this file, and note in the case that it was made"),
    )
    take_recipient(parser)


@contextmanager
def answering(chosen: Namespace, kind: str = "") -> Iterator[None]:
    """What is printed here goes to the file that was asked for, whole or not at all, and is noted in the case.

    `kind`: of which records it is a list.
    """
    if chosen.out is None:
        if chosen.to:
            raise HearingDeskError(_("Say with -o which file is made for {name}.", name=chosen.to))
        yield
        return
    refuse_case(chosen.out)
    try:
        with (
            drafted(chosen.out) as draft,
            draft.open("w", encoding="utf-8", newline="") as file,
            redirect_stdout(file),
        ):
            yield
            file.flush()
    except OSError as error:
        reason = error.strerror or str(error)
        raise HearingDeskError(
            _("{name} cannot be written: {reason}.", name=chosen.out.name, reason=reason)
        ) from error
    hand_out(chosen.file, of_file(chosen.out, "list", chosen.to, note=kind))


def opened(case: Path) -> CaseFile:
    """A case to be written; what there is to say about where it lies goes to standard error."""
    from hearingdesk.casefile import CaseFile

    made = CaseFile(case)
    for sentence in made.told:
        sys.stderr.write(legible(sentence) + "\n")
    return made


def hand_out(case: Path, entry: Outgoing) -> None:
    """Note a file that was made for somebody in the case it came from.

    A case that cannot be written stays as it is: that is said where a recipient was named, or another has it open.
    """
    try:
        with opened(case) as written:
            written.handed_out(entry)
    except HearingDeskError as error:
        if entry.recipient or isinstance(error, InUse):
            words = _("{name} was not noted in the case: {reason}", name=entry.name, reason=error)
            sys.stderr.write(words + "\n")


def number(words: str) -> int:
    """The value of an option that counts; named so that a refusal of it speaks of a number."""
    return int(words)


def tell(words: str) -> None:
    """Print a result, on standard output."""
    sys.stdout.write(legible(words) + "\n")


def tell_json(answer: Mapping[str, Any]) -> None:
    """Print a result as one JSON object; what would do something to a terminal is spelled out, and means the same."""
    words = json.dumps(answer, ensure_ascii=False, indent=1)
    if legible(words) != words:
        words = json.dumps(answer, indent=1)
    sys.stdout.write(words + "\n")
