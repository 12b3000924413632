"""What procedure demands: rules as dated data, holidays, and counting that shows its arithmetic.

`count("KR-WIT-SERVE", date)` applies a rule of the program; `Law` is the same with a case's own rules and holidays.
Each is loaded when it is first asked for: most modules here are wanted without the whole law.
"""

from __future__ import annotations

import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hearingdesk.procedure.counted import Counted
    from hearingdesk.procedure.law import Law
    from hearingdesk.procedure.rule import Both, Doubt, Rule
    from hearingdesk.when import When

__all__ = ["Both", "Counted", "Doubt", "Law", "Rule", "count", "rules"]

_IN = {"Both": "rule", "Counted": "counted", "Doubt": "rule", "Law": "law", "Rule": "rule"}


def __getattr__(name: str) -> Any:
    if name not in _IN:
        raise AttributeError(name)
    return getattr(import_module(f"hearingdesk.procedure.{_IN[name]}"), name)


def rules(jurisdiction: str = "", day: datetime.date | None = None) -> list[Rule]:
    """The rules that the program brings; of one jurisdiction, in the version of a day."""
    from hearingdesk.procedure.law import shipped

    return shipped().rules(jurisdiction, day)


def count(rule: str | Rule, on: When | datetime.date | Counted, **more: Any) -> Counted:
    """Count a rule of the program from a trigger; the options are those of `Law.count`."""
    from hearingdesk.procedure.law import shipped

    return shipped().count(rule, on, **more)
