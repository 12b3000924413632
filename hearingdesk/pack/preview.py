"""A briefing pack as it would be issued now: its pages, where they leak, and what they change over the last edition."""

from __future__ import annotations

from dataclasses import dataclass

from hearingdesk.job import Progress, silent
from hearingdesk.pack import book
from hearingdesk.pack.build import Bound, Made, PackOptions, find_pack, print_pack
from hearingdesk.pack.changes import changes
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.issue import read_map, supplement_labels
from hearingdesk.pack.paging import Difference, Issued, difference
from hearingdesk.view import View

NOTHING = Difference((), (), ())


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages and all that is known of them. `last` is the number of the last edition, 0 before the first."""

    made: Made
    last: int
    found: Difference
    supplement: int  # pages that holders of the last edition would get

    @property
    def number(self) -> int:
        """What this edition would be called."""
        return self.last + 1


def preview(
    view: View, options: PackOptions, progress: Progress = silent, prepared: Prepared | None = None
) -> Preview:
    """Print the pack that the options name for the screen. Raises HearingDeskError, Cancelled.

    Where it was issued before it is printed twice: only then is known what the page of changes says.
    `prepared` keeps the pages of exhibits from one look to the next.
    """
    kept = prepared or Prepared()
    pack = find_pack(view, options.pack)
    last = view.editions.latest(pack.id)
    before = read_map(last.pages_map) if last and last.pages_map else None
    number = (last.number or 0) if last else 0
    made = _printed(view, options, before, number, NOTHING, progress, kept)
    if before is None:
        return Preview(made, number, NOTHING, 0)
    found = difference(before.leaves, made.printed.issued.leaves)
    made = _printed(view, options, before, number, found, progress, kept)
    found = difference(before.leaves, made.printed.issued.leaves)
    return Preview(made, number, found, len(supplement_labels(made, found)))


def _printed(
    view: View,
    options: PackOptions,
    before: Issued | None,
    number: int,
    found: Difference,
    progress: Progress,
    prepared: Prepared,
) -> Made:
    bound = Bound(
        book.Edition("", before),
        first=lambda story, press: changes(story, before, number, found, press) if before else (),
        archival=False,
        prepared=prepared,
    )
    return print_pack(view, "", options, progress, bound)
