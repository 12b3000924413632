"""The page of a regulator's decision: what it is in law, what it asks of whom by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from hearingdesk.procedure.decided import Due


def page(here: Here, decision: Decision) -> Sheet:
    """The whole page."""
    n = here.view.measures.count(having(decision=decision.id))

    def overview() -> Sequence[Card]:
        from ui.rooms.pages import deciding

        found = deciding.of(here, decision)
        asked = ("body", "decided", "announced", "notified", "instrument", "effect")
        wanted = (*asked[:1], "meeting", *asked[1:], "runs_from", "reported_verb")
        told = telling.lines(here, "decision", decision, wanted, asked=asked)
        facts = Facts(_("Key facts"), told, say(here.other, "Key facts"))
        pair = Beside(((_measures(here, decision), 4), (facts, 3)))
        due = telling.linked(here, N_("Deadlines"), "deadline", "about", decision.id, add=False)
        cards = (
            deciding.in_law(here, decision, found),
            deciding.strip(here, decision, found),
            deciding.against(here, found),
            deciding.count(here, found),
            pair,
            deciding.besides(here, found),
            due,
        )
        return plain.present(*cards, *telling.prose(here, decision))

    shown = (*chips("regulator_instrument", decision.instrument), *chips("legal_effect", decision.effect))
    part = Part("measures", _("Measures"), lambda: [_measures(here, decision)], n)
    facts = (
        ("landmark", telling.named(here, "party", decision.body)[0]),
        ("calendar", telling.day(here, decision.decided, weekday=True)),
    )
    return plain.sheet(
        here,
        "decision",
        decision,
        overview,
        (part,),
        chips=shown,
        facts=facts,
        primary="decision.serve",
    )


def _measures(here: Here, decision: Decision) -> Links:
    from ui.rooms.pages import deciding

    title = N_("Measures")
    dues = {one.measure: one for one in deciding.of(here, decision).dues}
    told = tuple(_measure(here, one, dues[one.id]) for one in here.view.decisions.measures(decision.id))
    add = Adding("measure", {"decision": decision.id})
    return Links(_(title), told, say(here.other, title), len(told), add, _("No measure is on file."))


def _measure(here: Here, one: Measure, due: Due) -> Link:
    whom = telling.named(here, "party", one.addressee)[0]
    shown = chip("measure_state", one.state) if one.state else Chip(_("Open"), "mute", "circle-dashed")
    note = " · ".join(part for part in (whom, due.value.say(here.lang), due.note.say(here.lang)) if part)
    evidence = _("evidence on file") if one.evidence else ""
    return Link(
        Place(table="measure", id=one.id), in_language(one, "text", here.lang), "", note, evidence, shown
    )
