"""What the law makes of a summons: the verdict, its steps, its count. The page only shows what `procedure` says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hearingdesk.procedure.ledger import ledger_for
from hearingdesk.procedure.offences import UNCERTAIN_LAW
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.serving import Start, method_words
from hearingdesk.procedure.steps import DONE, FAILED
from hearingdesk.procedure.steps import Step as Finding
from hearingdesk.procedure.verdicts import Verdict, judge_all
from hearingdesk.records.summonses import Excuse, Summons
from hearingdesk.rows import Chip, Tone
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_, say
from ui.rooms.sheet import Card, Day, Facts, Here, Line, Ribbon, Ruling, Step, Strip

LOOKS: dict[str, tuple[Tone, str]] = {
    "enforceable": ("ok", "circle-check"),
    "voluntary": ("bad", "circle-x"),
    "gap": ("warn", "circle-help"),
    "not_applicable": ("mute", "circle-dashed"),
}
_LONGEST = 21  # days in a ribbon; what lies before is told in words


def verdicts(here: Here, summons: Summons) -> list[Verdict]:
    """The verdict for each day the summons calls for, on the day the page is looked at from."""
    as_of = None if here.as_of == date.min else here.as_of
    return judge_all(here.view, summons, as_of, trial=here.trial)


def knows_reasons(here: Here, summons: Summons) -> bool:
    """Whether the law there sets a time for a statement of reasons for not attending, or is not known at all."""
    hearing = here.view.hearings.find(summons.hearing)
    ledger = ledger_for(here.view.matter.jurisdiction, hearing.kind if hearing else "")
    return ledger is None or bool(ledger.reasons)


def chip_of(here: Here, summons: Summons) -> Chip | None:
    """The verdict in a word; None where there is nothing to enforce."""
    found = verdicts(replace(here, trial=None), summons)
    kinds = {one.verdict for one in found}
    if kinds == {"not_applicable"}:
        return None
    if len(kinds) > 1:
        return Chip(_("Differs by day"), "warn", "circle-help")
    first = found[0]
    if first.verdict == "gap" and first.last_day and first.as_of:
        if first.as_of == first.last_day:
            return Chip(_("Serve today"), "bad", "alarm-clock")
        if first.as_of < first.last_day:
            return Chip(_("Serve by {day}", day=When.day(first.last_day).say(here.lang)), "warn", "clock")
    return Chip(_word(first).say(here.lang), *_looks(first))


def _is_doubtful(one: Verdict) -> bool:
    """Whether it binds only if the law is as it is thought to be: then it is never shown as certain."""
    return one.verdict == "enforceable" and any(check.code in UNCERTAIN_LAW for check in one.checks)


def _word(one: Verdict) -> Both:
    return phrase("verdict.check" if _is_doubtful(one) else f"verdict.{one.verdict}")


def _looks(one: Verdict) -> tuple[Tone, str]:
    return LOOKS["gap" if _is_doubtful(one) else one.verdict]


def rulings(here: Here, found: Sequence[Verdict]) -> Iterator[Ruling]:
    """A banner for each day; those with the same words only once."""
    for one in found:
        dated = f"{one.day.say(here.lang, True)}: " if len(found) > 1 and one.day else ""
        tone, icon = _looks(one)
        headline = phrase("trial.headline", headline=one.headline) if here.trial else one.headline
        yield Ruling(
            dated + headline.say(here.lang),
            headline.say(here.other),
            one.reason.say(here.lang),
            tone,
            icon,
            _aside(here, one),
            "; ".join(check.why.say(here.lang) for check in one.checks),
            here.trial is not None,
        )


def _aside(here: Here, one: Verdict) -> str:
    if here.trial is not None:
        n = here.trial.entries
        return n_("Trying {n} entry, nothing saved", "Trying {n} entries, nothing saved", n)
    if one.verdict == "gap":
        return n_("{n} entry missing", "{n} entries missing", len(one.gaps))
    return _("Final on what is known") if one.verdict == "voluntary" else ""


def strip(here: Here, one: Verdict) -> Strip | None:
    """From application to service, and the verdict at the end."""
    if not one.steps:
        return None
    title = N_("Is the demand valid?")
    (tone, icon), word = _looks(one), _word(one)
    last = Step(
        _("Verdict"),
        say(here.other, N_("Verdict")),
        word.say(here.lang),
        _("On trial entries") if here.trial else word.say(here.other) if here.lang == "en" else "",
        known=not here.trial and (one.is_final or one.verdict == "enforceable"),
        tone=tone,
        icon={"circle-check": "check", "circle-x": "x", "circle-help": "circle-help"}.get(icon, "minus"),
        ground=f"{tone}_soft",
        whole=one.reason.say(here.lang),
    )
    day = f" · {one.day.say(here.lang)}" if one.day else ""
    on_trial = set(here.trial.steps()) if here.trial else set()
    steps = (_step(here, step, tried=step.name in on_trial) for step in one.steps)
    return Strip(_(title), (*steps, last), say(here.other, title) + day)


def _step(here: Here, step: Finding, *, tried: bool = False) -> Step:
    done, failed = step.state == DONE, step.state == FAILED
    note = phrase("note.tried") if tried else step.note
    sentences = (step.text, step.asks, step.cure, step.basis)
    return Step(
        step.title.say(here.lang),
        step.title.say(here.other),
        step.value.say(here.lang),
        note.say(here.lang),
        known=not tried and (done or (failed and step.span.day is not None)),
        tone="bad" if failed else "ok",
        icon="x" if failed else "check" if done and tried else "",
        basis=step.basis.say(here.lang).split("; ")[0],
        whole="\n".join(words.say(here.lang) for words in sentences if words),
    )


def missing(here: Here, one: Verdict) -> Facts | None:
    """Every gap in a sentence, with its legal basis, and what would still cure it."""
    if not one.gaps:
        return None
    title = N_("What stands against it")
    lines = [_gap(here, one, number) for number in range(len(one.gaps))]
    cure = one.gaps[0].cure  # all hang on the same day
    lines.append(Line(_("What would cure it"), cure.say(here.lang), cure.say(here.other), icon="arrow-right"))
    return Facts(_(title), tuple(lines), say(here.other, title))


def _gap(here: Here, one: Verdict, number: int) -> Line:
    gap = one.gaps[number]
    step = one.step(gap.step)
    tone, icon = ("bad", "circle-x") if one.verdict == "voluntary" else ("warn", "circle-alert")
    title = step.title.say(here.lang) if step else ""
    return Line(title, gap.text.say(here.lang), gap.basis.say(here.lang), tone, icon)


def count(here: Here, one: Verdict) -> Ribbon | None:
    """The days between the last day to serve and the sitting, drawn and derived."""
    if one.counted is None or one.last_day is None or one.day is None:
        return None
    title = N_("The count")
    told = [one.counted.derivation.say(here.lang)]
    other = one.counted.derivation.say(here.other) if here.lang == "en" else ""
    late = one.is_final or (one.as_of is not None and one.as_of > one.last_day)
    begin = "" if late else one.starting.say(here.lang)
    quiet = [words for words in (other, begin) if words]
    return Ribbon(
        _(title),
        tuple(_days(one, tried=bool(here.trial and here.trial.served))),
        tuple(told),
        tuple(quiet),
        say(here.other, title),
    )


def starting(here: Here, one: Verdict) -> Facts | None:
    """By when each way of serving must be started, the first of them first; public notice too."""
    if not one.starts or one.verdict != "gap":
        return None
    title = N_("Last safe day to start")
    alike: dict[tuple[str, bool], list[Start]] = {}  # ways with nothing to remark stand together
    for number, start in enumerate(one.starts):
        plain = not start.note and not start.doubts
        alike.setdefault((start.words.en if plain else str(number), plain), []).append(start)
    lines = tuple(_start(here, one, starts) for starts in alike.values())
    return Facts(_(title), lines, say(here.other, title))


def _start(here: Here, one: Verdict, starts: Sequence[Start]) -> Line:
    """A way of serving, or several alike: what must be done by when, and what it takes."""
    start = starts[0]
    gone = one.as_of is not None and one.as_of > (start.later or start.day)
    checks = [doubt.why.say(here.lang) for doubt in start.doubts]
    more = [method_words(other.method).say(here.lang) for other in starts[1:]]
    remarks = (
        _("Likewise: {methods}", methods=", ".join(more)) if more else "",
        start.note.say(here.lang) if start.note not in [doubt.why for doubt in start.doubts] else "",
        _("Check: {why}", why="; ".join(checks)) if checks else "",
    )
    words = start.words.say(here.lang)
    return Line(
        method_words(start.method).say(here.lang),
        _("Too late now. {words}", words=words) if gone else words,
        " · ".join(part for part in remarks if part),
        "text3" if gone else "",
        "x" if gone else "circle-help" if checks else "clock",
    )


def _days(one: Verdict, *, tried: bool) -> Iterator[Day]:
    """From the day before the last one (or the service, where it lies nearby) to the sitting."""
    assert one.last_day is not None
    assert one.day is not None
    end, seen = one.day.first, _looked_at(one)
    start = one.last_day - timedelta(days=1)
    if seen and end - seen <= timedelta(days=_LONGEST):
        start = min(start, seen)
    start = max(start, end - timedelta(days=_LONGEST))
    for n in range((max(end, seen or end) - start).days + 1):
        day = _day(one, start + timedelta(days=n), end, seen)
        yield replace(day, edge="dashed") if tried and day.edge else day


def _looked_at(one: Verdict) -> date | None:
    """The day of service; without one the earliest it can have been, where that is too late."""
    low = one.served.low
    return one.served.high or (low if low and one.last_day and low > one.last_day else None)


def _day(one: Verdict, day: date, end: date, seen: date | None) -> Day:
    assert one.last_day is not None
    edge = "" if day != seen else "solid" if one.served.day and _served(one) else "dashed"
    if day == end:
        return Day(day, _("day 1"), "info", edge)
    if day > end:
        return Day(day, "", "mute", edge)
    if day == seen and day > one.last_day:
        return Day(day, _("served") if _served(one) else _("earliest"), "bad", edge)
    if day == one.last_day:
        return Day(day, _("last day"), "ok", edge)
    if day < one.last_day:
        return Day(day, _("served") if day == seen and _served(one) else "", "ok", edge)
    return Day(day, _("day {n}", n=(end - day).days + 1), "mute", edge)


def _served(one: Verdict) -> bool:
    step = one.step("served")
    return step is not None and step.state == DONE


def timing(here: Here, one: Verdict, excuse: Excuse) -> Iterator[Line]:
    """Whether a statement of reasons was in time, and how that was counted."""
    for reasons in one.reasons:
        if reasons.excuse == excuse.id:
            looks = {"in_time": ("ok", "circle-check"), "late": ("bad", "circle-x")}
            tone, icon = looks.get(reasons.state, ("warn", "circle-help"))
            derivation = reasons.counted.derivation.say(here.lang)
            yield Line(_("In time?"), reasons.text.say(here.lang), derivation, tone, icon)
            yield Line(_("Just cause"), reasons.judged.say(here.lang))


def day(here: Here, one: Verdict) -> Sequence[Card | None]:
    """Strip, gaps and count of one further day."""
    return (strip(here, one), missing(here, one), count(here, one))
