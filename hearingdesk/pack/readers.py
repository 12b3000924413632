"""Who a pack is for, and what its readers may see: one ordered rule, from the public to the chair."""

from __future__ import annotations

from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded

READERS = ("public", "members", "staff", "chair")  # each sees what those before it see

_FIRST_TO_SEE = {
    "": "public",
    "public": "public",
    "members": "members",
    "embargo": "members",
    "internal": "members",
    "closed_meeting": "members",
    "no_publish": "members",
    "return_after": "members",
    "destroy_after": "members",
    "staff": "staff",
}
_OWN_MARKING = {"public": "public", "members": "members", "staff": "staff", "chair": "internal"}


def sees(readers: str, marking: str) -> bool:
    """May these readers see what is marked so? A marking of a newer program is for the chair alone."""
    return READERS.index(readers) >= READERS.index(_FIRST_TO_SEE.get(marking, "chair"))


def prepares(readers: str) -> bool:
    """Do these readers take part in preparing the hearing, so that questions are for their eyes?"""
    return readers != "public"


def works(readers: str) -> bool:
    """Are these the people who write the notes?"""
    return readers in ("staff", "chair")


def marking_of(readers: str, *markings: str) -> Two:
    """What stands on every page: the first marking that somebody has set, else that of the readers.

    One under which they could not have the pack does not stand on it: the public reads nothing that says “internal”.
    """
    marking = next((one for one in markings if one and sees(readers, one)), _OWN_MARKING[readers])
    return coded("marking", marking)
