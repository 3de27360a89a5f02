from __future__ import annotations

from typing import TYPE_CHECKING

from ice_quiz.progress.event import Kind
from ice_quiz.progress.replay import replay

if TYPE_CHECKING:
    from tests.study.conftest import Learner


def test_another_rollover_hour_moves_no_day_that_was_studied(learner: Learner) -> None:
    learner.on(24, hour=5)
    learner.begin()
    learner.log.append(learner.log.stamp(Kind.INTRODUCED, "waters/x"))
    today = learner.log.today()
    told = learner.desk.adjust("rollover_hour", "6")
    assert told == "rollover_hour is 6 from now on. Days that are over stay as they are."
    assert learner.log.today() == today
    assert {event.day for event in learner.log.events()} == {today}
    learner.on(25, hour=5)
    assert learner.log.today() == today
    learner.on(25, hour=7)
    assert learner.log.today() == today + 1


def test_a_better_retention_brings_the_days_forward_in_the_log_and_in_every_replay(learner: Learner) -> None:
    learner.begin()
    learner.start()
    learner.finish()
    before = {card: state.due_day for card, state in learner.log.card_states().items()}
    told = learner.desk.adjust("desired_retention", "97%")
    assert "moved" in told
    after = {card: state.due_day for card, state in learner.log.card_states().items()}
    assert after != before
    assert all((after[card] or 0) <= (before[card] or 0) for card in before)
    assert learner.log.state() == replay(learner.log.events())
