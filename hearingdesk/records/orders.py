"""What a committee ordered beside the demand for attendance: the instrument, against whom, issued, served, obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk import codes
from hearingdesk.record import Problem, choice, dated, link, missing, prose, stored, words
from hearingdesk.records.parties import Parties
from hearingdesk.store.records import Named, Records, in_line, in_time
from hearingdesk.when import When
from hearingdesk.words import N_


@stored
class IssuedOrder:
    """One use of an instrument. What really happened can be recorded, also where the law has no such instrument."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing", required=True)
    sitting: int | None = link(N_("Sitting"), "sitting")
    instrument: str = choice(N_("Instrument"), "instrument", required=True)
    party: int | None = link(N_("Against"), "party")
    reason: str = prose(N_("Reason"))
    resolution: int | None = link(N_("Resolution"), "resolution")
    issued: When | None = dated(N_("Issued"))
    issuer: str = words(N_("Issued by"))
    served: When | None = dated(N_("Shown or served"))
    valid_until: When | None = dated(N_("Valid until"))
    result: str = choice(N_("Result"), "order_result")
    remark: str = prose(N_("Remark"))
    remark_ko: str = prose(N_("Remark in Korean"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class IssuedOrders(Records[IssuedOrder]):
    """Orders and other instruments used."""

    table = "issued_order"
    kind = IssuedOrder
    one, many_words = N_("Order issued"), N_("Orders issued")
    order = f"{in_time('issued')}, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("Result open"), "result IN ('', 'pending')"),
        "refused": Named(N_("Refused"), "result = 'refused'"),
    }
    orders: ClassVar[dict[str, Named]] = {"day": Named(N_("Day"), "issued, id")}

    def name(self, record: IssuedOrder, lang: str = "") -> str:
        what = codes.label("instrument", record.instrument, lang)
        return in_line(what, self.other(Parties).called(record.party, lang), between=": ")
