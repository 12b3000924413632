"""The days of an undertaking are called days: no filter of the list has the same word."""

from hearingdesk.record import meanings
from hearingdesk.records.undertakings import Undertaking, Undertakings


def test_no_day_of_an_undertaking_is_called_as_a_filter_is():
    called = {name: field.label for name, field in meanings(Undertaking).items()}
    filters = {named.label for named in Undertakings.filters.values()}
    assert not {called["kept"], called["answered"], called["promised"]} & filters
    assert len(set(called.values())) == len(called)
