from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.exchange.cells import guarded, joined, joined_groups, parted, parted_groups, unguarded


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("\xa0=1", "'\xa0=1"),
        ("ok\n=1", "ok\n'=1"),
        ("-", "'-"),
        ("'=1", "''=1"),
        ("fine", "fine"),
        ("1 - 1 = 0", "1 - 1 = 0"),
        ("it's @ home", "it's @ home"),
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(cell: str, written: str) -> None:
    assert guarded(cell) == written
    assert unguarded(written) == cell


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(st.sampled_from("'=+-@ \t\n\r\xa0ax"), max_size=12))
def test_a_guarded_cell_gives_back_what_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


ENTRY = st.text(st.sampled_from("|\\ ab;"), min_size=1, max_size=6).map(str.strip).filter(bool)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(ENTRY, max_size=4))
def test_entries_of_one_cell_come_apart_as_they_went_in(entries: list[str]) -> None:
    assert parted(joined(entries)) == tuple(entries)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.lists(ENTRY, max_size=3), max_size=4))
def test_groups_of_entries_keep_their_places(groups: list[list[str]]) -> None:
    read = list(map(list, parted_groups(joined_groups(groups))))
    while groups and not groups[-1]:
        groups.pop()
    assert read == (groups or [[]])
