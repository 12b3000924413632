"""argparse in the words of the program: its own messages are looked up in our catalogue, and say what to do."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn

from hearingdesk.errors import HearingDeskError
from hearingdesk.words import N_, _

SAID = (  # what argparse says of calls such as ours; in another version of Python a few may stay English
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


class Usage(HearingDeskError):
    """The call itself is wrong."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that says what is wrong, and where to read how it is right."""

    def error(self, message: str) -> NoReturn:
        said = message[:1].upper() + message[1:]
        raise Usage(_("{message}. “{call} --help” says more.", message=said, call=self.prog))


def teach(lookup: Callable[[str], str] = _) -> None:
    """Let argparse look its words up here: it asks two functions in its own module for them."""

    def plural(one: str, many: str, n: int) -> str:
        return lookup(one if n == 1 else many)

    for name, found in (("_", lookup), ("ngettext", plural)):
        setattr(argparse, name, found)
