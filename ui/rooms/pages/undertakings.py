"""The page of an undertaking: what was promised, where it was said, how long ago, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk.procedure.owed import promise
from hearingdesk.record import in_language
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.store.records import shorten
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import owing, plain
from ui.rooms.sheet import Adding, Beside, Card, Facts, Here, Line, Links, Sheet, Words
from ui.widgets.links import Link


def page(here: Here, record: Undertaking) -> Sheet:
    """The whole page."""
    owed = promise(here.view, record)
    open_ = record.owed(here.as_of)
    shown = owing.age_chip(owed, here.as_of) if open_ else None

    def overview() -> Sequence[Card]:
        said = Words(
            _("What was promised"),
            in_language(record, "text", here.lang),
            record.text if here.lang == "ko" and record.text_ko else record.text_ko,
        )
        pair = Beside(((_key_facts(here, record), 3), (_age(here, record), 2)))
        answer = telling.prose(here, record, ("answer", "remark"))
        return plain.present(
            said, pair, _where(here, record), *answer, deadlines(here, "undertaking", record.id)
        )

    name = telling.named(here, "party", record.party)[0]
    hearing = _hearing(here, record)
    return plain.sheet(
        here,
        "undertaking",
        record,
        overview,
        title=shorten(in_language(record, "text", here.lang), 110),
        chips=(owing.state_chip(owed), *([shown] if shown else [])),
        facts=(
            ("user-check", name),
            ("calendar", telling.day(here, owed.since)),
            ("clock", owing.age(owed, here.as_of) if open_ else ""),
        ),
        crumbs=hearing,
        primary="owed.print",
    )


def _key_facts(here: Here, record: Undertaking) -> Facts:
    wanted = ("party", "promised_to", "sitting", "promised", "state", "kept", "answered")
    told = telling.lines(here, "undertaking", record, wanted, asked=("promised_to",))
    return Facts(_("Key facts"), told, telling.title_of(N_("Key facts"), here.other))


def _age(here: Here, record: Undertaking) -> Facts:
    title = N_("How long")
    lines: list[Line] = owing.age_lines(here, promise(here.view, record), open_=record.owed(here.as_of))
    return Facts(_(title), tuple(lines), telling.title_of(title, here.other))


def _where(here: Here, record: Undertaking) -> Links | None:
    """Where it was said: the turns that are cited, with their exact words."""
    title = N_("Where it was said")
    told = telling.citation_links(here, record.id)
    if not told and record.turn:
        turn = here.view.turns.find(record.turn)
        if turn is not None:
            cite = here.view.turns.cite(turn, here.lang)
            told = (Link(Place(table="turn", id=turn.id), cite, note=shorten(turn.text, 160), icon="quote"),)
    add = Adding("citation", {"about_kind": "undertaking", "about": record.id})
    empty = _("No words of a record are cited yet.")
    return Links(_(title), told, say(here.other, title), len(told), add, empty)


def deadlines(here: Here, table: str, id: int) -> Links | None:
    """The deadlines about a record; adding one begins with what it is about."""
    title = N_("Deadlines")
    told = tuple(telling.link(here, "deadline", one) for one in here.view.deadlines.where(about=id))
    preset = {"about_kind": table, "about": id}
    empty = _("No deadline is on file. Add one to count the due day by a rule.")
    return Links(_(title), told, say(here.other, title), len(told), Adding("deadline", preset), empty)


def _hearing(here: Here, record: Undertaking) -> tuple[tuple[str, Place], ...]:
    sitting = here.view.sittings.find(record.sitting)
    if sitting is None or not sitting.hearing:
        return ()
    return (
        (here.view.hearings.called(sitting.hearing, here.lang), Place(table="hearing", id=sitting.hearing)),
    )
