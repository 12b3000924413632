"""Numbers with their unit and the day they held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import Problem, dated, hidden, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Named, Records, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class Figure:
    """A number that is quoted: accounts, dollars, persons."""

    id: int = 0
    title: str = words(N_("What is counted"), naming=True, required=True)
    title_ko: str = words(N_("What is counted in Korean"), naming=True)
    value: int | None = whole(N_("Value"))
    bound: str = words(N_("Bound"))
    unit: str = words(N_("Unit"), naming=True)
    unit_ko: str = words(N_("Unit in Korean"), naming=True)
    currency: str = hidden(N_("Currency"))
    as_of: When | None = dated(N_("As of"))
    said_by: int | None = link(N_("Stated by"), "party")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Figures(Records[Figure]):
    """Figures."""

    table = "figure"
    kind = Figure
    one, many_words = N_("Figure"), N_("Figures")
    order = f"title, {in_time('as_of')}, id"
    orders: ClassVar[dict[str, Named]] = {
        "title": Named(N_("What is counted"), "title, as_of, id"),
        "as_of": Named(N_("As of"), "as_of, id"),
    }
