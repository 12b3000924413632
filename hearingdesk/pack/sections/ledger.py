"""The summonses in one table, sitting by sitting: resolved, issued, served, the reasons, what the law makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col, Group
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.rows import rows
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.verdict import judged, rests_on_hidden, worded
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded, counted, day, field, join, missing, paragraphs, whole_day
from hearingdesk.procedure.phrases import phrase as law_phrase
from hearingdesk.records.hearings import Hearings, Sittings
from hearingdesk.records.resolutions import Resolutions
from hearingdesk.records.summonses import Excuse, Excuses, Service, Services, Summons, Summonses
from hearingdesk.words import N_

Called = tuple[int, int]  # a hearing, and the sitting of it ("0": all its sittings)


@section("ledger", N_("Summons ledger"), order=48, of=("summons",))
def tell(brief: Brief, press: Press) -> Story:
    every = [one for one in brief.every(Summonses) if brief.hearing in (None, one.hearing)]
    if not every:
        return
    served = sum(any(one.served for one in _services(brief, summons)) for summons in every)
    one = N_("{n} summons; service is on file for {served}.")
    many = N_("{n} summonses; service is on file for {served}.")
    words = counted(one, many, len(every), served=served)
    yield from paragraphs(press, words, "note")
    yield from rows(press, _cols(prepares(brief.readers)), _rows(brief, every))


def _cols(judged: bool) -> list[Col]:
    cols = [
        Col(Two.said(N_("No.")), 28),
        Col(Two.said(N_("Name")), 92),
        Col(Two.said(N_("Capacity")), 56),
        Col(Two.said(N_("Resolved")), 54),
        Col(Two.said(N_("Issued")), 57),
        Col(Two.said(N_("Service")), 62),
        Col(Two.said(N_("Statement of reasons")), 61 if judged else 121.6),
    ]
    return [*cols, Col(Two.said(N_("Verdict")), 60.6)] if judged else cols


def _rows(brief: Brief, every: Sequence[Summons]) -> Iterator[Group | list[Cell | Two | str]]:
    groups: dict[Called, list[Summons]] = defaultdict(list)
    for summons in every:
        groups[summons.hearing or 0, summons.sitting or 0].append(summons)
    number = 0
    for called, group in groups.items():
        yield Group(_called_for(brief, called))
        for summons in group:
            number += 1
            yield _row(brief, summons, number)


def _called_for(brief: Brief, called: Called) -> Two:
    hearing, sitting = brief.find(Hearings, called[0]), brief.find(Sittings, called[1])
    when = day(sitting.day.date(), weekday=True) if sitting and sitting.day else Two()
    return join([field(hearing, "title") if hearing else missing(), when])


def _row(brief: Brief, summons: Summons, number: int) -> list[Cell | Two | str]:
    vote = brief.find(Resolutions, summons.resolution)
    row: list[Cell | Two | str] = [
        str(number),
        Cell(brief.name(summons.party) or missing(), link=f"witness-{summons.party}"),
        brief.capacity(summons.capacity),
        whole_day(summons.resolved or (vote.day if vote else None)) or missing(),
        whole_day(summons.issued) or missing(),
        _service(_services(brief, summons)),
        join([_reasons(one) for one in brief.where(Excuses, "summons", summons.id)], "; ") or Two("–", "–"),
    ]
    return [*row, _verdict(brief, summons)] if prepares(brief.readers) else row


def _services(brief: Brief, summons: Summons) -> Sequence[Service]:
    return brief.where(Services, "summons", summons.id)


def _service(services: Sequence[Service]) -> Two | Cell:
    """The first day on which it was served; else that it was tried, else that the file is silent."""
    served = [one for one in services if one.served]
    if served:
        first = min(served, key=lambda one: str(one.served))
        return join([whole_day(first.served), coded("service_method", first.method)])
    if services:
        tried = join(dict.fromkeys(coded("service_method", one.method) for one in services))
        return Cell(join([tried, Two.said(N_("day of service not in the file"))]), mark="bold")
    return Cell(missing(), mark="bold")


def _reasons(excuse: Excuse) -> Two:
    ruling = coded("ruling", excuse.ruling)
    return join([whole_day(excuse.received) or missing(), coded("reason_kind", excuse.reason), ruling])


def _verdict(brief: Brief, summons: Summons) -> Two:
    """In a word for every day it calls for; nothing where it would tell of what is hidden."""
    if rests_on_hidden(brief, summons):
        return Two("–", "–")
    found = dict.fromkeys(one.verdict for one in judged(brief, summons))
    return join([worded(law_phrase(f"verdict.{one}")) for one in found], "; ")
