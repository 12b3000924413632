"""From the code at the foot of a printed page back to the edition, the page and what stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearingdesk.errors import NotFound
from hearingdesk.pack.paging import Leaf, read_map
from hearingdesk.records import KINDS
from hearingdesk.records.packs import Edition
from hearingdesk.view import View
from hearingdesk.words import _

_CODE = re.compile(r"\s*([A-Z2-7]{4})\s*[-–—]\s*(\d+[A-Z]*)\s*[-–—]\s*([0-9A-F]{6})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A page as it was issued. `agrees`: the code says the same of its content as the case does."""

    edition: Edition
    leaf: Leaf
    agrees: bool
    records: tuple[tuple[str, int], ...]  # (table, id) of what stands on it, as far as it is told


def verify_page(view: View, code: str) -> Sealed:
    """Look a code up. Raises NotFound, in words, for one that no edition of this case has."""
    found = _CODE.fullmatch(code.replace("O", "0") if "-" not in code else code)
    if found is None:
        raise NotFound(
            _("This is no code of a page. It looks like K7QF-12A-9F3C2A and stands at the foot of the page.")
        )
    short, label, digest = found[1].upper(), found[2].upper(), found[3].lower()
    for edition in view.editions.where(code=short):
        for leaf in read_map(edition.pages_map).leaves if edition.pages_map else ():
            if leaf.label == label:
                return Sealed(edition, leaf, leaf.digest.startswith(digest), _records(view, leaf))
    raise NotFound(_("No edition issued from this case has a page with the code {code}.", code=code.strip()))


def _records(view: View, leaf: Leaf) -> tuple[tuple[str, int], ...]:
    """The records whose keys stand on the page, where they are still in the case."""
    found: list[tuple[str, int]] = []
    for key in leaf.keys:
        _name, _dash, id = key.rpartition("-")
        if id.isdigit() and (table := view.kind_of(int(id))) in KINDS:
            found.append((table, int(id)))
    return tuple(found)
