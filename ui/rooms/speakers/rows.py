"""The rows of the dialog's two lists, the words for a person among others, and both lists as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearingdesk import codes
from hearingdesk.labels import (
    CHOSEN,
    FIRST,
    LINKED,
    NAME,
    OPEN,
    SEVERAL,
    STANDS_OUT,
    TURNS,
    LabelState,
    TwinState,
)
from hearingdesk.naming import SAID_OF
from hearingdesk.record import in_language
from hearingdesk.rows import Chip, ListRow
from hearingdesk.view import View
from hearingdesk.words import N_, _, language, n_

FILTER_NAMES = {
    OPEN: N_("Open"),
    STANDS_OUT: N_("Stands out"),
    SEVERAL: N_("Several proposed"),
    CHOSEN: N_("Chosen"),
    LINKED: N_("Linked"),
}
ORDER_NAMES = {FIRST: N_("First words"), NAME: N_("Name"), TURNS: N_("Number of turns")}
_DAYS = 2  # days in a hearing that are named
_CHIPS = {
    LINKED: Chip(N_("Linked"), "ok", "check"),
    CHOSEN: Chip(N_("Chosen"), "violet", "pencil"),
    STANDS_OUT: Chip(N_("Stands out"), "info", "star"),
    SEVERAL: Chip(N_("Several proposed"), "warn", "users"),
    OPEN: Chip(N_("Open"), "mute", "circle-dashed"),
}


@dataclass(frozen=True, slots=True)
class LabelRow(ListRow):
    """A label as a row, with all that is known of it."""

    state: LabelState | None = None


@dataclass(frozen=True, slots=True)
class TwinRow(ListRow):
    """Somebody listed as a row, with all that is known of him."""

    state: TwinState | None = None


def called(text: str) -> str:
    """A label as people speak of it; some sources print none."""
    return text or _("No label")


def turns(n: int) -> str:
    """A number of turns in words."""
    return n_("{n} turn", "{n} turns", n)


def name_of(view: View, party: int, new: Mapping[int, str]) -> str:
    """Somebody’s name, also of one who is still to be added."""
    return new.get(party, "") if party < 0 else view.parties.called(party)


def names(view: View, parties: Iterable[int], new: Mapping[int, str]) -> str:
    """Several names in a line."""
    return ", ".join(filter(None, (name_of(view, party, new) for party in parties)))


def told_of(view: View, party: int) -> str:
    """What tells somebody apart from a namesake: other name, known as, post, days in a hearing, turns."""
    one = view.parties.find(party)
    if one is None:
        return ""
    other = one.name if language() == "ko" else one.name_ko
    post = next(iter(view.posts.of(party)), None)
    said = sum(view.turns.counted([party]).values())
    parts = (
        other if other != view.parties.called(party) else "",
        in_language(one, "role", language()),
        in_language(post, "title", language()) if post else "",
        days(view, party),
        turns(said) if said else _("no turn yet"),
    )
    return " · ".join(dict.fromkeys(part for part in parts if part))


def days(view: View, party: int) -> str:
    """The days on which somebody was at a hearing, the latest first."""
    sittings = view.sittings.many([row.sitting for row in view.attendances.where(party=party) if row.sitting])
    there = sorted({one.day.first: one.day for one in sittings if one.day}.items(), reverse=True)
    told = ", ".join(day.date().say() for _first, day in there[:_DAYS])
    more = len(there) - _DAYS
    return _("{days} and {n} more days", days=told, n=more) if more > 0 else told


def label_row(view: View, state: LabelState, new: Mapping[int, str]) -> LabelRow:
    """A label: whom it is or will be linked to, and how it stands."""
    label = state.label
    linked = tuple(party for party, _n in label.parties if party)
    kind = next(name for name in (CHOSEN, LINKED, STANDS_OUT, SEVERAL, OPEN) if state.fits(name))
    chip = _CHIPS[kind]
    if state.chosen is not None:
        whom = _("Will be: {name}", name=names(view, state.chosen, new) or _("nobody"))
    elif linked:
        whom = _("Linked to {name}", name=names(view, linked, new))
    elif state.proposal:
        reason = _(SAID_OF[state.proposal.reason])
        whom = _("Perhaps {name} – {reason}", name=name_of(view, state.proposal.party, new), reason=reason)
    else:
        several = n_("{n} person proposed", "{n} people proposed", len(state.proposals))
        whom = several if state.proposals else _("Nobody is proposed")
    if kind not in (CHOSEN, LINKED) and linked:
        chip = Chip(N_("Partly linked"), "warn", "circle-help")
    return LabelRow(
        id=label.first,
        title=called(label.text),
        sub=whom,
        chips=(Chip(_(chip.text), chip.tone, chip.icon),),
        side=turns(label.turns),
        badge=label.who,
        state=state,
    )


def twin_row(view: View, state: TwinState) -> TwinRow:
    """Somebody listed, and whom he is said to be."""
    twin = state.twin
    others = n_("{n} other has this name", "{n} others have this name", len(twin.others))
    chip = Chip(_("Chosen"), "violet", "pencil") if state.chosen else Chip(_("Open"), "mute", "circle-dashed")
    is_same = _("The same as {name}", name=view.parties.called(state.chosen)) if state.chosen else others
    return TwinRow(
        id=twin.party,
        title=view.parties.called(twin.party),
        sub=is_same,
        chips=(chip,),
        side=listed_as(twin.capacity),
        state=state,
    )


def listed_as(capacity: str) -> str:
    """In which capacity somebody is listed."""
    return codes.label("capacity", capacity) if capacity else _("Member present")


def table(rows: Iterable[ListRow]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Head and rows of a list as it is shown."""
    head = (_("Label as printed"), _("Whom it means"), _("State"), _("Turns"), _("Mark in the source"))
    told = []
    for row in rows:
        state = row.state if isinstance(row, LabelRow) else None
        number = str(state.label.turns) if state else row.side
        told.append((row.title, row.sub, ", ".join(chip.text for chip in row.chips), number, row.badge))
    return head, tuple(told)
