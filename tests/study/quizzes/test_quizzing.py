"""Quizzes: drawn from what is asked for, gone on with where they were left, and without any trace in the schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import Chose, DontKnow, Listed, Reply, Typed
from ice_quiz.plain.exam_telling import heading
from ice_quiz.progress.event import Kind
from ice_quiz.questions.question import Form
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.snapshot import ExamPhase
from ice_quiz.study.quizzes.wish import QuizWish, body_of_quiz, quiz_wish_of
from ice_quiz.study.snapshot import Purpose
from ice_quiz.study.wish import Wish

Learner = Any
WATERS = QuizWish(Wish("waters"), 4, seed=1)


def right(held: Held) -> Reply:
    question = held.snapshot.question
    assert question is not None
    if question.options and not question.arranged:
        return Chose(next(place for place, option in enumerate(question.options) if option.key))
    shown = tuple(answer.show for answer in question.key.answers[: question.need])
    return Typed(shown[0]) if question.need == 1 else Listed(shown)


def answer(held: Held, *, well: bool = True) -> None:
    """Answer the item, and go past what is told of it."""
    snapshot = held.reply(right(held) if well else DontKnow())
    if snapshot.phase is ExamPhase.REVEALED:
        snapshot = held.mark(well)
    if snapshot.phase is ExamPhase.ANSWERED:
        held.go_on()


def finish(held: Held) -> None:
    for _ in range(100):
        if held.snapshot.phase is ExamPhase.FINISHED:
            return
        answer(held)
    raise AssertionError(f"the quiz does not end: {held.snapshot}")


def test_a_quiz_asks_as_many_as_wanted_and_leaves_the_schedule_alone(learner: Learner) -> None:
    due = learner.desk.due()[0].counts
    held = learner.desk.quiz(WATERS)
    finish(held)
    result = held.snapshot.result
    assert result is not None
    assert (result.asked, result.right, result.share, len(result.items)) == (4, 4, 1.0, 4)
    assert all(state.memory is None for state in learner.log.card_states().values())
    assert learner.desk.due()[0].counts == due
    answers = [event.body for event in learner.log.events() if event.kind == Kind.ANSWERED]
    assert {(body["graded"], body["purpose"]) for body in answers} == {(False, "quiz")}


def test_each_answer_is_told_at_once_with_its_reason_and_source(learner: Learner) -> None:
    held = learner.desk.quiz(WATERS)
    question = held.snapshot.question
    told = held.reply(DontKnow())
    assert (told.phase, told.question, told.number) == (ExamPhase.ANSWERED, question, 1)
    assert told.verdict is not None
    assert "atlas" in told.citation.casefold()
    assert held.reply(DontKnow()).phase is ExamPhase.ANSWERED  # it belongs to no question
    assert held.go_on().number == 2


def test_or_nothing_is_told_before_the_end(learner: Learner) -> None:
    held = learner.desk.quiz(replace(WATERS, at_once=False))
    for number in range(2, 5):
        answer(held, well=False)
        assert (held.snapshot.phase, held.snapshot.number) == (ExamPhase.ASKED, number)
        assert held.snapshot.verdict is held.snapshot.last is None
    answer(held)
    result = held.snapshot.result
    assert result is not None
    assert (result.right, result.wrong, len(result.missed)) == (1, 3, 3)
    assert all(item.answer and item.stem for item in result.items)


@pytest.mark.parametrize("form", [Form.TYPE, Form.CHOOSE, Form.TRUE_FALSE])
def test_only_the_forms_asked_for_are_used(learner: Learner, form: Form) -> None:
    held = learner.desk.quiz(replace(WATERS, forms=(form,)))
    while held.snapshot.phase is not ExamPhase.FINISHED:
        assert held.snapshot.question is not None
        assert held.snapshot.question.form is form
        answer(held)


def test_one_seed_draws_one_quiz_and_without_one_the_next_is_another(learner: Learner) -> None:
    def drawn(wish: QuizWish) -> tuple[str, ...]:
        held = learner.desk.quiz(wish)
        finish(held)
        assert held.snapshot.result is not None
        return tuple(item.card for item in held.snapshot.result.items)

    assert drawn(WATERS) == drawn(WATERS)
    unseeded = replace(WATERS, seed=None)
    assert len({drawn(unseeded) for _ in range(4)}) > 1


@pytest.mark.parametrize("at_once", [True, False])
def test_a_quiz_that_was_killed_goes_on_with_all_its_answers(learner: Learner, at_once: bool) -> None:
    wish = QuizWish(Wish("waters"), 4, at_once=at_once)
    held = learner.desk.quiz(wish)
    first = held.snapshot.question
    answer(held, well=False)
    held.reply(right(held))
    again = learner.begin().desk.quiz(wish)
    assert "You left this quiz after" in again.snapshot.message
    assert again.snapshot.number == 3
    finish(again)
    result = again.snapshot.result
    assert result is not None
    assert first is not None
    assert (result.asked, result.items[0].card, result.items[0].right) == (4, first.card, False)
    assert learner.begin().desk.quiz(wish).snapshot.number == 1


def test_another_wish_draws_another_quiz(learner: Learner) -> None:
    wish = QuizWish(Wish("waters"), 4)
    answer(learner.desk.quiz(wish))
    assert learner.begin().desk.quiz(replace(wish, count=3)).snapshot.number == 1


def test_a_quiz_left_while_its_last_answer_is_shown_is_over(learner: Learner) -> None:
    held = learner.desk.quiz(replace(WATERS, count=1))
    held.reply(DontKnow())
    assert held.leave().result is not None


def test_a_quiz_can_be_ended_early(learner: Learner) -> None:
    held = learner.desk.quiz(WATERS)
    answer(held)
    ended = held.give_up()
    assert ended.result is not None
    assert (ended.result.asked, ended.result.given_up) == (1, True)


def test_fewer_questions_than_wished_for_are_told_of(learner: Learner) -> None:
    for card in list(learner.library.open("waters").cards)[1:]:
        learner.log.append(learner.log.stamp(Kind.SUSPENDED, card))
    held = learner.desk.quiz(QuizWish(Wish("waters"), 5))
    assert held.snapshot.total == 1
    assert held.snapshot.message == "There is only one such question."
    told = next(heading(replace(held.snapshot, deck_title="Which waters?")))
    assert told == "Quiz: Which waters? 1 question; the schedule is not touched."


def test_suspended_cards_are_not_asked_and_no_card_at_all_is_said(learner: Learner) -> None:
    with pytest.raises(UsageError, match="There is no topic"):
        learner.desk.quiz(QuizWish(Wish("waters", topics=("Lakes",))))
    for card in learner.library.open("waters").cards:
        learner.log.append(learner.log.stamp(Kind.SUSPENDED, card))
    with pytest.raises(UsageError, match="No card can be asked"):
        learner.desk.quiz(WATERS)


def test_what_was_missed_can_be_drilled(learner: Learner) -> None:
    held = learner.desk.quiz(replace(WATERS, at_once=False))
    missed = held.snapshot.question
    answer(held, well=False)
    finish(held)
    assert held.snapshot.result is not None
    learner.to_question(learner.desk.begin(Wish("waters", Purpose.PRACTICE, cards=held.snapshot.result.missed)))
    assert missed is not None
    assert learner.finish() == [missed.card]


def test_learners_of_one_deck_are_not_asked_the_same_on_one_day(tmp_path: Path, new_learner: Callable[..., Learner]) -> None:
    drawn = set()
    for number in range(4):
        learner = new_learner(tmp_path / f"learner {number}")
        learner.desk.quiz(replace(WATERS, seed=None))
        drawn.add(str(learner.log.events()[-1].body["items"]))
    assert len(drawn) > 2


def test_neighbours_do_not_give_each_other_away(learner: Learner) -> None:
    drawn = learner.desk.quiz(replace(WATERS, count=4))
    finish(drawn)
    assert drawn.snapshot.result is not None
    cards = [learner.library.open("waters").cards[item.card] for item in drawn.snapshot.result.items]
    places = [card.about.place for card in cards]
    assert len(set(places)) == len(places)


def test_a_wish_is_read_from_the_log_as_it_was_written() -> None:
    wish = QuizWish(Wish("waters", topics=("Rivers",)), 7, (Form.TYPE,), at_once=False)
    body = {key: list(each) if isinstance(each, tuple) else each for key, each in body_of_quiz(wish, 3, ("a",)).items()}
    assert quiz_wish_of(body) == wish
    assert quiz_wish_of({"count": -4, "forms": ["song"], "at_once": None}) == QuizWish(Wish())
