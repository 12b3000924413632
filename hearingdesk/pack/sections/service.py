"""Each summons of a witness: resolved, issued, what it stated, how it was served, excuses; the silent points said."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections.verdict import in_short, verdicts
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.witnesses import Witness
from hearingdesk.pack.wording import (
    between,
    coded,
    dated,
    day,
    field,
    join,
    labelled,
    minor,
    missing,
    paragraphs,
    phrase,
    runs,
    stood,
)
from hearingdesk.records.hearings import Hearings, Sittings
from hearingdesk.records.resolutions import Resolutions
from hearingdesk.records.summonses import Excuse, Excuses, Service, Services, Summons
from hearingdesk.words import N_

CONTENTS = (
    ("states_time", N_("time")),
    ("states_place", N_("place")),
    ("states_sanctions", N_("sanctions")),
    ("states_gist", N_("gist of questions")),
)


def summonses(brief: Brief, press: Press, witness: Witness) -> Iterator[Block]:
    """Every summons of a witness under the day it called them for."""
    for summons in witness.summonses:
        called = phrase(N_("Summons for {when}"), when=_called_for(brief, summons))
        capacity = [*runs(press, brief.capacity(summons.capacity))]
        yield minor(press, between([[Run(press.first(called))], capacity]))
        yield _resolved(brief, press, summons)
        yield from _paper(brief, press, summons)
        for excuse in brief.where(Excuses, "summons", summons.id):
            yield from _excuse(brief, press, excuse)
        if summons.state:
            yield labelled(press, Two.said(N_("State")), *runs(press, coded("demand_state", summons.state)))
        yield from verdicts(brief, press, summons)
        yield from paragraphs(press, field(summons, "remark"), "note")
        yield from stood(brief.cites.line(press, summons.id), press)


def _paper(brief: Brief, press: Press, summons: Summons) -> Iterator[Block]:
    """Issued, stated, served; where they want it short, a file that is silent on all three says so in one line."""
    silent = not (
        summons.issued or summons.issuer or any(getattr(summons, name) for name, _label in CONTENTS)
    )
    if silent and in_short(brief) and not brief.where(Services, "summons", summons.id):
        unknown = join([Two.said(N_("Issued")), Two.said(N_("Stated in it")), Two.said(N_("Service"))])
        yield labelled(press, unknown, Run(press.first(missing()), "bold"))
    else:
        yield labelled(press, Two.said(N_("Issued")), *dated(press, summons.issued), *_issuer(summons))
        yield labelled(press, Two.said(N_("Stated in it")), *_contents(press, summons))
        yield from _service(brief, press, summons)
    if summons.gist:
        yield labelled(press, Two.said(N_("Gist of questions")), Run(summons.gist))


def served_words(brief: Brief, summons: Summons) -> Two:
    """When a summons was served, in a few words."""
    days = [service.served for service in brief.where(Services, "summons", summons.id) if service.served]
    return phrase(N_("served {day}"), day=min(days)) if days else missing()


def _called_for(brief: Brief, summons: Summons) -> Two:
    sitting = brief.find(Sittings, summons.sitting)
    if sitting is not None and sitting.day is not None:
        return day(sitting.day, weekday=True)
    hearing = brief.find(Hearings, summons.hearing)
    return field(hearing, "title") if hearing else Two()


def _resolved(brief: Brief, press: Press, summons: Summons) -> Block:
    vote = brief.find(Resolutions, summons.resolution)
    when = summons.resolved or (vote.day if vote else None)
    cites = brief.cites.bare(vote.id) if vote else []
    return labelled(
        press, Two.said(N_("Resolved")), *dated(press, when), *([Run(" "), *cites] if cites else [])
    )


def _issuer(summons: Summons) -> list[Run]:
    return [Run(f", {summons.issuer}")] if summons.issuer else []


def _contents(press: Press, summons: Summons) -> list[Run]:
    """What the paper stated, what it left out, what nobody has looked up."""
    said: list[Two] = []
    for name, label in CONTENTS:
        answer = coded("yes_no", getattr(summons, name)) or missing()
        said.append(phrase(N_("{label}: {words}"), label=Two.said(label), words=answer))
    if not any(getattr(summons, name) for name, _label in CONTENTS):
        return [Run(press.first(missing()), "bold")]
    return [Run(press.first(join(said, "; ")))]


def _service(brief: Brief, press: Press, summons: Summons) -> Iterator[Block]:
    served = brief.where(Services, "summons", summons.id)
    if not served:
        yield labelled(press, Two.said(N_("Service")), Run(press.first(missing()), "bold"))
    for service in served:
        yield labelled(press, Two.said(N_("Service")), *_served(brief, press, service))


def _served(brief: Brief, press: Press, service: Service) -> list[Run]:
    pieces = [
        [*runs(press, coded("service_method", service.method))],
        [Run(press.first(phrase(N_("sent {day}"), day=service.sent)))] if service.sent else [],
        [Run(press.first(phrase(N_("served {day}"), day=service.served)))]
        if service.served
        else [Run(press.first(Two.said(N_("day of service not in the file"))), "bold")],
        [Run(press.first(phrase(N_("handed to {name}"), name=_recipient(service))))]
        if service.recipient
        else [],
        [Run(service.place)] if service.place else [],
        [Run(press.first(phrase(N_("proof: {words}"), words=service.proof)))] if service.proof else [],
        brief.cites.bare(service.id),
    ]
    return between(pieces)


def _recipient(service: Service) -> str:
    return f"{service.recipient} ({service.relation})" if service.relation else service.recipient


def _excuse(brief: Brief, press: Press, excuse: Excuse) -> Iterator[Block]:
    ruling = coded("ruling", excuse.ruling)
    ruled = [*runs(press, ruling)] if ruling else [Run(press.first(missing()), "bold")]
    if excuse.ruled:
        ruled.append(Run(f", {press.first(day(excuse.ruled))}"))
    if name := brief.name(excuse.ruled_by):
        ruled.append(Run(f", {press.first(name)}"))
    received = press.first(phrase(N_("received {day}"), day=day(excuse.received) or missing()))
    pieces = [
        [Run(received)],
        [*runs(press, coded("reason_kind", excuse.reason))],
        brief.cites.bare(excuse.id),
    ]
    yield labelled(press, Two.said(N_("Statement of reasons")), *between(pieces))
    if excuse.text:
        yield Words(excuse.text, "note")
    if excuse.attachments:
        yield labelled(press, Two.said(N_("Attachments")), Run(excuse.attachments))
    yield labelled(press, Two.said(N_("Ruling")), *ruled)
    yield from paragraphs(press, field(excuse, "remark"), "note")
