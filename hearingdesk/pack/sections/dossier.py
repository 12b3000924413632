"""The annex of a complaint: where it stands, each step with its law and its sources, each accused with the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.kept import Event
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.sections.following import tells_hidden
from hearingdesk.pack.sections.verdict import verdict, worded
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    between,
    coded,
    day,
    field,
    join,
    labelled,
    missing,
    paragraphs,
    phrase,
    runs,
    stood,
)
from hearingdesk.procedure.dossiers import Accused, Dossier, dossier_of, dossiers_of
from hearingdesk.procedure.phrases import phrase as law_phrase
from hearingdesk.procedure.rule import Doubt
from hearingdesk.procedure.stages import ASIDE, MISSING, Stage
from hearingdesk.records.complaints import Complaint, ComplaintCounts, ComplaintSteps
from hearingdesk.records.hearings import Hearings
from hearingdesk.records.summonses import Summons, Summonses
from hearingdesk.when import When
from hearingdesk.words import N_, _

_OF_PEOPLE = ("excuse", "ruling", "charge", "disposition", "final")


def dossiers(brief: Brief, press: Press) -> Story:
    """Every dossier that the annex is of."""
    for dossier in _dossiers(brief):
        yield from _whole(brief, press, dossier)


def _dossiers(brief: Brief) -> list[Dossier]:
    """What the annex is of. Raises HearingDeskError where these readers may not see all it rests on."""
    as_of = brief.as_of
    found: list[Dossier] = []
    if isinstance(brief.annex, Complaint):
        found = [dossier_of(brief.view, brief.annex, as_of)]
    elif isinstance(brief.annex, Summons):
        every = dossiers_of(brief.view, brief.annex, as_of)
        found = [one for one in every if one.begun] or every
    if not prepares(brief.readers) or any(tells_hidden(brief, one) for one in found):
        raise HearingDeskError(
            _(
                "An annex tells everything it rests on, and these readers may not see all of it. Choose others."
            )
        )
    return found


def _whole(brief: Brief, press: Press, dossier: Dossier) -> Story:
    person = next(iter(dossier.accused), None)
    which = dossier.complaint or (person.sitting if person else 0)
    yield Subhead(_title(brief, dossier), key=f"annex-{which}")
    yield Facts(_facts(brief, dossier), _stand(press, dossier))
    if any(person.count for person in dossier.accused):
        yield Subhead(Two.said(N_("Counts")), level=2, listed=False, full=True)
        yield _counts(brief, dossier)
    yield Subhead(Two.said(N_("Step by step")), level=2, full=True)
    for stage in dossier.stages:
        yield _step(brief, press, stage)
    yield from _happened(brief, press, dossier)
    for person in dossier.accused:
        yield from _person(brief, press, person, alone=len(dossier.accused) == 1)


def _title(brief: Brief, dossier: Dossier) -> Two:
    if isinstance(brief.annex, Complaint):
        return field(brief.annex, "title")
    person = dossier.accused[0]
    sitting = brief.view.sittings.find(person.sitting)
    return join([worded(person.name), day(sitting.day.date() if sitting and sitting.day else None)])


def _facts(brief: Brief, dossier: Dossier) -> list[tuple[Two, Two]]:
    hearing = brief.find(Hearings, dossier.hearing)
    complaint = brief.annex if isinstance(brief.annex, Complaint) else None
    facts = [(Two.said(N_("Hearing")), field(hearing, "title") if hearing else Two())]
    if complaint is not None:
        facts += [
            (Two.said(N_("In whose name")), coded("complaint_basis", complaint.basis) or missing()),
            (Two.said(N_("Addressee")), coded("addressee", complaint.addressee) or missing()),
            (Two.said(N_("Filed")), day(complaint.filed) or missing()),
            (Two.said(N_("Received")), day(complaint.received) or missing()),
        ]
    facts += [
        (Two.said(N_("Legal basis")), worded(dossier.basis)),
        (Two.said(N_("As of")), day(When.day(brief.as_of))),
    ]
    return [(label, value) for label, value in facts if value]


def _stand(press: Press, dossier: Dossier) -> list[Block]:
    """Where it stands, what it rests on, what must be looked at."""
    made = paragraphs(press, worded(dossier.headline), "event")
    made += paragraphs(press, worded(dossier.reason), "note")
    for warning in dossier.warnings:
        made.append(labelled(press, Two.said(N_("Against it")), *runs(press, worded(warning))))
    if dossier.doubts:
        why = _why(dossier.doubts)
        made.append(labelled(press, Two.said(N_("Check")), *runs(press, why)))
    return made


def _why(doubts: Sequence[Doubt]) -> Two:
    """Reasons in a row."""
    return join([Two(one.why.en.rstrip("."), one.why.ko.rstrip(".")) for one in doubts], "; ")


def _counts(brief: Brief, dossier: Dossier) -> Block:
    cols = [
        Col(Two.said(N_("Accused")), 96),
        Col(Two.said(N_("Offence")), 84),
        Col(Two.said(N_("Day of the offence")), 66),
        Col(Two.said(N_("Capacity")), 78),
        Col(Two.said(N_("Verdict")), 74),
        Col(Two.said(N_("Disposition")), 72),
    ]
    rows = []
    for person in dossier.accused:
        count = brief.find(ComplaintCounts, person.count)
        summons = brief.find(Summonses, person.summons)
        judged = person.verdict.verdict if person.verdict else ""
        ended = person.stage("disposition")
        rows.append(
            [
                brief.name(person.party),
                coded("offence", count.offence) if count else missing(),
                day(count.offended if count else None) or missing(),
                coded("capacity", summons.capacity) if summons else missing(),
                worded(law_phrase(f"verdict.{judged}")) if judged else missing(),
                worded(ended.value) if ended else missing(),
            ]
        )
    return Table(cols, rows)


def _step(brief: Brief, press: Press, stage: Stage) -> Block:
    """One step: its day in the margin, what is on file, how it was counted, the law, the sources."""
    main: list[Block] = [
        Words([Run(press.first(worded(stage.title)), "bold"), Run(_state(press, stage))], "event")
    ]
    main += paragraphs(press, worded(stage.text), "note")
    if stage.name not in _OF_PEOPLE:  # each accused has those of the person
        for counted in stage.counted:
            told = [*runs(press, worded(counted.derivation))]
            main.append(labelled(press, Two.said(N_("The count")), *told))
    main.append(labelled(press, Two.said(N_("Law")), *_law(press, stage)))
    return Event(_margin(stage), main, _cited(brief, press, stage))


def _state(press: Press, stage: Stage) -> str:
    state = press.first(worded(law_phrase(f"stage.{stage.state}")))
    return f" · {state}"


def _margin(stage: Stage) -> Two:
    if stage.day is not None:
        return day(stage.day)
    if stage.name == "investigation" and stage.by is not None:
        return phrase(N_("Due {day}"), day=stage.by)
    return Two("–")


def _law(press: Press, stage: Stage) -> list[Run]:
    sure = law_phrase(f"word.{stage.confidence}")
    basis = worded(law_phrase("result.basis", basis=stage.basis, confidence=sure))
    return between([[*runs(press, worded(stage.asks))], [Run(press.first(basis))]])


def _cited(brief: Brief, press: Press, stage: Stage) -> list[Run]:
    """The sources behind what is on file; that there are none is said."""
    if stage.state in (MISSING, ASIDE):
        return []
    found = brief.cites.line(press, *(id for _table, id in stage.records))
    return found or [Run(press.first(Two.said(N_("no source is cited in the file"))), "bold")]


def _happened(brief: Brief, press: Press, dossier: Dossier) -> Iterator[Block]:
    """What the file says of the complaint, in its own words."""
    steps = brief.where(ComplaintSteps, "complaint", dossier.complaint) if dossier.complaint else ()
    if steps:
        yield Subhead(Two.said(N_("What is on file")), level=2, listed=False, full=True)
    for one in steps:
        state, text = coded("complaint_state", one.state), field(one, "text")
        sources = brief.cites.line(press, one.id)
        yield Event(day(one.day) or missing(), paragraphs(press, text or state, "event"), sources)


def _person(brief: Brief, press: Press, person: Accused, *, alone: bool) -> Iterator[Block]:
    """The demand, the letter, the count of one person, each with its arithmetic."""
    yield Subhead(worded(person.name), level=1 if not alone else 2, full=True)
    summons = brief.find(Summonses, person.summons)
    if person.verdict is not None:
        yield from verdict(press, person.verdict)
    if summons is not None:
        yield from stood(brief.cites.line(press, summons.id), press)
    for stage in person.stages:
        yield _own(brief, press, stage)


def _own(brief: Brief, press: Press, stage: Stage) -> Block:
    main: list[Block] = [
        Words([Run(press.first(worded(stage.title)), "bold"), Run(_state(press, stage))], "event")
    ]
    main += paragraphs(press, worded(stage.text), "note")
    for counted in stage.counted:
        main.append(labelled(press, Two.said(N_("The count")), *runs(press, worded(counted.derivation))))
    for warning in stage.warnings:
        main.append(labelled(press, Two.said(N_("Against it")), *runs(press, worded(warning))))
    if stage.doubts:
        why = _why(stage.doubts)
        main.append(labelled(press, Two.said(N_("Check")), *runs(press, why)))
    return Event(_margin(stage), main, _cited(brief, press, stage))
