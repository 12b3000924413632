"""What needs attention now, from the case's own data: days, what can be saved, open ends, conflicts, latest changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearingdesk import codes
from hearingdesk.procedure import duties
from hearingdesk.procedure.duties import SAVE, SLIPPED, TODAY, Duty
from hearingdesk.record import in_language
from hearingdesk.records.claims import Claim
from hearingdesk.rows import Chip
from hearingdesk.store.records import shorten
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.moments import moment, size
from ui.rooms.pages.owed import complaints, owed, unruled, unserved
from ui.rooms.pages.plain import present
from ui.rooms.pages.strip_of_time import timeline
from ui.rooms.sheet import Beside, Card, Column, Here, Links
from ui.rooms.tones import chip
from ui.widgets.links import Link

SHOWN = 6  # lines of one group
NOTE = 170  # letters of a note

GROUPS = {
    TODAY: N_("Last day today"),
    SAVE: N_("Can still be saved"),
    SLIPPED: N_("Slipped"),
    duties.THEN: N_("Then"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the day asks for, by group; `judged`: the summonses and complaints are among it."""

    groups: dict[str, list[Duty]]
    judged: bool


def asked(here: Here, *, judged: bool) -> Asked:
    """Gather it. Judging loads the law and its words, so a window does that after its first paint."""
    found = duties.of_deadlines(here.view, here.as_of)
    if judged:
        found += duties.of_complaints(here.view, here.as_of)
        from hearingdesk.procedure.calls import of_summonses
        from hearingdesk.procedure.verdicts import law_for

        found += of_summonses(here.view, law_for(here.view), here.as_of)
    return Asked(duties.in_order(found), judged)


def cards(here: Here, found: Asked) -> list[Card]:
    """The whole of Today, in two columns."""
    left = [*_groups(here, found), unserved(here, judged=found.judged)]
    right = [
        _next_sitting(here),
        complaints(here, judged=found.judged),
        *owed(here),
        unruled(here),
        _conflicts(here),
        _latest(here),
    ]
    pair = Beside(((Column(tuple(present(*left))), 3), (Column(tuple(present(*right))), 2)))
    return present(pair, timeline(here))


def sentence(found: Asked) -> str:
    """The day in one sentence."""
    n = {group: len(listed) for group, listed in found.groups.items()}
    parts = (
        (TODAY, n_("{n} thing must be done by midnight.", "{n} things must be done by midnight.", n[TODAY])),
        (SAVE, n_("{n} thing can still be saved.", "{n} things can still be saved.", n[SAVE])),
        (SLIPPED, n_("{n} thing has slipped.", "{n} things have slipped.", n[SLIPPED])),
    )
    told = [words for group, words in parts if n[group]]
    return " ".join(told) if told else _("Nothing on file asks for anything today.")


def urgent(here: Here) -> int:
    """How many deadlines are due today or past and still open: the figure in the side bar."""
    found = duties.in_order(duties.of_deadlines(here.view, here.as_of))
    return len(found[TODAY]) + len(found[SLIPPED])


def _groups(here: Here, found: Asked) -> list[Links]:
    told = [
        Links(
            _(GROUPS[group]),
            tuple(_duty(here, one) for one in listed[:SHOWN]),
            say(here.other, GROUPS[group]),
            len(listed),
        )
        for group, listed in found.groups.items()
        if listed
    ]
    if not told:
        title = N_("Deadlines")
        told.append(Links(_(title), (), say(here.other, title), empty=_("No open deadline is on file.")))
    return told


def _duty(here: Here, one: Duty) -> Link:
    title = one.title.say(here.lang)
    return Link(
        Place(table=one.table, id=one.id),
        title,
        one.title.say(here.other) if len(title) < 40 else "",
        note=shorten(one.note.say(here.lang), NOTE),
        side=When.day(one.day).say(here.lang) if one.day else "",
        chip=_chip(here, one),
    )


def _chip(here: Here, one: Duty) -> Chip | None:
    """How far off it is; what is contested or in doubt says so first."""
    if one.state == "contested":
        return chip("deadline_state", "contested")
    if one.doubtful:
        return Chip(_("Check"), "warn", "circle-alert")
    if one.group == SLIPPED and one.table != "deadline":
        return Chip(_("Cannot be saved"), "mute", "circle-x")
    if one.group == SAVE and one.day is not None and one.day < here.as_of:
        return Chip(_("Not in the file"), "warn", "file-text")
    return left(here.as_of, one.day)


def left(today: date, day: date | None) -> Chip | None:
    """How far away a day is."""
    if day is None:
        return None
    n = (day - today).days
    if n == 0:
        return Chip(_("Last day"), "bad", "alarm-clock")
    if n < 0:
        return Chip(n_("{n} day ago", "{n} days ago", -n), "mute", "clock")
    return Chip(n_("{n} day left", "{n} days left", n), "warn" if n <= duties.NEAR else "info", "clock")


def _next_sitting(here: Here) -> Links:
    title = N_("Next sitting")
    told = tuple(
        Link(
            Place(table="hearing", id=one.hearing or 0),
            here.view.hearings.called(one.hearing, here.lang),
            note=in_language(one, "place", here.lang) or _("Time and room are not in the file"),
            side=telling.day(here, one.day.date() if one.day else None, weekday=True),
            chip=_until(here.as_of, one.day.first if one.day else None),
        )
        for one in here.view.sittings.some(here.view.sittings.coming(here.as_of), 3)
    )
    return Links(_(title), told, say(here.other, title), len(told), None, _("No later sitting is on file."))


def _until(today: date, day: date | None) -> Chip | None:
    if day is None:
        return None
    n = (day - today).days
    words = n_("In {n} day", "In {n} days", n) if n else _("Today")
    return Chip(words, "info" if n else "bad", "calendar")


def _conflicts(here: Here) -> Links | None:
    title = N_("In conflict")
    claims, facts = here.view.claims, here.view.facts
    told = [
        Link(
            Place(table="claim", id=one.id),
            claims.name(one, here.lang),
            note=_either(here, one),
            icon="circle-help",
        )
        for one in claims.some(claims.contradicted, 5)
    ]
    told += [
        Link(
            Place(table="fact", id=one.id),
            shorten(in_language(one, "text", here.lang), 90),
            note=" · ".join(_of_fact(here, one.status, one.day)),
            icon="circle-help",
        )
        for one in facts.some(facts.disputed, max(0, 6 - len(told)))
    ]
    total = claims.count(claims.contradicted) + facts.count(facts.disputed)
    return Links(_(title), tuple(told), say(here.other, title), total) if told else None


def _of_fact(here: Here, status: str, day: When | None) -> Sequence[str]:
    parts = (codes.label("fact_status", status, here.lang), telling.day(here, day))
    return [part for part in parts if part]


def _either(here: Here, claim: Claim) -> str:
    """The versions of a claim against each other, the latest two where there are more."""
    said = [shorten(in_language(one, "text", here.lang), 60) for one in here.view.claims.versions(claim.id)]
    return _("{one} – or: {other}", one=said[-2], other=said[-1])


def _latest(here: Here) -> Links:
    title = N_("Latest changes")
    told = tuple(
        Link(
            Place("history", "change", entry.change.id),
            entry.title(),
            note=f"{entry.change.author} · {size(entry)}",
            side=moment(entry.change.at).say(here.lang),
            icon="history",
        )
        for entry in here.view.history(4)
    )
    return Links(_(title), told, say(here.other, title), len(told))
