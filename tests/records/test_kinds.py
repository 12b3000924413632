"""The register of kinds: each is in every place it must be in, and this says which place is missing."""

import ast
import inspect
import re
from dataclasses import FrozenInstanceError, fields, replace
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from hearingdesk import codes
from hearingdesk.record import column_types, default_of, from_row, meanings, missing, to_row
from hearingdesk.records import KINDS
from hearingdesk.store.connection import memory
from hearingdesk.store.records import ALL, Filter
from hearingdesk.store.schema import migrate
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import use
from tests.build import filled, lamps_case

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
STORED = {str: "TEXT", int: "INTEGER", bool: "INTEGER", bytes: "BLOB", When: "TEXT"}


@pytest.fixture(scope="module")
def fresh():
    """An empty database with every table."""
    conn = memory()
    migrate(conn)
    yield conn
    conn.close()


@pytest.fixture(scope="module")
def lamps(tmp_path_factory):
    case, ids = lamps_case(tmp_path_factory.mktemp("kinds"))
    with case:
        yield case, ids


@pytest.fixture(autouse=True)
def english():
    yield
    use("en")


def columns(fresh, table):
    sql = 'SELECT name, type, "notnull" FROM pragma_table_info(?)'
    return [(name, how, bool(needed)) for name, how, needed in fresh.execute(sql, [table])]


def wanted_columns(kind):
    """The columns a record class asks for; a link that is required is NOT NULL, one that is not may be empty."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        optional = NoneType in get_args(hints[field.name])
        needed = field.name != "id" and (not optional or meanings(kind)[field.name].required)
        yield field.name, STORED[column_types(kind)[field.name]], needed


@EVERY
def test_it_has_a_table_with_exactly_its_fields_in_their_order(fresh, kind):
    assert columns(fresh, kind.table) == list(wanted_columns(kind.kind))


def test_there_is_no_table_without_a_kind(fresh):
    beside = {
        "change",
        "desk",
        "import_ledger",
        "outgoing",
        "search_todo",
        "search_state",
        "text_hash",
        "_sqlite_migrations",
    }
    tables = {name for (name,) in fresh.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {
        name for name in tables if not name.startswith(("sqlite_", "search_index"))
    } - beside == KINDS.keys()


@EVERY
def test_its_links_are_held_by_the_database_and_found_by_an_index(fresh, kind):
    held = {
        column: (table, to, on_delete)
        for _id, _seq, table, column, to, _update, on_delete, _match in fresh.execute(
            f"PRAGMA foreign_key_list({kind.table})"
        )
    }
    links = {name: meaning for name, meaning in meanings(kind.kind).items() if meaning.shape == "link"}
    assert {meaning.to for meaning in links.values()} <= KINDS.keys()
    assert held == {name: (meaning.to, "id", "NO ACTION") for name, meaning in links.items()}
    for name, meaning in meanings(kind.kind).items():
        if meaning.shape in ("link", "about"):
            plan = fresh.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {kind.table} WHERE {name} = 7").fetchall()
            assert "USING" in plan[0][3], (
                f"{kind.table}.{name} has no index: removing what it points at scans it"
            )


@EVERY
def test_a_required_word_is_required_by_the_database_too(fresh, kind):
    (sql,) = fresh.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [kind.table]).fetchone()
    for name, meaning in meanings(kind.kind).items():
        if column_types(kind.kind)[name] is str:
            checked = re.search(rf"\b{name} TEXT NOT NULL DEFAULT '' CHECK \({name} <> ''\)", sql) is not None
            assert checked == meaning.required, f"{kind.table}.{name}"


@EVERY
def test_a_default_is_the_same_in_the_record_and_in_an_index_of_meanings(kind):
    for field in fields(kind.kind):
        assert field.name == "id" or default_of(kind.kind, field.name) == field.default


@EVERY
def test_it_has_an_attribute_of_the_view(kind):
    attributes = [name for name, hint in get_type_hints(View).items() if hint is kind]
    assert len(attributes) == 1, f"View has no attribute for {kind.table}"


@EVERY
def test_it_is_named_in_the_words_of_both_languages(kind):
    for words in (kind.one, kind.many_words):
        assert words
        assert words[0].isupper()
    assert all(meaning.label for meaning in meanings(kind.kind).values())


@EVERY
def test_it_says_what_it_is(kind):
    assert kind.__doc__
    assert not kind.kind.__doc__.startswith(f"{kind.kind.__name__}(")
    assert inspect.getmodule(kind).__doc__


@EVERY
def test_its_code_lists_exist_with_every_code_in_both_languages(kind):
    for name, meaning in meanings(kind.kind).items():
        if meaning.shape == "code":
            entries = codes.entries(meaning.codes)
            assert all(entry.en and entry.ko for entry in entries.values())
            default = default_of(kind.kind, name)
            assert default in ("", *entries), f"{kind.table}.{name}: {default} is no {meaning.codes}"


@EVERY
def test_every_record_about_anything_says_of_which_kind(kind):
    names = list(meanings(kind.kind))
    for place, (name, meaning) in enumerate(meanings(kind.kind).items()):
        if meaning.shape == "about":
            assert names[place - 1] == f"{name}_kind"


@EVERY
def test_a_record_is_a_value(kind):
    one, same, other = kind.kind(id=7), kind.kind(id=7), kind.kind(id=8)
    assert one == same
    assert hash(one) == hash(same)
    assert one not in (other, None, (7,))
    assert {one, same, other} == {one, other}
    assert repr(one).startswith(f"{kind.kind.__name__}(id=7, ")
    assert eval(repr(replace(one, id=9)), {kind.kind.__name__: kind.kind}) == replace(one, id=9)
    with pytest.raises(FrozenInstanceError):
        one.id = 8


@EVERY
def test_an_empty_record_has_problems_exactly_where_something_is_needed(kind):
    needed = {name for name, meaning in meanings(kind.kind).items() if meaning.required}
    empty = {name for name in needed if default_of(kind.kind, name) in (None, "", 0)}
    assert {field for field, _sentence in kind.kind().problems()} == empty
    assert empty == {field for field, _sentence in missing(kind.kind())}


@EVERY
def test_a_full_record_goes_into_the_file_and_comes_back_equal(lamps, kind):
    case, _ids = lamps
    record = filled(kind.kind, first_of_each(case))
    assert list(record.problems()) == []
    assert from_row(kind.kind, to_row(record)) == record
    with case.change(f"Add a {kind.table}") as edit:
        stored = edit.add(record)
    assert case.of(kind.table).get(stored.id) == stored
    assert case.kind_of(stored.id) == kind.table
    case.undo()
    assert case.of(kind.table).find(stored.id) is None


def first_of_each(case):
    """An id of every kind that anything links to; what the case has none of is added."""
    found = {}
    wanted = {meaning.to for kind in KINDS.values() for meaning in meanings(kind.kind).values() if meaning.to}
    for table in sorted(wanted, key=list(KINDS).index):
        if not case.of(table).count():
            with case.change(f"Add a {table}") as edit:
                edit.add(filled(KINDS[table].kind, found))
        found[table] = case.of(table).ids()[0]
    return found


@EVERY
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_an_empty_and_a_full_record_have_a_name_in_a_line(lamps, kind, lang):
    case, _ids = lamps
    use(lang)
    records = case.of(kind.table)
    for record in (kind.kind(), filled(kind.kind, first_of_each(case))):
        for named in (records.name(record), records.name(record, lang), records.name(record, "en")):
            assert named == named.strip()
            assert "\n" not in named
            assert "None" not in named
        assert "None" not in records.cite(record, lang)
    assert records.name(filled(kind.kind, first_of_each(case)), lang)


@EVERY
def test_its_orders_and_filters_run_and_its_own_order_is_a_total_one(lamps, kind):
    case, _ids = lamps
    records = case.of(kind.table)
    assert sorted(records.ids()) == sorted(records.ids(Filter(order="id")))
    for named in records.orders.values():
        assert named.label
        assert len(records.ids(Filter(order=named.sql))) == records.count()
    for named in records.filters.values():
        assert named.label
        assert records.count(Filter(named.sql)) <= records.count(ALL)
    assert kind.order.split(",")[-1].strip() == "id"


@EVERY
def test_it_is_counted_listed_and_told_of(lamps, kind):
    case, _ids = lamps
    assert kind.table in case.counts()
    records = list(case.of(kind.table).all())
    assert len(records) == case.counts()[kind.table]
    for record in records:
        assert case.of(kind.table).called(record.id)


def test_what_uses_a_record_is_told_kind_by_kind(lamps):
    case, ids = lamps
    found = {(records.table, field): len(users) for records, field, users in case.users_of("fact", ids.fact)}
    assert found == {("fact_party", "fact"): 1, ("citation", "about"): 1}


SAID_OTHERWISE = {
    "complaint_state": ("filed",)
}  # filing and receipt are two events: the study’s word names both


def test_every_list_of_the_studies_is_here_with_the_same_codes_and_words(shared):
    yaml = read_lists((shared / "domain" / "codes.yaml").read_text("utf-8"))
    assert len(yaml) > 20
    for name, listed in yaml.items():
        ours = {code: (entry.en, entry.ko) for code, entry in codes.entries(name).items()}
        ours |= {code: listed[code] for code in SAID_OTHERWISE.get(name, ()) if code in ours}
        assert {code: ours.get(code) for code in listed} == listed, name


def read_lists(text):
    """The lists of that file: `name:` and lines of `- [code, "English", "Korean"]`."""
    found = {}
    for line in text.splitlines():
        if head := re.fullmatch(r"(\w+):\s*(?:#.*)?", line):
            found[head[1]] = {}
        elif item := re.match(r'- \[([\w-]+), (".*?"), (".*?")', line):
            found[next(reversed(found))][item[1]] = (ast.literal_eval(item[2]), ast.literal_eval(item[3]))
        else:
            assert not line.strip() or line.startswith("#"), line
    return found


def test_every_code_list_is_used_by_a_field_and_named_once(lamps):
    used = {
        meaning.codes for kind in KINDS.values() for meaning in meanings(kind.kind).values() if meaning.codes
    }
    assert used <= set(codes.names())
    for name in codes.names():
        assert codes.entries(name)
