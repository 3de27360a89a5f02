from __future__ import annotations

import pytest

from ice_quiz.facts.deckfile import read_deck_text

HEAD = "deck: d\ntitle: D\ncards:\n"


def codes(line: str) -> list[tuple[str, int, int]]:
    problems = read_deck_text(f"{HEAD}  - {line}\n    answer: x\n", "d.yaml").problems
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_a_text_cut_at_a_number_sign_is_told_where_it_is_cut() -> None:
    assert codes("ask: Which planet is #1 from the Sun?") == [("Y025", 4, 26)]


@pytest.mark.parametrize(
    "line", ['ask: "Which planet is #1 from the Sun?"', "ask: Which planet? # the nearest", "ask: Which key is C#?"]
)
def test_a_comment_and_a_quoted_sign_are_no_slip(line: str) -> None:
    assert codes(line) == []


def test_a_list_split_inside_curly_quotes_is_refused() -> None:
    assert [code for code, *_ in codes("ask: What\n    wrong: [“Pluto, the dwarf”, Ceres]")] == ["Y026"]


@pytest.mark.parametrize("line", ["ask: What\n    wrong: [“Pluto”, Ceres]", "ask: What do “Yes, we can” and no mean?"])
def test_curly_quotes_that_hold_no_comma_in_a_list_are_no_slip(line: str) -> None:
    assert "Y026" not in [code for code, *_ in codes(line)]
