"""The page of an import profile: what it reads, and how, in words and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.profiles import minutes_draft, table_draft, word_draft
from hearingdesk.exchange.profiles.minutes_draft import FIELDS
from hearingdesk.exchange.profiles.table_draft import MEANING_NAMES, SHAPES
from hearingdesk.exchange.profiles.word_draft import PARTS
from hearingdesk.exchange.tabular.profile import profile_of
from hearingdesk.profilebook import FILTERS, OWN, SHIPPED, Kept
from hearingdesk.rows import Chip, ListRow
from hearingdesk.words import N_, _, language, say
from ui.rooms.pages.plain import present
from ui.rooms.sheet import Card, Facts, Here, Line, Ruling, Words

PROFILES, SHIPPED_ONE = "profile", "shipped_profile"  # the room, and the table of what no record is about


def row(one: Kept, *, grouped: bool) -> ListRow:
    """A profile as a line of the list."""
    here, other = language(), "en" if language() == "ko" else "ko"
    title, second = one.title.say(here), one.title.say(other)
    group = _(FILTERS[OWN if one.is_own else SHIPPED]) if grouped else ""
    return ListRow(one.id, title, second if second != title else one.of, chips(one), None, one.reads, group)


def chips(one: Kept) -> tuple[Chip, ...]:
    """Whose it is, and that it cannot be used."""
    whose = (
        Chip(_(FILTERS[OWN]), "violet", "pencil")
        if one.is_own
        else Chip(_(FILTERS[SHIPPED]), "mute", "library")
    )
    return (whose, Chip(_("Cannot be used"), "bad", "circle-x")) if one.fault else (whose,)


def cards(here: Here, one: Kept) -> Sequence[Card]:
    """The whole page."""
    return present(*_faults(one), _facts(here, one), Words(_("As text (TOML)"), one.profile.settings))


def _faults(one: Kept) -> Iterator[Ruling]:
    if one.fault:
        yield Ruling(_("It cannot be used"), "", one.fault, "bad", "circle-x")


def _facts(here: Here, one: Kept) -> Facts:
    title = N_("How it reads")
    try:
        lines = tuple(_lines(one))
    except HearingDeskError:
        lines = ()
    first = (Line(_("What it reads"), one.reads), *([Line(_("Committee"), one.of)] if one.of else []))
    return Facts(_(title), (*first, *lines), say(here.other, title))


def _lines(one: Kept) -> Iterator[Line]:
    """What is set, field by field."""
    settings, importer = one.profile.settings, one.profile.importer
    if importer == "table":
        profile = profile_of(one.profile.title, settings)
        yield Line(_("A row is"), _(SHAPES[profile.rows]))
        for meaning in (name for name in MEANING_NAMES if name in profile.columns):
            yield Line(_(MEANING_NAMES[meaning]), ", ".join(profile.columns[meaning]))
        if order := table_draft.draft_of(settings, ()).order:
            yield Line(_("Dates"), _("The day first") if order == "dmy" else _("The month first"))
    elif importer == "docx":
        for style, part in word_draft.draft_of(settings).styles.items():
            yield Line(style, _(PARTS[part]))
    else:
        draft = minutes_draft.draft_of(settings, importer)
        for name in ("turn", *FIELDS):
            words, _pattern = draft.said(name)
            if words:
                yield Line(_(FIELDS[name]) if name in FIELDS else _("Pattern of a speaker’s line"), words)
