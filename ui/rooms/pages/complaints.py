"""The page of a complaint: resolved, filed, received and outcome are four events, each open until it is on file."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk import codes
from hearingdesk.records.complaints import Complaint, ComplaintCount, ComplaintStep
from hearingdesk.rows import Chip
from hearingdesk.store.records import having
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import plain
from ui.rooms.sheet import Adding, Beside, Card, Facts, Here, Links, Part, Sheet, Step, Strip
from ui.rooms.tones import chip, chips
from ui.widgets.links import Link

OUTCOMES = (
    *("no_indictment", "deferred", "suspended", "summary", "indicted", "dismissed", "acquitted", "convicted"),
    *("final", "withdrawn", "not_sent", "rejected"),
)


def page(here: Here, complaint: Complaint) -> Sheet:
    """The whole page."""
    view = here.view
    counts = view.complaint_counts.count(having(complaint=complaint.id))

    def overview() -> Sequence[Card]:
        pair = Beside(((_counts(here, complaint), 4), (_facts(here, complaint), 3)))
        return [strip(here, complaint), pair, _steps(here, complaint), *telling.prose(here, complaint)]

    hearing = telling.named(here, "hearing", complaint.hearing)[0]
    crumbs = ((hearing, Place(table="hearing", id=complaint.hearing)),) if complaint.hearing else ()
    received = () if complaint.received else (Chip(_("Receipt open"), "mute", "circle-dashed"),)
    shown = (*stage(complaint), *received)
    part = Part("counts", _("Counts"), lambda: [_counts(here, complaint)], counts)
    return plain.sheet(here, "complaint", complaint, overview, (part,), chips=shown, crumbs=crumbs)


def stage(complaint: Complaint) -> tuple[Chip, ...]:
    """How far a complaint is by the days on file; its state where that says more."""
    if complaint.state in OUTCOMES or not (complaint.resolved or complaint.filed or complaint.received):
        return chips("complaint_state", complaint.state)
    if complaint.received:
        return (Chip(_("Received"), "info", "gavel"),)
    if complaint.filed:
        return (Chip(_("Filed"), "info", "gavel"),)
    return (Chip(_("Resolved"), "info", "gavel"),)


def strip(here: Here, complaint: Complaint) -> Strip:
    """The four events."""
    title = N_("What has happened")
    resolution = here.view.resolutions.find(complaint.resolution)
    resolved = complaint.resolved or (resolution.day if resolution else None)
    vote = ""
    if resolution and resolution.in_favour is not None:
        vote = _("{n} in favour", n=resolution.in_favour)
    steps = (
        _step(here, N_("Resolved"), telling.day(here, resolved), vote),
        _step(
            here,
            N_("Filed"),
            telling.day(here, complaint.filed),
            codes.label("addressee", complaint.addressee),
        ),
        _step(here, N_("Received"), telling.day(here, complaint.received)),
        _outcome(here, complaint),
    )
    return Strip(_(title), steps, say(here.other, title))


def _step(here: Here, title: str, value: str, note: str = "") -> Step:
    return Step(_(title), say(here.other, title), value or _("Not in the file"), note, known=bool(value))


def _outcome(here: Here, complaint: Complaint) -> Step:
    counts: list[ComplaintCount] = here.view.complaints.counts(complaint.id)
    known = dict.fromkeys(one.disposition for one in counts if one.disposition in OUTCOMES)
    if not known and complaint.state in OUTCOMES:
        known = {complaint.state: None}
    told = ", ".join(codes.label("complaint_state", one, here.lang) for one in known)
    return _step(here, N_("Outcome"), told)


def _counts(here: Here, complaint: Complaint) -> Links:
    title = N_("Counts")
    told = tuple(_count(here, one) for one in here.view.complaints.counts(complaint.id))
    add = Adding("complaint_count", {"complaint": complaint.id})
    return Links(_(title), told, say(here.other, title), len(told), add, _("No count is on file."))


def _count(here: Here, one: ComplaintCount) -> Link:
    first, second = telling.named(here, "party", one.accused)
    offence = codes.label("offence", one.offence, here.lang)
    note = " · ".join(part for part in (offence, one.article) if part)
    shown = chip("complaint_state", one.disposition) if one.disposition else None
    return Link(
        Place(table="complaint_count", id=one.id), first, second, note, telling.day(here, one.offended), shown
    )


def _steps(here: Here, complaint: Complaint) -> Links:
    title = N_("Steps")
    steps: list[ComplaintStep] = here.view.complaints.steps(complaint.id)
    told = tuple(
        Link(
            Place(table="complaint_step", id=one.id),
            codes.label("complaint_state", one.state, here.lang),
            note=(one.text_ko if here.lang == "ko" and one.text_ko else one.text),
            side=telling.day(here, one.day) or _("Day open"),
            chip=next(iter(chips("complaint_state", one.state)), None),
        )
        for one in steps
    )
    add = Adding("complaint_step", {"complaint": complaint.id})
    return Links(_(title), told, say(here.other, title), len(told), add, _("No step is on file."))


def _facts(here: Here, complaint: Complaint) -> Facts:
    wanted = ("basis", "signatures", "addressee", "hearing", "resolution", "state")
    told = telling.lines(here, "complaint", complaint, wanted, asked=("basis", "addressee", "resolution"))
    return Facts(_("Key facts"), told, say(here.other, "Key facts"))
