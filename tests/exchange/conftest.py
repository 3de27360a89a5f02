from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck, read_deck_text
from ice_quiz.questions.compiled import Compiled, compile_deck
from tests.questions.random_decks import random_deck

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def decks() -> list[Compiled]:
    """The shipped decks, the good ones of the tests, and some made at random, things of one name among them."""
    paths = [*sorted((ROOT / "decks").glob("*.yaml")), *sorted((ROOT / "tests" / "decks" / "good").glob("*.yaml"))]
    texts = [random_deck(seed, homonyms=seed % 2 == 1) for seed in range(100, 116)]
    read = [read_deck(path).deck for path in paths] + [read_deck_text(text, "random.yaml").deck for text in texts]
    found = [compile_deck(deck, TODAY) for deck in read if deck]
    assert len(found) > 15
    return found


@pytest.fixture(scope="session")
def compiled() -> Callable[[str], Compiled]:
    """A deck compiled from its text, which must be without error."""

    def read(text: str) -> Compiled:
        reading = read_deck_text(text, "deck.yaml")
        assert reading.deck is not None, "\n".join(map(str, reading.problems))
        return compile_deck(reading.deck, TODAY)

    return read
