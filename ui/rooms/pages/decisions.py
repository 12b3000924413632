"""The page of a regulator's decision: what it is in law, what it asks of whom by when."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk.record import in_language
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.rows import Chip
from hearingdesk.store.records import having
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import plain
from ui.rooms.sheet import Adding, Beside, Card, Facts, Here, Links, Part, Sheet
from ui.rooms.tones import chip, chips
from ui.widgets.links import Link


def page(here: Here, decision: Decision) -> Sheet:
    """The whole page."""
    n = here.view.measures.count(having(decision=decision.id))

    def overview() -> Sequence[Card]:
        asked = ("body", "decided", "notified", "instrument", "effect")
        wanted = ("body", "meeting", "decided", "notified", "instrument", "effect", "reported_verb")
        told = telling.lines(here, "decision", decision, wanted, asked=asked)
        facts = Facts(_("Key facts"), told, say(here.other, "Key facts"))
        pair = Beside(((_measures(here, decision), 4), (facts, 3)))
        due = telling.linked(here, N_("Deadlines"), "deadline", "about", decision.id, add=False)
        return plain.present(pair, due, *telling.prose(here, decision))

    shown = (*chips("regulator_instrument", decision.instrument), *chips("legal_effect", decision.effect))
    part = Part("measures", _("Measures"), lambda: [_measures(here, decision)], n)
    facts = (
        ("landmark", telling.named(here, "party", decision.body)[0]),
        ("calendar", telling.day(here, decision.decided, weekday=True)),
    )
    return plain.sheet(here, "decision", decision, overview, (part,), chips=shown, facts=facts)


def _measures(here: Here, decision: Decision) -> Links:
    title = N_("Measures")
    told = tuple(_measure(here, one) for one in here.view.decisions.measures(decision.id))
    add = Adding("measure", {"decision": decision.id})
    return Links(_(title), told, say(here.other, title), len(told), add, _("No measure is on file."))


def _measure(here: Here, one: Measure) -> Link:
    whom = telling.named(here, "party", one.addressee)[0]
    due = _("due {day}", day=one.due.say(here.lang)) if one.due else _("no day named")
    shown = chip("measure_state", one.state) if one.state else Chip(_("Open"), "mute", "circle-dashed")
    return Link(Place(table="measure", id=one.id), in_language(one, "text", here.lang), "", whom, due, shown)
