"""The pages of a citation, of a replaced text, and of what became of a citation then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hearingdesk.citing.code import code_of
from hearingdesk.records import KINDS
from hearingdesk.records.citations import Citation
from hearingdesk.records.replacements import CarriedCite, Replacement
from hearingdesk.rows import Chip
from hearingdesk.store.records import shorten
from hearingdesk.words import N_, _, language
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.citelinks import cite_place, cite_state, quoted
from ui.rooms.pages import plain
from ui.rooms.sheet import Card, Difference, Differences, Facts, Here, Line, Links, Sheet, Words
from ui.rooms.tones import chip
from ui.widgets.links import Link

HEAD = 140  # letters of the words that stand at the head of a page
SHOWN = 60  # citations of a report on its page; the list beside it has all
_NO_DAY = date.min  # nothing here depends on the day it is looked at


def citation(here: Here, record: Citation) -> Sheet:
    """Its words with what is around them, where they stand, what they are about."""
    from hearingdesk.citing.where import resolve
    from ui.rooms.cited import not_shown

    standing = resolve(here.view, record)
    quote = quoted(here, record)

    def overview() -> Sequence[Card]:
        told = [
            Line(_("Code"), code_of(record.id)),
            Line(_("Where"), here.view.citations.name(record, here.lang), to=cite_place(record)),
            *telling.lines(here, "citation", record, ("about", "part")),
        ]
        if said := not_shown(record, standing):
            loud = ("warn", "triangle-alert") if standing is None else ("text3", "info")
            told.append(Line(_("Text"), said, tone=loud[0], icon=loud[1]))
        facts = Facts(_("Key facts"), tuple(told), telling.title_of("Key facts", here.other))
        carried = here.view.carried_cites.latest(record.id)
        words = _in_their_midst(record, quote)
        return plain.present(*words, facts, *telling.prose(here, record, ("remark",)), _was(here, carried))

    shown = cite_state(record) or chip("citation_role", record.part)
    title = f"“{shorten(quote, HEAD)}”" if quote else here.view.citations.name(record, here.lang)
    facts = (("hash", code_of(record.id)), ("map-pin", here.view.citations.name(record, here.lang)))
    return plain.sheet(
        here, "citation", record, overview, title=title, chips=(shown,), facts=facts, primary="cite.open"
    )


def _in_their_midst(record: Citation, quote: str) -> list[Words]:
    if not quote:
        return []
    before, after = (record.words_before, record.words_after) if quote == record.quote else ("", "")
    head, tail = "…" * bool(before), "…" * bool(after)
    start = len(head) + len(before)
    marks = ((start, start + len(quote)),) if before or after else ()
    return [Words(_("Exact words"), f"{head}{before}{quote}{after}{tail}", marks=marks)]


def _was(here: Here, row: CarriedCite | None) -> Links | None:
    """What became of it when its text was replaced."""
    if row is None:
        return None
    title = N_("Since the text was replaced")
    note = _("before: {place}", place=row.old_place) if row.old_place else ""
    told = Link(
        Place(table="carried_cite", id=row.id), shorten(row.old_words, 100), note=note, chip=_outcome(row)
    )
    return Links(_(title), (told,), telling.title_of(title, here.other), 1)


def carried(here: Here, record: CarriedCite) -> Sheet:
    """The words before and now, side by side, and what can be decided."""
    there = here.view.citations.find(record.citation)

    def overview() -> Sequence[Card]:
        words = Difference(_("Exact words"), record.old_words, record.new_words)
        places = Difference(_("Where"), record.old_place, record.new_place)
        found = bool(record.new_anchor)
        title = (
            N_("Before and now")
            if record.outcome != "lost" or not found
            else N_("Before, and where it may be now")
        )
        return plain.present(
            Differences(_(title), (words, places), telling.title_of(title, here.other)),
            Facts(_("Key facts"), _lines(here, record, there), telling.title_of("Key facts", here.other)),
            *telling.prose(here, record, ("reason",)),
        )

    name = shorten(record.old_words, HEAD) or record.old_place
    facts = (("hash", code_of(record.citation)), ("map-pin", record.new_place or record.old_place))
    crumb = telling.named(here, "replacement", record.replacement)[0]
    framed = plain.sheet(
        here,
        "carried_cite",
        record,
        overview,
        title=f"“{name}”" if record.old_words else name,
        chips=_states(record, there),
        facts=facts,
        crumbs=((crumb, Place(table="replacement", id=record.replacement or 0)),),
        primary="cite.accept" if there else "",
    )
    return replace(framed, parts=framed.parts[:1])


def _lines(here: Here, record: CarriedCite, there: Citation | None) -> tuple[Line, ...]:
    told: list[Line] = []
    if there is None:
        told.append(Line(_("Citation"), _("Removed since"), tone="warn", icon="triangle-alert"))
    else:
        told.append(Line(_("Citation"), code_of(there.id), to=Place(table="citation", id=there.id)))
        told.append(Line(_("Stands in"), here.view.citations.name(there, here.lang), to=cite_place(there)))
        told += telling.lines(here, "citation", there, ("about",))
    likeness = _("{n} %", n=record.score) if record.new_anchor else ""
    told += [Line(_("Likeness of the words"), likeness)] if likeness else []
    return tuple(told)


def _states(record: CarriedCite, there: Citation | None) -> tuple[Chip, ...]:
    decided = (chip("carried_decision", record.decision),) if record.decision else ()
    gone = (Chip(_("Citation removed"), "mute", "x"),) if there is None else ()
    return (_outcome(record), *decided, *gone)


def _outcome(record: CarriedCite) -> Chip:
    return chip("carried", record.outcome)


def replacement(here: Here, record: Replacement) -> Sheet:
    """The report: how many citations there were, what became of them, those that wait first."""
    cites = here.view.carried_cites
    counts = cites.counted(record.id)
    waiting = cites.open_in(record.id)

    def overview() -> Sequence[Card]:
        from hearingdesk import codes

        figures = [
            Line(
                codes.label("carried", code, here.lang),
                f"{counts[code]:,}",
                telling.other_code(here, "carried", code),
            )
            for code in codes.entries("carried")
            if code in counts
        ]
        figures.append(Line(_("Citations in all"), f"{record.total:,}"))
        figures.append(Line(_("To be looked at"), f"{waiting:,}", tone="warn" if waiting else "ok"))
        texts = telling.lines(here, "replacement", record, ("older", "newer", "day"))
        return plain.present(
            Facts(_("What became of the citations"), tuple(figures)),
            Facts(_("The texts"), texts),
            *telling.prose(here, record),
            _rows(here, record, waiting),
        )

    name = here.view.replacements.name(record, here.lang)
    shown = Chip(_("{n} to be looked at", n=waiting), "warn", "triangle-alert") if waiting else None
    done = shown or Chip(_("Worked through"), "ok", "check")
    primary = "cite.accept_all" if counts.get("changed") and waiting else ""
    return plain.sheet(here, "replacement", record, overview, title=name, chips=(done,), primary=primary)


def _rows(here: Here, record: Replacement, waiting: int) -> Links:
    from hearingdesk.store.records import Filter

    order = "decision <> '' OR outcome IN ('kept', 'moved'), id"
    some = here.view.carried_cites.some(Filter("replacement = ?", (record.id,), order), SHOWN)
    title = N_("Citations")
    told = tuple(row_link(one) for one in some)
    return Links(
        _(title), told, telling.title_of(title, here.other), record.total, None, _("Nothing cited it.")
    )


def row_link(one: CarriedCite) -> Link:
    """One line of a report."""
    place = one.old_place if one.old_place == one.new_place else f"{one.old_place} → {one.new_place or '?'}"
    words = shorten(one.old_words, 110) or _("Cited without words")
    side = code_of(one.citation)
    return Link(Place(table="carried_cite", id=one.id), words, note=place, side=side, chip=_outcome(one))


def citation_row(view: Any, record: Citation) -> Any:
    """A citation in the list of its room."""
    from hearingdesk.rows import ListRow

    here = Here(view, language(), _NO_DAY)
    quote = shorten(quoted(here, record), 150)
    kind = KINDS.get(record.about_kind)
    about = view.of(record.about_kind).called(record.about, here.lang) if kind else ""
    name = view.citations.name(record, here.lang)
    state = cite_state(record)
    shown = (state or chip("citation_role", record.part),)
    title = f"“{quote}”" if quote else name
    side = code_of(record.id)
    return ListRow(record.id, title, name if quote else shorten(about, 100), shown, None, side)


def carried_row(view: Any, record: CarriedCite) -> Any:
    """What became of a citation, in the list of the report."""
    from hearingdesk.rows import ListRow

    words = shorten(record.old_words, 150)
    place = record.old_place
    if record.new_place and record.new_place != place:
        place = f"{place} → {record.new_place}"
    there = view.citations.find(record.citation)
    group = view.replacements.called(record.replacement, language())
    title = f"“{words}”" if words else _("Cited without words")
    shown = _states(record, there)
    return ListRow(record.id, title, place, shown, None, code_of(record.citation), shorten(group, 60))
