"""A Listing without a file: numbered rows in memory, worked out as they are asked for."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from hearingdesk.rows import PAGE, Chip, Lead, ListRow

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


@dataclass(frozen=True)
class Ask:
    """Rows numbered from `start`."""

    count: int
    start: int = 0
    slow: float = 0.0  # seconds the order takes
    group: int = 0  # rows a group; 0 for none
    words: bool = False  # there are no first rows: the whole order has to be known


def row(number: int, group: int = 0) -> ListRow:
    return ListRow(
        id=number + 1,
        title=f"Hearing {number}",
        sub=f"청문회 {number}",
        chips=(Chip("Scheduled", "info", "calendar"),),
        lead=Lead(str(number % 31 + 1), DAYS[number % 5]),
        side="10:00",
        group=f"Part {number // group}" if group else "",
    )


class Numbers:
    """Remembers which thread used it, and what it was asked."""

    def __init__(self, change: Callable[[Ask], Ask] = lambda ask: ask) -> None:
        self.threads: set[int] = {threading.get_ident()}
        self.pages: list[int] = []
        self.closed = False
        self._change = change
        self._stop = threading.Event()
        self._ask = Ask(0)

    def ask(self, query: Ask) -> None:
        self._stop.clear()
        self._ask = self._change(query)

    def first(self, n: int) -> list[ListRow]:
        self._note()
        return [] if self._ask.words else [self._row(place) for place in range(min(n, self._ask.count))]

    def build(self) -> int:
        self._note()
        if self._ask.slow and self._stop.wait(self._ask.slow):
            raise RuntimeError("interrupted")
        return self._ask.count

    def page(self, k: int) -> list[ListRow]:
        self._note()
        self.pages.append(k)
        return [self._row(place) for place in range(k * PAGE, min(self._ask.count, (k + 1) * PAGE))]

    def find(self, id: int) -> int:
        place = id - 1 - self._ask.start
        return place if 0 <= place < self._ask.count else -1

    def interrupt(self) -> None:
        self._stop.set()

    def close(self) -> None:
        self._note()
        self.closed = True

    def _row(self, place: int) -> ListRow:
        return row(place + self._ask.start, self._ask.group)

    def _note(self) -> None:
        self.threads.add(threading.get_ident())
        time.sleep(0)
