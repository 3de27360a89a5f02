from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ice_quiz.progress.event import Event, Kind
from ice_quiz.study.registers import ExamDay, Fitted, Registers, registers

if TYPE_CHECKING:
    from tests.study.conftest import Learner


@pytest.fixture
def said(learner: Learner) -> Any:
    """Makes events without a card, in order."""
    return lambda kind, **body: learner.log.stamp(kind, "", body)


def exam(said: Any, name: str = "e") -> Event:
    event: Event = said(Kind.EXAM_STARTED, deck="d", exam=name, seed=1, items=["d/1", "d/2"])
    return event


def test_the_last_word_counts_and_an_empty_one_takes_back(said: Any) -> None:
    events = [
        said(Kind.SAID, deck="d", key="state", value="Ohio"),
        said(Kind.SAID, deck="d", key="state", value="Texas"),
        said(Kind.SAID, deck="d", key="name", value="X"),
        said(Kind.SAID, deck="d", key="name", value=""),
        said(Kind.SAID, deck="other", key="state", value="Utah"),
    ]
    known = registers(events)
    assert known.learner("d").said == {"state": "Texas"}
    assert known.learner("d").said_on["state"] == date(2026, 11, 24)
    assert known.learner("other").said == {"state": "Utah"}
    assert known.learner("nothing").said == {}


def test_corrections_belong_to_the_deck_of_their_card(said: Any) -> None:
    known = registers([said(Kind.CORRECTED, of="d/1", answers=["A", "B"]), said(Kind.CORRECTED, of="d/2", answers=[])])
    assert known.learner("d").corrected == {"d/1": ("A", "B")}


def test_what_was_undone_does_not_count(said: Any) -> None:
    event = said(Kind.SAID, deck="d", key="state", value="Ohio")
    assert registers([event, said(Kind.UNDONE, target=event.id)]) == Registers()


def test_a_plan_goes_on_from_its_beginning_when_the_exam_is_moved_and_anew_when_it_was_sat(
    learner: Learner, said: Any
) -> None:
    today = learner.log.today()
    first = said(Kind.EXAM_DATE, deck="d", exam="e", day=today + 20, minutes=5)
    learner.on(30)
    moved = said(Kind.EXAM_DATE, deck="d", exam="e", day=today + 40, minutes=6)
    assert registers([first, moved]).exam_days == {("d", "e"): ExamDay(today + 40, today, 6)}
    learner.on(80)
    again = said(Kind.EXAM_DATE, deck="d", exam="e", day=today + 90, minutes=6)
    assert registers([first, moved, again]).exam_days == {("d", "e"): ExamDay(today + 90, today + 56, 6)}
    away = said(Kind.EXAM_DATE, deck="d", exam="e", day=None, minutes=6)
    assert registers([first, away]).exam_days == {}


def test_the_last_sitting_that_did_not_end_is_left_open(said: Any) -> None:
    first, second = exam(said), exam(said)
    ended = said(Kind.EXAM_ENDED, exam=first.id, passed=True, right=2, wrong=0, asked=2)
    known = registers([first, second, ended])
    assert [(one.id, one.ended, one.passed) for one in known.records] == [(first.id, True, True), (second.id, False, False)]
    left = known.left_open("d", "e")
    assert left is not None
    assert left.id == second.id
    assert registers([first, ended]).left_open("d", "e") is None
    assert known.left_open("d", "another") is None


def test_a_sitting_that_was_given_up_is_over_and_says_nothing(said: Any) -> None:
    started = exam(said)
    known = registers([started, said(Kind.EXAM_ENDED, exam=started.id, given_up=True)])
    assert known.left_open("d", "e") is None
    assert [one.counts for one in known.records] == [False]


def test_an_end_without_a_beginning_is_passed_over(said: Any) -> None:
    assert registers([said(Kind.EXAM_ENDED, exam="nothing", passed=True)]) == Registers()


@pytest.mark.parametrize("day", [0, -1, 10**9, 2**62, 1.5, "soon", True])
def test_a_day_that_is_none_sets_no_exam(said: Any, day: object) -> None:
    assert registers([said(Kind.EXAM_DATE, deck="d", exam="e", day=day, minutes=5)]).exam_days == {}


@pytest.mark.parametrize(
    "kind", [Kind.SAID, Kind.CORRECTED, Kind.EXAM_DATE, Kind.EXAM_STARTED, Kind.EXAM_ENDED, Kind.SETTING]
)
@pytest.mark.parametrize("odd", [None, 5, ["x"], {"a": 1}, "\ud800"])
def test_events_of_other_versions_or_damaged_ones_stop_nothing(said: Any, kind: str, odd: object) -> None:
    keys = ("deck", "key", "value", "of", "answers", "exam", "day", "minutes", "items", "seed", "right", "passed")
    assert registers([said(kind), said(kind, **dict.fromkeys(keys, odd))]).left_open("d", "e") is None


def test_the_last_fit_is_known_until_the_learner_sets_the_factor(said: Any) -> None:
    tried = {"key": "stability_factor", "value": 1.4, "answers": 600, "better": True, "loss_before": 0.4, "loss_after": 0.3}
    assert registers([said(Kind.SETTING, **tried)]).fitted == Fitted(1.4, 600, True, 0.4, 0.3)
    taken_back = said(Kind.SETTING, key="stability_factor", value=1.0)
    assert registers([said(Kind.SETTING, **tried), taken_back]).fitted is None
