"""The day from which a command looks: one asked for, else today where the case is."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from zoneinfo import ZoneInfo

from hearingdesk.errors import Unreadable
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _


def take_day(parser: ArgumentParser) -> None:
    """The option of every command that judges what had happened by a day."""
    parser.add_argument(
        "--as-of",
        default="",
        metavar=_("DATE"),
        help=_("judge by what had happened on this day (default: today)"),
    )


def day_of(case: View, words: str) -> datetime.date:
    """The day that was asked for, else today where the case is. Raises Unreadable."""
    if not words:
        return datetime.datetime.now(ZoneInfo(case.matter.zone or "UTC")).date()
    when = When.read(words)
    if not when.is_day:
        raise Unreadable(_("“{words}” is not one day. Write it as 2025-12-17.", words=words))
    return when.first
