"""One module per kind of thing in a case: its record, and how to look it up. `KINDS` is the register."""

from __future__ import annotations

from typing import Any

from hearingdesk.records.attendance import Attendances
from hearingdesk.records.citations import Citations
from hearingdesk.records.claims import Claims, ClaimVersions
from hearingdesk.records.committees import CommitteeMembers, Committees, CommitteeSizes
from hearingdesk.records.complaints import (
    ComplaintCounts,
    Complaints,
    ComplaintSignatures,
    ComplaintSteps,
)
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.decisions import Decisions, Measures
from hearingdesk.records.demands import DemandItems, Demands
from hearingdesk.records.facts import FactIssues, FactParties, Facts
from hearingdesk.records.figures import Figures
from hearingdesk.records.hearings import HearingCommittees, Hearings, Sittings
from hearingdesk.records.issues import Issues
from hearingdesk.records.matters import Matters
from hearingdesk.records.meetings import MeetingAttendees, Meetings
from hearingdesk.records.memory import Holidays, Labels, LocalRules, Profiles, SavedFilters, Templates
from hearingdesk.records.notes import Marks, Notes, Readings
from hearingdesk.records.orders import IssuedOrders
from hearingdesk.records.packs import EditionParts, Editions, Packs
from hearingdesk.records.parties import Parties, PartyNames, Posts
from hearingdesk.records.questions import Questions
from hearingdesk.records.replacements import CarriedCites, Replacements
from hearingdesk.records.resolutions import Applications, Resolutions
from hearingdesk.records.sources import SourcePages, SourceParts, Sources
from hearingdesk.records.summonses import Excuses, Services, Summonses
from hearingdesk.records.terms import Terms
from hearingdesk.records.turns import Transcripts, TurnRanges, Turns
from hearingdesk.records.undertakings import Undertakings
from hearingdesk.store.records import Records

_ALL: tuple[type[Records[Any]], ...] = (
    Matters,
    Committees,
    CommitteeSizes,
    CommitteeMembers,
    Parties,
    PartyNames,
    Posts,
    Hearings,
    HearingCommittees,
    Sittings,
    Resolutions,
    Applications,
    Summonses,
    Services,
    Excuses,
    IssuedOrders,
    Attendances,
    Transcripts,
    Turns,
    TurnRanges,
    Questions,
    Undertakings,
    Demands,
    DemandItems,
    Complaints,
    ComplaintCounts,
    ComplaintSteps,
    ComplaintSignatures,
    Decisions,
    Measures,
    Sources,
    SourcePages,
    SourceParts,
    Citations,
    Replacements,
    CarriedCites,
    Facts,
    FactParties,
    FactIssues,
    Claims,
    ClaimVersions,
    Issues,
    Terms,
    Deadlines,
    Notes,
    Marks,
    Readings,
    Packs,
    Editions,
    EditionParts,
    Meetings,
    MeetingAttendees,
    Figures,
    Labels,
    Profiles,
    SavedFilters,
    Templates,
    LocalRules,
    Holidays,
)

KINDS: dict[str, type[Records[Any]]] = {kind.table: kind for kind in _ALL}
