from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.progress.replay import CardState
from ice_quiz.questions.compiled import compile_deck
from ice_quiz.questions.question import Form, Rendering
from ice_quiz.study.material import Material, last_rendering

DECK = """\
deck: d
title: D
relations: {sees: {single: object}}
things:
  office: {HSI: Homeland Security Investigations, ERO: Enforcement and Removal Operations, Alpha: , Beta: , Gamma: , Delta: }
topics:
  - topic: t
    facts:
      - [Alpha, sees, Beta]
      - [Gamma, sees, Beta]
      - [HSI, sees, Delta]
    lists:
      - {list: big ones, items: [ERO, Alpha], complete: yes}
    terms:
      Gamma: the third letter
"""
ALIKE = {
    ("Alpha.sees", "sees.Beta"),  # one fact
    ("Gamma.sees", "sees.Beta"),
    ("Alpha.sees", "Gamma.sees"),  # one answer
    ("HSI.sees", "sees.Delta"),
    ("HSI.stands for", "HSI.sees"),  # shown in full
    ("HSI.stands for", "sees.Delta"),
    ("ERO.stands for", "big-ones"),
    ("Gamma.means", "means.Gamma"),
}


@pytest.fixture(scope="module")
def material() -> Material:
    deck = read_deck_text(DECK, "d.yaml").deck
    assert deck is not None
    return Material({"d": compile_deck(deck, date(2026, 11, 24))}, {"d/big-ones": CardState("d/big-ones", suspended=True)})


def test_cards_of_one_fact_with_one_answer_or_that_spell_the_answer_out_give_each_other_away(material: Material) -> None:
    names = [card.id.removeprefix("d/") for card in material.cards]
    found = {pair for pair in combinations(names, 2) if material.alike(f"d/{pair[0]}", f"d/{pair[1]}")}
    assert {frozenset(pair) for pair in found} == {frozenset(pair) for pair in ALIKE}
    assert all(material.alike(f"d/{one}", f"d/{other}") and material.alike(f"d/{other}", f"d/{one}") for one, other in ALIKE)


def test_a_card_that_is_in_no_deck_here_gives_nothing_away(material: Material) -> None:
    assert not material.alike("d/gone", "d/big-ones")
    assert not material.alike("d/big-ones", "elsewhere/big-ones")


def test_a_card_the_log_says_nothing_of_has_a_blank_state(material: Material) -> None:
    assert material.state("d/big-ones").suspended
    assert material.state("d/Alpha.sees") == CardState("d/Alpha.sees")


def test_a_form_of_another_version_is_no_last_rendering() -> None:
    assert last_rendering(CardState("c", form="choose", variant="2")) == Rendering(Form.CHOOSE, "2")
    assert last_rendering(CardState("c", form="hologram")) is None
    assert last_rendering(CardState("c")) is None
