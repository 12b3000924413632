"""The turns of a document made ready to be stored: everything that can be done before the case is locked.

They are read once to be counted, looked at and summed up, and once more when they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hearingdesk.exchange.inner import Document, Sitting, Tally
from hearingdesk.exchange.inner import Turn as Said
from hearingdesk.exchange.spool import Columns, in_blocks
from hearingdesk.job import Progress
from hearingdesk.records.turns import Turn
from hearingdesk.store.blocks import Seal, sealed
from hearingdesk.store.summary import Column

_SAME = ("text", "label", "kind", "cite", "page", "clock", "who", "capacity")  # called alike in both


class Ready:
    """What is known of the turns of one document."""

    def __init__(self, document: Document, progress: Progress, name: str = "") -> None:
        """`name`: of the file. Raises Invalid for a turn that no file may hold."""
        self.tally = Tally()
        self.total = sum(len(sitting.turns) for sitting in document.sittings)
        self._seals: list[list[Seal]] = []
        self._labels: list[set[str]] = []
        done = 0
        for sitting in document.sittings:
            seals, labels = list[Seal](), set[str]()
            for block in in_blocks(sitting.turns):
                progress(done, self.total, name)
                columns = _columns(block, done)
                labels.update(columns["label"])
                self.tally.count(columns["kind"], columns["label"])
                seals.append(sealed("turn", Turn, columns))
                done += len(block[0])
            self._seals.append(seals)
            self._labels.append(labels)

    def labels(self, number: int) -> set[str]:
        """Every label in the sitting of this number, counted from 0."""
        return self._labels[number]

    def blocks(self, number: int, sitting: Sitting, done: int) -> Iterator[tuple[Mapping[str, Column], Seal]]:
        """The turns of a sitting as columns of records, behind so many of the document."""
        for block, seal in zip(in_blocks(sitting.turns), self._seals[number], strict=True):
            yield _columns(block, done), seal
            done += len(block[0])


def _columns(block: Columns, done: int) -> dict[str, Column]:
    """Turns of a source as columns of the record; the place in the order counts from 1."""
    by_name = dict(zip(Said._fields, block, strict=True))
    columns: dict[str, Column] = {name: by_name[name] for name in _SAME}
    count = len(block[0])
    return {**columns, "line": by_name["row"], "position": list(range(done + 1, done + count + 1))}
