from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ice_quiz.memory.rating import Rating
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.replay import replay
from ice_quiz.settings import Settings
from ice_quiz.study.counts import Counts
from ice_quiz.study.snapshot import Command, Phase, Purpose

Learner = Any  # the class of the fixture `learner`
INN, MAIN = "waters/Inn.flows into", "waters/Main.flows into"


@pytest.fixture
def student(learner_with: Callable[[Settings], Learner]) -> Learner:
    """Four new cards a day."""
    return learner_with(Settings(new_per_day=4))


def counts(learner: Learner) -> Counts:
    (deck,) = learner.desk.due()
    return deck.counts  # type: ignore[no-any-return]


def assert_replayed(learner: Learner) -> None:
    """The log's derived rows are what replaying all of its events gives."""
    assert replay(learner.log.events()) == learner.log.state()


def test_three_days_of_a_student(student: Learner) -> None:
    # Tuesday: four new cards, the first one wrong, so it comes back at the end.
    assert counts(student) == Counts(new=4)
    snapshot = student.start()
    assert (snapshot.card, snapshot.new, snapshot.graded, snapshot.done, snapshot.total) == (INN, True, True, 0, 4)
    snapshot = student.answer(right=False)
    assert (snapshot.rating, snapshot.due) == (Rating.AGAIN, date(2026, 11, 25))
    assert (snapshot.counts, snapshot.done) == (Counts(new=3, again=1), 0)
    student.next()
    good = set()
    for _ in range(3):
        snapshot = student.answer()
        assert (snapshot.rating, snapshot.due) == (Rating.GOOD, date(2026, 11, 26))
        good.add(snapshot.card)
        student.next()
    drilled = student.desk.snapshot
    assert (drilled.card, drilled.drill, drilled.graded, drilled.counts) == (INN, True, False, Counts(again=1))
    assert student.answer().due == date(2026, 11, 25)
    finished = student.next()
    assert finished.phase is Phase.FINISHED
    assert (finished.done, finished.total, finished.counts) == (4, 4, Counts())
    summary = finished.summary
    assert (summary.answered, summary.right, summary.wrong, summary.drilled, summary.new_learned) == (4, 3, 1, 1, 4)
    assert [missed.card for missed in summary.missed] == [INN]
    assert (summary.next_day, summary.due_next_day, summary.more_new) == (date(2026, 11, 25), 5, 9)
    assert counts(student) == Counts()
    assert_replayed(student)

    # Wednesday: the wrong one is due first, then four new ones.
    student.on(25)
    student.begin()
    assert counts(student) == Counts(new=4, due=1)
    assert student.start().card == INN
    assert len(student.finish()) == 5
    assert counts(student) == Counts()

    # Thursday: what was right on Tuesday is due, wherever it stands in the deck.
    student.on(26)
    student.begin()
    assert counts(student) == Counts(new=4, due=3)
    student.start()
    cards = student.finish()
    assert set(cards[:3]) == good
    assert_replayed(student)
    for card in (INN, *good):
        assert student.log.card(card).due_day > student.log.today()


def test_the_due_day_that_was_shown_is_the_one_that_is_kept(student: Learner) -> None:
    shown: dict[str, date] = {}
    for day in (24, 25, 26, 29, 35):
        student.on(day)
        student.begin().start()
        while student.desk.snapshot.phase is Phase.ASKED:
            snapshot = student.answer(right=student.desk.snapshot.drill or len(shown) % 3 != 1)
            if snapshot.graded:
                shown[snapshot.card] = snapshot.due
                assert snapshot.ratings[snapshot.rating] == snapshot.due
            student.next()
    assert len(shown) == 13
    assert {card: date_of(student.log.card(card).due_day) for card in shown} == shown


def test_the_days_limit_holds_over_several_sessions_of_a_day(student: Learner) -> None:
    student.start(limit=3)
    assert len(student.finish()) == 3
    assert counts(student) == Counts(new=1)
    student.begin().start()
    assert len(student.finish()) == 1
    assert student.begin().start().phase is Phase.FINISHED
    assert counts(student) == Counts()


def test_reviews_above_the_days_limit_wait_for_tomorrow(learner_with: Callable[[Settings], Learner]) -> None:
    learner = learner_with(Settings(new_per_day=6, reviews_per_day=2))
    learner.start()
    learner.finish()
    learner.on(26)
    learner.begin()
    assert counts(learner) == Counts(new=6, due=2)
    learner.start()
    learner.finish()
    assert counts(learner).due == 0
    learner.on(27)
    learner.begin()
    assert counts(learner).due == 2


def test_a_late_evening_still_belongs_to_the_day_before(student: Learner) -> None:
    student.on(24, hour=23)
    student.start()
    student.finish()
    student.on(25, hour=3, minute=59)
    assert counts(student.begin()) == Counts()
    student.on(25, hour=4)
    assert counts(student.begin()) == Counts(new=4)


def test_a_session_that_runs_into_the_next_study_day_goes_on_with_that_days_cards(student: Learner) -> None:
    student.on(24, hour=3, minute=58)
    student.start(limit=1)
    student.answer(right=False)
    student.on(24, hour=4, minute=1)
    snapshot = student.next()
    assert snapshot.message == "A new study day has begun."
    assert (snapshot.counts, snapshot.phase) == (Counts(), Phase.FINISHED)  # the limit of one card was used up
    snapshot = student.start()
    assert snapshot.counts == Counts(new=4, due=1)
    assert (snapshot.card, snapshot.graded) == (INN, True)
    assert_replayed(student)


def test_a_clock_that_was_set_back_neither_asks_twice_nor_loses_anything(student: Learner) -> None:
    student.start()
    student.finish()
    student.on(20)
    student.begin()
    assert counts(student) == Counts()
    assert "clock says 2026-11-20" in student.start().message
    assert_replayed(student)


def test_ten_more_new_cards_can_be_had_when_nothing_is_due(student: Learner) -> None:
    student.start()
    student.finish()
    snapshot = student.to_question(student.desk.more_new(10))
    assert (snapshot.counts, snapshot.message) == (Counts(new=9), "9 more new cards.")
    assert len(student.finish()) >= 8
    assert student.desk.snapshot.summary.more_new <= 1


def test_more_new_cards_are_still_there_after_a_break(student: Learner) -> None:
    student.start()
    student.finish()
    student.desk.more_new(2)
    student.begin()
    assert counts(student) == Counts(new=2)
    student.on(25)
    assert counts(student.begin()).new == 4


def test_more_new_cards_survive_an_undo_of_what_came_before_them(student: Learner) -> None:
    student.start()
    student.finish()
    student.desk.more_new(2)
    student.desk.command(Command.UNDO)
    student.finish()
    assert student.desk.snapshot.summary.new_learned == 6
    assert student.desk.more_new(0).message == "There are no more new cards."


def test_practice_never_touches_the_schedule(student: Learner) -> None:
    student.start()
    student.finish()
    before = student.log.card_states()
    assert counts(student) == Counts()
    snapshot = student.start(purpose=Purpose.PRACTICE)
    assert (snapshot.graded, snapshot.counts) == (False, Counts(due=4))
    snapshot = student.answer(right=False)
    assert (snapshot.rating, snapshot.ratings, snapshot.graded) == (Rating.AGAIN, {}, False)
    student.next()
    assert len(student.finish()) == 4
    after = student.log.card_states()
    assert {card: state.memory for card, state in after.items()} == {card: state.memory for card, state in before.items()}
    assert {card: state.due_day for card, state in after.items()} == {card: state.due_day for card, state in before.items()}
    assert counts(student) == Counts()
    assert student.begin().start().phase is Phase.FINISHED
    assert_replayed(student)


def test_after_practice_more_new_cards_count_again(student: Learner) -> None:
    student.start()
    student.finish()
    student.start(purpose=Purpose.PRACTICE)
    student.finish()
    snapshot = student.to_question(student.desk.more_new(3))
    assert (snapshot.graded, snapshot.new, snapshot.counts) == (True, True, Counts(new=3))


def test_practice_before_anything_was_learned_takes_every_card(student: Learner) -> None:
    assert student.start(purpose=Purpose.PRACTICE).counts == Counts(due=13)
    student.start(purpose=Purpose.PRACTICE, limit=5)
    assert len(student.finish()) == 5
    assert counts(student) == Counts(new=4)
