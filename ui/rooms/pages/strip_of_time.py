"""The case on a strip of time: sittings, summonses, decisions and deadlines, each on its lane."""

from __future__ import annotations

from hearingdesk.rows import Tone
from hearingdesk.store.records import ALL, shorten
from hearingdesk.when import When
from hearingdesk.words import N_, _
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.sheet import Here, Moment, Timeline

LANES = (
    (N_("Sittings"), "landmark"),
    (N_("Complaints"), "message-square-warning"),
    (N_("Decisions"), "scale"),
    (N_("Deadlines"), "alarm-clock"),
    (N_("Key dates"), "star"),
)
MOST = 400  # of each kind: more would not be told apart
WORDS = 26  # letters of a label


def timeline(here: Here) -> Timeline | None:
    """The card; None for a case with fewer than two days."""
    found = [*_sittings(here), *_complaints(here), *_decisions(here), *_deadlines(here), *_facts(here)]
    if len(found) < 2:
        return None
    title = N_("Timeline")
    lanes = tuple((_(label), icon) for label, icon in LANES)
    return Timeline(_(title), lanes, tuple(found), here.as_of, telling.title_of(title, here.other))


def _moment(lane: int, when: When, label: str, tone: Tone, table: str, id: int) -> Moment:
    return Moment(lane, when.first, shorten(label, WORDS), tone, Place(table=table, id=id))


def _sittings(here: Here) -> list[Moment]:
    view = here.view
    return [
        _moment(0, one.day, view.hearings.called(one.hearing, here.lang), "info", "hearing", one.hearing or 0)
        for one in view.sittings.some(ALL, MOST)
        if one.day
    ]


def _complaints(here: Here) -> list[Moment]:
    events = (("resolved", N_("Resolved")), ("filed", N_("Filed")), ("received", N_("Received")))
    return [
        _moment(1, getattr(one, field), _(words), "bad", "complaint", one.id)
        for one in here.view.complaints.some(ALL, MOST)
        for field, words in events
        if getattr(one, field)
    ]


def _decisions(here: Here) -> list[Moment]:
    records = here.view.decisions
    return [
        _moment(2, one.decided, records.name(one, here.lang), "violet", "decision", one.id)
        for one in records.some(records.with_a_day, MOST)
        if one.decided
    ]


def _deadlines(here: Here) -> list[Moment]:
    records = here.view.deadlines
    return [
        _moment(3, one.due, records.name(one, here.lang), "ok" if one.done else "warn", "deadline", one.id)
        for one in records.some(records.with_a_day, MOST)
        if one.due
    ]


def _facts(here: Here) -> list[Moment]:
    records = here.view.facts
    return [
        _moment(4, one.day, records.name(one, here.lang), "mute", "fact", one.id)
        for one in records.some(records.key_days, MOST)
        if one.day
    ]
