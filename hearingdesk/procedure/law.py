"""The law of a case: the rules of the program, the case's own over them, its holidays and its time zone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache

from hearingdesk.errors import NotFound
from hearingdesk.procedure.book import book, jurisdictions
from hearingdesk.procedure.calendars import Calendars, Day
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.counting import Call, counted
from hearingdesk.procedure.events import proceedings_of
from hearingdesk.procedure.rule import Rule
from hearingdesk.when import When
from hearingdesk.words import _


class Law:
    """All rules by id, in their versions, and the calendars they roll over. Counts; never changes."""

    def __init__(
        self, local: Iterable[Rule] = (), holidays: Iterable[tuple[str, Day]] = (), zone: str = ""
    ) -> None:
        self._shipped = _shipped()
        self._local: dict[str, list[Rule]] = {}
        for rule in local:
            self._local.setdefault(rule.id, []).append(rule)
        self.calendars = Calendars(holidays)
        self.zone = zone

    def ids(self) -> list[str]:
        """The names of all rules, the program's and the case's."""
        return [*self._shipped, *(name for name in self._local if name not in self._shipped)]

    def rules(self, jurisdiction: str = "", day: datetime.date | None = None) -> list[Rule]:
        """The rules of a jurisdiction ("" is all), each in the version of a day (None: the latest)."""
        found = (self.rule(name, day) for name in self.ids())
        return [rule for rule in found if jurisdiction in ("", rule.jurisdiction, *rule.also)]

    def rule(self, name: str, day: datetime.date | None = None) -> Rule:
        """A rule in the version of a day; where none is in force then, the nearest one. Raises NotFound."""
        for versions in (self._local.get(name, ()), self._shipped.get(name, ())):
            in_force = [rule for rule in versions if day is None or rule.in_force(day)]
            if in_force:
                return in_force[-1]
        versions = (*self._shipped.get(name, ()), *self._local.get(name, ()))
        if not versions:
            raise NotFound(self._unknown(name))
        return versions[-1]

    def count(
        self,
        rule: str | Rule,
        on: When | datetime.date | Counted,
        *,
        number: int | None = None,
        members: int | None = None,
        present: int | None = None,
        kind: str = "",
        zone: str = "",
    ) -> Counted:
        """Count a rule from a trigger: a day, a minute, a range, or the result of another count.

        `number` stands in for the rule's own (a decision's own number of days); `members` in office and `present`
        are for thresholds; `kind` is a kind of hearing, or of proceeding, that the rule must hold in; `zone` is the
        IANA zone that hours are counted in, else the law's, else the jurisdiction's. Raises NotFound for an
        unknown rule, never for one that cannot be counted: that has no `due` and says why.
        """
        trigger, unrolled = _trigger(on)
        found = self.rule(rule, trigger.first) if isinstance(rule, str) else rule
        numbers = {name: n for name, n in (("n", members), ("present", present)) if n is not None}
        call = Call(
            on=trigger,
            number=number,
            numbers=numbers,
            proceedings=(kind, *proceedings_of(kind)) if kind else (),
            unrolled=unrolled,
            zone=zone or self.zone,
        )
        return counted(found, call, self.calendars)

    def _unknown(self, name: str) -> str:
        from difflib import get_close_matches  # only to say what is near to a name that there is not

        near = get_close_matches(name.upper(), self.ids(), n=3, cutoff=0.6)
        if near:
            return _(
                "There is no rule “{name}”. Rules with names like it: {near}.",
                name=name,
                near=", ".join(near),
            )
        return _(
            "There is no rule “{name}”. Names of rules begin with {prefixes}.",
            name=name,
            prefixes=", ".join(sorted({f"{one.partition('-')[0]}-" for one in self.ids()})),
        )


def _trigger(on: When | datetime.date | Counted) -> tuple[When, When | None]:
    if isinstance(on, Counted):
        day = on.due or on.latest
        if day is None:
            raise NotFound(_("The day to count from is not known: {why}.", why=on.derivation.say()))
        return day, on.unrolled
    if isinstance(on, When):
        return on, None
    if isinstance(on, datetime.datetime):
        return When(f"{on.isoformat()[:16]}"), None
    return When.day(on), None


@cache
def _shipped() -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for name in jurisdictions():
        for rule in book(name):
            found.setdefault(rule.id, []).append(rule)
    return {
        name: tuple(sorted(versions, key=lambda rule: rule.since or datetime.date.min))
        for name, versions in found.items()
    }


@cache
def shipped() -> Law:
    """The law as the program brings it, without any case."""
    return Law()
