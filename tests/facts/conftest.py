from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.facts.model import Deck
from ice_quiz.facts.problems import Problem
from ice_quiz.facts.truth import World

_ROOT = Path(__file__).parents[2]
_FRAME = """\
deck: test
title: A test
things:
  river: {Inn: , Danube: [Danube, Donau], Rhine: , Aare: , Isar: }
  city: {Vienna: , Graz: , Ulm: , Budapest: }
  country: {Austria: , Hungary: , Germany: }
  continent: {Europe: }
"""


@pytest.fixture(scope="session")
def root() -> Path:
    return _ROOT


@pytest.fixture(scope="session")
def good_decks(root: Path) -> list[Path]:
    """The shipped decks and those of the tests that are without error."""
    return [*sorted((root / "decks").glob("*.yaml")), *sorted((root / "tests" / "decks" / "good").glob("*.yaml"))]


@pytest.fixture(scope="session")
def problems() -> Callable[[str], list[Problem]]:
    """Everything that is found in a text."""
    return lambda text: list(read_deck_text(text, "deck.yaml").problems)


@pytest.fixture(scope="session")
def found(problems: Callable[[str], list[Problem]]) -> Callable[[str], list[str]]:
    """What is found in a text, each as `line:column code`."""
    return lambda text: [f"{each.place.line}:{each.place.column} {each.code}" for each in problems(text)]


@pytest.fixture(scope="session")
def framed() -> Callable[[str], str]:
    """The rest of a deck of rivers, cities and countries: relations and topics."""
    return lambda rest: _FRAME + rest


@pytest.fixture(scope="session")
def deck() -> Callable[[str], Deck]:
    """A deck from its text, which must be without error."""

    def read(text: str) -> Deck:
        reading = read_deck_text(text, "deck.yaml")
        assert reading.deck is not None, "\n".join(map(str, reading.problems))
        return reading.deck

    return read


@pytest.fixture(scope="session")
def world(deck: Callable[[str], Deck], framed: Callable[[str], str]) -> Callable[..., World]:
    """What is true on a day, by a deck of rivers, cities and countries."""
    return lambda rest, today=date(2026, 11, 24): World(deck(framed(rest)), today)
