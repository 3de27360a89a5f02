from __future__ import annotations

from datetime import date

import pytest

from ice_quiz.facts.blueprints import pool
from ice_quiz.facts.deckfile import Reading, read_deck_text
from ice_quiz.facts.exams import Draw

ITEMS = """\
deck: d
title: D
you:
  home: {ask: Where do you live?, type: place, check by: 2027-01-03}
topics:
  - topic: Towns
    cards:
      - {item: 1, ask: One?, answer: one, tags: [easy]}
      - {item: 2, ask: Two?, answer: two}
      - {ask: No item?, answer: no}
  - topic: Rivers
    cards:
      - {item: 3, ask: Three?, by: home, answers: {here: three, there: [drei, trois]}, changes: {as of: 2026-01-02}}
"""


def read(exam: str, items: str = ITEMS) -> Reading:
    return read_deck_text(f"{items}exams:\n  mock: {exam}\n", "d.yaml")


def test_an_exam_is_read_with_its_rules() -> None:
    deck = read("{from: all, items: 3, ask: 3, pass: 2, stop: decided, form: spoken, time: 20 minutes}").deck
    assert deck is not None
    exam = deck.exams["mock"]
    assert (exam.ask, exam.passing, exam.failing, exam.minutes) == (3, 2, 2, 20)
    assert exam.stops_when_decided
    assert exam.feedback_at_end
    assert exam.form == "spoken"


def test_an_exam_may_draw_from_several_pools() -> None:
    deck = read("{draw: [{from: {tags: easy}, ask: 1}, {from: {topics: [Rivers]}, ask: 1}], pass: 1}").deck
    assert deck is not None
    drawn = [[fact.about.item for fact in pool(deck, [draw])] for draw in deck.exams["mock"].draws]
    assert drawn == [["1"], ["3"]]


def test_a_pool_holds_the_items_or_every_fact_where_none_is_an_item() -> None:
    deck = read("{from: all, ask: 3, pass: 2}").deck
    assert deck is not None
    assert [fact.about.item for fact in pool(deck, [Draw(1)])] == ["1", "2", "3"]
    plain = read(
        "{from: all, ask: 2, pass: 1}", "deck: d\ntitle: D\ncards: [{ask: A?, answer: a}, {ask: B?, answer: b}]\n"
    ).deck
    assert plain is not None
    assert len(pool(plain, [Draw(1)])) == 2


@pytest.mark.parametrize(
    ("exam", "code", "words"),
    [
        ("{from: all, ask: 4, pass: 2}", "X104", "asks 4, and its pool has 3"),
        ("{from: all, ask: 2, pass: 3}", "X106", "pass mark is 3, and only 2 are asked"),
        ("{from: all, ask: 2, pass: 1, items: 128}", "X105", "says its pool has 128 items; it has 3"),
        ("{from: {tags: [eesy]}, ask: 1, pass: 1}", "X103", "Did you mean `easy`?"),
        ("{from: {topics: [River]}, ask: 1, pass: 1}", "X103", "Did you mean `Rivers`?"),
        ("{draw: [{from: all, ask: 1}, {from: {tags: easy}, ask: 1}], pass: 1}", "X108", "the same items"),
        ("{pass: 1}", "X102", "needs `from:` and `ask:`"),
        ("{from: all, ask: 2}", "Y023", "`pass:` is missing"),
        ("{from: all, ask: 2, pass: 1, stop: decidd}", "Y022", "Did you mean `decided`?"),
        ("{from: all, ask: 2, pass: 1, time: soon}", "Y022", "20 minutes"),
    ],
)
def test_an_exam_that_cannot_be_held_is_told_with_its_place(exam: str, code: str, words: str) -> None:
    problems = read(exam).problems
    assert [(problem.code, words in problem.message) for problem in problems] == [(code, True)]
    assert problems[0].place.line == 15


def test_one_item_is_one_card_of_the_exam() -> None:
    problems = read("{from: all, ask: 1, pass: 1}", ITEMS.replace("item: 2", "item: 1")).problems
    assert [problem.code for problem in problems] == ["X107"]


def test_a_card_that_waits_for_a_question_nobody_asks_is_told() -> None:
    problems = read("{from: all, ask: 1, pass: 1}", ITEMS.replace("by: home", "by: hom")).problems
    assert [(problem.code, "Did you mean `home`?" in problem.message) for problem in problems] == [("T201", True)]


def test_answers_by_what_the_learner_said_need_the_question() -> None:
    problems = read("{from: all, ask: 1, pass: 1}", ITEMS.replace("by: home, ", "")).problems
    assert [problem.code for problem in problems] == ["C803"]


def test_what_changes_and_what_is_asked_of_the_learner_keep_their_days() -> None:
    deck = read("{from: all, ask: 1, pass: 1}").deck
    assert deck is not None
    changes = deck.facts[-1].about.changes
    assert changes is not None
    assert changes.as_of == date(2026, 1, 2)
    assert deck.you["home"].check_by == date(2027, 1, 3)
