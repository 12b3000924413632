"""What a regulator's decision is in law, as cards: instrument and effect apart from the verb, announced apart from
served, the days of its measures with their arithmetic. The page only shows what `procedure` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hearingdesk.procedure.decided import Decided, Due, Reading, decided
from hearingdesk.procedure.stages import CHECK, DONE, LATE, coded
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.records.decisions import Decision
from hearingdesk.rows import Tone
from hearingdesk.words import N_, _, n_, say
from ui.rooms.pages.followed import LOOKS
from ui.rooms.sheet import Day, Facts, Here, Line, Ribbon, Ruling, Step, Strip

_NEAR = 1  # days drawn before the day counted from


def of(here: Here, decision: Decision) -> Decided:
    """The decision held against the law on the day the page is looked at from."""
    measures = here.view.decisions.measures(decision.id)
    as_of = None if here.as_of == date.min else here.as_of
    return decided(decision, measures, here.view.matter.jurisdiction, law_for(here.view), as_of)


def in_law(here: Here, decision: Decision, found: Decided) -> Ruling | None:
    """What it is in law, and what it is not; the verb of the reports stands beside it."""
    if found.form is None:
        return None
    form, warning = found.form, next(iter(found.warnings), None)
    tone: Tone = "bad" if warning else "info"
    verb = _("Reported as: {verb}", verb=decision.reported_verb) if decision.reported_verb else ""
    doubts = dict.fromkeys(doubt.why.say(here.lang) for due in found.dues for doubt in due.doubts)
    basis = form.basis.say(here.lang)
    note = " ".join(
        part
        for part in (warning.say(here.lang) if warning else "", _sentence(form.note.say(here.lang)))
        if part
    )
    return Ruling(
        _effect(here, decision, found),
        f"{form.title.say(here.other)}",
        f"{note} ({basis})" if note else basis,
        tone,
        "circle-alert" if warning else "scale",
        verb,
        "; ".join(doubts),
    )


def _effect(here: Here, decision: Decision, found: Decided) -> str:
    assert found.form is not None
    title = found.form.title.say(here.lang)
    if not decision.effect:
        return title
    return f"{title}: {coded('legal_effect', decision.effect).say(here.lang)}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words and not words.endswith(".") else words


def against(here: Here, found: Decided) -> Facts | None:
    """Days on file that differ from those counted."""
    words = dict.fromkeys(warning for due in found.dues for warning in due.warnings)
    lines = [Line(_("Due"), one.say(here.lang), one.say(here.other), "bad", "circle-alert") for one in words]
    title = N_("What stands against it")
    return Facts(_(title), tuple(lines), say(here.other, title)) if lines else None


def strip(here: Here, decision: Decision, found: Decided) -> Strip:
    """Decided, announced, served in writing: three events; then the results."""
    title = N_("From decision to results")
    events = (
        (N_("Decided"), decision.decided),
        (N_("Announced"), decision.announced),
        (N_("Served in writing"), decision.notified),
    )
    steps = [
        Step(
            _(label),
            say(here.other, label),
            when.say(here.lang) if when else _("Not in the file"),
            known=when is not None,
            act="decision.serve",
        )
        for label, when in events
    ]
    return Strip(_(title), (*steps, *_results(here, found)), say(here.other, title))


def _results(here: Here, found: Decided) -> Iterator[Step]:
    """The first measure that is waited for, and how many are done."""
    if not found.dues:
        return
    one = next((due for due in found.dues if due.state in (LATE, CHECK)), found.dues[0])
    tone, icon, _line = LOOKS[one.state]
    n = sum(due.state == DONE for due in found.dues)
    label = N_("Results")
    yield Step(
        _(label),
        say(here.other, label),
        one.value.say(here.lang),
        " · ".join(
            part for part in (one.note.say(here.lang), _("{n} of {of} done", n=n, of=len(found.dues))) if part
        ),
        known=one.state == DONE,
        tone=tone,
        icon=icon,
        basis=one.basis.say(here.lang).split("; ")[0],
        whole=one.text.say(here.lang),
        act="decision.done",
    )


def count(here: Here, found: Decided) -> Ribbon | None:
    """How the days were counted: one reading drawn, every reading in words."""
    due = next((one for one in found.dues if one.readings), None)
    if due is None:
        return None
    title = N_("The count")
    readings = [one for one in due.readings if one.counted]
    derived = [one.counted.derivation for one in readings if one.counted]
    other = [words.say(here.other) for words in derived] if here.lang == "en" else []
    told = [due.text.say(here.lang), *(words.say(here.lang) for words in derived)]
    same = sum(one.text == due.text for one in found.dues)
    if same > 1:
        told[0] += " " + n_("The same for {n} measure.", "The same for {n} measures.", same)
    days = tuple(_days(due, readings)) if readings else ()
    return Ribbon(_(title), days, tuple(told), tuple(other), say(here.other, title))


def _days(due: Due, readings: list[Reading]) -> Iterator[Day]:
    """From the day counted from to the last of the days it gives."""
    first = min(one.on.first for one in readings if one.on)
    ends = {one.due.first for one in readings if one.due}
    sure = all(one.sure for one in readings) and len(ends) == 1
    for n in range((max(ends) - first).days + _NEAR + 1):
        day = first + timedelta(days=n)
        starts = [one for one in readings if one.on and one.on.first == day]
        if day in ends:
            tone: Tone = "ok" if sure else "warn"
            yield Day(day, _("last day"), tone, "solid" if sure else "dashed")
        elif starts:
            yield Day(day, _("counted from"), "info", "solid" if starts[0].sure else "dashed")
        else:
            yield Day(day, _("day {n}", n=n) if len(readings) == 1 and day < max(ends) else "", "mute")


def besides(here: Here, found: Decided) -> Facts | None:
    """What else runs from it, and from which day."""
    lines = []
    for title, reading in found.besides:
        if reading.counted is None:
            continue
        tone, _mark, icon = LOOKS[CHECK if not reading.sure or reading.counted.check else "open"]
        words = reading.words.say(here.lang)
        lines.append(Line(title.say(here.lang), words, reading.counted.derivation.say(here.lang), tone, icon))
    heading = N_("What else runs")
    return Facts(_(heading), tuple(lines), say(here.other, heading)) if lines else None
