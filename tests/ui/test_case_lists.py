from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.rows import ListRow
from hearingdesk.view import View
from ui.models.paged import PagedModel
from ui.widgets.listpane import ListPane


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    case = CaseFile.create(tmp_path / "a.hearing", Matter(title="Data leak"), author="Hong Gil-dong")
    with case.change("Add people") as edit:
        for number in range(600):
            edit.add(Party(name=f"Person {number:03}", name_ko="홍길동"))
    yield case
    case.close()


def show(view: View, party: Party) -> ListRow:
    return ListRow(party.id, party.name, party.name_ko)


@pytest.fixture
def model(case, qapp) -> Iterator[PagedModel]:
    model = PagedModel(lambda: CaseListing(case.reader, show))
    yield model
    model.close()


def test_a_list_pane_shows_a_real_case_and_follows_its_changes(qtbot, look, case, model):
    pane = ListPane("People", model, tall=False)
    qtbot.addWidget(pane)
    pane.resize(340, 600)
    pane.show()
    with qtbot.waitSignal(model.settled):
        pane.list.ask(ListQuery("party"))
    assert model.rowCount() == 600
    pane.list.choose_first()
    kept = pane.list.current_id()
    with case.change("Add one more") as edit:
        edit.add(Party(name="Aardvark Committee"))
    with qtbot.waitSignal(model.settled):
        pane.list.refresh()
    assert model.rowCount() == 601
    assert pane.list.current_id() == kept
    row = model.read(pane.list.currentIndex().row())
    assert row is not None
    assert row.id == kept
