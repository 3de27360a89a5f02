from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.fsrs import due_day
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Kind
from ice_quiz.progress.replay import replay
from ice_quiz.progress.reviews import reviews
from ice_quiz.settings import Settings
from ice_quiz.study.fitting import adapt

if TYPE_CHECKING:
    from tests.study.conftest import Learner

CARDS = 55


def studied(learner: Learner, rounds: int = 11, right: float = 0.6, first: int = 0) -> None:
    """Answer every card each third day, `right` of them rightly."""
    random = Random(3 + first)
    for number in range(first, first + rounds):
        learner.on(24 + 3 * number)
        events = []
        for card in range(CARDS):
            good = random.random() < right
            body = Answered(
                "waters",
                "type",
                Outcome.RIGHT if good else Outcome.WRONG,
                Rating.GOOD if good else Rating.AGAIN,
                graded=True,
            )
            events.append(learner.log.stamp(Kind.ANSWERED, f"waters/card {card}", body.body()))
        learner.log.append(*events)


@pytest.fixture
def forgetful(learner: Learner) -> Learner:
    """Somebody with 550 answers, more of them wrong than the model expects."""
    studied(learner)
    return learner.begin()


def settings_of(learner: Learner) -> list[object]:
    return [event.body for event in learner.log.events() if event.kind == Kind.SETTING]


def test_reviews_are_the_answers_that_counted_on_a_later_day(learner: Learner) -> None:
    studied(learner, rounds=3)
    found = reviews(learner.log.events())
    assert len(found) == CARDS * 2 == learner.log.reviews()
    assert {review.days for review in found} == {3}
    assert sum(review.recalled for review in found) == sum(
        event.body["rating"] == "good" for event in learner.log.events()[CARDS:]
    )


def test_drill_practice_and_what_was_undone_are_no_reviews(learner: Learner) -> None:
    studied(learner, rounds=2)
    again = Answered("waters", "type", Outcome.WRONG, Rating.AGAIN, graded=True).body()
    practice = Answered("waters", "type", Outcome.RIGHT, Rating.GOOD, graded=False).body()
    last = learner.log.events()[-1]
    learner.log.append(
        learner.log.stamp(Kind.ANSWERED, "waters/card 1", again),  # the second one that day
        learner.log.stamp(Kind.ANSWERED, "waters/card 2", practice),
        learner.log.stamp(Kind.UNDONE, last.card, {"target": last.id}),
    )
    assert len(reviews(learner.log.events())) == CARDS - 1 == learner.log.reviews()


def test_few_answers_change_nothing_and_leave_no_trace(learner: Learner) -> None:
    studied(learner, rounds=9)
    assert adapt(learner.log) == ""
    assert settings_of(learner) == []


def test_a_session_fits_the_model_says_so_and_moves_the_due_days(forgetful: Learner) -> None:
    before = forgetful.log.state()
    message = forgetful.desk.start("waters").message
    (body,) = settings_of(forgetful)
    assert isinstance(body, dict)
    assert (body["key"], body["answers"], body["better"]) == ("stability_factor", 550, True)
    factor = forgetful.desk.settings.stability_factor
    assert 0.1 <= factor < 1
    assert message.startswith(f"Your answers show that you forget {1 / factor:.1f} times as fast as the model expects.")
    after = forgetful.log.state()
    for card, state in after.cards.items():
        assert state.memory == before.cards[card].memory
        if state.memory is not None:
            assert state.due_day == due_day(state.memory, card, 0.9, factor)
    assert after == replay(forgetful.log.events())
    fitted = forgetful.desk.fitted()
    assert fitted is not None
    assert fitted.loss_after < fitted.loss_before


def test_the_next_try_waits_for_a_tenth_more_answers(forgetful: Learner) -> None:
    assert adapt(forgetful.log)
    assert adapt(forgetful.log) == ""
    assert len(settings_of(forgetful)) == 1
    studied(forgetful, rounds=1, first=11)
    assert len(settings_of(forgetful)) == 1
    adapt(forgetful.log)
    bodies = settings_of(forgetful)
    assert len(bodies) == 2
    assert bodies[-1]["answers"] == 605  # type: ignore[index]


def test_a_try_that_predicts_no_better_changes_nothing_and_is_kept_too(learner: Learner) -> None:
    studied(learner, rounds=9, right=0.2)
    studied(learner, rounds=3, right=1.0, first=9)  # the last answers are nothing like those before
    before = learner.log.state().cards
    assert adapt(learner.log) == ""
    (body,) = settings_of(learner)
    assert isinstance(body, dict)
    assert (body["value"], body["better"]) == (1.0, False)
    assert body["loss_after"] > body["loss_before"]
    assert learner.log.state().cards == before


def test_the_fit_can_be_taken_back_and_stays_away(forgetful: Learner) -> None:
    assert adapt(forgetful.log)
    factor = forgetful.desk.settings.stability_factor
    assert forgetful.desk.fit(on=False) == "The model is used as it is, for everybody alike."
    assert (forgetful.desk.settings.stability_factor, forgetful.desk.fitted()) == (1.0, None)
    state = forgetful.log.card("waters/card 0")
    assert state.memory is not None
    assert state.due_day == due_day(state.memory, state.card)
    assert adapt(forgetful.log) == ""
    assert forgetful.desk.settings.stability_factor == 1.0
    forgetful.desk.fit(on=True)
    assert adapt(forgetful.log)
    assert forgetful.desk.settings.stability_factor == pytest.approx(factor, rel=0.1)


def test_settings_that_are_given_are_not_fitted(learner: Learner) -> None:
    studied(learner)
    learner.settings = Settings()
    learner.begin().desk.start("waters")
    assert settings_of(learner) == []
