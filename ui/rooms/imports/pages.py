"""A line of the import ledger as lists and pages show it: the file, what became of it, what it brought."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.dated import size
from hearingdesk.errors import Unreadable
from hearingdesk.received import FATES, LedgerQuery, Received, find
from hearingdesk.rows import Chip, Lead, ListRow, Tone
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _
from ui.desk import Place
from ui.rooms.register import IMPORTS
from ui.rooms.sheet import Card, Facts, Line, Links
from ui.widgets.links import Link

OFFER = "offer"  # the table of its places, which is none of the case
_GROUP = 8  # signs of a hash
_SIGNS: dict[str, tuple[Tone, str]] = {
    "stored": ("ok", "check"),
    "undone": ("mute", "undo-2"),
    "replaced": ("mute", "history"),
    "removed": ("mute", "minus"),
    "duplicate": ("info", "copy"),
    "failed": ("bad", "circle-x"),
}
_FIGURES = (
    ("sittings", N_("Sittings")),
    ("turns", N_("Turns")),
    ("speakers", N_("Speakers as printed")),
    ("witnesses", N_("Witnesses")),
    ("present", N_("Listed as present")),
)


def row(one: Received, query: LedgerQuery) -> ListRow:
    """A file as a line of the list; days stand over it where they are in order."""
    timed, moment, offer = query.order == "at", one.moment(), one.offer
    said = offer.message if offer.status != "imported" else one.brought()
    at = moment.say() if moment else ""
    clock = moment.start[11:16] if moment and timed else ""
    return ListRow(
        id=one.id,
        title=offer.name,
        sub=said or _("Nothing but the file itself"),
        chips=(chip(one),),
        lead=Lead(clock) if clock else None,
        side=size(offer.size) if timed else f"{size(offer.size)} · {at}",
        group=moment.date().say(weekday=True) if moment and timed else "",
    )


def chip(one: Received) -> Chip:
    """What became of it."""
    return Chip(_(FATES[one.fate]), *_SIGNS[one.fate])


def cards(view: View, one: Received) -> list[Card]:
    """The whole page."""
    written: list[Card] = [Facts(_("What became of it"), tuple(_fate(view, one)))]
    if figures := tuple(_figures(one)):
        written.append(Facts(_("What came in"), figures))
    written.append(Facts(_("The file"), tuple(_file(one))))
    written.append(Facts(_("How it was read"), tuple(_how(one))))
    if same := tuple(_same(view, one)):
        written.append(Links(_("The same bytes, offered at other times"), same))
    return written


def _fate(view: View, one: Received) -> Iterator[Line]:
    tone, icon = _SIGNS[one.fate]
    yield Line(_("State"), _(FATES[one.fate]), tone=tone if tone != "mute" else "text2", icon=icon)
    if one.offer.message:
        label = _("Reason") if one.offer.status != "imported" else _("Remarks")
        yield Line(label, one.offer.message)
    if one.source:
        yield Line(_("Source"), view.sources.called(one.source), to=Place("", "source", one.source))
    if one.offer.change and view.change_of(one.offer.change):
        title = view.entries([one.offer.change])[0].title()
        yield Line(_("Change"), title, to=Place("history", "change", one.offer.change))


def _figures(one: Received) -> Iterator[Line]:
    found = one.offer.figures()
    if not found:
        return
    yield Line(_("Title"), str(found["title"]))
    for name, label in _FIGURES:
        value = found[name]
        yield Line(_(label), _("no list") if value is None else f"{value:,}")
    if found["dates"]:
        yield Line(_("Dates"), ", ".join(_day(str(day)) for day in found["dates"]))


def _file(one: Received) -> Iterator[Line]:
    offer, moment = one.offer, one.moment()
    yield Line(_("File"), offer.name)
    yield Line(_("Size"), size(offer.size), f"{offer.size:,} B")
    yield Line(_("Offered"), moment.say(weekday=True) if moment else "")
    yield Line(_("Where it lay"), offer.place or _("not noted"))
    yield Line(_("SHA-256"), _grouped(offer.digest) or _("not read"))


def _how(one: Received) -> Iterator[Line]:
    offer = one.offer
    importer = _("{name}, version {n}", name=offer.importer, n=offer.version)
    yield Line(_("Importer"), importer if offer.importer else _("none"))
    yield Line(_("Format"), offer.format or _("found out from the content"))
    if offer.profile:
        yield Line(_("Profile"), offer.profile)
    if offer.encoding:
        yield Line(_("Encoding"), offer.encoding)


def _same(view: View, one: Received) -> Iterator[Link]:
    for offer in view.ledger.of_digest(one.offer.digest):
        other = find(view, offer.id) if offer.id != one.id else None
        if other is not None:
            when = other.moment()
            yield Link(
                Place(IMPORTS, OFFER, offer.id), offer.name, side=when.say() if when else "", chip=chip(other)
            )


def _day(text: str) -> str:
    try:
        return When(text).say()
    except Unreadable:
        return text


def _grouped(digest: str) -> str:
    """In groups of eight, so that it can be compared by eye and goes over the end of a line."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
