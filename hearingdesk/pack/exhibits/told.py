"""What became of each exhibit when a pack was told: for those who make it, never for its readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearingdesk.pack.exhibits.chosen import EXHIBIT


@dataclass(frozen=True, slots=True)
class Exhibited:
    """One exhibit. `pages`: each page with how it is shown, and why it is not (a phrase declared with `N_`)."""

    number: int
    source: int
    pages: Sequence[tuple[int, str, str]] = ()
    restricted: bool = False  # its readers may not see it
    gone: bool = False  # its source is not in the case any more
    covered: Sequence[str] = ()  # the words under rectangles that were drawn by hand
    elsewhere: Sequence[
        tuple[str, str]
    ] = ()  # such words, and a place of the pack that says them all the same
    alone: str = ""  # a phrase (declared with `N_`): why its file does not go along, where that was wanted

    def cites(self, how: str, why: str = "") -> str:
        """The pages that are so: Ex 3/1–4, 7; "" for none."""
        pages = [page for page, shown, reason in self.pages if shown == how and reason == why]
        return cited(self.number, pages) if pages else ""


def cited(number: int, pages: Sequence[int]) -> str:
    """Pages of an exhibit as they are cited; the exhibit alone where it has none to show."""
    if list(pages) == [0]:
        return f"{EXHIBIT} {number}"
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    told = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
    return f"{EXHIBIT} {number}/{told}"
