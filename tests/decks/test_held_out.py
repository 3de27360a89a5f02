"""Decks of other domains, written with the guide alone: no option is unproven, no question has two right answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ice_quiz.facts.deckfile import read_deck
from ice_quiz.lint.check import check
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.question import Form
from tests.questions.inspection import Inspection

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parents[1] / "decks" / "examples").glob("*.yaml"))
HELD_OUT = sorted((HERE / "held-out").glob("*.yaml"))
TODAY = date(2026, 11, 24)


def made(path: Path) -> Compiled:
    deck = read_deck(path).deck
    assert deck is not None
    return compile_deck(deck, TODAY)


@pytest.mark.parametrize("path", [*EXAMPLES, *HELD_OUT], ids=lambda path: path.stem)
def test_no_question_has_two_right_answers_or_an_unproven_option(path: Path) -> None:
    inspection = Inspection(made(path), TODAY, range(8))
    assert inspection.untrue() == []
    assert list(inspection.misshapen()) == []
    assert list(inspection.ambiguous()) == []


@pytest.mark.parametrize("path", [*EXAMPLES, *HELD_OUT], ids=lambda path: path.stem)
def test_the_check_finds_nothing_to_complain_of(path: Path) -> None:
    assert check(path, {}, TODAY).problems == ()


def test_the_decks_offer_choices_for_most_cards() -> None:
    for path in (*EXAMPLES, *HELD_OUT):
        deck = made(path)
        chosen = sum(any(each.form is Form.CHOOSE for each in deck.renderings(card)) for card in deck.cards)
        assert chosen > len(deck.cards) / 2, path.stem


def test_the_example_has_the_thirty_facts_it_is_for() -> None:
    (heart,) = EXAMPLES
    assert len(made(heart).deck.facts) >= 30
