"""The value of a field as people read it: codes and dates in words, linked records by name."""

from __future__ import annotations

from typing import Any

from hearingdesk import codes
from hearingdesk.record import Field
from hearingdesk.records import KINDS
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _, language

UNSHOWN = ("key", "data")  # shapes that are for the program


def in_words(view: View, meaning: Field, value: Any, kind: str = "") -> str:
    """A stored value; "" for none. `kind`: the table that an "about" field leads to."""
    if value in (None, ""):
        return ""
    match meaning.shape:
        case "link":
            return view.of(meaning.to).called(value) or _gone(meaning.to)
        case "about":
            return (view.of(kind).called(value) or _gone(kind)) if kind in KINDS else ""
        case "code":
            return codes.label(meaning.codes, value, language())
        case "when":
            return When.parse(str(value)).say()
        case "flag":
            return _("Yes") if value else _("No")
    return str(value)


def _gone(table: str) -> str:
    return _("{kind}, removed since", kind=_(KINDS[table].one))
