from __future__ import annotations

import io
from typing import Any

from ice_quiz.plain.home import run

Harbour = Any  # the class of the fixture `harbour`


def home(harbour: Harbour, *lines: str) -> str:
    output = io.StringIO()
    assert run(harbour.desk(), iter(lines), output) == 0
    return output.getvalue()


def test_the_decks_are_listed_with_what_waits_and_a_number_each(harbour: Harbour) -> None:
    told = home(harbour)
    assert told.startswith("\nDue today: 3 cards, about 1 minute.\n1. The harbour (harbour): 3 new, 0 again, 0 due\n")
    assert told.endswith("Number of the deck to study, or Enter to leave: ")


def test_a_number_begins_a_session_and_leaving_it_leads_back(harbour: Harbour) -> None:
    told = home(harbour, "1", "?", "/quit", "")
    assert "Now you know. " in told
    assert "(harbour): 2 new, 1 again, 0 due, 0 % known\n" in told


def test_what_is_no_number_of_a_deck_is_told(harbour: Harbour) -> None:
    for line in ("2", "0", "x", "²", "9" * 5000):
        assert "Type a number from 1 to 1.\n" in home(harbour, line, "")


def test_a_broken_deck_is_listed_with_its_problem_and_the_others_can_be_studied(harbour: Harbour) -> None:
    (harbour.places.decks / "broken.yaml").write_text("deck: broken\ntitle: [\n")
    told = home(harbour, "1", "2", "/quit", "")
    assert "1. broken.yaml (broken.yaml): cannot be used\n" in told
    assert f"{harbour.places.decks / 'broken.yaml'}:" in told
    assert "The deck broken.yaml cannot be used" in told
    assert "0 of 3 done. Ships. New.\n" in told


def test_no_deck_at_all_is_told_with_what_to_do(harbour: Harbour) -> None:
    (harbour.places.decks / "harbour.yaml").unlink()
    assert "There is no deck yet. Add one with `ice-quiz add FILE`." in home(harbour)
