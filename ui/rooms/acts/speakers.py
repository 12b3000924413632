"""Labels to people: whom the labels of a transcript mean, and two entries that are one person."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.acts.record import MENU
from ui.rooms.bench import Bench, can_edit, can_write, shown

_SPOKEN = ("transcript", "turn", "sitting", "hearing", "source")  # pages about which words were said


def _with_labels(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table in _SPOKEN and bool(shown(bench).id)


def _on_party(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == "party"


@action(
    "speakers.link", N_("&Link speakers…"), menu=MENU, keys="Ctrl+L", icon="user-check", when=_with_labels
)
def link(bench: Bench) -> None:
    """Say whom the labels of the transcript on the page mean."""
    from ui.rooms.speakers.linking import link_speakers

    link_speakers(bench, shown(bench))


@action("party.join", N_("&Join with another entry…"), menu=MENU, keys="Ctrl+J", icon="users", when=_on_party)
def join(bench: Bench) -> None:
    """Make the entry on the page and another one, which is the same, one."""
    from ui.rooms.speakers.join import join_entries

    join_entries(bench, shown(bench).id)
