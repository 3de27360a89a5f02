from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck, read_deck_text
from ice_quiz.questions.compiled import Compiled, compile_deck
from tests.questions.inspection import Inspection
from tests.questions.random_decks import random_deck

_TODAY = date(2026, 11, 24)
_ROOT = Path(__file__).parents[2]
_RANDOM = 110  # seeds; about two in three give a deck without contradiction


@pytest.fixture(scope="session")
def today() -> date:
    return _TODAY


@pytest.fixture(scope="session")
def written() -> list[Compiled]:
    """The shipped decks and the good ones of the tests, compiled."""
    paths = [*sorted((_ROOT / "decks").glob("*.yaml")), *sorted((_ROOT / "tests" / "decks" / "good").glob("*.yaml"))]
    decks = [deck for path in paths if (deck := read_deck(path).deck)]
    assert len(decks) == len(paths) > 5
    return [compile_deck(deck, _TODAY) for deck in decks]


def _made(seeds: range, *, homonyms: bool) -> list[Compiled]:
    texts = [random_deck(seed, homonyms=homonyms) for seed in seeds]
    decks = [deck for text in texts if (deck := read_deck_text(text, "random.yaml").deck)]
    assert len(decks) > len(seeds) // 2
    return [compile_deck(deck, _TODAY) for deck in decks]


@pytest.fixture(scope="session")
def dice() -> list[Compiled]:
    """Decks made at random, as far as they do not contradict themselves."""
    return _made(range(_RANDOM), homonyms=False)


@pytest.fixture(scope="session")
def homonyms() -> list[Compiled]:
    """Decks made at random in which things of different types share names."""
    return _made(range(_RANDOM, _RANDOM + 60), homonyms=True)


@pytest.fixture(scope="session")
def inspect() -> Callable[[Compiled, range], Inspection]:
    """The second judge with a deck in front of it."""
    return lambda compiled, seeds: Inspection(compiled, _TODAY, seeds)


@pytest.fixture(scope="session")
def compiled() -> Callable[[str], Compiled]:
    """A deck compiled from its text, which must be without error."""

    def read(text: str, today: date = _TODAY) -> Compiled:
        reading = read_deck_text(text, "deck.yaml")
        assert reading.deck is not None, "\n".join(map(str, reading.problems))
        return compile_deck(reading.deck, today)

    return read
