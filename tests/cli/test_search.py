from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]  # of the fixture `call`, which returns a `Ran`


@pytest.fixture
def moored(call: Call, harbour: Path) -> Call:
    """The program, with the deck of the harbour among the decks."""
    assert call("add", harbour).code == 0
    return call


def test_cards_are_found_by_parts_of_words_and_filters(moored: Call) -> None:
    code, out, _ = moored("search", "deck:harbour", "moors", "batro", "-is:due")
    assert code == 0
    assert out.splitlines()[0] == "harbour/Albatros.moors at"
    assert "    Albatros moors at …  North Pier" in out
    assert out.splitlines()[-1] == "2 cards found."
    assert moored("search", "nothing of the kind").out == "No card was found.\n"
    assert moored("search", "deck:harbour", "--limit", "2").out.endswith("6 cards found. 2 are shown.\n")


def test_what_is_found_is_told_as_json(moored: Call) -> None:
    told = json.loads(moored("search", "deck:harbour biene", "--json").out)
    assert (told["query"], told["count"]) == ("deck:harbour biene", 2)
    assert told["cards"][0] == {
        "id": "harbour/Biene.moors at",
        "topic": "Ships",
        "stem": "Biene moors at …",
        "answer": "East Pier",
        "due": None,
        "stability": None,
        "lapses": 0,
        "suspended": False,
        "put_off": False,
        "flagged": False,
        "leech": False,
        "tags": [],
    }


@pytest.mark.parametrize("query", ["tpoic:ships", "is:", "due:soon", "is:lost"])
def test_a_query_that_cannot_be_understood_is_told_in_words(moored: Call, query: str) -> None:
    code, out, err = moored("search", query)
    assert (code, out) == (2, "")
    assert "There is no filter" in err or "is no filter" in err or "stands after" in err or "says no number" in err


def test_everything_about_a_card_is_told(moored: Call) -> None:
    code, out, _ = moored("card", "harbour/Albatros.moors at")
    assert code == 0
    for text in ("Albatros moors at North Pier.", "Harbour Guide", "It is new:", "No history yet.", "Questions ("):
        assert text in out
    told = json.loads(moored("card", "harbour/Albatros.moors at", "--json").out)
    assert told["answers"] == ["North Pier"]
    assert {question["form"] for question in told["questions"]} >= {"choose", "cloze"}
    assert told["memory"] is None


def test_after_an_answer_a_card_has_a_history_a_memory_and_a_curve(moored: Call, program: Callable[..., Any]) -> None:
    said = program("study", "harbour", "--json", "--limit", "1", typed='{"answer": 1}\n')
    card = next(json.loads(line)["card"] for line in said.out.splitlines() if '"question"' in line)
    told = json.loads(moored("card", card, "--json").out)
    [answer] = told["history"]
    assert (answer["day"], answer["what"], answer["counted"]) == ("2026-11-24", "learned", True)
    assert answer["next"] == told["due"]
    assert told["memory"]["retrievability"] == told["curve"][0] == 1.0
    lines = moored("card", card).out
    for text in (
        "Memory",
        "How it fades",
        "History (1)",
        "You " if answer["verdict"] == "wrong" else "You answered it today.",
    ):
        assert text in lines


def test_an_unknown_card_is_told_with_what_was_meant(moored: Call) -> None:
    code, out, err = moored("card", "harbour/Albatross.moors at")
    assert (code, out) == (2, "")
    assert "Did you mean “harbour/Albatros.moors at”?" in err
