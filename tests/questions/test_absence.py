"""What is not asked is explained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.questions.absence import absent
from ice_quiz.questions.compiled import Compiled, compile_deck

DECK = """\
deck: d
title: D
things: {river: {Inn: , Danube: , Rhine: , Elbe: }, letter: {ABC: A B C}}
relations: {flows into: {single: object}, meets: {say: "{Subject} meets {object}."}}
topics:
  - topic: T
    facts:
      - [Inn, flows into, Danube]
      - {fact: [Rhine, meets, [Elbe, Inn]], complete: yes, ask back: no, off: [true or false]}
    lists: [{list: towns, items: [Ulm, Linz], complete: no}]
    cards:
      - {ask: Why?, answer: it meets a wall of very hard rock, wrong: [it ends, it dries]}
      - {ask: Who?, answer: me, wrong: [you]}
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    deck = read_deck_text(DECK, "d.yaml").deck
    assert deck is not None
    return compile_deck(deck, date(2026, 11, 24))


def reasons(compiled: Compiled, card: str) -> Mapping[str, str]:
    return {each.form.value: each.why for each in absent(compiled, compiled.cards[card])}


@pytest.mark.parametrize(
    ("card", "form", "why"),
    [
        ("d/Inn.flows into", "type", "has no question for this side"),
        ("d/Rhine.meets", "true or false", "switched off"),
        ("d/Rhine.meets", "cloze", "2 answers are asked for"),
        ("d/towns", "missing one", "the list is open"),
        ("d/towns", "true or false", "nothing is proven wrong"),
        ("d/why", "choose", "it is longer than the others"),
        ("d/who", "choose", "one wrong option is proven, and a choice needs 2"),
    ],
)
def test_each_form_that_a_card_has_not_comes_with_its_reason(compiled: Compiled, card: str, form: str, why: str) -> None:
    assert why in reasons(compiled, card)[form]


def test_a_form_is_either_asked_or_explained(compiled: Compiled) -> None:
    for card in compiled.cards.values():
        asked = {each.form.value for each in compiled.renderings(card.id)}
        assert asked
        assert asked.isdisjoint(reasons(compiled, card.id))
