"""What a record says of itself, told as lines, links and cards: the parts every page is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hearingdesk import codes
from hearingdesk.citing.code import code_of
from hearingdesk.record import Field, in_language, meanings
from hearingdesk.records import KINDS
from hearingdesk.rows import Chip
from hearingdesk.store.records import having, linked_from, shorten
from hearingdesk.when import When
from hearingdesk.words import _, n_, say
from ui.desk import Place
from ui.rooms.citelinks import cite_place, cite_state, quoted
from ui.rooms.sheet import Adding, Here, Line, Links, Words
from ui.rooms.tones import chips
from ui.widgets.links import Link

SHOWN = 12  # linked records on a card; the rest is one click away in the room's list
QUIET = (
    "citation",
    "note",
    "fact_party",
    "fact_issue",
    "hearing_committee",
    "turn_range",
    "source_page",
    "source_part",
    "edition_part",
    "carried_cite",
)
STATES = ("state", "status", "disposition", "outcome", "effect", "ruling", "part", "kind")


def nothing(label: str) -> Line:
    """A line for what nobody has reported: visibly open."""
    return Line(label, _("Not in the file"), tone="text3", icon="circle-dashed")


def names(here: Here, table: str, record: Any) -> tuple[str, str]:
    """A record's name in the language of the program, and in the other one where it differs."""
    records = here.view.of(table)
    first, second = records.name(record, here.lang), records.name(record, here.other)
    return first, second if second != first else ""


def titles(here: Here, table: str, record: Any) -> tuple[str, str]:
    """The same in full, for the head of a page."""
    for field in ("title", "name", "preferred"):
        if getattr(record, field, ""):
            first, second = in_language(record, field, here.lang), in_language(record, field, here.other)
            return first, second if second != first else ""
    return names(here, table, record)


def named(here: Here, table: str, id: int | None) -> tuple[str, str]:
    """The same by id; nothing for none."""
    record = here.view.of(table).find(id)
    return names(here, table, record) if record is not None else ("", "")


def day(here: Here, when: When | None, *, weekday: bool = False) -> str:
    """A date as people read it, "" for none."""
    return when.say(here.lang, weekday) if when else ""


def title_of(name: str, lang: str) -> str:
    """The title of a card in the other language than the program's: the quiet half of a bilingual head."""
    return say(lang, name)


def line(here: Here, table: str, record: Any, name: str) -> Line | None:
    """One field as a line; None where it is empty or is no line."""
    meaning = meanings(type(record))[name]
    value = getattr(record, name)
    if value in (None, "", False, b"") or meaning.shape in ("note", "key", "data"):
        return None
    return _line(here, meaning, record, name, value)


def _line(here: Here, meaning: Field, record: Any, name: str, value: Any) -> Line | None:
    label = _(meaning.label)
    match meaning.shape:
        case "link":
            first, second = named(here, meaning.to, value)
            return Line(label, first, second, to=Place(table=meaning.to, id=value))
        case "about":
            kind = getattr(record, f"{name}_kind")
            first, second = named(here, kind, value) if kind in KINDS else ("", "")
            return Line(label, first, second, to=Place(table=kind, id=value)) if first else None
        case "code":
            return Line(
                label, codes.label(meaning.codes, value, here.lang), other_code(here, meaning.codes, value)
            )
        case "when":
            return Line(label, value.say(here.lang, True))
        case "flag":
            return Line(label, _("Yes"))
        case "number":
            return Line(label, f"{value:,}" if name not in ("number", "segment") else str(value))
    if not hasattr(record, f"{name}_ko"):
        return Line(label, str(value))
    first, second = in_language(record, name, here.lang), in_language(record, name, here.other)
    return Line(label, first, second if second != first else "")


def other_code(here: Here, name: str, code: str) -> str:
    """The Korean name of a code behind its English one; a Korean page needs no English for it."""
    if here.lang == "ko":
        return ""
    first, second = codes.label(name, code, here.lang), codes.label(name, code, here.other)
    return second if second != first else ""


def lines(
    here: Here, table: str, record: Any, wanted: Iterable[str] = (), *, asked: Sequence[str] = ()
) -> tuple[Line, ...]:
    """Fields as lines. What is `asked` for and empty stands there as not in the file."""
    told: list[Line] = []
    for name in wanted or _all_lines(type(record)):
        found = line(here, table, record, name)
        if found is not None:
            told.append(found)
        elif name in asked:
            told.append(nothing(_(meanings(type(record))[name].label)))
    return tuple(told)


def _all_lines(kind: type) -> Iterator[str]:
    every = meanings(kind)
    return (name for name in every if not (name.endswith("_ko") and name[:-3] in every))


def prose(here: Here, record: Any, wanted: Iterable[str] = ()) -> list[Words]:
    """The running text of a record, a card each; both languages where there are both."""
    told: list[Words] = []
    every = meanings(type(record))
    for name in wanted or [name for name in _all_lines(type(record)) if every[name].shape == "note"]:
        if hasattr(record, f"{name}_ko"):
            first, second = in_language(record, name, here.lang), in_language(record, name, here.other)
        else:
            first = second = getattr(record, name)
        if first:
            of = (table_of(record), record.id, name if first == getattr(record, name) else f"{name}_ko")
            told.append(Words(_(every[name].label), first, second if second != first else "", of=of))
    return told


def table_of(record: Any) -> str:
    """The table of a record."""
    return next(table for table, kind in KINDS.items() if kind.kind is type(record))


def capacity(here: Here, code: str) -> str:
    """What somebody is called as, in the words of the matter's parliament."""
    from hearingdesk.procedure.capacity import capacity_words

    return capacity_words(here.view.matter.jurisdiction, code).say(here.lang) if code else ""


def state(record: Any) -> tuple[Chip, ...]:
    """The states of a record as chips, the most telling first."""
    every = meanings(type(record))
    found: list[Chip] = []
    for name in STATES:
        if name in every and every[name].shape == "code" and getattr(record, name):
            found += chips(every[name].codes, getattr(record, name))
    return tuple(found[:2])


def first_day(record: Any) -> When | None:
    """The day a record is known by."""
    dated = [name for name, meaning in meanings(type(record)).items() if meaning.shape == "when"]
    told = sorted(dated, key=lambda name: name != "due")
    return next((getattr(record, name) for name in told if getattr(record, name)), None)


def link(here: Here, table: str, record: Any, *, note: str = "", chip: bool = True) -> Link:
    """A record as it is seen from another one."""
    first, second = names(here, table, record)
    shown = state(record)
    if second and len(first) > 60:
        second = ""
    return Link(
        target=Place(table=table, id=record.id),
        title=first,
        other=second,
        note=note,
        side=day(here, first_day(record)),
        chip=shown[0] if shown and chip else None,
    )


def linked(
    here: Here,
    title: str,
    table: str,
    field: str,
    id: int,
    *,
    add: bool = True,
    empty: str = "",
    preset: dict[str, Any] | None = None,
) -> Links | None:
    """The records of a table whose field points here; None where there are none and nothing is to be said."""
    records = here.view.of(table)
    some = records.some(having(**{field: id}), SHOWN)
    if not some and not empty:
        return None
    total = records.count(having(**{field: id})) if len(some) == SHOWN else len(some)
    adding = Adding(table, {field: id, **(preset or {})}) if add else None
    told = tuple(link(here, table, one) for one in some)
    return Links(_(title), told, say(here.other, title), total, adding, _(empty) if empty else "")


def related(here: Here, table: str, id: int, skip: Sequence[str] = ()) -> list[Links]:
    """Everything that points at a record, a card for each kind and field."""
    cards: list[Links] = []
    for kind, field in linked_from(list(KINDS.values()), table):
        if kind.table in QUIET or kind.table in skip:
            continue
        card = linked(here, kind.many_words, kind.table, field, id)
        if card is not None:
            cards.append(card)
    return cards


def through(here: Here, title: str, table: str, near: str, far: str, id: int) -> Links | None:
    """Records on the other side of a table of pairs: the people of a fact, the facts of a person."""
    pairs = here.view.of(table)
    to = meanings(pairs.kind)[far].to
    some = pairs.some(having(**{near: id}), SHOWN)
    found = here.view.of(to).many([getattr(pair, far) for pair in some])
    if not found:
        return None
    total = pairs.count(having(**{near: id})) if len(some) == SHOWN else len(found)
    return Links(_(title), tuple(link(here, to, one) for one in found), say(here.other, title), total)


def citation_links(here: Here, id: int, most: int = 200) -> tuple[Link, ...]:
    """What stands behind a record: source or turn, where in it, and the exact words."""
    told: list[Link] = []
    for one in here.view.citations.some(having("id", about=id), most):
        icon = "paperclip" if one.source and not one.turn else "quote"
        quote = quoted(here, one)
        said = f"“{shorten(quote, 160)}”" if quote else one.remark
        shown = chips("citation_role", one.part)[0] if one.part and one.part != "supports" else None
        source = here.view.sources.find(one.source)
        when = day(here, source.day) if source else ""
        side = " · ".join(part for part in (when, code_of(one.id) if quote else "") if part)
        name = here.view.citations.name(one, here.lang)
        told.append(
            Link(cite_place(one), name, note=said, side=side, chip=cite_state(one) or shown, icon=icon)
        )
    return tuple(told)


def citations(here: Here, table: str, id: int) -> Links:
    """The card of what stands behind a record."""
    add = Adding("citation", {"about_kind": table, "about": id})
    told = citation_links(here, id)
    return Links(
        _("Sources"), told, say(here.other, "Sources"), len(told), add, _("No source is cited here yet.")
    )


def cited(here: Here, id: int) -> str:
    """How many sources stand behind a record, in words; "" for none."""
    n = here.view.citations.count(having(about=id))
    return n_("{n} source", "{n} sources", n) if n else ""


def notes(here: Here, table: str, id: int) -> Links:
    """The card of the staff's notes on a record."""
    told = tuple(
        Link(
            Place(table="note", id=one.id), one.title or shorten(one.text), note=one.text if one.title else ""
        )
        for one in here.view.notes.on(id)
    )
    add = Adding("note", {"about_kind": table, "about": id})
    return Links(_("Notes"), told, say(here.other, "Notes"), len(told), add, _("No notes yet."))
