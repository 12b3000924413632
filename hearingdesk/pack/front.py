"""What a pack says of itself: on its cover, and at the head and foot of every page."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import marking_of
from hearingdesk.pack.two import Two
from hearingdesk.pack.witnesses import witnesses
from hearingdesk.pack.wording import coded, day, field, join, phrase, whole_name
from hearingdesk.records.committees import Committees
from hearingdesk.records.complaints import Complaint, ComplaintCounts
from hearingdesk.records.hearings import Hearings, Sitting, Sittings
from hearingdesk.records.parties import Parties
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from hearingdesk.words import N_

NAMED = 12  # witnesses that a cover names; of more it says how many


def front(brief: Brief, press: Press, prepared_by: str, number: int = 0) -> Meta:
    """The cover and the furniture of a pack, of its edition of this number where it is one."""
    matter, pack = brief.matter, brief.pack
    committee = brief.find(Committees, matter.committee)
    closed = day(When.day(brief.made.date()))
    readers = phrase(N_("For: {readers}"), readers=coded("audience", brief.readers))
    title = field(pack, "title") or Two.said(N_("Briefing pack"))
    return Meta(
        title=field(matter, "title"),
        body=field(committee, "name") if committee else Two(),
        pack=title,
        running=field(matter, "title"),
        facts=[(label, value) for label, value in _facts(brief, prepared_by, closed, number) if value],
        marking=marking_of(brief.readers, pack.marking, matter.marking),
        edition=f"{press.first(closed)} · {brief.made:%H:%M}",
        readers=readers,
        author=prepared_by,
        made=brief.made,
    )


def _facts(brief: Brief, prepared_by: str, closed: Two, number: int) -> list[tuple[Two, Two]]:
    clock = f"{brief.made:%H:%M}"
    edition = phrase(N_("Edition {n}"), n=number) if number else Two()
    return [
        _meeting(brief),
        _people(brief),
        (Two.said(N_("Readers")), coded("audience", brief.readers)),
        (Two.said(N_("Prepared by")), Two(prepared_by)),
        (
            Two.said(N_("Closed on")),
            join([Two(f"{closed.en}, {clock}", f"{closed.ko} {clock}"), edition], " · "),
        ),
    ]


def _people(brief: Brief) -> tuple[Two, Two]:
    """Whom it is about: the witnesses; in an annex those accused, or the one who stayed away."""
    match brief.annex:
        case Complaint():
            counts = brief.where(ComplaintCounts, "complaint", brief.annex.id)
            named = [brief.name(party) for party in dict.fromkeys(one.accused for one in counts)]
            return Two.said(N_("Accused")), join(whole_name(name) for name in named)
        case Summons():
            return Two.said(N_("Witness")), brief.name(brief.annex.party)
    called = _called(brief)
    return Two.said(N_("Witness") if len(called) == 1 else N_("Witnesses")), _named(called)


def _meeting(brief: Brief) -> tuple[Two, Two]:
    """The sittings of the pack's hearing, else those still ahead, else the latest."""
    sittings = [sitting for sitting in brief.every(Sittings) if sitting.day]
    if brief.hearing:
        chosen = [sitting for sitting in sittings if sitting.hearing == brief.hearing]
    else:
        today = brief.made.date().isoformat()
        chosen = [s for s in sittings if s.day and s.state == "planned" and str(s.day.last) >= today]
    if chosen:
        return Two.said(N_("Sittings")), join([_sitting(brief, sitting) for sitting in chosen[:4]], "\n")
    return Two.said(N_("Latest sitting")), _sitting(brief, sittings[-1]) if sittings else Two()


def _sitting(brief: Brief, sitting: Sitting) -> Two:
    hearing = brief.find(Hearings, sitting.hearing)
    kind = coded("hearing_kind", hearing.kind) if hearing else Two()
    place = field(sitting, "place")
    return join([day(sitting.day, weekday=True), place or kind])


def _called(brief: Brief) -> list[Two]:
    """The witnesses by name, as the pack has them: those alone whom its outline wants."""
    wanted = brief.wanted.get("witnesses", {}).get(Parties.table)
    return [brief.name(one.party) for one in witnesses(brief) if wanted is None or one.party in wanted]


def _named(called: Sequence[Two]) -> Two:
    if len(called) > NAMED:
        return phrase(N_("{n} persons and organisations"), n=len(called))
    return join(whole_name(name) for name in called)
