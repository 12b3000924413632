"""Everything the program brings of the law, read and checked at once: what CI and the start of the window look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hearingdesk.procedure import calendars, events, ledger, tables
from hearingdesk.procedure.book import book, jurisdictions
from hearingdesk.procedure.faults import BadRules, Fault
from hearingdesk.words import _


def faults() -> list[Fault]:
    """What is wrong with rules, tables, ledgers and holidays: file, rule, reason. Nothing where all is sound."""
    found: list[Fault] = []
    reads: list[Callable[[], object]] = [calendars.shipped, events.triggers, events.proceedings]
    reads += [lambda name=name: book(name) for name in jurisdictions()]
    reads += [lambda kind=kind: tables.entries(kind) for kind in tables.KINDS]
    reads.append(ledger.ledgers)
    for read in reads:
        try:
            read()
        except BadRules as error:
            found += error.faults
    return found or list(_astray())


def _astray() -> Iterator[Fault]:
    """Names in tables that lead nowhere: rules, thresholds, instruments."""
    rules = {rule.id for name in jurisdictions() for rule in book(name)}
    thresholds = {_name(one) for one in tables.entries(tables.Threshold)}
    instruments = {_name(one) for one in tables.entries(tables.Instrument)}
    for kind in tables.KINDS:
        for one in tables.entries(kind):
            wanted = [*getattr(one, "rules", ()), getattr(one, "limitation", ""), getattr(one, "rule", "")]
            for name in filter(None, wanted):
                if name not in rules:
                    yield Fault(kind.__name__, _name(one), _("There is no rule “{name}”.", name=name))
            threshold = getattr(one, "threshold", "")
            if threshold and threshold not in thresholds:
                yield Fault(kind.__name__, _name(one), _("There is no threshold “{name}”.", name=threshold))
            for name in getattr(one, "instead", ()):
                if name not in instruments:
                    yield Fault(kind.__name__, _name(one), _("There is no instrument “{name}”.", name=name))


def _name(one: object) -> str:
    return str(getattr(one, "code", "") or getattr(one, "method", "") or getattr(one, "basis_code", ""))
