"""A file for somebody else comes to its place whole or not at all, and never where a case lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.store.draft import drafted
from hearingdesk.store.outgoing import refuse_case
from hearingdesk.words import _


@contextmanager
def laid(path: Path, *, fresh: bool = False) -> Iterator[Path]:
    """A name to write under; when all went well the file lies at `path`. `fresh`: nothing lies there yet.

    Raises HearingDeskError with the reason; then nothing is left, and what lay there still does.
    """
    refuse_case(path)
    refuse_place(path, fresh=fresh)
    try:
        with drafted(path) as draft:
            yield draft
            refuse_place(path, fresh=fresh)
    except OSError as error:
        reason = error.strerror or str(error)
        raise HearingDeskError(
            _("{name} cannot be written: {reason}.", name=path.name, reason=reason)
        ) from error


def refuse_place(path: Path, *, fresh: bool = False) -> None:
    """Raise HearingDeskError where no file can be made, or, for a `fresh` one, where one lies already."""
    if path.is_dir():
        raise HearingDeskError(_("{name} is a folder. Give the name of a file in it.", name=path))
    if not path.parent.is_dir():
        raise HearingDeskError(
            _("The folder {name} is not there. Make it first or choose another place.", name=path.parent)
        )
    if fresh and path.exists():
        raise HearingDeskError(_("{name} exists already. Choose another name or place.", name=path.name))
