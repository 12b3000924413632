"""From the file of an edition as the case keeps it: its supplement once more, and where a page of it stands."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.issue import in_sheets
from hearingdesk.pack.paging import difference, read_map
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.supplement import pages_of
from hearingdesk.records.packs import Edition
from hearingdesk.view import View
from hearingdesk.words import _


def labels_of(content: bytes) -> tuple[str, ...]:
    """What the pages of an issued file are called."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return tuple(str(page.label) for page in pdf.pages)


def edition_again(view: View, edition: Edition) -> bytes:
    """The file as it was issued. Raises HearingDeskError where the case does not hold it."""
    content = view.editions.original(edition.id)
    if not content:
        raise HearingDeskError(_("The case does not hold the file of edition {n}.", n=edition.number))
    return content


def supplement_again(view: View, edition: Edition) -> bytes:
    """What holders of the edition before must put in, from the frozen file.

    Raises HearingDeskError where nothing was issued before it.
    """
    content = view.editions.original(edition.id)
    before = _before(view, edition)
    if not content or before is None:
        raise HearingDeskError(
            _("There is no supplement to edition {n}: no edition was issued before it.", n=edition.number)
        )
    now = read_map(edition.pages_map).leaves
    labels = labels_of(content)
    names = {section.name for section in SECTIONS.all()}
    begun = next((leaf.label for leaf in now if names & set(leaf.keys)), labels[0])
    front = labels[: labels.index(begun)]
    wanted = {*front, *difference(read_map(before.pages_map).leaves, now).printed}
    return pages_of(content, labels, in_sheets(labels, wanted, duplex=edition.duplex))


def _before(view: View, edition: Edition) -> Edition | None:
    found = [
        one
        for one in view.editions.where(pack=edition.pack, audience=edition.audience)
        if one.pages_map and (one.number or 0) < (edition.number or 0)
    ]
    return max(found, key=lambda one: one.number or 0, default=None)
