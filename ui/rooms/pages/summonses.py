"""The page of a summons: each step with what is on file about it. What the law makes of it is told by `ruled`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearingdesk import codes
from hearingdesk.procedure.offences import ABSENT
from hearingdesk.procedure.reported import sittings_of
from hearingdesk.procedure.verdicts import Verdict
from hearingdesk.record import in_language
from hearingdesk.records.parties import Party
from hearingdesk.records.summonses import Summons
from hearingdesk.rows import Chip
from hearingdesk.store.records import having
from hearingdesk.when import When
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import instruments, owing, plain, ruled
from ui.rooms.pages.hearings import summons_chips
from ui.rooms.sheet import Adding, Beside, Card, Facts, Here, Line, Links, Part, Sheet
from ui.rooms.tones import chip, short
from ui.widgets.links import Link


def page(here: Here, summons: Summons) -> Sheet:
    """The whole page."""
    view = here.view
    party = view.parties.find(summons.party)
    first, second = telling.named(here, "party", summons.party)
    said = view.turns.count(view.turns.by(summons.party or 0))
    questions = view.questions.count(having(party=summons.party))

    def overview() -> Sequence[Card]:
        found = ruled.verdicts(here, summons)
        first, excuse = found[0], _excuse(here, summons, found[0])
        counted = ruled.count(here, first)
        pairs = [
            Beside(((counted, 1), (excuse, 1))) if counted and excuse else counted or excuse,
            ruled.missing(here, first),
            ruled.starting(here, first),
            *_followed(here, summons),
            Beside(((_services(here, summons), 1), (_complaints(here, summons), 1))),
            _attendance(here, summons),
            instruments.orders(here, hearing=summons.hearing, party=summons.party),
            *owing.of_party(here, summons.party or 0, summons.hearing),
        ]
        cards = (*ruled.rulings(here, found), ruled.strip(here, first), *pairs)
        return plain.present(*cards, *telling.prose(here, summons, ("reason", "gist", "remark")))

    def absence() -> Sequence[Card]:
        from ui.rooms.pages import followed

        found = followed.of_summons(here, summons)
        return [card for one in found for card in followed.whole(here, one, followed.ON_SUMMONS)]

    def days() -> Sequence[Card]:
        later = ruled.verdicts(here, summons)[1:]
        return plain.present(*(card for one in later for card in ruled.day(here, one)))

    more = len(sittings_of(view, summons)) - 1
    parts = (
        *([Part("days", _("Other days"), days, more)] if more else ()),
        *([Part("absence", _("Absence"), absence)] if _is_followed(here, summons) else ()),
        Part("testimony", _("Testimony"), lambda: [_testimony(here, summons, said)], said),
        Part("questions", _("Questions"), lambda: [_questions(here, summons)], questions),
        Part("facts", _("Key facts"), lambda: _facts(here, summons, party)),
    )
    hearing, hearing_other = telling.named(here, "hearing", summons.hearing)
    return plain.sheet(
        here,
        "summons",
        summons,
        overview,
        parts,
        title=first,
        other=second,
        chips=(_capacity(here, summons), *summons_chips(here, summons)),
        facts=(
            ("user-check", _role(here, party)),
            ("calendar", _sitting(here, summons) or (hearing_other and hearing)),
        ),
        crumbs=((hearing, Place(table="hearing", id=summons.hearing or 0)),),
        primary="summons.serve",
    )


def _is_followed(here: Here, summons: Summons) -> bool:
    """Whether anything on file says that there is an absence to follow."""
    view = here.view
    return bool(
        view.summonses.excuses(summons.id)
        or any(one.state in ABSENT for one in view.attendances.where(party=summons.party))
        or view.complaint_counts.first(accused=summons.party)
    )


def _followed(here: Here, summons: Summons) -> Sequence[Card]:
    """The steps of the first absence, and what stands against them; the tab tells the rest."""
    if not _is_followed(here, summons):
        return ()
    from ui.rooms.pages import followed

    one = followed.of_summons(here, summons)[0]
    return plain.present(followed.strip(here, one, followed.ON_SUMMONS), followed.against(here, one))


def _capacity(here: Here, summons: Summons) -> Chip:
    return replace(chip("capacity", summons.capacity), text=short(telling.capacity(here, summons.capacity)))


def _first_sitting(here: Here, summons: Summons) -> When | None:
    sitting = here.view.sittings.find(summons.sitting)
    if sitting is None and summons.hearing:
        sitting = next(iter(here.view.hearings.sittings(summons.hearing)), None)
    return sitting.day if sitting else None


def _services(here: Here, summons: Summons) -> Links:
    title = N_("Service")
    told = tuple(
        Link(
            Place(table="service", id=one.id),
            codes.label("service_method", one.method, here.lang) or _("Method not in the file"),
            note=" · ".join(part for part in (one.recipient, one.proof) if part)
            or _("Proof not in the file"),
            side=telling.day(here, one.served),
            chip=Chip(_("Served"), "ok", "circle-check")
            if one.served
            else Chip(_("Not served"), "warn", "circle-alert"),
        )
        for one in here.view.summonses.services(summons.id)
    )
    add = Adding("service", {"summons": summons.id})
    return Links(_(title), told, say(here.other, title), len(told), add, _("No service is on file."))


def _excuse(here: Here, summons: Summons, verdict: Verdict) -> Facts | None:
    """The statements on file; without one only where the law there knows such a statement."""
    title, add = N_("Reasons for not attending"), Adding("excuse", {"summons": summons.id})
    excuses = here.view.summonses.excuses(summons.id)
    if not excuses and not ruled.knows_reasons(here, summons):
        return None
    told: list[Line] = []
    for one in excuses:
        asked = ("received", "reason", "ruled")
        wanted = ("received", "reason", "ruling", "ruled", "ruled_by")
        told += telling.lines(here, "excuse", one, wanted, asked=asked)
        if one.attachments:
            told.append(Line(_("Attachments"), one.attachments))
        told += ruled.timing(here, verdict, one)
        told.append(
            Line(
                _("Statement of reasons"),
                here.view.excuses.name(one, here.lang),
                to=Place(table="excuse", id=one.id),
            )
        )
    if not told:
        due = verdict.reasons_due
        told.append(Line(_("Received"), _("None is on file"), tone="text3", icon="circle-dashed"))
        if due:
            told.append(Line(_("Due"), due.say(here.lang), due.say(here.other) if here.lang == "en" else ""))
    return Facts(_(title), tuple(told), say(here.other, title), add)


def _attendance(here: Here, summons: Summons) -> Links:
    title = N_("Attendance")
    told = tuple(
        Link(
            Place(table="attendance", id=one.id),
            _day_of(here, one.sitting),
            note=_hearing_of(here, one.sitting),
            chip=chip("attendance", one.state),
        )
        for one in here.view.attendances.where(party=summons.party)
    )
    preset = {"party": summons.party, "capacity": summons.capacity, "sitting": summons.sitting}
    add = Adding("attendance", preset)
    return Links(_(title), told, say(here.other, title), len(told), add, _("Attendance is not in the file."))


def _day_of(here: Here, sitting: int | None) -> str:
    found = here.view.sittings.find(sitting)
    return found.day.date().say(here.lang, True) if found and found.day else _("Day open")


def _hearing_of(here: Here, sitting: int | None) -> str:
    found = here.view.sittings.find(sitting)
    return here.view.hearings.called(found.hearing, here.lang) if found else ""


def _complaints(here: Here, summons: Summons) -> Links:
    title = N_("Complaints")
    told = tuple(
        Link(
            Place(table="complaint", id=one.complaint or 0),
            here.view.complaints.called(one.complaint, here.lang),
            note=" · ".join(
                part for part in (codes.label("offence", one.offence, here.lang), one.article) if part
            ),
            side=telling.day(here, one.offended),
            chip=chip("complaint_state", one.disposition) if one.disposition else None,
        )
        for one in here.view.complaint_counts.where(accused=summons.party)
    )
    return Links(
        _(title), told, say(here.other, title), len(told), None, _("No complaint names this person.")
    )


def _testimony(here: Here, summons: Summons, total: int) -> Links:
    turns = here.view.turns
    told = tuple(
        Link(Place(table="turn", id=one.id), turns.cite(one, here.lang), note=one.text, icon="quote")
        for one in turns.some(turns.by(summons.party or 0), 100)
    )
    return Links(_("Testimony"), told, total=total, empty=_("No turn is linked to this person."))


def _questions(here: Here, summons: Summons) -> Links:
    preset = {"hearing": summons.hearing}
    card = telling.linked(
        here,
        N_("Questions"),
        "question",
        "party",
        summons.party or 0,
        empty=N_("No question yet."),
        preset=preset,
    )
    assert card is not None
    return card


def _facts(here: Here, summons: Summons, party: Party | None) -> list[Card]:
    told = telling.lines(here, "summons", summons)
    cards: list[Card] = [Facts(_("Key facts"), told, say(here.other, "Key facts"))]
    if party is not None:
        forms = tuple(
            Link(
                Place(table="party_name", id=one.id),
                one.text,
                note=codes.label("name_kind", one.kind, here.lang),
            )
            for one in here.view.parties.forms(party.id)
        )
        cards.append(
            Links(_("Forms of the name"), forms, total=len(forms), empty=_("No other form is on file."))
        )
    return cards


def _role(here: Here, party: Party | None) -> str:
    return in_language(party, "role", here.lang) if party else ""


def _sitting(here: Here, summons: Summons) -> str:
    when = _first_sitting(here, summons)
    return when.say(here.lang, True) if when else ""
