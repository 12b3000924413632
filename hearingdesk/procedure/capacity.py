"""What somebody is called as, in words: whether a witness is sworn is said only where the law binds by oath."""

from __future__ import annotations

import re

from hearingdesk import codes
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.tables import Kind, held

_REMARK = re.compile(r" \((un)?sworn\)$")


def capacity_words(jurisdiction: str, code: str) -> Both:
    """The name of a capacity in a parliament; nothing for none."""
    english, korean = codes.label("capacity", code, "en"), codes.label("capacity", code, "ko")
    if not any(one.oath for one in held(Kind, jurisdiction)):
        english = _REMARK.sub("", english)
    return Both(english, korean)
