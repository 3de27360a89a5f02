"""A typed answer that is misspelt shows its letters, also where the slip does no harm."""

from __future__ import annotations

from typing import Any

import pytest

from ice_quiz.grading.verdict import Outcome, Typed

Learner = Any

DECK = """\
deck: towns
title: Towns
topics:
  - topic: Names
    cards:
      - {ask: Which town was the capital?, answer: Constantinople}
"""


@pytest.mark.parametrize(
    ("typed", "outcome", "shows"),
    [
        ("Constantinpole", Outcome.RIGHT, True),
        ("Constantinopel", Outcome.RIGHT, True),
        ("constantinople", Outcome.RIGHT, False),
        ("Constantinople", Outcome.RIGHT, False),
        ("Vienna", Outcome.WRONG, False),
    ],
)
def test_letters_are_shown_where_there_is_a_slip(learner: Learner, typed: str, outcome: Outcome, shows: bool) -> None:
    learner.write("towns", DECK)
    learner.begin().to_question(learner.desk.start("towns"))
    snapshot = learner.desk.reply(Typed(typed))
    assert (snapshot.verdict.outcome, bool(snapshot.spelling)) == (outcome, shows)
    if shows:
        assert "".join(piece.given for piece in snapshot.spelling) == typed
        assert "".join(piece.right for piece in snapshot.spelling) == "Constantinople"
