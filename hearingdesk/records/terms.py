"""Preferred wording and what it replaces."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.record import Problem, missing, prose, stored, words
from hearingdesk.store.records import Records
from hearingdesk.words import N_


@stored
class Term:
    """A word to use, and the words not to use for it."""

    id: int = 0
    preferred: str = words(N_("Preferred"), naming=True, required=True)
    preferred_ko: str = words(N_("Preferred in Korean"), naming=True)
    replaces: str = words(N_("Replaces"), naming=True)
    replaces_ko: str = words(N_("Replaces in Korean"), naming=True)
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Terms(Records[Term]):
    """Terms."""

    table = "term"
    kind = Term
    one, many_words = N_("Term"), N_("Terms")
    order = "preferred, id"
