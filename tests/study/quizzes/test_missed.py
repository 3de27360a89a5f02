"""What the last quiz missed can be drilled after the program was left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import DontKnow
from ice_quiz.questions.question import Form
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.snapshot import ExamPhase
from ice_quiz.study.marking import Change
from ice_quiz.study.quizzes.wish import QuizWish
from ice_quiz.study.snapshot import Command, Phase, Purpose
from ice_quiz.study.wish import Wish
from tests.study.conftest import WATERS
from tests.study.quizzes.test_quizzing import answer

Learner = Any


def sat(learner: Learner, wish: QuizWish, *slips: int) -> tuple[str, ...]:
    """A quiz with slips at these items; the cards of these."""
    held: Held = learner.desk.quiz(wish)
    for place in range(held.snapshot.total):
        answer(held, well=place not in slips)
    assert held.snapshot.phase is ExamPhase.FINISHED
    assert held.snapshot.result is not None
    return held.snapshot.result.missed


CHOSEN = QuizWish(Wish("waters"), 4, (Form.CHOOSE,), seed=1)


def test_the_missed_cards_are_found_after_a_restart(learner: Learner) -> None:
    missed = sat(learner, CHOSEN, 0, 2)
    desk = learner.begin().desk
    assert desk.missed("waters") == missed
    assert [way.wish.cards for way in desk.ways("waters") if way.wish.cards] == [missed]


def test_of_a_matching_only_its_cards_are_missed(learner: Learner) -> None:
    missed = sat(learner, QuizWish(Wish("waters"), 1, (Form.MATCH,), seed=1), 0)
    assert len(missed) >= 3
    assert learner.begin().desk.missed("waters") == missed


def test_what_was_drilled_rightly_is_not_drilled_again(learner: Learner) -> None:
    first, second = sat(learner, CHOSEN, 0, 2)
    wish = Wish("waters", Purpose.PRACTICE, cards=(first, second))
    learner.to_question(learner.desk.begin(wish))
    learner.answer(True)
    learner.desk.command(Command.NEXT)
    learner.desk.reply(DontKnow())
    learner.desk.leave()
    assert learner.begin().desk.missed("waters") == (second,)


def test_a_session_that_was_left_is_not_offered_twice(learner: Learner) -> None:
    missed = sat(learner, CHOSEN, 0, 2)
    learner.to_question(learner.desk.begin(Wish("waters", Purpose.PRACTICE, cards=missed)))
    offered = [way for way in learner.begin().desk.ways("waters") if way.wish.cards]
    assert [way.left for way in offered] == [True]


@pytest.mark.parametrize("case", ["nothing missed", "not ended", "no quiz", "long ago"])
def test_nothing_is_offered_where_nothing_can_be_drilled(learner: Learner, case: str) -> None:
    if case == "nothing missed":
        sat(learner, CHOSEN)
    elif case == "not ended":
        answer(learner.desk.quiz(CHOSEN), well=False)
    elif case == "long ago":
        sat(learner, CHOSEN, 0)
        learner.on(24 + 30)
    with pytest.raises(UsageError, match="There is nothing to drill"):
        learner.begin().desk.missed("waters")
    assert not [way for way in learner.desk.ways("waters") if way.wish.cards]


def test_what_was_missed_is_drilled_without_touching_the_schedule(learner: Learner) -> None:
    missed = sat(learner, CHOSEN, 1)
    snapshot = learner.to_question(learner.desk.begin(Wish("waters", Purpose.PRACTICE, cards=missed)))
    assert snapshot.phase is Phase.ASKED
    learner.finish()
    assert all(state.memory is None for state in learner.log.card_states().values())


def test_a_card_that_was_given_another_id_is_still_found(learner: Learner) -> None:
    missed = sat(learner, replace(CHOSEN, count=20), *range(20))
    sea = "waters/which-sea-takes-the-danube"
    assert sea in missed
    learner.write("waters", WATERS.replace("ask: Which sea takes", "id: sea, ask: Which sea takes"))
    learner.begin().start()
    assert learner.begin().desk.missed("waters") == tuple("waters/sea" if card == sea else card for card in missed)


def test_what_was_suspended_is_not_drilled(learner: Learner) -> None:
    first, second = sat(learner, CHOSEN, 0, 2)
    learner.desk.browsing().change(Change.SUSPEND, [first])
    assert learner.begin().desk.missed("waters") == (second,)
    learner.desk.begin(Wish("waters", Purpose.PRACTICE, cards=(first, second)))
    assert learner.finish() == [second]
    learner.desk.browsing().change(Change.SUSPEND, [second])
    with pytest.raises(UsageError, match="There is nothing to drill"):
        learner.begin().desk.missed("waters")
