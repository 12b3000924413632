"""Issues of the matter, as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.record import Problem, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Records
from hearingdesk.words import N_


@stored
class Issue:
    """A question the committee wants answered."""

    id: int = 0
    parent: int | None = link(N_("Part of"), "issue")
    number: int | None = whole(N_("Number"))
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Issues(Records[Issue]):
    """Issues."""

    table = "issue"
    kind = Issue
    one, many_words = N_("Issue"), N_("Issues")
    order = "number, title, id"
