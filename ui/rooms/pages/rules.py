"""The page of a rule: what it asks, on whose word, how it counts, and what the case has made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hearingdesk import codes
from hearingdesk.procedure.events import proceedings, triggers
from hearingdesk.procedure.law import shipped
from hearingdesk.procedure.rule import Both, Rule
from hearingdesk.procedure.sources import cite, code_of, sources
from hearingdesk.procedure.telling import asked_words
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.rows import Chip, ListRow
from hearingdesk.rulebook import Entry, proceeding
from hearingdesk.when import When
from hearingdesk.words import N_, _, language, say
from ui.desk import Place
from ui.rooms.pages.plain import present
from ui.rooms.sheet import (
    Adding,
    Beside,
    Card,
    Column,
    Difference,
    Differences,
    Facts,
    Here,
    Line,
    Links,
    Ruling,
    Words,
)
from ui.widgets.links import Link

RULES = "rule"  # the room, and the table of its places


def row(one: Entry, *, grouped: bool) -> ListRow:
    """A rule as a line of the list."""
    here, other = language(), "en" if language() == "ko" else "ko"
    side = f"{one.name} · {asked_words(one.rule).say(here)}" if one.rule else one.name
    group = _("Of this case") if one.own else proceeding(one.rule).say(here)
    return ListRow(
        one.id,
        one.title.say(here),
        one.title.say(other),
        chips(one),
        None,
        side,
        group if grouped else "",
    )


def chips(one: Entry) -> tuple[Chip, ...]:
    """Whose rule it is, and whether somebody must look."""
    shown: list[Chip] = []
    if one.faults:
        shown.append(Chip(_("Left out"), "bad", "circle-x"))
    if one.own and len(one.faults) < len(one.own):
        shown.append(Chip(_("Own rule") if one.is_new else _("Overridden"), "violet", "pencil"))
    if one.doubts:
        shown.append(Chip(_("Check"), "warn", "circle-help"))
    return tuple(shown)


def cards(here: Here, one: Entry) -> Sequence[Card]:
    """The whole page."""
    rule = one.rule
    if rule is None:
        return present(*_rulings(here, one), _own(here, one))
    pair = Beside(((_asks(here, rule), 4), (Column((_word(here, rule), _own(here, one))), 3)))
    return present(
        *_rulings(here, one), pair, _example(here, rule), *_beneath(here, one), *_notes(here, rule)
    )


def _rulings(here: Here, one: Entry) -> Iterator[Ruling]:
    """What stands above everything: left out, own, or not certain."""
    for fault in one.faults:
        yield Ruling(_("An own version is left out"), "", fault.reason, "bad", "circle-x")
    if one.rule is not None and one.rule.local:
        title = N_("Own rule of this case")
        yield Ruling(
            _(title), say(here.other, title), cite(one.rule.sources).say(here.lang), "info", "pencil"
        )
    if one.doubts:
        title = N_("Check before relying on it")
        why = "; ".join(doubt.why.say(here.lang) for doubt in one.doubts)
        yield Ruling(_(title), say(here.other, title), why, "warn", "circle-help")


def _asks(here: Here, rule: Rule) -> Facts:
    title = N_("What it asks")
    asked, trigger = asked_words(rule), triggers()[rule.trigger]
    lines = [
        _both(here, _("What"), asked),
        _both(here, _("Counted from"), trigger),
        Line(_("It holds in"), _where(here, rule.applies)),
        Line(_("Not in"), _where(here, rule.not_applies)),
        Line(_("Force"), codes.label("rule_force", rule.force, here.lang)),
        _both(here, _("If it is missed"), rule.if_missed),
        Line(_("Calendar"), codes.label("calendar", rule.calendar, here.lang) if _rolls(rule) else ""),
        Line(_("Instead of"), rule.former),
    ]
    return Facts(_(title), tuple(one for one in lines if one.value), say(here.other, title))


def _rolls(rule: Rule) -> bool:
    return rule.roll in ("next", "prev") or rule.unit == "working_day" or bool(rule.advisory_roll)


def _where(here: Here, names: Sequence[str]) -> str:
    known = proceedings()
    named = [known[name].title.say(here.lang) for name in names if name in known]
    return ", ".join(named) or (proceeding(None).say(here.lang) if "any" in names else "")


def _both(here: Here, label: str, words: Both) -> Line:
    return Line(label, words.say(here.lang), words.say(here.other) if here.lang == "en" else "")


def _word(here: Here, rule: Rule) -> Facts:
    """On whose word it stands, how sure that is, and when it is law."""
    title, known = N_("On whose word"), sources()
    lines = []
    for cited in rule.sources:
        source = known.get(code_of(cited))
        more = [source.full.say(here.lang), source.version.say(here.lang)] if source else []
        label = _("Source")
        lines.append(Line(label, cite((cited,)).say(here.lang), " · ".join(part for part in more if part)))
    confidence = "uncertain" if rule.uncertain else rule.confidence
    lines.append(Line(_("Confidence"), codes.label("confidence", confidence, here.lang)))
    lines.append(Line(_("In force from"), _day(here, rule.since) or _("Not dated")))
    lines.append(Line(_("In force until"), _day(here, rule.until) or _("No end is known")))
    if rule.read_until:
        lines.append(Line(_("Text read up to"), _day(here, rule.read_until)))
    return Facts(_(title), tuple(lines), say(here.other, title))


def _day(here: Here, day: date | None) -> str:
    return When.day(day).say(here.lang) if day else ""


def _own(here: Here, one: Entry) -> Links:
    """The case's own versions; where there are none, how to make one."""
    title = N_("In this case")
    told = tuple(
        Link(
            Place(RULES, "local_rule", record.id),
            record.title_ko if here.lang == "ko" and record.title_ko else record.title,
            note=record.basis,
            icon="pencil",
        )
        for record in one.own
    )
    empty = _("Not overridden in this case.")
    add = Adding("local_rule", {"rule": one.name})
    return Links(_(title), told, say(here.other, title), len(told), add, empty)


def _example(here: Here, rule: Rule) -> Words:
    """The rule counted from the day the page is looked at from, with its derivation."""
    day = date.today() if here.as_of == date.min else here.as_of
    n = here.view.matter.members_in_office
    found = law_for(here.view).count(rule, When.day(day), members=n, present=n)
    title = _("Counted from {day}, as an example", day=When.day(day).say(here.lang, True))
    other = found.derivation.say(here.other) if here.lang == "en" else ""
    return Words(title, found.derivation.say(here.lang), other)


def _beneath(here: Here, one: Entry) -> Iterator[Differences]:
    """What an override changes of the program's rule."""
    if not one.own or one.is_new or one.rule is None or not one.rule.local:
        return
    was = shipped().rule(one.name, here.as_of if here.as_of != date.min else None)
    pairs = [
        (line.label, _told(here, was).get(line.label, ""), line.value) for line in _lines(here, one.rule)
    ]
    lines = tuple(Difference(label, before, after) for label, before, after in pairs if before != after)
    yield Differences(
        _("What it changes of the program’s rule"), lines, empty=_("It asks the same as the program’s rule.")
    )


def _lines(here: Here, rule: Rule) -> tuple[Line, ...]:
    return (*_asks(here, rule).lines, *_word(here, rule).lines)


def _told(here: Here, rule: Rule) -> dict[str, str]:
    return {line.label: line.value for line in _lines(here, rule)}


def _notes(here: Here, rule: Rule) -> Iterator[Words]:
    if rule.note:
        yield Words(
            _("Remark"), rule.note.say(here.lang), rule.note.say(here.other) if here.lang == "en" else ""
        )
