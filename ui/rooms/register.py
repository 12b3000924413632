"""The rooms of the house, in the order of the side bar, and in which of them a record of any kind is shown."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.rooms import rows_of
from ui.rooms.plan import Plan

TODAY, HISTORY, SEARCH, BACKUPS = "today", "history", "search", "backups"
RULES, HOLIDAYS, PROFILES = "rule", "holiday", "profile"
CARRIED = "carried_cite"  # the reports of replaced texts
IMPORTS = "import_ledger"
BUILDER = "builder"

PLANS: tuple[Plan, ...] = (
    Plan(
        "hearing",
        N_("Hearings"),
        "landmark",
        rows_of.hearing,
        frozenset({"sitting", "summons"}),
        order="day",
        empty=N_("No hearing yet. Add one, or import a record."),
        keys="Ctrl+2",
    ),
    Plan(
        "summons",
        N_("Witnesses and summonses"),
        "user-check",
        rows_of.summons,
        frozenset({"party", "sitting", "hearing", "service", "attendance"}),
        order="hearing",
        tall=False,
        empty=N_("Nobody has been called yet."),
        keys="Ctrl+3",
    ),
    Plan(
        "transcript",
        N_("Testimony"),
        "scroll-text",
        rows_of.transcript,
        frozenset({"turn", "sitting", "hearing"}),
        order="day",
        empty=N_("No transcript yet. Import one with File, Import."),
        keys="Ctrl+4",
    ),
    Plan(
        "complaint",
        N_("Complaints"),
        "message-square-warning",
        rows_of.complaint,
        frozenset({"complaint_count"}),
        order="day",
        empty=N_("No complaint yet."),
        keys="Ctrl+5",
    ),
    Plan(
        "decision",
        N_("Decisions"),
        "scale",
        rows_of.decision,
        frozenset({"party", "measure"}),
        order="day",
        empty=N_("No decision yet."),
        keys="Ctrl+6",
    ),
    Plan(
        "deadline",
        N_("Deadlines"),
        "alarm-clock",
        rows_of.deadline,
        frozenset(),
        order="due",
        empty=N_("No deadline yet. Add one, or count one from a sitting, a complaint, a decision."),
        keys="Ctrl+7",
        aged=rows_of.deadline_on,
    ),
    Plan(
        "fact",
        N_("Chronology"),
        "clock",
        rows_of.fact,
        frozenset({"citation"}),
        order="day",
        empty=N_("No fact yet."),
        keys="Ctrl+8",
    ),
    Plan(
        "source",
        N_("Sources"),
        "library",
        rows_of.source,
        frozenset({"citation", "reading", "source_page"}),
        order="day",
        empty=N_("No source yet. Drop files here, or paste text with Ctrl+V."),
        keys="Ctrl+9",
    ),
    Plan(
        "party",
        N_("People and organisations"),
        "users",
        rows_of.party,
        frozenset({"summons"}),
        order="name",
        tall=True,
        empty=N_("Nobody yet."),
    ),
    Plan(
        "pack",
        N_("Packs"),
        "book-marked",
        rows_of.pack,
        frozenset({"edition"}),
        empty=N_("No pack is kept yet. Build one with Ctrl+P."),
    ),
)

MORE: tuple[Plan, ...] = (
    Plan(
        "undertaking",
        N_("Undertakings"),
        "check",
        rows_of.Plain("undertaking"),
        frozenset({"party", "sitting", "deadline"}),
        order="due",
        empty=N_("No undertaking yet. Press U on a promise in a transcript."),
        aged=rows_of.undertaking,
    ),
    Plan(
        "demand",
        N_("Document demands"),
        "file-check",
        rows_of.Plain("demand"),
        frozenset({"demand_item", "party", "deadline"}),
        order="sent",
        empty=N_("No document demand yet."),
        aged=rows_of.demand,
    ),
    Plan(
        "claim",
        N_("Claims in dispute"),
        "circle-help",
        rows_of.claim,
        frozenset({"claim_version"}),
        empty=N_("No claim yet."),
    ),
    Plan(
        "citation",
        N_("Citations"),
        "quote",
        rows_of.citation,
        frozenset({"source", "transcript", "carried_cite"}),
        order="about",
        empty=N_("No citation yet. Select words in a transcript and press Alt+1."),
        adds=False,
    ),
    Plan(
        CARRIED,
        N_("Replaced texts"),
        "file-check",
        rows_of.carried,
        frozenset({"replacement", "citation"}),
        order="report",
        empty=N_("No text was replaced yet."),
        adds=False,
    ),
    Plan(
        "edition",
        N_("Editions"),
        "file-check",
        rows_of.edition,
        frozenset({"pack"}),
        order="issued",
        empty=N_("No edition yet. The builder of packs issues them."),
        adds=False,
    ),
    *(
        Plan(table, title, icon, rows_of.Plain(table), frozenset(), tall=True, empty=empty)
        for table, title, icon, empty in (
            ("question", N_("Questions"), "circle-help", N_("No question yet.")),
            ("issued_order", N_("Orders issued"), "gavel", N_("No order yet.")),
            ("meeting", N_("Meetings"), "calendar", N_("No meeting yet.")),
            ("figure", N_("Figures"), "hash", N_("No figure yet.")),
            ("note", N_("Notes"), "pin", N_("No note yet.")),
        )
    ),
)

EVERY: dict[str, Plan] = {plan.key: plan for plan in (*PLANS, *MORE)}

_HOMES: dict[str, str] = {
    **dict.fromkeys(("sitting", "hearing_committee", "resolution", "committee", "matter"), "hearing"),
    **dict.fromkeys(("service", "excuse", "attendance", "application"), "summons"),
    **dict.fromkeys(("turn", "turn_range", "mark"), "transcript"),
    **dict.fromkeys(("complaint_count", "complaint_step"), "complaint"),
    "measure": "decision",
    **dict.fromkeys(("fact_party", "fact_issue", "issue", "term"), "fact"),
    **dict.fromkeys(("source_page", "source_part", "reading"), "source"),
    "edition_part": "edition",
    **dict.fromkeys(
        ("party_name", "post", "committee_member", "committee_size", "meeting_attendee"), "party"
    ),
    "replacement": CARRIED,
    "claim_version": "claim",
    "demand_item": "demand",
    "change": HISTORY,
    "offer": IMPORTS,
    "local_rule": RULES,
    "holiday": HOLIDAYS,
    **dict.fromkeys(("profile", "shipped_profile"), PROFILES),
}


def home(table: str) -> str:
    """The room in which a record of this table is shown; "" where any will do."""
    return table if table in EVERY else _HOMES.get(table, "")
