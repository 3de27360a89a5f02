from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.facts.deckfile import read_deck_text
from ice_quiz.grading.verdict import Chose, DontKnow, Typed
from ice_quiz.questions.compiled import Compiled, compile_deck
from ice_quiz.questions.question import Form
from ice_quiz.study.exams import exam as exams
from ice_quiz.study.exams.exam import Sitting

DECK = """\
deck: ranks
title: Ranks
topics:
  - topic: High
    cards:
      - {item: 1, ask: Who leads the fleet?, answer: the admiral, wrong: [the captain, the colonel, the marshal]}
      - {item: 2, ask: Why salute?, answer: it shows respect, grade: self}
      - {item: 3, ask: Who is second?, answer: the commodore}
  - topic: Low
    cards:
      - {item: 4, ask: Who cooks?, answer: the cook}
      - {item: 5, ask: Who steers?, answer: the helmsman}
      - {item: 6, ask: Who scrubs?, answer: the deckhand}
    lists:
      - {item: 7, list: flags of the fleet, items: [red, blue, white], need: 1}
exams:
  two parts: {draw: [{from: {topics: [High]}, ask: 2}, {from: {topics: [Low]}, ask: 3}], pass: 3, form: spoken}
  choices: {from: all, ask: 5, pass: 3, form: choose}
  typed: {from: all, ask: 7, pass: 3, form: typed}
  spoken: {from: all, ask: 7, pass: 3, form: spoken}
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    reading = read_deck_text(DECK, "ranks.yaml")
    assert reading.deck is not None, reading.problems
    return compile_deck(reading.deck, date(2026, 11, 24))


def begun(compiled: Compiled, name: str, seed: int = 1) -> Sitting:
    return exams.sit(compiled, exams.draw(compiled, compiled.deck.exams[name], seed), {}, 0.0)


def at(compiled: Compiled, name: str, card: str) -> Sitting:
    """The exam at the item of a card."""
    paper = exams.draw(compiled, compiled.deck.exams[name], 1)
    return exams.sit(compiled, exams.Paper(paper.exam, "ranks", 1, (card,)), {}, 0.0)


@given(st.integers(0, 2**62))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_each_part_draws_its_number_and_no_item_twice(seed: int) -> None:
    reading = read_deck_text(DECK, "ranks.yaml")
    assert reading.deck is not None
    deck = compile_deck(reading.deck, date(2026, 11, 24))
    items = exams.draw(deck, deck.deck.exams["two parts"], seed).items
    high = {f"ranks/{number}" for number in (1, 2, 3)}
    assert len(items) == len(set(items)) == 5
    assert len(high.intersection(items)) == 2


def test_the_same_seed_draws_the_same_paper_and_others_draw_others(compiled: Compiled) -> None:
    exam = compiled.deck.exams["choices"]
    assert exams.draw(compiled, exam, 5) == exams.draw(compiled, exam, 5)
    assert len({exams.draw(compiled, exam, seed).items for seed in range(20)}) > 10


def test_every_item_is_drawn_about_equally_often(compiled: Compiled) -> None:
    exam = compiled.deck.exams["choices"]
    drawn = [card for seed in range(700) for card in exams.draw(compiled, exam, seed).items]
    shares = [drawn.count(card) / 700 for card in compiled.cards]
    assert min(shares) > 0.63 and max(shares) < 0.80  # noqa: PT018  # 5 of 7


def test_an_exam_of_choices_offers_them_where_they_are_proven_and_asks_the_rest_typed(compiled: Compiled) -> None:
    assert at(compiled, "choices", "ranks/1").on.form is Form.CHOOSE  # type: ignore[union-attr]
    assert at(compiled, "choices", "ranks/4").on.form is Form.TYPE  # type: ignore[union-attr]
    assert at(compiled, "spoken", "ranks/1").on.form is Form.TYPE  # type: ignore[union-attr]


def test_a_choice_is_right_or_wrong_at_once(compiled: Compiled) -> None:
    sitting = at(compiled, "choices", "ranks/1")
    assert sitting.on is not None
    wrong = next(place for place, option in enumerate(sitting.on.options) if not option.key)
    assert [sat.right for sat in exams.answer(compiled, sitting, Chose(wrong), 3.0).answers] == [False]


def test_a_slip_is_for_the_learner_to_judge_and_a_wrong_answer_is_not(compiled: Compiled) -> None:
    sitting = at(compiled, "spoken", "ranks/5")
    slip = exams.answer(compiled, sitting, Typed("the helmsmna"), 3.0)
    assert (slip.revealed, slip.reply, slip.answers) == (True, Typed("the helmsmna"), ())
    wrong = exams.answer(compiled, sitting, Typed("the parrot"), 3.0)
    assert (wrong.revealed, wrong.answers[0].right) == (False, False)


def test_a_whole_sentence_in_other_words_is_for_the_learner_to_judge(compiled: Compiled) -> None:
    sitting = exams.answer(compiled, at(compiled, "typed", "ranks/2"), Typed("out of politeness"), 3.0)
    assert sitting.revealed
    judged = exams.mark(compiled, sitting, True, 4.0)
    assert [(sat.right, sat.marked, sat.reply) for sat in judged.answers] == [(True, True, Typed("out of politeness"))]


def test_what_an_open_list_does_not_hold_is_judged_where_the_exam_is_spoken(compiled: Compiled) -> None:
    spoken = exams.answer(compiled, at(compiled, "spoken", "ranks/7"), Typed("green"), 3.0)
    typed = exams.answer(compiled, at(compiled, "typed", "ranks/7"), Typed("green"), 3.0)
    assert (spoken.revealed, len(spoken.answers)) == (True, 0)
    assert (typed.revealed, len(typed.answers)) == (False, 1)


def test_not_knowing_is_wrong_and_nothing_is_shown(compiled: Compiled) -> None:
    sitting = exams.answer(compiled, at(compiled, "spoken", "ranks/2"), DontKnow(), 3.0)
    assert (sitting.revealed, [sat.right for sat in sitting.answers]) == (False, [False])


def test_the_answers_given_decide_where_it_goes_on(compiled: Compiled) -> None:
    first = begun(compiled, "spoken")
    second = exams.answer(compiled, first, DontKnow(), 3.0)
    again = exams.sit(compiled, first.paper, {sat.card: sat for sat in second.answers}, 9.0)
    assert again.on == second.on
    assert exams.time_used(again, 10.0) == 4.0
