"""What procedure demands: rules as dated data, holidays, and counting that shows its arithmetic.

`count("KR-WIT-SERVE", date)` applies a rule of the program; `Law` is the same with a case's own rules and holidays.
"""

from __future__ import annotations

import datetime
from typing import Any

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.law import Law, shipped
from hearingdesk.procedure.rule import Both, Doubt, Rule
from hearingdesk.when import When

__all__ = ["Both", "Counted", "Doubt", "Law", "Rule", "count", "rules"]


def rules(jurisdiction: str = "", day: datetime.date | None = None) -> list[Rule]:
    """The rules that the program brings; of one jurisdiction, in the version of a day."""
    return shipped().rules(jurisdiction, day)


def count(rule: str | Rule, on: When | datetime.date | Counted, **more: Any) -> Counted:
    """Count a rule of the program from a trigger; the options are those of `Law.count`."""
    return shipped().count(rule, on, **more)
