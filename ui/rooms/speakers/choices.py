"""What was chosen in the dialog so far: whom labels mean, who is the same as whom, who is to be added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from hearingdesk.naming import Answers, Labelled, Said, Same
from hearingdesk.records.parties import Party


@dataclass(frozen=True, slots=True)
class Portion:
    """Turns of a label, from one to another by their ids, and whose they are; 0 for nobody."""

    party: int
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one label means: one portion for all its turns, or several that do not overlap."""

    label: Labelled
    portions: tuple[Portion, ...]

    @property
    def parties(self) -> tuple[int, ...]:
        """Everybody it means."""
        return tuple(dict.fromkeys(one.party for one in self.portions if one.party))

    @property
    def parted(self) -> bool:
        """Only some of its turns are meant, or not all of them mean the same."""
        return any(one.first or one.last for one in self.portions)


class Choices(QObject):
    """Nothing of it is written before `answers` are. People to be added have negative numbers.

    The lists read it in threads of their own, so what it holds is replaced and never changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[int, Choice] = {}  # by the first turn under the label
        self._same: dict[int, int] = {}
        self._new: dict[int, str] = {}

    def take(self, label: Labelled, party: int) -> None:
        """All turns of the label mean this one; 0 for nobody. What is so already is no choice."""
        as_it_is = label.parties == ((party, label.turns),)
        self._put(label, None if as_it_is else Choice(label, (Portion(party),)))

    def part(self, label: Labelled, portions: tuple[Portion, ...]) -> None:
        """Some turns of the label mean somebody, others somebody else or whom they did."""
        self._put(label, Choice(label, portions))

    def let_go(self, label: Labelled) -> None:
        """Nothing is chosen for the label any more."""
        self._put(label, None)

    def add(self, name: str) -> int:
        """Somebody who is not in the case yet; his number here."""
        number = -1 - len(self._new)
        self._new = {**self._new, number: name}
        return number

    def named(self, number: int) -> str:
        """The name of somebody who is to be added, chosen or not."""
        return self._new.get(number, "")

    def rename(self, label: Labelled, name: str) -> bool:
        """Whoever is to be added for this label alone is called otherwise; whether there is one."""
        own = [party for party in self.labels().get(label.first, ()) if party < 0]
        meant = [party for parties in self.labels().values() for party in parties]
        if len(own) != 1 or meant.count(own[0]) > 1:
            return False
        if self._new[own[0]] != name:
            self._new = {**self._new, own[0]: name}
            self.changed.emit()
        return True

    def say_same(self, listed: int, keep: int) -> None:
        """Somebody listed is somebody who is there; 0 for nobody."""
        same = {one: other for one, other in self._same.items() if one != listed}
        if keep:
            if same.get(keep) == listed:
                del same[keep]  # it was said the other way round
            self._same = same
            if self._end(keep) != listed:
                same = {**same, listed: keep}
        self._same = same
        self.changed.emit()

    def of(self, label: Labelled) -> Choice | None:
        """What was chosen for a label."""
        return self._labels.get(label.first)

    def same_as(self, listed: int) -> int:
        """Whom somebody listed is said to be; 0 for nobody."""
        return self._same.get(listed, 0)

    def new(self) -> dict[int, str]:
        """The names of those to be added who are meant somewhere."""
        meant = {party for choice in self._labels.values() for party in choice.parties}
        return {number: name for number, name in self._new.items() if number in meant}

    def labels(self) -> Mapping[int, tuple[int, ...]]:
        """Label (its first turn): whom it means, as it is now."""
        return {first: choice.parties for first, choice in self._labels.items()}

    def twins(self) -> Mapping[int, int]:
        """Who is listed: whom he is the same as, as it is now."""
        return dict(self._same)

    def answers(self) -> Answers:
        """Everything, to be written in one change."""
        new = self.new()
        place = {number: -n for n, number in enumerate(new, 1)}
        said = tuple(
            Said(one.text, one.who, place.get(part.party, part.party), part.first, part.last)
            for choice in self._labels.values()
            for one in (choice.label,)
            for part in choice.portions
        )
        same = tuple(Same(listed, self._end(keep)) for listed, keep in self._same.items())
        return Answers(said, same, tuple(Party(kind="person", name=name) for name in new.values()))

    def keep_to(self, labels: Mapping[int, Labelled]) -> None:
        """The case has changed: choices for labels that are not there any more are let go."""
        self._labels = {
            first: replace(choice, label=labels[first])
            for first, choice in self._labels.items()
            if first in labels
        }
        self.changed.emit()

    def _put(self, label: Labelled, choice: Choice | None) -> None:
        labels = {first: one for first, one in self._labels.items() if first != label.first}
        self._labels = {**labels, label.first: choice} if choice else labels
        self.changed.emit()

    def _end(self, party: int) -> int:
        """Whom somebody is in the end, where he is said to be one who is somebody else."""
        seen = {party}
        while (party := self._same.get(party, party)) not in seen:
            seen.add(party)
        return party
