"""What is wrong with the citations of a case: words that do not stand where they are cited, cites that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Protocol

from hearingdesk.citing.anchor import Spot
from hearingdesk.citing.code import code_of
from hearingdesk.citing.parts import TextReader
from hearingdesk.citing.where import resolve
from hearingdesk.records import KINDS
from hearingdesk.records.citations import Citation, Citations
from hearingdesk.store.verify import Fault
from hearingdesk.words import _

MOST = 100  # problems that are listed


class CaseReader(TextReader, Protocol):
    """What must be readable of a case; a View has it."""

    citations: Citations


def faults(case: CaseReader) -> Iterator[Fault]:
    """A sentence for every citation that does not hold, in the order of the case."""
    wrong = ((one, sentence) for one in case.citations.all() if (sentence := _wrong(case, one)))
    for one, sentence in islice(wrong, MOST):
        yield Fault("citations", f"citation {one.id}", sentence)


def _wrong(case: CaseReader, one: Citation) -> str:
    """What is wrong with one citation; "" for nothing."""
    told: dict[str, Any] = {
        "code": code_of(one.id),
        "record": _record(case, one),
        "place": case.citations.name(one),
    }
    page = _page_not_there(case, one)
    if page:
        return _(
            "Citation {code} ({record}) names page {page} of {place}, which is not there.", page=page, **told
        )
    if resolve(case, one) is None:
        return _(
            "The words of citation {code} ({record}) do not stand in {place}: “{quote}”.",
            quote=one.quote[:60] or _("sealed words"),
            **told,
        )
    return ""


def _page_not_there(case: CaseReader, one: Citation) -> int:
    """A page that a citation names and its source, whose text is held, does not have; 0 for none."""
    spot = Spot.parse(one.spot)
    if spot is None or not spot.first_page or not one.source or one.turn:
        return 0
    pages = case.source_pages.where(source=one.source)
    there = {page.number or at for at, page in enumerate(pages, 1)}
    return next((number for number in (spot.first_page, spot.last_page) if there and number not in there), 0)


def _record(case: CaseReader, one: Citation) -> str:
    kind = KINDS.get(one.about_kind)
    return case.of(one.about_kind).called(one.about) or _(kind.one) if kind else _("no record")
