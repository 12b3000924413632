"""The chosen label: how often and with which words somebody speaks under it, and whom it may mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from hearingdesk.holding import holders
from hearingdesk.labels import LabelState, TwinState
from hearingdesk.naming import SAID_OF, Labelled
from hearingdesk.printed import printed
from hearingdesk.store.records import shorten
from hearingdesk.view import View
from hearingdesk.words import _
from ui.actions import press
from ui.forms.pick import Lookup
from ui.rooms.speakers.choices import Choices, Portion
from ui.rooms.speakers.parts import Likely, PartsBox
from ui.rooms.speakers.rows import called, listed_as, name_of, told_of, turns
from ui.rooms.speakers.who import Option, WhoBox
from ui.widgets.label import Label
from ui.widgets.page import PageArea

_FIRST_WORDS = 280  # letters of the first turn
_QUOTE = 48


class WhoPanel(PageArea):
    """What both panels share: a place in the case can be looked at, a sentence says what is wrong."""

    opened = Signal(str, object)  # table, id

    def __init__(self, view: Callable[[], View], lookup: Callable[[], Lookup], choices: Choices) -> None:
        super().__init__()
        self._view, self._lookup, self._choices = view, lookup, choices
        self.who: WhoBox | None = None
        self.warning = Label("", "small", "bad", wrap=True)

    def press(self, digit: int) -> bool:
        """Choose what a digit stands for; whether there is such a one."""
        return self.who is not None and self.who.press(digit)

    def say(self, sentence: str) -> None:
        """Say what is wrong with what was chosen; "" for nothing."""
        self.warning.setText(sentence)
        self.warning.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.warning, sentence))

    def begin(self, title: str, below: str) -> None:
        """Take away what is shown and head it anew."""
        self.clear()
        self.who = None
        self.warning = Label("", "small", "bad", wrap=True)
        self.warning.hide()
        self.add(Label(title, "list", wrap=True, selectable=True))
        self.add(Label(below, "small", "text2", wrap=True))

    def way(self, words: str, table: str, id: int) -> None:
        """A button that shows a place in the case."""
        button = press(words, "external-link")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.opened.emit(table, id))
        self.add(button)
        self._column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)


class LabelPanel(WhoPanel):
    """Whom one label means."""

    def __init__(self, view: Callable[[], View], lookup: Callable[[], Lookup], choices: Choices) -> None:
        super().__init__(view, lookup, choices)
        self.state: LabelState | None = None
        self.parts: PartsBox | None = None

    def show_label(self, transcript: int, state: LabelState | None) -> None:
        """Show a label as it stands, with what was chosen for it."""
        self.state, self.parts = state, None
        if state is None:
            self.clear()
            self.who = None
            return
        view, label = self._view(), state.label
        mark = _("Mark in the source: {mark}", mark=label.who) if label.who else ""
        self.begin(called(label.text), " · ".join(filter(None, (turns(label.turns), mark))))
        first = view.turns.find(label.first)
        if first is not None:
            self.add(Label(f"“{shorten(first.text, _FIRST_WORDS)}”", "body", wrap=True, selectable=True))
            self.way(_("Open this place"), "turn", label.first)
        self.add(Label(_("Who is this?"), "strong"))
        self._offer(view, state)
        self.add(self.warning)
        if label.turns > 1:
            self._part(view, transcript, state)

    def take_standing(self) -> bool:
        """Choose the one who stands out; whether there is one."""
        if self.state is None or self.state.proposal is None:
            return False
        self._choices.take(self.state.label, self.state.proposal.party)
        return True

    def _offer(self, view: View, state: LabelState) -> None:
        label, choice, new = state.label, self._choices.of(state.label), self._choices.new()
        options = [
            Option(
                one.party,
                _("{name} – {reason}", name=name_of(view, one.party, new), reason=_(SAID_OF[one.reason])),
                told_of(view, one.party),
            )
            for one in state.proposals
        ]
        there = {one.value for one in options}
        linked = [party for party, _n in label.parties if party and party not in there]
        options += [
            Option(
                party,
                _("{name} – {reason}", name=name_of(view, party, new), reason=_("Linked now")),
                told_of(view, party),
            )
            for party in linked
        ]
        own = choice.parties if choice else ()
        options += [
            Option(number, _("{name} – {reason}", name=name, reason=_("To be added here")))
            for number, name in new.items()
            if number not in own
        ]
        options.append(Option(0, _("Nobody yet")))
        whole = choice is not None and not choice.parted
        current = None if choice and choice.parted else label.party
        if choice and whole:
            current = next(iter(choice.parties), 0)
        elif choice is None and len(label.parties) > 1:
            current = None
        self.who = WhoBox(self._lookup(), new=True)
        called_now = new.get(current, "") if current and current < 0 else ""
        self.who.show_options(options, current, _proper(label.text), called_now)
        self.who.chosen.connect(lambda party: self._take(label, party))
        self.who.named.connect(lambda name: self._add(label, name))
        self.who.opened.connect(self.opened)
        self.add(self.who)

    def _take(self, label: Labelled, party: int) -> None:
        if self.parts is not None and self.parts.box.isChecked():
            self.parts.box.setChecked(False)
        self.say("")
        self._choices.take(label, party)

    def _add(self, label: Labelled, name: str) -> None:
        if not self._choices.rename(label, name):
            self._take(label, self._choices.add(name))

    def _part(self, view: View, transcript: int, state: LabelState) -> None:
        label = state.label
        ids = view.turns.under(transcript, label.text, label.who)
        likely = Likely(self._lookup(), [one.party for one in state.proposals], self._choices)
        held = [
            Portion(one.party, one.first, one.last)
            for one in holders(view, transcript, label.text, label.who)
        ]

        def words(id: int) -> str:
            found = self._view().turns.find(id)
            return shorten(found.text, _QUOTE) if found else ""

        self.parts = PartsBox(likely, ids, words, lambda: self._begin(held))
        if len(held) > 1:
            names = ", ".join(dict.fromkeys(view.parties.called(one.party) for one in held))
            said = _("On the days of this record the office was held by: {names}.", names=names)
            self.add(Label(said, "small", "text2", wrap=True))
        choice = self._choices.of(label)
        self.parts.show_portions(choice.portions if choice and choice.parted else ())
        self.parts.parted.connect(lambda portions: self._parted(label, portions))
        self.parts.refused.connect(self.say)
        self.parts.ended.connect(lambda: self._whole(label))
        self.parts.opened.connect(self.opened)
        self.add(self.parts)

    def _parted(self, label: Labelled, portions: tuple[Portion, ...]) -> None:
        if portions:
            self._choices.part(label, portions)
        else:
            self._choices.let_go(label)
        if self.who is not None:
            self.who.mark(None)

    def _whole(self, label: Labelled) -> None:
        choice = self._choices.of(label)
        if choice is not None and choice.parted:
            self._choices.let_go(label)
            if self.who is not None:
                self.who.mark(label.party)

    def _begin(self, held: list[Portion]) -> list[Portion]:
        """The parts to begin with: as the office was held, else all turns for the one who is pressed."""
        if len(held) > 1:
            return held
        pressed = self.who.pressed() if self.who is not None else None
        return [Portion(pressed)] if pressed else held


class TwinPanel(WhoPanel):
    """Somebody listed, and the others of that name."""

    def show_twin(self, state: TwinState | None) -> None:
        """Show somebody as the hearing lists him."""
        if state is None:
            self.clear()
            self.who = None
            return
        view, listed = self._view(), state.twin.party
        self.begin(
            view.parties.called(listed),
            " · ".join(filter(None, (listed_as(state.twin.capacity), told_of(view, listed)))),
        )
        self.way(_("Open this entry"), "party", listed)
        self.add(Label(_("Is the same as …"), "strong"))
        said = _("Entries of one name may be namesakes. Say so only where you know that they are one person.")
        self.add(Label(said, "small", "text2", wrap=True))
        options = [Option(one, view.parties.called(one), told_of(view, one)) for one in state.twin.others]
        self.who = WhoBox(self._lookup())
        everybody = [*options, Option(0, _("Nobody: they stay apart"))]
        self.who.show_options(everybody, self._choices.same_as(listed), "")
        self.who.chosen.connect(lambda party: self._choices.say_same(listed, party))
        self.who.opened.connect(self.opened)
        self.add(self.who)


def _proper(label: str) -> str:
    """A name as a label prints it, without styles and offices, as the label writes it."""
    written = {bare.casefold(): bare for word in label.split() if (bare := word.strip(".,;:()"))}
    return " ".join(written.get(word, word) for word in printed(label).name.split())
