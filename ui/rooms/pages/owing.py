"""How what is owed is told: how long it has been, whether it is overdue, where a demand stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hearingdesk.procedure.owed import Owed, Standing, promise, standing
from hearingdesk.record import in_language
from hearingdesk.records.demands import Demand
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.rows import Chip
from hearingdesk.store.records import Filter, having, shorten
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.sheet import Adding, Here, Line, Links
from ui.rooms.tones import chip
from ui.widgets.links import Link

SHOWN = 50  # on a card


def age_chip(owed: Owed, today: date) -> Chip | None:
    """Overdue by how much, due today, or in how many days; None where it waits for no day."""
    if owed.refused or owed.due is None or today == date.min:
        return None
    late = owed.late(today)
    if late:
        return Chip(n_("{n} day overdue", "{n} days overdue", late), "bad", "alarm-clock")
    left = (owed.due.last - today).days
    if left == 0:
        return Chip(_("Due today"), "bad", "alarm-clock")
    return Chip(n_("Due in {n} day", "Due in {n} days", left), "warn" if left <= 3 else "info", "clock")


def state_chip(owed: Owed) -> Chip:
    """What is recorded of it."""
    return chip(owed.codes, owed.state)


def age(owed: Owed, today: date) -> str:
    """How long it has been outstanding; "" where the file does not say since when."""
    days = owed.days(today)
    return n_("{n} day outstanding", "{n} days outstanding", days) if days is not None else ""


def age_lines(here: Here, owed: Owed, *, open_: bool) -> list[Line]:
    """Since when, due when and by what, how long: the lines of a page."""
    since = owed.since.say(here.lang, True) if owed.since else ""
    told = [Line(_("Since"), since) if since else telling.nothing(_("Since"))]
    if owed.due is not None:
        by = _("by a deadline on file") if owed.by_rule else ""
        told.append(Line(_("Due"), owed.due.say(here.lang, True), by))
    else:
        told.append(telling.nothing(_("Due")))
    if open_:
        words, shown = age(owed, here.as_of), age_chip(owed, here.as_of)
        if shown is not None:
            told.append(Line(_("Age"), shown.text, words, shown.tone, shown.icon))
        elif words:
            told.append(Line(_("Age"), words))
    return told


def standing_words(one: Standing) -> str:
    """Where a demand stands, in words: it follows from its items."""
    if not one.items:
        return _("No item is on file yet")
    told = [
        (one.received, _("{n} of {total} received", n=one.received, total=one.items)),
        (one.part, _("{n} in part", n=one.part)),
        (one.refused, _("{n} refused", n=one.refused)),
        (one.open, _("{n} awaited", n=one.open)),
        (one.withdrawn, _("{n} withdrawn", n=one.withdrawn)),
        (one.overdue, _("{n} overdue", n=one.overdue)),
    ]
    words = [words for n, words in told if n]
    if not one.received and one.withdrawn < one.items:
        words.insert(0, _("0 of {total} received", total=one.items))
    return " · ".join(words)


def standing_chip(one: Standing) -> Chip:
    """The same in a word, with its colour."""
    if not one.items:
        return Chip(_("No items"), "mute", "circle-dashed")
    if one.done:
        return Chip(_("All received"), "ok", "circle-check")
    if one.overdue:
        return Chip(_("Overdue"), "bad", "alarm-clock")
    if one.refused == one.items:
        return Chip(_("Refused"), "bad", "circle-x")
    if one.received or one.part:
        return Chip(_("Partly received"), "warn", "circle-alert")
    return Chip(_("Awaited"), "info", "clock")


def promise_link(here: Here, record: Undertaking, *, by: bool = True) -> Link:
    """An undertaking as it is seen from another page."""
    owed = promise(here.view, record)
    open_ = record.owed(here.as_of)
    shown = (age_chip(owed, here.as_of) if open_ else None) or state_chip(owed)
    who = telling.named(here, "party", record.party if by else record.promised_to)[0]
    note = " · ".join(part for part in (who, age(owed, here.as_of) if open_ else "") if part)
    words = shorten(in_language(record, "text", here.lang), 120)
    return Link(Place(table="undertaking", id=record.id), words, "", note, telling.day(here, owed.due), shown)


def demand_link(here: Here, record: Demand, *, by: bool = True) -> Link:
    """A demand as it is seen from another page."""
    where = standing(here.view, record, here.view.demands.items(record.id), here.as_of)
    who = telling.named(here, "party", record.party if by else record.asked_by)[0]
    note = " · ".join(part for part in (who, standing_words(where)) if part)
    first, second = telling.names(here, "demand", record)
    return Link(
        Place(table="demand", id=record.id),
        first,
        second if len(first) < 50 else "",
        note,
        telling.day(here, record.due),
        standing_chip(where),
    )


def promises(
    here: Here, where: Filter, preset: Mapping[str, object], *, by: bool = True, empty: str = ""
) -> Links | None:
    """A card of undertakings, the outstanding first; None where there are none and nothing is to be said."""
    records = here.view.undertakings
    some = sorted(records.some(where, SHOWN), key=lambda one: not one.owed(here.as_of))
    if not some and not empty:
        return None
    title = N_("Undertakings")
    told = tuple(promise_link(here, one, by=by) for one in some)
    total = records.count(where) if len(some) == SHOWN else len(some)
    add = Adding("undertaking", dict(preset))
    return Links(_(title), told, say(here.other, title), total, add, _(empty) if empty else "")


def demands(
    here: Here, where: Filter, preset: Mapping[str, object], *, by: bool = True, empty: str = ""
) -> Links | None:
    """A card of document demands."""
    records = here.view.demands
    some = records.some(where, SHOWN)
    if not some and not empty:
        return None
    title = N_("Document demands")
    told = tuple(demand_link(here, one, by=by) for one in some)
    total = records.count(where) if len(some) == SHOWN else len(some)
    add = Adding("demand", dict(preset))
    return Links(_(title), told, say(here.other, title), total, add, _(empty) if empty else "")


def of_party(here: Here, party: int, hearing: int | None = None) -> list[Links | None]:
    """What somebody owes, and what they were promised or asked for."""
    asked = {"party": party, "hearing": hearing} if hearing else {"party": party}
    return [
        promises(here, having(party=party), {"party": party}, by=False),
        demands(here, having(party=party), asked, by=False),
        promises(here, having(promised_to=party), {"promised_to": party}),
    ]
