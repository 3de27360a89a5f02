from __future__ import annotations

from typing import Any

import pytest

from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.replay import replay
from ice_quiz.questions.question import Form
from ice_quiz.study.counts import Counts
from ice_quiz.study.snapshot import Command, Phase

Learner = Any  # the class of the fixture `learner`
INN = "waters/Inn.flows into"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_guess_counts_as_again_and_can_be_taken_back(learner: Learner, when: str) -> None:
    learner.start()
    if when == "before":
        assert learner.desk.command(Command.GUESSED).guessed
        snapshot = learner.answer()
    else:
        learner.answer()
        snapshot = learner.desk.command(Command.GUESSED)
    assert (snapshot.verdict.outcome, snapshot.rating, snapshot.counts.again) == (Outcome.RIGHT, Rating.AGAIN, 1)
    assert learner.log.card(INN).drill(learner.log.today())
    snapshot = learner.desk.command(Command.GUESSED)
    assert (snapshot.guessed, snapshot.rating, snapshot.counts.again) == (False, Rating.GOOD, 0)
    assert not learner.log.card(INN).drill(learner.log.today())


def test_a_guess_that_was_wrong_anyway_is_not_offered_as_one(learner: Learner) -> None:
    learner.start()
    assert Command.GUESSED not in learner.answer(right=False).commands


def test_the_learner_can_overrule_a_verdict_and_the_log_keeps_both(learner: Learner) -> None:
    learner.start()
    assert Command.WAS_WRONG not in learner.answer(right=False).commands
    snapshot = learner.desk.command(Command.WAS_RIGHT)
    assert (snapshot.verdict.outcome, snapshot.rating, snapshot.counts.again) == (Outcome.RIGHT, Rating.GOOD, 0)
    assert Command.WAS_RIGHT not in snapshot.commands
    assert [event.kind for event in learner.log.events(INN)] == ["answered", "overridden"]
    assert learner.log.events(INN)[0].body["verdict"] == "wrong"
    assert learner.log.card(INN).memory.stability > 2
    snapshot = learner.desk.command(Command.WAS_WRONG)
    assert (snapshot.verdict.outcome, snapshot.rating, snapshot.counts.again) == (Outcome.WRONG, Rating.AGAIN, 1)
    assert learner.log.card(INN).memory.stability < 1


def test_a_right_answer_that_was_overruled_is_drilled(learner: Learner) -> None:
    learner.start()
    learner.answer()
    learner.desk.command(Command.WAS_WRONG)
    learner.next()
    assert learner.finish().count(INN) == 1


@pytest.mark.parametrize("rating", list(Rating))
def test_the_last_verdict_can_be_rated_anew_and_is_due_on_the_day_that_was_promised(
    learner: Learner, rating: Rating
) -> None:
    learner.start()
    promised = learner.answer().ratings[rating]
    snapshot = learner.desk.rate(rating)
    assert (snapshot.phase, snapshot.rating, snapshot.due) == (Phase.ANSWERED, rating, promised)
    assert learner.log.card(INN).due_day == promised.toordinal()
    assert snapshot.verdict.outcome is Outcome.RIGHT


def test_a_drill_answer_cannot_be_rated_but_can_be_overruled(learner: Learner) -> None:
    learner.start(limit=1)
    learner.answer(right=False)
    memory = learner.log.card(INN).memory
    assert learner.next().drill
    snapshot = learner.answer(right=False)
    assert snapshot.ratings == {}
    assert "does not count" in learner.desk.rate(Rating.EASY).message
    learner.desk.command(Command.WAS_RIGHT)
    assert learner.next().phase is Phase.FINISHED
    assert learner.log.card(INN).memory == memory
    assert learner.begin().start().card != INN


def test_a_suspended_card_is_not_asked_any_more_until_that_is_undone(learner: Learner) -> None:
    learner.start()
    snapshot = learner.desk.command(Command.SUSPEND)
    assert snapshot.card != INN
    assert snapshot.message.startswith("Suspended: “Inn flows into ")
    assert snapshot.counts == Counts(new=9)
    assert learner.log.card(INN).suspended
    assert learner.begin().start().card != INN
    learner.begin().start()
    assert INN not in learner.finish()


def test_suspending_an_answered_card_takes_it_out_of_the_drill_and_undo_brings_it_back(learner: Learner) -> None:
    learner.start()
    wrong = learner.answer(right=False)
    snapshot = learner.desk.command(Command.SUSPEND)
    assert (snapshot.counts, snapshot.phase) == (Counts(new=9), Phase.ASKED)
    back = learner.desk.command(Command.UNDO)
    assert back.message.startswith("Undid: suspended “")
    assert (back.card, back.verdict, back.counts) == (INN, wrong.verdict, wrong.counts)
    assert not learner.log.card(INN).suspended
    assert learner.desk.command(Command.UNDO).phase is Phase.ASKED
    assert learner.log.card(INN).memory is None


def test_undo_asks_the_same_question_again_and_says_what_it_undid(learner: Learner) -> None:
    asked = learner.start()
    assert Command.UNDO not in asked.commands
    assert learner.desk.command(Command.UNDO).message == "There is nothing to undo in this session."
    learner.answer(right=False)
    learner.next()
    again = learner.desk.command(Command.UNDO)
    assert (again.phase, again.question, again.counts) == (Phase.ASKED, asked.question, asked.counts)
    assert again.message == f"Undid: wrong on “{asked.question.stem}”"
    assert learner.log.card(INN).memory is None
    assert learner.answer().rating is Rating.GOOD
    assert learner.log.card(INN).memory.reps == 1


def test_undo_reaches_back_to_the_first_answer_of_the_session(learner: Learner) -> None:
    first = learner.start()
    learner.finish("waters/Main.flows into")
    assert learner.desk.snapshot.phase is Phase.FINISHED
    undone = 0
    while Command.UNDO in learner.desk.snapshot.commands:
        learner.desk.command(Command.UNDO)
        undone += 1
    assert undone == 11  # ten cards, one of them drilled
    snapshot = learner.desk.snapshot
    assert (snapshot.question, snapshot.counts, snapshot.done) == (first.question, first.counts, 0)
    assert all(state.memory is None for state in learner.log.card_states().values())
    assert learner.begin().start().question == first.question


def test_undo_takes_corrections_along(learner: Learner) -> None:
    learner.start()
    learner.answer(right=False)
    learner.desk.command(Command.WAS_RIGHT)
    learner.desk.rate(Rating.EASY)
    assert "right" in learner.desk.command(Command.UNDO).message
    assert learner.log.card(INN).memory is None
    assert learner.answer(right=False).rating is Rating.AGAIN
    assert learner.log.card(INN).memory.stability < 1
    assert replay(learner.log.events()) == learner.log.state()


def test_the_last_verdict_can_be_gone_back_to_and_corrected(learner: Learner) -> None:
    learner.start(form=Form.CHOOSE)
    wrong = learner.answer(right=False)
    learner.next()
    ahead = learner.desk.command(Command.HINT)
    back = learner.desk.command(Command.BACK)
    assert (back.card, back.phase, back.verdict, back.counts) == (INN, Phase.ANSWERED, wrong.verdict, wrong.counts)
    assert Command.BACK not in back.commands
    assert learner.desk.rate(Rating.EASY).rating is Rating.EASY
    assert learner.log.card(INN).due_day == wrong.ratings[Rating.EASY].toordinal()
    forth = learner.next()
    assert (forth.question, forth.hints) == (ahead.question, ahead.hints)
    assert forth.counts == Counts(new=9)
    assert INN not in learner.finish()
    assert replay(learner.log.events()) == learner.log.state()


def test_an_answer_that_was_gone_back_to_can_be_undone(learner: Learner) -> None:
    first = learner.start()
    learner.answer()
    learner.next()
    learner.desk.command(Command.BACK)
    assert learner.desk.command(Command.UNDO).question == first.question
    learner.answer()
    learner.next()
    assert len(learner.finish()) == 9


def test_the_last_verdict_can_be_corrected_after_the_end(learner: Learner) -> None:
    learner.start(limit=1)
    learner.answer()
    assert learner.next().phase is Phase.FINISHED
    assert learner.desk.command(Command.BACK).card == INN
    learner.desk.command(Command.WAS_WRONG)
    assert learner.next().drill
    assert learner.finish() == [INN]


def test_there_is_no_going_back_to_a_suspended_card(learner: Learner) -> None:
    learner.start()
    learner.answer()
    learner.next()
    learner.answer()
    assert Command.BACK not in learner.desk.command(Command.SUSPEND).commands
