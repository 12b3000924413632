"""A citation as other pages show it: its words, its state, and where it leads."""

from __future__ import annotations

from hearingdesk.records.citations import CITE_STATES, Citation
from hearingdesk.rows import Chip, Tone
from hearingdesk.words import _
from ui.desk import Place
from ui.rooms.sheet import Here

_LOOKS: dict[str, tuple[Tone, str]] = {"lost": ("bad", "circle-x"), "older": ("mute", "history")}


def quoted(here: Here, one: Citation) -> str:
    """The words of a citation; of a sealed one the longer ones that are found in the text, where it is held."""
    if not one.seal or one.spot:
        return one.quote
    from hearingdesk.citing.where import resolve  # rarely needed, and never for the first paint

    standing = resolve(here.view, one)
    return (standing.words if standing else "") or one.quote


def cite_state(one: Citation) -> Chip | None:
    """What must be said of a citation since its text was replaced."""
    if one.state not in CITE_STATES:
        return None
    tone, icon = _LOOKS.get(one.state, ("warn", "triangle-alert"))
    return Chip(_(CITE_STATES[one.state]), tone, icon)


def cite_place(one: Citation) -> Place:
    """Where the words of a citation are shown: in the transcript, in the source, on the record they are quoted from."""
    if one.turn:
        return Place(table="turn", id=one.turn, cite=one.id)
    if one.source:
        return Place(table="source", id=one.source, cite=one.id)
    if one.quoted:
        return Place(table=one.quoted_kind, id=one.quoted, cite=one.id)
    return Place(table="citation", id=one.id)
