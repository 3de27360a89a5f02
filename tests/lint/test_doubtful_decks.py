"""Typical slips that leave a deck readable: each is told with its place, its code and the words that help."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ice_quiz.lint.check import check

DOUBTFUL = sorted((Path(__file__).parents[1] / "decks" / "doubtful").glob("*.yaml"))


@pytest.mark.parametrize("path", DOUBTFUL, ids=[path.stem for path in DOUBTFUL])
def test_a_slip_is_told_where_it_is_and_nothing_else_is(path: Path) -> None:
    expected = path.with_suffix(".expect").read_text("utf-8").splitlines()
    problems = check(path, {}, date(2026, 11, 24)).problems
    assert [f"{each.place.line}:{each.place.column} {each.code}" for each in problems] == [
        " ".join(line.split()[:2]) for line in expected
    ]
    for problem, line in zip(problems, expected, strict=True):
        assert all(word.casefold() in problem.message.casefold() for word in line.split()[2:]), problem.message
