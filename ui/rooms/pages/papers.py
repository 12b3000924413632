"""The parts of a source's page that say what it is: the file, its text page by page, who has read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hearingdesk import codes
from hearingdesk.records.sources import Source
from hearingdesk.rows import Chip
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.sheet import Facts, Here, Line
from ui.rooms.tones import chip, chips

_FIELDS = ("publisher", "day", "kind", "reliability", "marking", "code")
_RANGES = 12  # lines of page ranges; a paper with more turns says so
_GAPS = ("partly", "no_text", "unreadable")
_KB, _MB = 1_000, 1_000_000


def lines(here: Here, record: Source) -> tuple[Line, ...]:
    """Fields of the record, then what is known of its file."""
    told = telling.lines(here, "source", record, _FIELDS, asked=("publisher", "day"))
    return (*told, *_file(here, record))


def chips_of(here: Here, record: Source) -> tuple[Chip, ...]:
    """Kind, what is missing of its text, and that it was replaced."""
    shown = [*chips("source_kind", record.kind)]
    if record.state in _GAPS:
        shown.append(chip("source_state", record.state))
    if here.view.sources.replaced_by(record.id) is not None:
        shown.append(Chip(_("Replaced"), "warn", "history"))
    return tuple(shown)


def next_step(here: Here, record: Source) -> str:
    """The action that its page offers first; "" where only the record is in the case."""
    if not here.view.sources.kept(record.id):
        return ""
    if record.state == "partly" and record.why in ("stopped", "slow", "memory", "long"):
        return "source.readon"
    return "source.ocr" if record.state == "no_text" else "source.open"


def _file(here: Here, record: Source) -> Iterator[Line]:
    standing = here.view.sources.standing(record, here.lang)
    if standing:
        tone, icon = ("bad", "circle-x") if record.state == "unreadable" else ("warn", "circle-alert")
        quiet = record.state == "record"
        yield Line(
            _("Text"), standing, tone="text3" if quiet else tone, icon="circle-dashed" if quiet else icon
        )
    else:
        yield Line(_("Text"), codes.label("source_state", record.state or "record", here.lang))
    if record.pages:
        yield Line(_("Pages"), f"{record.pages:,}")
    if record.file_name:
        kept = here.view.sources.kept(record.id)
        yield Line(
            _("File"), record.file_name, _sort(record) if kept else _("The original is not in the case")
        )
    if record.size is not None:
        yield Line(_("Size"), size_words(record.size))
    if record.digest:
        yield Line(_("SHA-256"), f"{record.digest[:16]} … {record.digest[-8:]}")
    yield from _versions(here, record)


def _versions(here: Here, record: Source) -> Iterator[Line]:
    newer, older = here.view.sources.replaced_by(record.id), here.view.sources.find(record.replaces)
    if newer is not None:
        to = Place(table="source", id=newer.id)
        yield Line(
            _("Replaced by"), telling.names(here, "source", newer)[0], _came(newer), icon="history", to=to
        )
    if older is not None:
        to = Place(table="source", id=older.id)
        yield Line(_("Replaces"), telling.names(here, "source", older)[0], _came(older), to=to)


def _came(record: Source) -> str:
    return record.file_name


def _sort(record: Source) -> str:
    from hearingdesk.exchange.papers import sorts

    sort = sorts.of_type(record.media_type)
    return _(sort.title) if sort else ""


def size_words(size: int) -> str:
    """So many bytes, as people say it."""
    if size >= _MB:
        return _("{n} MB", n=f"{size / _MB:,.1f}")
    return _("{n} KB", n=f"{size / _KB:,.1f}") if size >= _KB else _("{n} bytes", n=size)


def page_ranges(here: Here, record: Source) -> Facts | None:
    """Its pages in stretches of one state; None where all of them have text, or there is none."""
    states = here.view.sources.page_states(record.id)
    last = max((number for number, _state in states), default=0)
    runs = [
        (state, [number for number, _state in run]) for state, run in groupby(states, key=lambda one: one[1])
    ]
    if record.pages is not None and states and last < record.pages:
        runs.append(("", list(range(last + 1, record.pages + 1))))
    if not runs or [state for state, _pages in runs] == ["text"]:
        return None
    told = [_range(here, state, pages) for state, pages in runs[:_RANGES]]
    if len(runs) > _RANGES:
        told.append(
            Line(_("Further pages"), _("{n} more stretches", n=f"{len(runs) - _RANGES:,}"), tone="text3")
        )
    title = N_("Text by page")
    return Facts(_(title), tuple(told), say(here.other, title))


def _range(here: Here, state: str, pages: list[int]) -> Line:
    first, last = pages[0], pages[-1]
    label = (
        _("Page {n}", n=f"{first:,}")
        if first == last
        else _("Pages {first} to {last}", first=f"{first:,}", last=f"{last:,}")
    )
    words = codes.label("page_state", state, here.lang) if state else _("Not read yet")
    tone, icon = {
        "unreadable": ("bad", "circle-x"),
        "no_text": ("warn", "circle-alert"),
        "cut": ("warn", "circle-alert"),
        "": ("text3", "circle-dashed"),
        "blank": ("text3", "minus"),
    }.get(state, ("", ""))
    return Line(label, words, tone=tone, icon=icon)


def readings(here: Here, record: Source) -> Facts | None:
    """How far each reviewer has read it; None where nobody has begun."""
    told = tuple(
        Line(
            one.reviewer,
            codes.label("reading_state", one.state, here.lang),
            telling.day(here, one.day),
            tone="ok" if one.state == "read" else "",
            icon="circle-check" if one.state == "read" else "clock",
        )
        for one in here.view.readings.of(record.id)
    )
    title = N_("Read by")
    return Facts(_(title), told, say(here.other, title)) if told else None
