from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.memory.fsrs import Memory
from ice_quiz.memory.plan import exam_recall
from ice_quiz.progress.replay import CardState
from ice_quiz.study.planning import Preparation, last_look, looked_at, preparations
from ice_quiz.study.registers import ExamDay

DAY = 740_000
CARDS = [f"town/{number}" for number in range(30)]

memories = st.none() | st.builds(
    Memory,
    stability=st.floats(0.2, 300),
    difficulty=st.just(5.0),
    last_day=st.integers(DAY - 60, DAY),
    reps=st.just(2),
    lapses=st.just(0),
)


@st.composite
def states(draw: st.DrawFn) -> Mapping[str, CardState]:
    """What a log says of some of the cards."""
    known = draw(st.lists(st.tuples(memories, st.booleans()), max_size=len(CARDS)))
    return {
        card: CardState(card, memory, None if memory is None else memory.last_day + 3, suspended)
        for card, (memory, suspended) in zip(CARDS, known, strict=False)
    }


def exam(days_left: int, pool: list[str] | None = None, minutes: int = 5, name: str = "whole") -> Preparation:
    """An exam that has been prepared for since 30 days."""
    day = DAY + days_left
    coming = preparations({("town", name): ExamDay(day, DAY - 30, minutes)}, {"town": {name: pool or CARDS}}, 10, 10.0)
    return coming[0]


def line(known: Mapping[str, CardState], *coming: Preparation) -> tuple[str, ...]:
    return last_look(coming, lambda card: known.get(card) or CardState(card), DAY)


@given(states(), st.integers(-20, 0))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_without_an_exam_and_from_its_day_on_nothing_goes_before_the_usual_queue(
    known: Mapping[str, CardState], days_left: int
) -> None:
    assert line(known) == ()
    assert line(known, exam(days_left)) == ()
    assert looked_at([exam(days_left)], DAY) == ()


@given(states(), st.integers(1, 40))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_line_depends_on_nothing_but_what_is_known_the_day_and_the_exams(
    known: Mapping[str, CardState], days_left: int
) -> None:
    backwards = dict(reversed(list(known.items())))
    assert line(known, exam(days_left)) == line(backwards, exam(days_left, CARDS[::-1]))


@given(states(), st.integers(1, 11))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_in_the_last_days_each_card_not_answered_today_comes_once_the_weakest_first(
    known: Mapping[str, CardState], days_left: int
) -> None:
    one = replace(exam(days_left), plan=replace(exam(days_left).plan, seconds_per_day=1.0))  # so little that they are long
    assert one.final(DAY)
    asked = line(known, one)
    state = {card: known.get(card) or CardState(card) for card in CARDS}
    assert sorted(asked) == sorted(card for card in CARDS if not state[card].suspended and state[card].last_day != DAY)
    recalls = [exam_recall(state[card].memory, one.plan.exam_day) for card in asked]
    assert recalls == sorted(recalls)


def test_before_the_last_days_nothing_goes_first() -> None:
    assert exam(40, minutes=5).plan.window(30) == 1
    assert line({}, exam(2)) == ()
    assert line({}, exam(1)) == tuple(sorted(CARDS))


def test_of_two_exams_the_nearer_one_goes_first_and_a_shared_card_comes_once() -> None:
    near, far = exam(1, CARDS[:4], name="near"), exam(2, CARDS[2:10], minutes=1, name="far")
    assert far.final(DAY)
    assert line({}, near, far) == (*CARDS[:4], *CARDS[4:10])
    days = {("town", "far"): ExamDay(DAY + 9, DAY), ("town", "near"): ExamDay(DAY + 3, DAY)}
    pools = {"town": {"near": CARDS[:4], "far": CARDS}}
    assert [one.exam for one in preparations(days, pools, 10, 10.0)] == ["near", "far"]


def test_an_exam_that_the_deck_has_no_more_is_not_prepared_for() -> None:
    days = {("town", "old"): ExamDay(DAY + 3, DAY), ("gone", "whole"): ExamDay(DAY + 3, DAY)}
    assert preparations(days, {"town": {"whole": CARDS}}, 10, 10.0) == ()


def test_the_minutes_said_make_the_plan_and_else_the_usual_ones() -> None:
    said, not_said = (
        preparations({("town", "whole"): ExamDay(DAY + 30, DAY, minutes)}, {"town": {"whole": CARDS}}, 7, 10.0)[0]
        for minutes in (3, 0)
    )
    assert (said.plan.seconds_per_day, not_said.plan.seconds_per_day) == (180.0, 420.0)
