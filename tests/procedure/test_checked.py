"""What ships of the law is sound, all of it; a damaged file is named at the start and not met later."""

import shutil
import time

import pytest

from hearingdesk import places
from hearingdesk.procedure import book, calendars, checked, events, ledger, sources, tables


def test_everything_that_ships_is_sound():
    assert checked.faults() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "procedure/rules/kr.toml",
            'trigger = "attendance_day"',
            'trigger = "doomsday"',
            "kr.toml, rule KR-WIT",
        ),
        ("procedure/tables/offences.toml", '"KR-LIM-12"', '"KR-LIM-99"', "There is no rule “KR-LIM-99”."),
        ("procedure/tables/instruments.toml", '"investigation_demand"]', '"magic"]', "no instrument “magic”"),
        ("procedure/tables/routes.toml", '"complaint_third"', '"half"', "There is no threshold “half”."),
        ("holidays/kr.toml", 'ko = "노동절"', 'ko = ""', "kr.toml, rule 2026-05-01"),
    ],
)
def test_a_damaged_file_is_named(tmp_path, monkeypatch, file, old, new, said):
    copy = tmp_path / "resources"
    shutil.copytree(places.resources(), copy)
    path = copy / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    for module in (book, calendars, events, ledger, sources, tables):
        if hasattr(module, "resources"):
            monkeypatch.setattr(module, "resources", lambda *parts: copy.joinpath(*parts))
    kept = [
        calendars.shipped,
        events.triggers,
        events.proceedings,
        book.book,
        tables.entries,
        ledger.ledgers,
    ]
    for one in kept:
        one.cache_clear()
    try:
        found = checked.faults()
    finally:
        for one in kept:
            one.cache_clear()
    assert any(said in str(one) for one in found)


def test_all_rule_files_load_at_once():
    for name in book.jurisdictions():
        book.book.cache_clear()
        begun = time.process_time()
        book.book(name)
        assert time.process_time() - begun < 0.5, name  # below 0.05 s on a quiet machine
