"""What the readers of a pack know of it already: the last edition that they got."""

from __future__ import annotations

from hearingdesk.pack.asked import PackOptions, look_of
from hearingdesk.pack.build import find_pack
from hearingdesk.pack.paging import Issued, read_map
from hearingdesk.view import View


def known_to(view: View, options: PackOptions) -> tuple[int, Issued | None]:
    """The number of the last edition that these readers got, 0 where there is none, and what is to be known of it.

    An edition for others tells nothing: from the pages it has and these lack, readers would learn what is withheld.
    """
    pack = find_pack(view, options.pack)
    last = view.editions.latest(pack.id, look_of(options, pack, view.matter).audience)
    if last is None or not last.pages_map:
        return 0, None
    return last.number or 0, read_map(last.pages_map)
