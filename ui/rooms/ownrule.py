"""The form of an own rule: its choices in words, an example counted beneath them while one chooses."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hearingdesk.errors import Invalid, Unreadable
from hearingdesk.procedure.drafted import RuleDraft, draft_of, draft_over
from hearingdesk.procedure.law import shipped
from hearingdesk.procedure.local import law_of
from hearingdesk.procedure.verdicts import own_law
from hearingdesk.records.memory import LocalRule
from hearingdesk.rulebook import entry
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import N_, _
from ui.desk import Place
from ui.forms.advice import Advice
from ui.forms.fields import WhenField
from ui.forms.form import Form, Part
from ui.forms.sheet import Sheet
from ui.rooms.editor import Editor
from ui.theme import theme
from ui.widgets.label import Label

_PARTS = (
    (N_("Which rule"), ("title", "title_ko", "rule", "basis")),
    (N_("How it is counted"), ("trigger", "direction", "offset", "unit", "first_day", "at", "clear_days")),
    (N_("Days off"), ("roll", "calendar", "safer", "next_day")),
    (N_("Where it holds, and how far it binds"), ("applies", "force", "bound", "share")),
    (N_("How sure it is, and when it is law"), ("confidence", "reading", "since", "until")),
    (N_("Words"), ("if_missed", "if_missed_ko", "note", "note_ko")),
)
_HINTS = {
    "rule": N_(
        "A name for lists and commands, such as OWN-1. The name of a rule of the program overrides it."
    ),
    "basis": N_("The text, decision or practice it rests on."),
    "offset": N_("Leave it empty where a decision sets the number each time."),
    "calendar": N_("Empty: the calendar of the matter’s parliament."),
    "applies": N_("None pressed: in any proceeding."),
    "at": N_("Such as 17:00. Empty: the end of the day."),
    "title_ko": N_("Empty: the English name stands for both."),
}


class Preview(QWidget):
    """An example under the form: the rule as it stands there, counted from a day one can change."""

    def __init__(self, view: View, form: Form, day: datetime.date) -> None:
        super().__init__()
        self._view, self._form = view, form
        self.day, self.advice = WhenField(), Advice()
        self.day.setAccessibleName(_("Counted from"))
        self.day.set(When.day(day))
        self.day.setMaximumWidth(theme().px(190))
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        label = Label(_("An example, counted from"), "label", "text2")
        label.setBuddy(self.day)
        line.addWidget(label)
        line.addWidget(self.day)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(4), 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(line)
        column.addWidget(self.advice)
        form.changed.connect(self.count)
        self.day.changed.connect(self.count)
        self.count()

    def count(self) -> None:
        """Count it anew from what the form says now."""
        draft: RuleDraft = self._form.peek()
        draft = replace(
            draft, title=draft.title or "–", basis=draft.basis or _("source not entered yet")
        )  # they decide no date
        problems = [sentence for _field, sentence in draft.problems()]
        try:
            on = self.day.get()
        except Unreadable as error:
            on, problems = None, [*problems, str(error)]
        if problems or on is None:
            words = problems or [_("Enter a day to count from.")]
            self.advice.tell("info", _("It cannot be counted yet."), list(dict.fromkeys(words)))
            return
        self.advice.tell(*counted(self._view, draft, on))


def counted(view: View, draft: RuleDraft, on: When) -> tuple[str, str, list[str]]:
    """An example in a tone, a sentence, and the derivation in both languages."""
    matter = view.matter
    law = law_of(
        [draft.record()], view.holidays.all(), jurisdiction=matter.jurisdiction, zone=matter.zone
    ).law
    n = matter.members_in_office
    found = law.count(law.rule(draft.rule.strip(), on.first), on, members=n, present=n)
    if found.threshold is not None:
        said = _("{n} of {members} members", n=found.threshold, members=n)
    elif found.due is not None:
        said = found.due.say(weekday=True)
    else:
        said = _("No single date")
    return ("warn" if found.check else "ok"), said, [found.derivation.en, found.derivation.ko]


def open_sheet(
    editor: Editor, draft: RuleDraft, save: Callable[[RuleDraft], None], title: str, sub: str, words: str
) -> Sheet:
    """The sheet with its example."""
    parts = tuple(Part(names, _(heading)) for heading, names in _PARTS)
    hints = {name: _(hint) for name, hint in _HINTS.items()}
    desk = editor.desk

    def below(form: Form) -> QWidget:
        return Preview(desk.view, form, desk.as_of)

    return editor.form(draft, parts, title, save, sub=sub, words=words, hints=hints, below=below)


def override(editor: Editor, number: int) -> Sheet | None:
    """A sheet that begins as a rule of the program."""
    found = entry(editor.desk.view, number, editor.desk.as_of)
    return add(editor, found.name) if found is not None else None


def add(editor: Editor, rule: str = "") -> Sheet:
    """A sheet for a new own rule; over the program's rule of that name where there is one."""
    desk, known = editor.desk, shipped()
    over = rule in known.ids()
    if over:
        draft, title = draft_over(known.rule(rule, desk.as_of)), _("Override in this case")
    else:
        draft, title = RuleDraft(rule=rule or _free(desk.view)), _("Add: {what}", what=_("Own rule"))

    def save(filled: RuleDraft) -> None:
        _require_apart(desk.view, filled.record())
        with desk.change(title) as edit:
            stored = edit.add(filled.record())
        desk.visit(Place("rule", "local_rule", stored.id))
        desk.say(_("Added: {name}", name=stored.title), "ok", _("Undo"), desk.undo)

    sub = known.rule(rule).title.say() if over else ""
    return open_sheet(editor, draft, save, title, sub, _("Add"))


def edit(editor: Editor, id: int) -> Sheet:
    """A sheet with an own rule as it is; one that cannot be read begins with its names alone."""
    desk = editor.desk
    record = desk.view.local_rules.get(id)
    title = _("Edit: {what}", what=_("Own rule"))

    def save(filled: RuleDraft) -> None:
        _require_apart(desk.view, filled.record())
        with desk.change(title) as change:
            change.update(filled.record())

    return open_sheet(editor, draft_of(record, id), save, title, record.title, _("Save"))


def _require_apart(view: View, record: LocalRule) -> None:
    """Raises Invalid where another own version of the rule is in force on the same days."""
    others = [one for one in view.local_rules.where(rule=record.rule) if one.id != record.id]
    local = law_of([*others, record])
    if clash := [one.reason for one in local.faults if one.rule == record.rule and one.field == "from"]:
        raise Invalid(clash[0])


def _free(view: View) -> str:
    """A short name that no rule has."""
    taken = set(own_law(view).law.ids()) | {one.rule for one in view.local_rules.all()}
    return next(name for n in range(1, len(taken) + 2) if (name := f"OWN-{n}") not in taken)
