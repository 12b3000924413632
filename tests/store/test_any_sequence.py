"""Any sequence of edits, undos, redos and restarts: the case always is what a plain model says."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import OutOfDate, StillUsed
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName
from tests.build import new_case

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=6)
PICK = st.integers(0, 10**6)


class Desk(RuleBasedStateMachine):
    """One person at one file. The model: a stack of dumps behind, one of dumps ahead."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp())
        self.case = new_case(self.folder)
        self.behind, self.ahead, self.acts = [], [], 1
        self.now = self.dump()

    def teardown(self):
        if hasattr(self, "case"):
            assert self.case.check().ok
            self.case.close()
            assert [path.name for path in self.folder.iterdir()] == [self.case.path.name]
            shutil.rmtree(self.folder)

    def dump(self):
        return list(self.case.dump())

    def did(self):
        """Note what a change did to the model: nothing where nothing is different."""
        found = self.dump()
        if found != self.now:
            self.behind.append(self.now)
            self.now, self.ahead = found, []
            self.acts += 1

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
            assert self.dump() == self.now

    @rule()
    def undo(self):
        assert bool(self.case.can_undo()) == bool(self.behind)
        if self.behind:
            self.case.undo()
            self.ahead.append(self.now)
            self.now = self.behind.pop()
            self.acts += 1

    @rule()
    def redo(self):
        assert bool(self.case.can_redo()) == bool(self.ahead)
        if self.ahead:
            self.case.redo()
            self.behind.append(self.now)
            self.now = self.ahead.pop()
            self.acts += 1

    @rule()
    def restart(self):
        self.case.close()
        self.case = CaseFile(self.case.path, "rw", "Ada Wick")

    @invariant()
    def the_case_is_what_the_model_says(self):
        if hasattr(self, "case"):
            assert self.dump() == self.now
            assert len(list(self.case.history())) == self.acts


Desk.TestCase.settings = settings(max_examples=12, stateful_step_count=20)
TestAnySequence = Desk.TestCase
