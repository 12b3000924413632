"""What follows an absence, as cards: where it stands, the strip of steps, every step in words, the clock as days.

The page only shows what `procedure` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hearingdesk.procedure.dossiers import Accused, Dossier, dossier_of, dossiers_of
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.stages import ASIDE, CHECK, DONE, LATE, MISSING, OPEN
from hearingdesk.procedure.stages import Stage as Finding
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.summonses import Summons
from hearingdesk.rows import Chip, Tone
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms.pages import plain
from ui.rooms.sheet import Card, Cell, Day, Facts, Grid, Here, Line, Ribbon, Ruling, Step, Strip
from ui.widgets.links import Link

LOOKS: dict[str, tuple[Tone, str, str]] = {  # tone; icon in a mark; icon in a line
    DONE: ("ok", "", "circle-check"),
    OPEN: ("info", "clock", "clock"),
    MISSING: ("mute", "", "circle-dashed"),
    LATE: ("bad", "x", "circle-x"),
    CHECK: ("warn", "circle-help", "circle-help"),
    ASIDE: ("mute", "minus", "minus"),
}
ON_COMPLAINT = {  # which action records a step, where the complaint is the page
    "authority": "complaint.resolve",
    "charge": "complaint.charge",
    "house": "complaint.step",
    "filed": "complaint.file",
    "received": "complaint.receive",
    "investigation": "complaint.step",
    "disposition": "complaint.dispose",
    "final": "complaint.dispose",
}
ON_SUMMONS = {"excuse": "absence.excuse", "ruling": "absence.rule", "charge": "absence.complain"}
_PEOPLE = ("excuse", "charge", "disposition")
_NEAR = 4  # days drawn before the end of a period


def of_complaint(here: Here, complaint: Complaint) -> Dossier:
    """The dossier of a complaint on the day the page is looked at from."""
    return dossier_of(here.view, complaint, _as_of(here))


def of_summons(here: Here, summons: Summons) -> list[Dossier]:
    """The dossiers of a summons that tell of an absence, a letter of reasons, a complaint; else what would follow."""
    found = dossiers_of(here.view, summons, _as_of(here))
    return [one for one in found if one.begun or _has_letter(one)] or found


def _has_letter(one: Dossier) -> bool:
    return any(stage.name == "excuse" and stage.day for stage in one.stages)


def _as_of(here: Here) -> date | None:
    return None if here.as_of == date.min else here.as_of


def overview(here: Here, one: Dossier, acts: dict[str, str]) -> list[Card]:
    """Where it stands, the strip, and what stands against it."""
    return plain.present(banner(here, one), strip(here, one, acts), against(here, one))


def whole(here: Here, one: Dossier, acts: dict[str, str]) -> list[Card]:
    """Everything: the overview, the clock, every step in sentences."""
    cards: list[Card | None] = [
        *overview(here, one, acts),
        people(here, one),
        count(here, one),
        words(here, one),
    ]
    return plain.present(*cards)


def banner(here: Here, one: Dossier) -> Ruling:
    """The headline with its reason, and what must be checked before relying on it."""
    tone, _mark, icon = LOOKS[one.state]
    return Ruling(
        one.headline.say(here.lang),
        one.headline.say(here.other),
        one.reason.say(here.lang),
        tone,
        icon,
        "",
        "; ".join(_to_check(here, one)),
    )


def _to_check(here: Here, one: Dossier) -> list[str]:
    """What the steps hang on that must be checked; how sure the law itself is stands with each step."""
    every = [doubt for doubt in one.doubts if doubt.code != "confidence"]
    return list(dict.fromkeys(doubt.why.say(here.lang).rstrip(".") for doubt in every))


def strip(here: Here, one: Dossier, acts: dict[str, str]) -> Strip | None:
    """The steps side by side; Enter on one records it."""
    if not one.stages:
        return None
    title = N_("What follows an absence")
    steps = tuple(_step(here, one, stage, acts) for stage in one.stages)
    return Strip(_(title), steps, say(here.other, title))


def _step(here: Here, one: Dossier, stage: Finding, acts: dict[str, str]) -> Step:
    tone, icon, _line = LOOKS[stage.state]
    on_file = stage.state in (DONE, LATE) or (stage.state == CHECK and stage.day is not None)
    act = acts.get(stage.name, "")
    elsewhere = Place(table="complaint", id=one.complaint) if one.complaint and not act else None
    sentences = (stage.text, stage.asks, *stage.warnings, stage.basis)
    return Step(
        stage.title.say(here.lang),
        stage.title.say(here.other),
        stage.value.say(here.lang),
        stage.note.say(here.lang),
        known=on_file,
        tone=tone if icon or stage.state == DONE else "ok",
        icon=icon,
        basis=stage.basis.say(here.lang).split("; ")[0],
        whole="\n".join(words.say(here.lang) for words in sentences if words),
        act=act,
        to=elsewhere,
    )


def against(here: Here, one: Dossier) -> Facts | None:
    """What stands against what is on file. It keeps nothing from being recorded."""
    lines = [
        Line(
            stage.title.say(here.lang), warning.say(here.lang), _second(here, warning), "bad", "circle-alert"
        )
        for stage in one.stages
        for warning in stage.warnings
    ]
    title = N_("What stands against it")
    return Facts(_(title), tuple(lines), say(here.other, title)) if lines else None


def _second(here: Here, words: Both) -> str:
    """The Korean behind the English; a Korean page needs no English."""
    return words.say(here.other) if here.lang == "en" else ""


def nexts(here: Here, one: Dossier) -> Facts | None:
    """What comes next, and by when."""
    lines = [
        Line(
            stage.title.say(here.lang),
            stage.next.say(here.lang),
            _("by {day}", day=stage.by.say(here.lang, True)) if stage.by else "",
            "",
            "arrow-right",
        )
        for stage in one.nexts
    ]
    title = N_("What comes next")
    return Facts(_(title), tuple(lines), say(here.other, title)) if lines else None


def words(here: Here, one: Dossier) -> Facts | None:
    """Every step in sentences, with what the law asks for and where it says so."""
    lines = [_told(here, stage) for stage in one.stages]
    title = N_("Step by step")
    return Facts(_(title), tuple(lines), say(here.other, title)) if lines else None


def _told(here: Here, stage: Finding) -> Line:
    tone, _mark, icon = LOOKS[stage.state]
    sure = phrase(f"word.{stage.confidence}")
    law = phrase("result.basis", basis=stage.basis, confidence=sure).say(here.lang)
    derived = [counted.derivation.say(here.lang) for counted in stage.counted]
    why = "; ".join(
        doubt.why.say(here.lang).rstrip(".") for doubt in stage.doubts if doubt.code != "confidence"
    )
    check = _("Check: {why}", why=why) if why else ""
    below = "\n".join(part for part in (stage.asks.say(here.lang), *derived, law, check) if part)
    shown = tone if stage.state in (LATE, CHECK) else ""
    return Line(stage.title.say(here.lang), stage.text.say(here.lang), below, shown, icon)


def people(here: Here, one: Dossier) -> Grid | None:
    """Who is accused of what, and how each stands; only where there are several."""
    if len(one.accused) < 2:
        return None
    names = [stage for stage in one.stages if stage.name in _PEOPLE]
    columns = tuple((stage.title.say(here.lang), _second(here, stage.title)) for stage in names)
    rows = tuple(
        (_link(here, person), tuple(_cell(here, person, s.name) for s in names)) for person in one.accused
    )
    title = N_("Each accused")
    return Grid(_(title), columns, rows, say(here.other, title))


def _link(here: Here, person: Accused) -> Link:
    target = Place(table="complaint_count", id=person.count or 0)
    return Link(target, person.name.say(here.lang), _second(here, person.name))


def _cell(here: Here, person: Accused, name: str) -> Cell:
    stage = person.stage(name)
    if stage is None:
        return Cell(Chip("–", "mute"), known=False)
    tone, _mark, icon = LOOKS[stage.state]
    table, id = stage.records[0] if stage.records else ("complaint_count", person.count or 0)
    chip = Chip(stage.value.say(here.lang), tone, icon)
    return Cell(chip, stage.note.say(here.lang), stage.state != MISSING, Place(table=table, id=id))


def count(here: Here, one: Dossier) -> Ribbon | None:
    """The end of the investigation as days, with how it was counted: why that day and not the one before."""
    running = one.clock
    if running is None or running.counted.due is None:
        return None
    title = N_("The time of the investigation")
    found = running.extended if running.extended and running.extended.due else running.counted
    derived = [counted.derivation for counted in (running.counted, running.extended) if counted]
    days = tuple(_days(here, one, found.due.first if found.due else running.counted.due.first))
    quiet = [_second(here, words) for words in derived] if here.lang == "en" else []
    said = tuple(words.say(here.lang) for words in derived)
    return Ribbon(_(title), days, said, tuple(quiet), say(here.other, title))


def _days(here: Here, one: Dossier, due: date) -> Iterator[Day]:
    """The days before the end: those off are marked, the end itself is framed; dashed where it is conditional."""
    running = one.clock
    assert running is not None
    law: Law = law_for(here.view)
    rule = law.rule(running.counted.rule, running.on.first)
    days = law.calendars[rule.calendar]
    was = running.counted.unrolled
    first = min(due, was.first if was else due) - timedelta(days=_NEAR)
    for n in range((due - first).days + 1):
        day = first + timedelta(days=n)
        if day == due:
            yield Day(
                day, _("last day"), "ok" if running.sure else "warn", "solid" if running.sure else "dashed"
            )
        elif not days.is_working(day):
            yield Day(day, _("day off"), "bad" if was and day == was.first else "mute")
        else:
            yield Day(day, "", "mute")
