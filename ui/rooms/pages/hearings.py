"""The page of a hearing: who was called, who came, on which days, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk import codes
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.summonses import Summons
from hearingdesk.rows import Chip
from hearingdesk.store.records import having
from hearingdesk.words import N_, _, n_
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import owing, plain
from ui.rooms.sheet import (
    Adding,
    Beside,
    Card,
    Cell,
    Facts,
    Grid,
    Here,
    Line,
    Links,
    Part,
    RollCall,
    Sheet,
)
from ui.rooms.tones import chip
from ui.widgets.links import Link

GRID = 24  # people in the overview; everybody is on the tab


def page(here: Here, hearing: Hearing) -> Sheet:
    """The whole page."""
    from ui.rooms.pages import instruments, matrix  # no list needs them

    view, sittings = here.view, here.view.hearings.sittings(hearing.id)
    called = view.summonses.count(having(hearing=hearing.id)) + len(_heard(here, hearing))
    records = view.transcripts.count(having(hearing=hearing.id))
    complaints = view.complaints.count(having(hearing=hearing.id))
    promises = view.undertakings.count(view.undertakings.of_hearing(hearing.id))
    demands = view.demands.count(having(hearing=hearing.id))
    questions = view.questions.count(having(hearing=hearing.id))

    def overview() -> Sequence[Card]:
        pair = Beside(((witnesses(here, hearing, 8), 4), (key_facts(here, hearing), 3)))
        grid = attendance(here, hearing)
        days = Beside(((_sittings(here, hearing), 1), (_resolutions(here, hearing), 1)))
        after = [
            _list(here, hearing, table) for table in ("complaint", "transcript") if view.of(table).count()
        ]
        remarks = telling.prose(here, hearing)
        issued = instruments.orders(here, hearing=hearing.id)
        return plain.present(pair, grid, days, issued, *after, *remarks)

    parts = (
        Part("witnesses", _("Witnesses"), lambda: [witnesses(here, hearing, 500)], called),
        Part("attendance", _("Attendance"), lambda: [RollCall(hearing.id)]),
        Part("testimony", _("Testimony"), lambda: [_list(here, hearing, "transcript")], records),
        Part("owed", _("Owed"), lambda: owed(here, hearing), promises + demands),
        Part("complaints", _("Complaints"), lambda: [_list(here, hearing, "complaint")], complaints),
        Part("questions", _("Questions"), lambda: [_list(here, hearing, "question")], questions),
    )
    parts = (*parts, *matrix.part(here, hearing), *instruments.part(here, hearing))
    chips = (chip("hearing_kind", hearing.kind), *_day_chips(sittings))
    return plain.sheet(
        here, "hearing", hearing, overview, parts, chips=chips, facts=_facts(here, hearing, sittings)
    )


def owed(here: Here, hearing: Hearing) -> Sequence[Card]:
    """What was promised at this hearing, and which documents were demanded for it."""
    promised = here.view.undertakings.of_hearing(hearing.id)
    demanded = having(hearing=hearing.id)
    return plain.present(
        owing.promises(
            here, promised, {}, empty=N_("Nothing was promised yet. Press U on a promise in the transcript.")
        ),
        owing.demands(here, demanded, {"hearing": hearing.id}, empty=N_("No document demand yet.")),
    )


def witnesses(here: Here, hearing: Hearing, most: int) -> Links:
    """Who was called or heard, with how they are known and whether they came."""
    view, where = here.view, having(view_order(here), hearing=hearing.id)
    some = view.summonses.some(where, most)
    total = view.summonses.count(where) if len(some) == most else len(some)
    heard = _heard(here, hearing)
    told = tuple(_witness(here, one) for one in some)
    told += tuple(_hearer(here, one) for one in heard[: most - len(told)])
    add = Adding("summons", {"hearing": hearing.id})
    from hearingdesk.procedure.tables import Kind, held

    sworn = any(one.oath for one in held(Kind, view.matter.jurisdiction))
    others = any(one.capacity.startswith("reference") for one in some)
    title = N_("Witnesses and reference persons") if sworn or others else N_("Witnesses")
    return Links(
        _(title),
        told,
        telling.title_of(title, here.other),
        total + len(heard),
        add,
        _("Nobody has been called yet."),
    )


def _heard(here: Here, hearing: Hearing) -> list[Attendance]:
    """Who gave evidence without a summons on file, as in most hearings that were imported: once each."""
    called = {one.party for one in here.view.summonses.where(hearing=hearing.id)}
    marked = [
        one for day in here.view.hearings.sittings(hearing.id) for one in here.view.attendances.at(day.id)
    ]
    return list({one.party: one for one in marked if one.capacity and one.party not in called}.values())


def view_order(here: Here) -> str:
    """Summonses by sitting, then by name."""
    return here.view.summonses.orders["hearing"].sql


def _hearer(here: Here, one: Attendance) -> Link:
    """A person who gave evidence without a summons on file."""
    first, second = telling.named(here, "party", one.party)
    capacity = telling.capacity(here, one.capacity)
    return Link(
        Place(table="party", id=one.party or 0), first, second, capacity, chip=chip("attendance", one.state)
    )


def _witness(here: Here, summons: Summons) -> Link:
    party = here.view.parties.find(summons.party)
    first, second = telling.named(here, "party", summons.party)
    role = ((party.role_ko if here.lang == "ko" else party.role) or party.role) if party else ""
    capacity = telling.capacity(here, summons.capacity)
    sitting = here.view.sittings.find(summons.sitting)
    return Link(
        Place(table="summons", id=summons.id),
        first,
        second,
        note=" · ".join(part for part in (role, capacity) if part),
        side=sitting.day.date().say(here.lang) if sitting and sitting.day else "",
        chip=summons_chip(here, summons),
    )


def summons_chip(here: Here, summons: Summons) -> Chip:
    """The most telling state of a summons: what the law makes of it, else what is on file about it."""
    return summons_chips(here, summons)[0]


def summons_chips(here: Here, summons: Summons) -> tuple[Chip, ...]:
    """What the law makes of a summons, and whether the person came; where no law is known, whether it was served."""
    from ui.rooms.pages.ruled import chip_of

    came, verdict = attended(here, summons), chip_of(here, summons)
    shown = [verdict] if verdict else []
    if came is not None and came.state != "expected":
        shown.append(chip("attendance", came.state))
    return tuple(shown) or (_service_chip(here, summons),)


def _service_chip(here: Here, summons: Summons) -> Chip:
    served = [one.served for one in here.view.summonses.services(summons.id) if one.served]
    if served:
        return Chip(_("Served {day}", day=served[-1].say(here.lang)), "info", "mail")
    return Chip(_("No service on file"), "mute", "circle-dashed")


def attended(here: Here, summons: Summons) -> Attendance | None:
    """The attendance that answers a summons: at its sitting, else at the first sitting of the hearing."""
    sittings = (
        [summons.sitting] if summons.sitting else _ids(here.view.hearings.sittings(summons.hearing or 0))
    )
    for sitting in sittings:
        found = here.view.attendances.where(sitting=sitting, party=summons.party)
        if found:
            return found[-1]
    return None


def _ids(sittings: Sequence[Sitting]) -> list[int | None]:
    return [sitting.id for sitting in sittings]


def key_facts(here: Here, hearing: Hearing) -> Facts:
    """What is known of the hearing itself."""
    asked = ("legal_basis", "resolved", "noticed")
    told = list(
        telling.lines(
            here, "hearing", hearing, ("lead", "legal_basis", "resolved", "noticed", "mode"), asked=asked
        )
    )
    others = [telling.named(here, "committee", id) for id in here.view.hearings.committees(hearing.id)]
    if others:
        told.insert(1, Line(_("With"), ", ".join(name for name, _other in others)))
    told += _members_present(here, hearing)
    if sources := telling.cited(here, hearing.id):
        told.append(Line(_("Sources"), sources))
    return Facts(_("Key facts"), tuple(told), telling.title_of(N_("Key facts"), here.other))


def _members_present(here: Here, hearing: Hearing) -> Iterator[Line]:
    """How many members came to a sitting, of how many in office; nothing of a sitting at which nobody was marked."""
    from hearingdesk.procedure.roll import counted, roll_of, tally

    roll = roll_of(here.view, [hearing.id])
    members = [person for person in roll.people if person.is_member]
    for sitting in roll.sittings:
        sums = tally([counted(roll.at(person, sitting)) for person in members])
        if not (sums.came or sums.away) or sitting.day is None:
            continue
        size = here.view.committee_sizes.on(hearing.lead or 0, sitting.day.first.isoformat())
        total = size if size and not here.view.hearings.committees(hearing.id) else len(members)
        words = _("{n} of {total} on {day}", n=sums.came, total=total, day=sitting.day.date().say(here.lang))
        open_ = n_("{n} not marked", "{n} not marked", sums.open) if sums.open else ""
        yield Line(_("Members present"), words, open_)


def attendance(here: Here, hearing: Hearing) -> Grid | None:
    """The first of those who were called or heard, at every sitting; None where nobody is or nothing is known."""
    from ui.rooms.roll.showing import Showing, Wanted  # with the first hearing that is looked at

    shown = Showing(here, [hearing.id]).shown(Wanted())
    if not any(cell.ids for line in shown.lines for cell in line.cells):
        return None
    columns = tuple((head.day, head.what) for head in shown.heads)
    rows = tuple(
        (
            Link(Place(table="party", id=line.person.party.id), line.title, line.other),
            tuple(
                Cell(
                    cell.chip,
                    cell.note,
                    cell.known,
                    to=Place(table="attendance", id=cell.ids[-1]) if cell.ids else None,
                )
                for cell in line.cells
            ),
        )
        for line in shown.lines
    )
    title = N_("Attendance")
    return Grid(_(title), columns, rows[:GRID], telling.title_of(title, here.other), total=len(rows))


def _sittings(here: Here, hearing: Hearing) -> Links:
    title = N_("Sittings")
    told = tuple(
        Link(
            Place(table="sitting", id=one.id),
            telling.day(here, one.day, weekday=True),
            note=(one.place_ko if here.lang == "ko" and one.place_ko else one.place)
            or _("Place not in the file"),
            chip=chip("sitting_state", one.state),
        )
        for one in here.view.hearings.sittings(hearing.id)
    )
    add = Adding("sitting", {"hearing": hearing.id})
    return Links(_(title), told, telling.title_of(title, here.other), len(told), add, _("No day is set yet."))


def _resolutions(here: Here, hearing: Hearing) -> Links:
    title = N_("Resolutions")
    told = tuple(
        telling.link(
            here, "resolution", one, note=codes.label("resolution_kind", one.kind, here.lang), chip=False
        )
        for one in here.view.resolutions.where(hearing=hearing.id)
    )
    add = Adding("resolution", {"hearing": hearing.id})
    empty = _("No resolution is on file.")
    return Links(_(title), told, telling.title_of(title, here.other), len(told), add, empty)


def _list(here: Here, hearing: Hearing, table: str) -> Links:
    records = here.view.of(table)
    card = telling.linked(
        here, records.many_words, table, "hearing", hearing.id, empty=N_("Nothing on file.")
    )
    assert card is not None
    return card


def _day_chips(sittings: Sequence[Sitting]) -> tuple[Chip, ...]:
    states = dict.fromkeys(sitting.state for sitting in sittings)
    return tuple(chip("sitting_state", state) for state in states)


def _facts(here: Here, hearing: Hearing, sittings: Sequence[Sitting]) -> list[tuple[str, str]]:
    days = [sitting.day for sitting in sittings if sitting.day]
    when = ", ".join(one.say(here.lang, True) for one in days[:3])
    places = [one.place_ko if here.lang == "ko" and one.place_ko else one.place for one in sittings]
    place = next((one for one in places if one), "")
    n = here.view.summonses.count(having(hearing=hearing.id))
    return [("clock", when), ("map-pin", place), ("users", n_("{n} called", "{n} called", n) if n else "")]
