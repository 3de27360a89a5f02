"""A new version of a deck, told card by card as the program will take it."""

from __future__ import annotations

from datetime import date

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.study.differences import Asked, Changed, Differences, differences

DECK = """\
deck: d
title: D
things: {river: {Inn: , Danube: , Rhine: , Main: }}
relations: {flows into: {single: object, ask: "Where does {subject} end?", ask back: no}}
topics:
  - topic: T
    facts: [[Inn, flows into, Danube], [Main, flows into, Rhine]]
    cards:
      - {id: first, ask: "Who was first?", answer: Berg}
      - {ask: "Who was last?", answer: Tal}
"""


def made(text: str) -> Compiled:
    deck = read_deck_text(text, "d.yaml").deck
    assert deck is not None
    return compile_deck(deck, date(2026, 11, 24))


def compared(old: str, new: str) -> Differences:
    assert old in DECK
    return differences(made(DECK), made(DECK.replace(old, new)))


def test_nothing_changed_is_no_difference() -> None:
    assert not compared("Berg", "Berg")
    assert not compared("title: D", "title: Another title")


def test_another_wording_of_a_card_with_an_id_is_told_as_that() -> None:
    assert compared("Who was first?", "Who came first?") == Differences(
        reworded=(Changed("d/first", "Who was first?", "Who came first?"),)
    )


def test_another_wording_of_a_relation_is_told_for_each_of_its_cards() -> None:
    found = compared("Where does {subject} end?", "Into what does {subject} flow?")
    assert [each.id for each in found.reworded] == ["d/Inn.flows into", "d/Main.flows into"]
    assert (found.reworded[0].was, found.reworded[0].now) == ("Where does Inn end?", "Into what does Inn flow?")


def test_another_answer_is_told_with_both() -> None:
    assert compared("answer: Berg", "answer: Baum") == Differences(answered=(Changed("d/first", "Berg", "Baum"),))


def test_a_card_known_by_its_wording_is_renamed_by_another_one_and_found_by_its_answer() -> None:
    found = compared("Who was last?", "Who came last?")
    assert found.renamed == (Changed("d/who-came-last", "d/who-was-last", "d/who-came-last"),)
    assert found.reworded == (Changed("d/who-came-last", "Who was last?", "Who came last?"),)
    assert not found.removed
    assert not found.added


def test_what_is_gone_and_what_is_new_are_told_with_their_questions() -> None:
    found = compared('{id: first, ask: "Who was first?", answer: Berg}', '{id: second, ask: "Who came then?", answer: Baum}')
    assert found == Differences(removed=(Asked("d/first", "Who was first?"),), added=(Asked("d/second", "Who came then?"),))
