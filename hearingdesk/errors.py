"""Errors whose text is meant for the user; anything else is a bug and goes to the crash dialog."""

from __future__ import annotations


class HearingDeskError(Exception):
    """Something the user can understand and act on: a sentence saying what, where and what to do."""


class CannotOpen(HearingDeskError):
    """The file is missing, damaged, in use, of another program, or made by a newer version."""


class InUse(CannotOpen):
    """Somebody else has the case open for writing; the sentence says who and where."""

    def __init__(
        self, sentence: str, who: str = "", where: str = "", since: str = "", can_be_taken: bool = False
    ) -> None:
        """`since` is ISO, to the minute; `can_be_taken`: opening with `take_over` writes all the same."""
        super().__init__(sentence)
        self.who, self.where, self.since, self.can_be_taken = who, where, since, can_be_taken


class ReadOnly(HearingDeskError):
    """The case was opened for reading, or the place it lies in cannot be written."""


class Gone(HearingDeskError):
    """The file of an open case was removed, moved or replaced: nothing is written until it is back."""


class OutOfDate(HearingDeskError):
    """A row was changed by something else since the change at hand was recorded."""


class StillUsed(HearingDeskError):
    """A record cannot be removed while others point to it; the sentence counts them."""


class Invalid(HearingDeskError):
    """A record that says too little, or something impossible, to be kept: the sentence of its first problem."""


class NotFound(HearingDeskError):
    """No record, kind, code or place of that name."""


class Unreadable(HearingDeskError):
    """Words that mean nothing to the field or format they were given to; the sentence says what would."""


class ImportFailed(HearingDeskError):
    """A source could not be read as any known format: file, line and reason."""
