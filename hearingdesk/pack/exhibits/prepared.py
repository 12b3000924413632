"""Pages of exhibits made ready once and kept: for every copy of an edition, and for the next look at a pack."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from hearingdesk.job import Progress, silent
from hearingdesk.pack.exhibits.chosen import write_chosen

# Every pack has room for exhibits, and few have some: what draws them comes in with the first.
if TYPE_CHECKING:
    from hearingdesk.pack.exhibits.hiding import Hider
    from hearingdesk.pack.exhibits.leaves import Leaf, Opened

MOST = 400_000_000  # bytes that are kept; the exhibits that were wanted longest ago go first


class Prepared:
    """Leaves of exhibits by all that they come from: what has changed in any way is made anew.

    May be asked from several threads: a look that is given up may still be under way when the next begins.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, tuple[int, Sequence[Leaf]]] = OrderedDict()
        self._bytes = 0
        self._alone = threading.Lock()

    def leaves(self, opened: Opened, hider: Hider, progress: Progress = silent) -> Sequence[Leaf]:
        """The pages that were chosen, each as it may be shown."""
        key = _key(opened, hider)
        with self._alone:
            if (known := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
                return known[1]
        from hearingdesk.pack.exhibits.leaves import leaves

        made = leaves(opened, hider, progress)
        with self._alone:
            self._keep(key, made)
        return made

    def _keep(self, key: bytes, made: Sequence[Leaf]) -> None:
        size, _none = self._kept.pop(key, (0, ()))
        self._bytes -= size
        self._kept[key] = _size(made), made
        self._bytes += self._kept[key][0]
        while self._bytes > self._most:
            _gone, (size, _leaves) = self._kept.popitem(last=False)
            self._bytes -= size


def _key(opened: Opened, hider: Hider) -> bytes:
    """What two exhibits share only if they look the same."""
    digest = blake2b(write_chosen([opened.chosen]).encode(), digest_size=32)
    for told in (sorted(opened.texts.items()), sorted(opened.quotes.items()), hider.digest):
        digest.update(repr(told).encode("utf-8", "surrogatepass"))
    digest.update(opened.data)
    return digest.digest()


def _size(made: Sequence[Leaf]) -> int:
    """How many bytes leaves hold; what several share counts once."""
    from hearingdesk.pack.exhibits.plates import Bitmap, Sheaf

    held: dict[int, int] = {}
    for leaf in made:
        drawn = leaf.plate.shown if leaf.plate is not None else None
        if isinstance(drawn, Bitmap | Sheaf):
            held[id(drawn)] = len(drawn.data)
    return sum(held.values())
