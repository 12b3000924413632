"""Two entries that are one person: everything that leads to one leads to the other then, and no name is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearingdesk.casefile import Edit
from hearingdesk.errors import Invalid
from hearingdesk.printed import Printed, alike, fits, key, printed
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.view import View
from hearingdesk.words import _

_KEPT = ("role", "role_ko", "remark", "remark_ko", "name_ko")  # what an empty field takes over


def join(view: View, edit: Edit, keep: int, other: int) -> None:
    """Make two entries one, within a change: `keep` stays, every link to `other` leads there, its names are kept.

    Raises Invalid where they are the same entry, or a person and an organisation.
    """
    stays, goes = view.parties.get(keep), view.parties.get(other)
    if keep == other:
        raise Invalid(_("That is the same entry."))
    if stays.kind != goes.kind:
        raise Invalid(_("A person and an organisation cannot be one."))
    for records, field, ids in list(view.users_of("party", other)):
        for record in records.many(ids):
            if records.table != "party_name" or not _has(view, keep, record.text):
                edit.update(replace(record, **{field: keep}))
            else:
                edit.remove(record)
    for name in dict.fromkeys((goes.name, goes.name_ko)):
        if name and not _has(view, keep, name):
            edit.add(PartyName(party=keep, text=name, kind="alias"))
    taken = {name: getattr(goes, name) for name in _KEPT if not getattr(stays, name)}
    edit.update(replace(stays, **taken))
    edit.remove(goes)


def same(view: View, party: int) -> Iterator[Party]:
    """The other people whose names fit those of this one, in any script: they may be the same, or namesakes."""
    one = view.parties.get(party)
    mine = [printed(name) for name in _names(view, one)]
    for other in view.parties.where(kind=one.kind):
        if other.id != party and any(fits(name, theirs) for theirs in _names(view, other) for name in mine):
            yield other


class People:
    """Every form of every person's name, marks of registers left out, read once to be asked often."""

    def __init__(self, view: View) -> None:
        self._forms: defaultdict[str, list[tuple[int, Printed]]] = defaultdict(list)
        self._of: defaultdict[int, list[Printed]] = defaultdict(list)
        for party in view.parties.where(kind="person"):
            for name in dict.fromkeys((party.name, party.name_ko)):
                self._add(party.id, name)
        for form in view.party_names.all():
            if form.party in self._of and form.kind != "identifier":
                self._add(form.party, form.text)

    def fitting(self, said: Printed) -> list[int]:
        """Those one of whose names may be the one that is printed, each once."""
        found = self._forms.get(key(said), ()) if said.name else ()
        return list(dict.fromkeys(party for party, form in found if alike(said, form)))

    def like(self, party: int) -> list[int]:
        """The others whose names fit those of this one."""
        found = (other for form in self._of.get(party, ()) for other in self.fitting(form))
        return [other for other in dict.fromkeys(found) if other != party]

    def _add(self, party: int, name: str) -> None:
        form = printed(name)
        self._of[party].append(form)
        if form.name:
            self._forms[key(form)].append((party, form))


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody listed in a hearing, with the others who may be the same."""

    party: int
    capacity: str  # in which he is listed; "" for a member
    others: tuple[int, ...]


def twins(view: View, hearing: int | None) -> list[Twin]:
    """The people a hearing lists as witnesses or present whose names others have too, as they are listed."""
    sittings = view.sittings.where(hearing=hearing)
    listed = [(row.party, row.capacity) for one in sittings for row in view.attendances.where(sitting=one.id)]
    listed += [(one.party, one.capacity) for one in view.summonses.where(hearing=hearing)]
    people, found = People(view), dict[int, Twin]()
    for party, capacity in listed:
        if party and party not in found and (others := people.like(party)):
            found[party] = Twin(party, capacity, tuple(others))
    return list(found.values())


def _names(view: View, party: Party) -> list[str]:
    forms = (form.text for form in view.parties.forms(party.id) if form.kind != "identifier")
    return [name for name in (party.name, party.name_ko, *forms) if name]


def _has(view: View, party: int, text: str) -> bool:
    known = view.parties.get(party)
    return text in (known.name, known.name_ko) or any(form.text == text for form in view.parties.forms(party))
