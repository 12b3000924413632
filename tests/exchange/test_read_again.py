"""A source is read again from its own bytes: what would differ is said first, nothing that hangs on it is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed, NotFound, OutOfDate
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.read_again import Wish, foresee, profiles, read_again
from hearingdesk.job import Cancelled
from hearingdesk.naming import Answers, Said, labels, link
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Mark
from hearingdesk.records.parties import Party
from hearingdesk.records.sources import Source
from tests.exchange.paper import FILES

ORAL = FILES / "uk-oral-20240312.csv"
TABLE = "이름,직위\n홍길동,위원\n성춘향,위원장\n"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as made:
        yield made


@pytest.fixture
def source(case: CaseFile) -> int:
    return bring_in(case, ORAL).source


def linked(case: CaseFile) -> None:
    """Somebody is said to be the first speaker."""
    with case.change("Add") as edit:
        party = edit.add(Party(kind="person", name="Wanda Wick"))
    (transcript,) = case.transcripts.ids()
    first = labels(case, transcript)[0]
    link(case, transcript, Answers((Said(first.text, first.who, party.id),)))


def test_the_same_importer_brings_the_same(case, source):
    before, logged = case.digest(), case.log_length()
    found = foresee(case, source, Wish())
    assert not found.differs
    assert found.before == found.after
    assert found.had == found.brings
    assert (found.turns.gone, found.turns.new) == (0, 0)
    assert found.turns.same == case.turns.count()
    assert found.obstacle == ""
    assert (case.digest(), case.log_length()) == (before, logged)


def test_another_format_brings_other_records_and_takes_the_earlier_ones_away(case, source):
    found = foresee(case, source, Wish(format="table"))
    assert found.differs
    assert found.turns.gone > 0
    before = case.digest()
    outcome = read_again(case, source, Wish(format="table"))
    assert outcome.added == found.brings
    assert (case.hearings.count(), case.turns.count()) == (0, 0)
    assert case.sources.original(outcome.source) == ORAL.read_bytes()
    assert case.check().ok
    after = case.digest()
    for _time in range(2):
        case.undo()
        assert case.digest() == before
        assert case.check().ok
        case.redo()
        assert case.digest() == after
        assert case.check().ok


def test_the_ledger_says_that_it_was_read_again(case, source):
    read_again(case, source, Wish(format="table"))
    again, first = case.ledger.all()
    assert again.message.startswith("Read again.")
    assert (again.status, again.format, again.place) == ("imported", "table", str(ORAL))
    assert (first.importer, first.format) == ("uk-oral", "")
    assert case.ledger.sums().balance
    assert bring_in(case, ORAL).format == "table"
    case.undo()
    assert bring_in(case, ORAL).format == "uk-oral"


def test_what_hangs_on_the_earlier_reading_is_said_and_stays(case, source):
    linked(case)
    with case.change("Mark") as edit:
        edit.add(Mark(turn=case.turns.ids()[3], text="who lit it?"))
    found = foresee(case, source, Wish(format="table"))
    assert "“Import uk-oral-20240312” cannot be undone: “Mark” by Ada" in found.obstacle
    assert [one for one in found.hanging if "linked to" in one or "Marks" in one] == list(found.hanging)
    assert len(found.hanging) == 2
    before = case.digest()
    with pytest.raises(OutOfDate, match="cannot be undone"):
        read_again(case, source, Wish(format="table"))
    assert case.digest() == before
    assert case.check().ok


def test_beside_the_earlier_reading_it_can_come_in_all_the_same(case, source):
    linked(case)
    before = case.digest()
    outcome = read_again(case, source, Wish(format="table"), beside=True)
    assert outcome.source == source
    assert case.counts()["note"] == outcome.added["note"]
    assert (case.transcripts.count(), case.sources.count()) == (1, 1)
    assert case.check().ok
    case.undo()
    assert case.digest() == before


def test_of_two_readings_the_later_one_is_replaced(case, source):
    read_again(case, source, Wish(format="table"), beside=True)
    read_again(case, source, Wish())
    assert (case.transcripts.count(), case.counts()["note"]) == (2, 0)
    assert case.ledger.sums().stored == 3
    assert case.check().ok


def test_another_encoding_is_taken(case, tmp_path):
    file = tmp_path / "members.csv"
    file.write_bytes(TABLE.encode("cp949"))
    source = bring_in(case, file, encoding="latin-1").source
    found = foresee(case, source, Wish(encoding="cp949"))
    assert found.differs or found.before != found.after or found.had == found.brings
    read_again(case, source, Wish(encoding="cp949"))
    assert "홍길동" in "".join(name for row in case.dump() for name in [row[1].decode()])
    assert next(iter(case.ledger.all())).encoding == "cp949"


def test_a_copy_has_no_ledger_and_reads_again_all_the_same(case, source, tmp_path):
    case.copy(tmp_path / "copy.hearing")
    with CaseFile(tmp_path / "copy.hearing") as other:
        found = foresee(other, source, Wish(format="table"))
        assert found.before == {}
        assert found.had["turn"] == other.turns.count()
        read_again(other, source, Wish(format="table"))
        assert other.check().ok


def test_a_source_without_its_file_cannot_be_read_again(case):
    with case.change("Add") as edit:
        source = edit.add(Source(title="A letter"))
    with pytest.raises(ImportFailed, match="does not hold the file of “A letter”"):
        foresee(case, source.id, Wish())


def test_a_profile_that_is_not_there_is_named(case, source):
    assert profiles(case)
    with pytest.raises(NotFound, match="“lamps”"):
        foresee(case, source, Wish(profile="lamps"))


def test_a_format_that_does_not_fit_is_refused_with_its_reason(case, source):
    before = case.digest()
    with pytest.raises(ImportFailed, match=r"uk-oral-20240312\.csv"):
        read_again(case, source, Wish(format="captions"))
    assert case.digest() == before


def test_stopped_it_changes_nothing(case, source):
    before = case.digest()

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_again(case, source, Wish(), progress=stop)
    assert case.digest() == before
    assert replace(case.ledger.sums()).received == 1


def test_a_source_kept_as_a_document_is_read_as_a_record_only_when_a_format_is_chosen(case, tmp_path):
    page = tmp_path / "notice.html"
    page.write_text("<html><body><p>The lamps will be lit at six.</p></body></html>", "utf-8")
    source = bring_in(case, page).source
    assert case.sources.get(source).pages is not None
    with pytest.raises(ImportFailed, match="“notice” is kept as a document"):
        foresee(case, source, Wish())
