"""A few hundred inputs out to break the readers, the same each time; `make torture` tries twenty thousand."""

from tests.torture.fuzz import run

INPUTS, SEED = 200, 20261122


def test_no_input_crashes_hangs_or_changes_the_case():
    found = run(INPUTS, SEED)
    assert found.faults == []
    assert sum(row[1] for row in found.table) == INPUTS
    assert all(refused and taken for _name, _inputs, refused, taken, _slowest, _faults in found.table)
