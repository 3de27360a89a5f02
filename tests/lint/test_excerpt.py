from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.facts.problems import Place
from ice_quiz.lint.excerpt import WIDTH, excerpt


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("- [Inn, flows into, Danub]", 21, "Danub"),
        ("- [Inn, flows into, Danub]", 4, "Inn"),
        ("  titel: Rivers", 3, "titel"),
        ('  ask: "Who, me?"  # why', 8, '"Who, me?"'),
        ("  answer: two words # why", 11, "two words"),
        ("- {of: Ulm, near: [1, 2]}", 3, "{of: Ulm, near: [1, 2]}"),
        ("- {of: Ulm, near: [1, 2]}", 19, "[1, 2]"),
        ("", 1, "^"),
    ],
)
def test_the_text_that_begins_at_a_place_is_underlined(line: str, column: int, marked: str) -> None:
    found = excerpt(["first", line], Place("d.yaml", 2, column))
    assert found is not None
    shown, marks = found
    assert shown == line
    start = marks.index("^")
    assert (shown[start : len(marks)] or "^") == marked


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=400), st.integers(1, 500))
def test_any_line_is_shown_in_the_width_that_there_is_with_a_mark_below_it(line: str, column: int) -> None:
    found = excerpt([line], Place("d.yaml", 1, column))
    assert found is not None
    assert len(found[0]) <= WIDTH + 2
    assert "^" in found[1]
    assert len(found[1]) <= WIDTH + 2


def test_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert excerpt(["one"], Place("d.yaml", 2, 1)) is None
