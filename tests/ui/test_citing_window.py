"""Words quoted in the window, opened again by their code, and led to the final record."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from hearingdesk.citing.anchor import Piece, quote
from hearingdesk.citing.code import code_of
from hearingdesk.records.citations import Citation
from hearingdesk.records.facts import Fact
from hearingdesk.records.sources import SourcePage
from hearingdesk.records.turns import Transcript, Turn
from tests.ui.windows import close, opened, sheet
from ui.desk import Place
from ui.rooms.cited import open_cite
from ui.rooms.register import CARRIED
from ui.widgets.marked import MarkedLabel
from ui.window import Window

PAGE = "The risk committee met in March.\nIt knew that buyers would lose their principal.\nNobody told them."


@pytest.fixture
def window(qtbot: Any, tmp_path: Path):
    made = opened(qtbot, tmp_path / "case.hearing")
    yield made
    close(made)


def turns(window: Window, transcript: int = 0) -> list[Turn]:
    view = window.desk.view
    id = transcript or next(iter(view.transcripts.ids()))
    return list(view.turns.where(transcript=id))


def read(qtbot: Any, window: Window, turn: int) -> Any:
    """The reader, at a turn."""
    window.desk.visit(Place(table="turn", id=turn))
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.reader() is not None and space.reader().model.rowCount() > 0, timeout=3000)
    return space.reader()


def cite(window: Window, first: Turn, last: Turn) -> Citation:
    """A fact that rests on the end of one turn and the beginning of another."""
    pieces = [Piece(first.id, 5, 999), Piece(last.id, 0, 11)]
    anchor = quote(window.desk.view, pieces)
    assert anchor is not None
    with window.desk.change("Cite") as edit:
        fact = edit.add(Fact(text="They knew."))
        return edit.add(anchor.citation("fact", fact.id))


def final(window: Window, *, without: str = "") -> Transcript:
    """The final record of the same hearing, relabelled and somewhat edited."""
    draft = window.desk.view.transcripts.get(next(iter(window.desk.view.transcripts.ids())))
    said = [one for one in turns(window, draft.id) if not without or without not in one.text]
    with window.desk.change("Import the final record") as edit:
        made = edit.add(Transcript(hearing=draft.hearing, title="Final record"))
        for n, one in enumerate(said, 1):
            text = one.text.replace("first read", "first see")
            edit.add(
                Turn(transcript=made.id, position=n, label=one.label.upper(), page=str(n // 9), text=text)
            )
    return made


def wait_for_jobs(qtbot: Any, window: Window) -> None:
    qtbot.waitUntil(lambda: window.desk.writable, timeout=10_000)


def test_words_over_two_turns_become_a_fact_with_its_citation_in_one_step(qtbot: Any, window: Window) -> None:
    said = turns(window)
    reader = read(qtbot, window, said[2].id)
    qtbot.waitUntil(lambda: reader.view.looked_at() == 2, timeout=3000)
    reader.view.select((2, 9), (3, 4))
    before = window.desk.view.log_length()
    window.commands.run("cite.fact")
    form = sheet(window)
    form.save()
    view = window.desk.view
    assert view.log_length() == before + 1
    fact = view.facts.first(text="you first read the minutes? 3월 말")
    assert fact is not None
    (stored,) = view.citations.on(fact.id)
    assert stored.quote == "you first read the minutes?\n3월 말"
    assert (stored.turn, stored.last_turn) == (said[2].id, said[3].id)
    assert code_of(stored.id) in window.banner.words()
    window.desk.undo()
    assert view.facts.find(fact.id) is None


@pytest.mark.parametrize("name", ["cite.version", "cite.question", "cite.undertaking", "cite.behind"])
def test_each_target_opens_its_sheet_with_the_words(qtbot: Any, window: Window, name: str) -> None:
    reader = read(qtbot, window, turns(window)[1].id)
    qtbot.waitUntil(lambda: reader.view.looked_at() == 1, timeout=3000)
    reader.view.select((1, 0), (1, 12))
    window.commands.run(name)
    form = sheet(window)
    words = [label.text() for label in form.findChildren(QLabel)]
    assert any("3월 말에 보고받았습니다" in one or "3월 말에 보고받았" in one for one in words)
    form.done(0)


def test_without_words_it_says_what_to_do(qtbot: Any, window: Window) -> None:
    window.desk.visit(Place("fact"))
    window.commands.run("cite.fact")
    assert "Select some" in window.banner.words()


def test_a_cite_opens_with_its_words_selected_over_both_turns(qtbot: Any, window: Window) -> None:
    said = turns(window)
    stored = cite(window, said[40], said[41])
    open_cite(window.desk, stored.id)
    space: Any = window.space()
    qtbot.waitUntil(lambda: space.reader() is not None, timeout=3000)
    reader = space.reader()
    qtbot.waitUntil(lambda: reader.view.selection.range() is not None, timeout=3000)
    assert reader.view.selection.range() == ((40, 5), (41, 11))
    assert [piece.id for piece in reader.chosen()] == [said[40].id, said[41].id]


def test_a_pasted_code_is_the_first_thing_the_palette_offers(qtbot: Any, window: Window) -> None:
    said = turns(window)
    stored = cite(window, said[10], said[11])
    window.open_palette()
    palette: Any = window._later._palette
    palette.line.setText(code_of(stored.id).lower())
    palette.line.typed.emit(palette.line.text())
    qtbot.waitUntil(
        lambda: any(entry.run and entry.icon == "quote" for entry in palette.entries()), timeout=3000
    )
    next(entry for entry in palette.entries() if entry.icon == "quote").run()
    assert window.desk.place == Place("transcript", "turn", said[10].id, cite=stored.id)


def test_words_of_a_source_are_marked_on_its_page_and_can_be_quoted_there(qtbot: Any, window: Window) -> None:
    view = window.desk.view
    source = next(iter(view.sources.all()))
    with window.desk.change("Put the text in") as edit:
        edit.add(SourcePage(source=source.id, number=1, text=PAGE))
    (stored,) = view.citations.where(source=source.id)
    with window.desk.change("Cite") as edit:
        edit.update(Citation(**{**fields_of(stored), "quote": "buyers would lose"}))
    open_cite(window.desk, stored.id)
    space: Any = window.space()
    marked = [label for label in space.findChildren(MarkedLabel) if label.marked()]
    assert [label.marked() for label in marked] == [["buyers would lose"]]
    page = next(
        label for label in space.findChildren(QLabel) if label.property("quotes") and label.text() == PAGE
    )
    page.setSelection(PAGE.index("Nobody"), len("Nobody told them."))
    window.commands.run("cite.fact")
    sheet(window).save()
    fact = view.facts.first(text="Nobody told them.")
    assert fact is not None
    (of_fact,) = view.citations.on(fact.id)
    assert (of_fact.source, of_fact.locator, of_fact.quote) == (source.id, "¶ 3", "Nobody told them.")


def fields_of(record: Citation) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_the_final_record_takes_the_place_of_the_draft_and_the_report_is_worked_through(
    qtbot: Any, window: Window
) -> None:
    with window.desk.change("Say more") as edit:
        talk = turns(window)[0].transcript
        for n, text in enumerate(
            ("Who first read the ledger?", "The keeper of the lamps did.", "At the harbour.")
        ):
            edit.add(Turn(transcript=talk, position=500 + n, text=text))
    said = turns(window)[-3:]
    changed, kept = cite(window, said[0], said[1]), cite(window, said[1], said[2])
    made = final(window)
    window.desk.visit(Place("transcript", "transcript", talk or 0))
    window.commands.run("cite.replace")
    sheet(window).save()
    wait_for_jobs(qtbot, window)
    qtbot.waitUntil(lambda: window.desk.place.table == "replacement", timeout=5000)
    view = window.desk.view
    done = view.replacements.get(window.desk.place.id)
    assert done.newer == made.id
    assert done.total == 2 == sum(view.carried_cites.counted(done.id).values())
    outcomes = {row.citation: row.outcome for row in view.carried_cites.all()}
    assert outcomes == {changed.id: "changed", kept.id: "moved"}
    (row,) = view.carried_cites.where(citation=changed.id)
    assert "irst see" in row.new_words
    window.desk.visit(Place(CARRIED, "carried_cite", row.id))
    window.commands.run("cite.accept")
    assert view.citations.get(changed.id).state == ""
    assert view.carried_cites.get(row.id).decision == "accepted"
    window.desk.undo()
    assert view.citations.get(changed.id).state == "changed"


def test_a_lost_citation_is_given_up_with_a_reason_or_pointed_at_another_place(
    qtbot: Any, window: Window
) -> None:
    with window.desk.change("Say more") as edit:
        talk = turns(window)[0].transcript
        only = edit.add(
            Turn(transcript=talk, position=500, text="A word that will be struck from the record.")
        )
    anchor = quote(window.desk.view, [Piece(only.id, 0, 43)])
    assert anchor is not None
    with window.desk.change("Cite") as edit:
        fact = edit.add(Fact(text="Struck."))
        stored = edit.add(anchor.citation("fact", fact.id))
    made = final(window, without="struck")
    from hearingdesk.reanchoring.carry import Text
    from ui.rooms.replacing import start

    start(window.desk, Text("transcript", talk or 0), Text("transcript", made.id))
    wait_for_jobs(qtbot, window)
    view = window.desk.view
    qtbot.waitUntil(lambda: view.carried_cites.count() == 1, timeout=5000)
    (row,) = view.carried_cites.all()
    assert row.outcome == "lost"
    assert view.citations.get(stored.id).state == "open"
    window.desk.visit(Place(CARRIED, "carried_cite", row.id))
    window.voice.answers[:] = ["Struck by agreement."]  # type: ignore[attr-defined]
    window.commands.run("cite.lose")
    assert view.citations.get(stored.id).state == "lost"
    assert view.carried_cites.get(row.id).reason == "Struck by agreement."
    window.desk.undo()
    later = turns(window, made.id)
    reader = read(qtbot, window, later[5].id)
    qtbot.waitUntil(lambda: reader.view.looked_at() == 5, timeout=3000)
    reader.view.select((5, 0), (5, 8))
    window.commands.run("cite.here")
    sheet(window).save()
    assert view.citations.get(stored.id).turn == later[5].id
    assert view.carried_cites.get(row.id).decision == "chosen"


def test_a_citation_is_copied_with_its_code(qtbot: Any, window: Window) -> None:
    said = turns(window)
    stored = cite(window, said[4], said[5])
    window.desk.visit(Place("citation", "citation", stored.id))
    window.commands.run("copy.cite")
    copied = QGuiApplication.clipboard().text()
    assert stored.quote in copied
    assert code_of(stored.id) in copied
