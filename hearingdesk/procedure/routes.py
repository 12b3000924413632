"""In whose name a complaint can be filed on a day: the ways that are open, and how many each takes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hearingdesk.procedure.complained import Complained
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.stages import coded
from hearingdesk.procedure.tables import Route, entries, held
from hearingdesk.procedure.telling import day_words
from hearingdesk.procedure.votes import threshold


def named(code: str) -> Both:
    """A way in words."""
    return coded("complaint_basis", code)


def open_routes(facts: Complained, day: datetime.date | None) -> list[Route]:
    """The ways that are law on that day and open in this kind of proceeding, for these counts."""
    offences = {one.count.offence for one in facts.absent if one.count and one.count.offence}
    return [
        one
        for one in held(Route, facts.jurisdiction, day)
        if one.open_in(facts.kind) and (not one.offences or offences & set(one.offences))
    ]


def routes_words(facts: Complained, day: datetime.date | None) -> Both:
    """Which ways are open, with the numbers they take; empty where there is none or no day."""
    found = open_routes(facts, day)
    if not found or day is None:
        return Both()
    listed = joined("; ", [_route_words(one, facts, day) for one in found])
    return phrase("authority.routes", day=day_words(day), routes=listed)


def _route_words(route: Route, facts: Complained, day: datetime.date) -> Both:
    need = needed(route, facts, day)
    values: dict[str, Both | str | int] = {"basis": named(route.basis_code), "when": route.when}
    if need is None or facts.members is None:
        return phrase("authority.route", **values)
    return phrase("authority.route_need", **values, need=need, n=facts.members)


def needed(route: Route | None, facts: Complained, day: datetime.date | None) -> int | None:
    """How many must sign; None where nobody must, or the size of the committee is not known."""
    if route is None or not route.threshold or facts.members is None:
        return None
    need = threshold(facts.jurisdiction, route.threshold, day)
    return need.of(facts.members) if need else None


def route_of(facts: Complained) -> Route | None:
    """The way the complaint went, whether or not it was open."""
    basis = facts.complaint.basis if facts.complaint else ""
    every: tuple[Route, ...] = entries(Route)
    listed = [one for one in every if one.basis_code == basis and one.holds(facts.jurisdiction)]
    then = (one for one in listed if one.holds(facts.jurisdiction, facts.acted))
    return next(then, None) or next(iter(listed), None)


def objections(facts: Complained) -> Iterator[Both]:
    """What stands against the way the complaint went; nothing where it was open, or is not known."""
    basis = facts.complaint.basis if facts.complaint else ""
    if not basis:
        return
    route, name, day = route_of(facts), named(basis), facts.acted
    if route is None:
        here = day_words(day) if day else Both("?", "?")
        yield phrase("authority.not_then", basis=name, day=here, why=phrase("authority.unknown"))
        return
    if day and not route.holds(facts.jurisdiction, day):
        why = phrase("authority.unknown")
        if route.since and day < route.since:
            why = phrase("authority.since", day=day_words(route.since))
        yield phrase("authority.not_then", basis=name, day=day_words(day), why=why)
    if facts.kind and not route.open_in(facts.kind):
        yield phrase("authority.not_here", basis=name, when=route.when)
    charged = {one.count.offence for one in facts.absent if one.count and one.count.offence}
    if route.offences and charged - set(route.offences):
        yield phrase("authority.not_for", basis=name, when=route.when)
