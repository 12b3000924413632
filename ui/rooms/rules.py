"""Rules: every rule of the matter's law with its source, its doubts, and what this case has made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

from hearingdesk.procedure.sources import cite
from hearingdesk.procedure.telling import asked_words
from hearingdesk.rows import Listing
from hearingdesk.rulebook import FILTERS, ORDERS, Entry, RuleQuery, counts, entry, number, selected
from hearingdesk.shortlist import ShortListing
from hearingdesk.words import N_, _
from ui.desk import Desk, Place
from ui.rooms.pages import rules
from ui.rooms.sheet import Here
from ui.rooms.shelf import Leaf, Shelf
from ui.rooms.tools import PageTools
from ui.widgets.chips import FilterChoice


class Rules(Shelf):
    """A list of rules and the page of the chosen one."""

    title = N_("Rules")
    reads = frozenset({"local_rule", "holiday", "matter"})
    icon = "scale"
    adds = "local_rule"

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        assert desk.case is not None
        self._open = desk.case.reader
        self._record = 0  # the own version that was asked for, where there are several
        self._shown: Entry | None = None
        super().__init__(desk, tools, RuleQuery(day=desk.as_of))

    def chosen(self) -> Entry | None:
        """The rule on the page."""
        return self._shown

    def listing(self) -> Listing[Any]:
        return ShortListing(self._open, selected, lambda one, query: rules.row(one, grouped=not query.order))

    def nothing(self) -> str:
        return _("No rule is known for this parliament.")

    def filters(self) -> Sequence[FilterChoice]:
        found = counts(self.desk.view, self.desk.as_of)
        return [FilterChoice(key, _(label), found[key]) for key, label in FILTERS.items()]

    def orders(self) -> Mapping[str, str]:
        return {key: _(label) for key, label in ORDERS.items()}

    def row_of(self, place: Place) -> int:
        if place.table != "local_rule":
            return place.id
        record = self.desk.view.local_rules.find(place.id)
        self._record = place.id
        return number(record.rule) if record else 0

    def place(self, id: int) -> Place:
        """The case's own record where there is one, so that it can be edited and removed; else the rule."""
        own = [one.id for one in self._shown.own] if self._shown else []
        if own:
            return Place(rules.RULES, "local_rule", self._record if self._record in own else own[-1])
        return Place(rules.RULES, rules.RULES, id)

    def leaf(self, here: Here, id: int) -> Leaf | None:
        found = self._shown = entry(here.view, id, here.as_of)
        if found is None:
            return None
        return Leaf(
            found.title.say(here.lang),
            found.title.say(here.other),
            rules.chips(found),
            [("hash", found.name)],
            rules.cards(here, found),
            "" if found.own else "rule.override",
        )

    def copy_cited(self) -> bool:
        """Copy the rule with its source."""
        if self._shown is None:
            return False
        words = [self._shown.title.say(), f"({self._shown.name})"]
        if rule := self._shown.rule:
            words += [f"{asked_words(rule).say()}.", f"{cite(rule.sources).say()}."]
        QGuiApplication.clipboard().setText(" ".join(words))
        self.desk.say(_("Copied."), "ok")
        return True
