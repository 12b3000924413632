"""A briefing pack as it would be issued now: its pages, where they leak, and what they change over the last edition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hearingdesk.job import Progress, silent
from hearingdesk.pack import book
from hearingdesk.pack.build import Bound, Made, PackOptions, find_pack, print_pack
from hearingdesk.pack.changes import changes
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.flow import Block
from hearingdesk.pack.front import front
from hearingdesk.pack.identity import identity
from hearingdesk.pack.issue import supplement_labels
from hearingdesk.pack.known import known_to
from hearingdesk.pack.paging import Difference, Issued, Leaf, difference
from hearingdesk.pack.table import Table
from hearingdesk.pack.telling import Telling
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


@dataclass(frozen=True, slots=True)
class Alone:
    """The pages of one section as they will probably be, in the place of `instead` pages from page `first` on.

    For the screen, until the whole is there: nobody has looked for withheld words in them.
    """

    data: bytes
    section: str
    labels: tuple[str, ...]
    first: int
    instead: int


def preview(
    view: View, options: PackOptions, progress: Progress = silent, prepared: Prepared | None = None
) -> Preview:
    """Print the pack that the options name for the screen. Raises HearingDeskError, Cancelled.

    Where it was issued before it is printed twice: only then is known what the page of changes says.
    `prepared` keeps the pages of exhibits from one look to the next.
    """
    kept = prepared or Prepared()
    number, before = known_to(view, options)
    made = _printed(view, options, before, number, NOTHING, progress, kept)
    if before is None:
        return Preview(made, number, NOTHING, 0)
    found = difference(before.leaves, made.printed.issued.leaves)
    made = _printed(view, options, before, number, found, progress, kept)
    found = difference(before.leaves, made.printed.issued.leaves)
    return Preview(made, number, found, len(supplement_labels(made, found)))


def section_alone(
    view: View, options: PackOptions, name: str, made: Made, prepared: Prepared | None = None
) -> Alone | None:
    """The pages of one section, in the place of those it has in the pages that were made last.

    None where it has none there, says nothing now, or gathers what the others say.
    """
    parts = [part for part in made.printed.parts if not part.level]
    place = next((at for at, part in enumerate(parts) if part.key == name), -1)
    if place < 0 or name not in made.told:
        return None
    first = parts[place].page
    end = parts[place + 1].page if place + 1 < len(parts) else made.printed.pages + 1
    labels = made.printed.labels[first - 1 : end - 1]
    with view.reading():
        telling = Telling(view, find_pack(view, options.pack), options, silent, None)
        telling.brief.prepared = prepared or Prepared()
        story = telling.tell_alone(name, made.told)
        meta = front(telling.brief, telling.press, options.prepared_by)
        _number, before = known_to(view, options)
    if not story:
        return None
    known = before or Issued((), tuple(map(identity, story)), _rows(story))
    leaves = tuple(Leaf(label, "", 0, goes_on=bool(at)) for at, label in enumerate(labels))
    bound = book.Edition("", replace(known, leaves=leaves), total=made.printed.pages)
    laid = book.Book(meta, telling.press, cover=False, contents=False, archival=False, edition=bound)
    data, printed = laid.print(story)
    return Alone(data, name, printed.labels, first, len(labels))


def _rows(story: list[Block]) -> frozenset[str]:
    return frozenset(row for block in story if isinstance(block, Table) for row in block.row_sums())


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
