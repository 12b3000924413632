"""Any sequence of edits, undos, redos (in turn or of older changes) and restarts: the case is what a model says."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import OutOfDate, StillUsed
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName
from tests.build import new_case
from tests.store.model import backwards, meet, patch, patched, rows_of

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=6)
PICK = st.integers(0, 10**6)


class Desk(RuleBasedStateMachine):
    """One person at one file. The model: the rows, what each change did to them, in which order they stand."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp())
        self.case = new_case(self.folder)
        self.standing, self.ahead, self.acts = [], [], 1  # changes in force, and those that wait for a redo
        self.did_what = {}
        self.now = rows_of(self.case)

    def teardown(self):
        if hasattr(self, "case"):
            assert self.case.check().ok
            self.case.close()
            assert [path.name for path in self.folder.iterdir()] == [self.case.path.name]
            shutil.rmtree(self.folder)

    def did(self):
        """Note what a change did to the model: nothing where nothing is different."""
        found = rows_of(self.case)
        if found != self.now:
            latest = next(self.case.history(1)).change.id
            self.did_what[latest] = patch(self.now, found)
            self.standing.append(latest)
            self.now, self.ahead = found, []
            self.acts += 1

    def step(self, act, change, wanted):
        """Take a step that the model allows (the rows it must give) or refuses (None)."""
        if wanted is None:
            with pytest.raises(OutOfDate):
                getattr(self.case, act)(change)
            return
        getattr(self.case, act)(change)
        self.now = wanted
        self.acts += 1

    def undone(self, change):
        """The rows without this change; None where that is to be refused."""
        if change not in self.standing:
            return None
        later = self.standing[self.standing.index(change) + 1 :]
        if any(meet(self.did_what[change], self.did_what[one]) for one in later):
            return None
        return patched(self.now, backwards(self.did_what[change]))

    def redone(self, change):
        return None if change in self.standing else patched(self.now, self.did_what[change])

    def some(self, records, pick):
        ids = records.ids()
        return records.get(ids[pick % len(ids)]) if ids else None

    @rule(words=WORDS, forms=st.lists(WORDS, max_size=2))
    def add(self, words, forms):
        with self.case.change("Add") as edit:
            party = edit.add(Party(name=words))
            for form in forms:
                edit.add(PartyName(party=party.id, text=form))
        self.did()

    @rule(pick=PICK, words=WORDS)
    def update(self, pick, words):
        party = self.some(self.case.parties, pick)
        if party:
            with self.case.change("Update") as edit:
                edit.update(replace(party, name=words))
            self.did()

    @rule(pick=PICK)
    def remove(self, pick):
        party = self.some(self.case.parties, pick)
        if party is None:
            return
        used = self.case.parties.forms(party.id)
        about = self.case.notes.where(about=party.id)
        try:
            with self.case.change("Remove") as edit:
                edit.remove(party)
            assert not used
            assert not about
        except StillUsed:
            assert used or about
        self.did()

    @rule(count=st.integers(1, 30), words=WORDS, pick=PICK)
    def bulk(self, count, words, pick):
        party = self.some(self.case.parties, pick)
        about = party.id if party else None
        with self.case.change("Bulk") as edit:
            edit.add_bulk([Note(text=f"{words} {n}", about_kind="party", about=about) for n in range(count)])
        self.did()

    @rule(pick=PICK, other=PICK)
    def lead_elsewhere(self, pick, other):
        note, party = self.some(self.case.notes, pick), self.some(self.case.parties, other)
        if note:
            with self.case.change("Lead elsewhere") as edit:
                edit.update(replace(note, about_kind="party", about=party.id if party else None))
            self.did()

    @rule(pick=PICK)
    def remove_a_note(self, pick):
        note = self.some(self.case.notes, pick)
        if note:
            with self.case.change("Remove a note") as edit:
                edit.remove(note)
            self.did()

    @rule(count=st.integers(2, 9), words=WORDS, pick=PICK)
    def mix(self, count, words, pick):
        with self.case.change("Mix") as edit:
            added = edit.add_bulk([Party(name=words)] * count)
            edit.update(replace(self.case.parties.get(added[pick % count]), name=words + "!"))
            edit.remove(self.case.parties.get(added[(pick + 1) % count]))
            edit.add(Note(text=words))
        self.did()

    @rule(words=WORDS)
    def fail(self, words):
        try:
            with self.case.change("Fail") as edit:
                edit.add(Party(name=words))
                edit.add_bulk([Note(text=words)] * 3)
                raise OutOfDate("on purpose")
        except OutOfDate:
            assert rows_of(self.case) == self.now

    @rule()
    def undo(self):
        assert bool(self.case.can_undo()) == bool(self.standing)
        if self.standing:
            change = self.standing.pop()
            without = patched(self.now, backwards(self.did_what[change]))
            assert without is not None, "what came last can always be taken back"
            self.step("undo", 0, without)
            self.ahead.append(change)

    @rule()
    def redo(self):
        assert bool(self.case.can_redo()) == bool(self.ahead)
        if self.ahead:
            self.redo_one(0, self.ahead[-1])

    @rule(pick=PICK)
    def undo_an_older_one(self, pick):
        if self.did_what:
            change = list(self.did_what)[pick % len(self.did_what)]
            without = self.undone(change)
            self.step("undo", change, without)
            if without is not None:
                self.standing.remove(change)
                self.ahead.append(change)

    @rule(pick=PICK)
    def redo_an_older_one(self, pick):
        if self.did_what:
            change = list(self.did_what)[pick % len(self.did_what)]
            self.redo_one(change, change)

    def redo_one(self, named, change):
        again = self.redone(change)
        self.step("redo", named, again)
        if again is not None:
            self.standing.append(change)
            if change in self.ahead:
                self.ahead.remove(change)

    @rule()
    def restart(self):
        self.case.close()
        self.case = CaseFile(self.case.path, "rw", "Ada Wick")

    @invariant()
    def the_case_is_what_the_model_says(self):
        if hasattr(self, "case"):
            assert rows_of(self.case) == self.now
            assert len(list(self.case.history())) == self.acts


Desk.TestCase.settings = settings(max_examples=12, stateful_step_count=20)
TestAnySequence = Desk.TestCase
