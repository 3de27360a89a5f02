"""A mock exam as JSON, held by a script that kills the program in the middle of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

Home = Any  # the class of the fixture

DECK = """\
deck: bells
title: The bells
sources:
  book: {title: Book of bells, as of: 2024}
exams:
  ringers: {title: The ringers' test, from: all, ask: 6, pass: 4, stop: decided, form: typed}
topics:
  - topic: Bells
    source: book
    cards:
"""
RIGHT = {"oldest": "Maria", "biggest": "Peter", "cracked": "Ursula", "highest": "Clara", "last": "Oskar", "silent": "Ida"}


@pytest.fixture
def ringers(home: Home) -> Home:
    card = "      - {{item: {}, ask: Which bell is {}?, answer: {}}}\n"
    cards = (card.format(number, *each) for number, each in enumerate(RIGHT.items(), 1))
    (home.decks / "bells.yaml").write_text(DECK + "".join(cards))
    return home


def answer(script: Any, right: bool = True) -> dict[str, Any]:
    """Answer what was asked last; what comes next."""
    stem = script.last[-1]["stem"]
    given = next(bell for word, bell in RIGHT.items() if word in stem) if right else "nobody"
    last: dict[str, Any] = script.send({"answer": given}, "question", "result", "error")[-1]
    return last


def test_an_exam_goes_on_after_kill_9_with_every_answer_that_was_shown_as_taken(ringers: Home, script: Any) -> None:
    first = script(ringers, "bells", "--seed", "5", command="exam")
    asked = [first.last[-1]["card"], answer(first)["card"], answer(first, right=False)["card"]]
    first.kill()
    ringers.now = "2026-11-26T09:00"
    second = script(ringers, "bells", command="exam")
    note, question = second.last
    assert note["message"] == "You left this exam after 2 of 6 items; it goes on there."
    assert (question["card"], question["number"]) == (asked[2], 3)
    answer(second)
    answer(second)
    result = answer(second)
    assert (result["type"], result["passed"], result["right"], result["wrong"], result["asked"]) == ("result", True, 4, 1, 5)
    assert [item["card"] for item in result["items"]][:3] == asked
    assert [item["right"] for item in result["items"]] == [True, False, True, True, True]
    assert second.end() == 0
    ready = json.loads(ringers.run("readiness", "bells", "--json").stdout)
    assert (ready["mock_exams"]["sat"], ready["mock_exams"]["passed"], ready["items_unseen"]) == (1, 1, 1)
    assert ready["pass_chance"] > 0.5


def test_killed_again_and_again_an_exam_still_ends_and_asks_nothing_twice(ringers: Home, script: Any) -> None:
    cards = []
    while True:
        sitting = script(ringers, "bells", "--seed", "5", command="exam")
        cards.append(sitting.last[-1]["card"])
        end = answer(sitting)
        sitting.kill()
        if end["type"] == "result":
            break
    assert len(cards) == len(set(cards)) == 4
    assert end["passed"]
    assert [item["card"] for item in end["items"]] == cards
