"""The page of a complaint: where it stands, its steps by the law, who is accused of what, who signed."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk import codes
from hearingdesk.records.complaints import Complaint, ComplaintCount, ComplaintSignature, ComplaintStep
from hearingdesk.rows import Chip
from hearingdesk.store.records import having
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import plain
from ui.rooms.sheet import Adding, Beside, Card, Column, Facts, Here, Links, Part, Sheet
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
        from ui.rooms.pages import followed

        dossier = followed.of_complaint(here, complaint)
        cards = (
            *followed.overview(here, dossier, followed.ON_COMPLAINT),
            Beside(
                (
                    (_both(followed.nexts(here, dossier), followed.count(here, dossier)), 4),
                    (_both(_facts(here, complaint), _signatures(here, complaint)), 3),
                )
            ),
            followed.people(here, dossier) or _counts(here, complaint),
            _steps(here, complaint),
        )
        return plain.present(*cards, *telling.prose(here, complaint))

    def told() -> Sequence[Card]:
        from ui.rooms.pages import followed

        return plain.present(followed.words(here, followed.of_complaint(here, complaint)))

    hearing = telling.named(here, "hearing", complaint.hearing)[0]
    crumbs = ((hearing, Place(table="hearing", id=complaint.hearing)),) if complaint.hearing else ()
    received = () if complaint.received else (Chip(_("Receipt open"), "mute", "circle-dashed"),)
    shown = (*stage(complaint), *received)
    parts = (
        Part("dossier", _("Step by step"), told),
        Part("counts", _("Counts"), lambda: [_counts(here, complaint)], counts),
    )
    return plain.sheet(
        here,
        "complaint",
        complaint,
        overview,
        parts,
        chips=shown,
        crumbs=crumbs,
        primary="complaint.annex",
    )


def _both(*cards: Card | None) -> Card:
    """Cards below each other, those that are there."""
    return Column(tuple(plain.present(*cards)))


def stage(complaint: Complaint) -> tuple[Chip, ...]:
    """How far a complaint is by the days on file; its state where that says more."""
    if complaint.state in OUTCOMES or not (complaint.resolved or complaint.filed or complaint.received):
        return chips("complaint_state", complaint.state)
    if complaint.received:
        return (Chip(_("Received"), "info", "gavel"),)
    if complaint.filed:
        return (Chip(_("Filed"), "info", "gavel"),)
    return (Chip(_("Resolved"), "info", "gavel"),)


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


def _signatures(here: Here, complaint: Complaint) -> Links:
    title = N_("Signatures")
    signed: list[ComplaintSignature] = here.view.complaints.signatures(complaint.id)
    told = tuple(
        Link(
            Place(table="complaint_signature", id=one.id),
            *telling.named(here, "party", one.party),
            side=telling.day(here, one.day),
        )
        for one in signed
    )
    said = complaint.signatures
    empty = _("Who signed is not in the file.")
    if said:
        empty = n_(
            "{n} signature is on file; who signed is not.",
            "{n} signatures are on file; who signed is not.",
            said,
        )
    add = Adding("complaint_signature", {"complaint": complaint.id})
    return Links(_(title), told, say(here.other, title), len(told), add, empty)
