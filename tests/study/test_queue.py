from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.progress.replay import DayTotals
from ice_quiz.settings import Settings
from ice_quiz.study.counts import Allowance, allowance
from ice_quiz.study.queue import (
    DRILL_AFTER,
    Candidate,
    Drill,
    Queue,
    again,
    let_in,
    queue_of,
    take,
    with_new,
    without,
)

DAY = 739_000
WIDE = Allowance(new=1000, reviews=1000)


def seen(card: str, *, last: int = 1, stability: float = 1.0, due: int = 0, drill: bool = False) -> Candidate:
    """A card seen `last` days ago and due `due` days ago."""
    return Candidate(card, DAY - last, stability, DAY - due, drill=drill)


def order(queue: Queue) -> list[str]:
    shown: list[str] = []
    while True:
        card, queue = take(queue)
        if card is None:
            return shown
        shown.append(card)


def test_reviews_come_before_new_cards_and_the_most_faded_first() -> None:
    deck = [
        Candidate("n1"),
        seen("fresh", last=2, stability=10),
        seen("faded", last=9, stability=3),
        Candidate("n2"),
        seen("middling", last=5, stability=5),
    ]
    assert order(queue_of(let_in(deck, DAY, WIDE), DAY)) == ["faded", "middling", "fresh", "n1", "n2"]


def test_a_card_is_asked_for_a_grade_once_a_study_day_and_not_before_it_is_due() -> None:
    deck = [seen("today", last=0), seen("tomorrow", due=-1), Candidate("off", suspended=True), seen("due")]
    assert [card.card for card in let_in(deck, DAY, WIDE)] == ["due"]


def test_the_limits_of_the_day_count_what_was_done_already_and_what_was_let_in_on_top() -> None:
    deck = [*(Candidate(f"n{i}") for i in range(9)), *(seen(f"d{i}") for i in range(9))]
    had = DayTotals(new=3, reviews=1, extra_new=2)
    picked = let_in(deck, DAY, allowance(Settings(new_per_day=4, reviews_per_day=5), had))
    assert [card.card for card in picked] == ["d0", "d1", "d2", "d3", "n0", "n1", "n2"]


def test_the_review_limit_lets_the_most_faded_through() -> None:
    deck = [seen("a", last=1, stability=9), seen("b", last=9, stability=1)]
    assert [card.card for card in let_in(deck, DAY, Allowance(0, 1))] == ["b"]


def test_drill_is_never_limited() -> None:
    deck = [seen(f"w{i}", last=0, drill=True) for i in range(5)]
    assert len(let_in(deck, DAY, Allowance(0, 0))) == 5


def test_a_session_limit_prefers_reviews() -> None:
    deck = [Candidate("n"), seen("d1"), seen("d2"), seen("w", last=0, drill=True)]
    assert queue_of(deck, DAY, limit=2) == Queue(("d1", "d2"), (), (Drill("w", DRILL_AFTER),))
    assert queue_of(deck, DAY, limit=0) == Queue((), (), (Drill("w", DRILL_AFTER),))


def test_a_wrong_card_comes_back_after_five_others() -> None:
    first, queue = take(Queue(due=tuple("abcdefgh")))
    assert first == "a"
    assert order(again(queue, "a")) == ["b", "c", "d", "e", "f", "a", "g", "h"]


def test_a_wrong_card_comes_back_sooner_when_nothing_else_is_left() -> None:
    _, queue = take(Queue(due=("a",), new=("b", "c")))
    assert order(again(queue, "a")) == ["b", "c", "a"]


def test_two_wrong_cards_take_turns() -> None:
    _, queue = take(Queue(due=("a", "b")))
    second, queue = take(again(queue, "a"))
    assert second == "b"
    assert order(again(queue, "b")) == ["a", "b"]


def test_neighbours_that_give_each_other_away_are_kept_apart_where_another_card_is_near() -> None:
    def alike(one: str, other: str) -> bool:
        return one[0] == other[0]

    queue = Queue(new=("a1", "a2", "b1", "b2"))
    shown = []
    while (taken := take(queue, alike))[0] is not None:
        card, queue = taken
        shown.append(card)
    assert shown == ["a1", "b1", "a2", "b2"]


def test_keeping_apart_neither_skips_a_card_nor_brings_drill_before_its_time() -> None:
    def alike(_one: str, _other: str) -> bool:
        return True

    _, queue = take(Queue(due=("a", "b", "c")), alike)
    queue = again(queue, "a")
    shown = []
    while (taken := take(queue, alike))[0] is not None:
        card, queue = taken
        shown.append(card)
    assert shown == ["b", "c", "a"]


def test_a_card_leaves_the_queue_wherever_it_stands() -> None:
    queue = Queue(("a", "b"), ("c",), (Drill("d", 3),))
    for card in "abcd":
        queue = without(queue, card)
    assert queue.counts.total == 0


def test_more_new_cards_stand_at_the_end_of_the_line() -> None:
    assert order(with_new(Queue(due=("d",), new=("n1",)), ("n2", "n3"))) == ["d", "n1", "n2", "n3"]


CANDIDATES = st.lists(
    st.builds(
        lambda new, last, stability, due, drill, off: (
            (None, None, None, False, off) if new else (DAY - last, stability, DAY - due, drill and last == 0, off)
        ),
        st.booleans(),
        st.integers(0, 40),
        st.floats(0.01, 400),
        st.integers(-30, 30),
        st.booleans(),
        st.booleans(),
    ),
    max_size=40,
).map(lambda rows: [Candidate(f"c{i}", *row) for i, row in enumerate(rows)])


@settings(derandomize=True, deadline=None)
@given(CANDIDATES, st.integers(0, 50), st.integers(0, 50), st.integers(0, 9), st.integers(0, 9))
def test_no_due_card_is_left_out_and_no_card_comes_twice(
    deck: list[Candidate], new: int, reviews: int, had_new: int, had_reviews: int
) -> None:
    allowed = allowance(Settings(new_per_day=new, reviews_per_day=reviews), DayTotals(new=had_new, reviews=had_reviews))
    shown = order(queue_of(let_in(deck, DAY, allowed), DAY))
    assert len(shown) == len(set(shown))
    due = [one for one in deck if not one.suspended and not one.drill and one.is_due(DAY)]
    fresh = [one for one in deck if not one.suspended and one.new]
    drill = [one for one in deck if not one.suspended and one.drill]
    due_shown = [one for one in due if one.card in shown]
    assert len(due_shown) == min(len(due), max(0, reviews - had_reviews))
    assert len([one for one in fresh if one.card in shown]) == min(len(fresh), max(0, new - had_new))
    assert all(one.card in shown for one in drill)
    assert len(shown) == len(due_shown) + len([one for one in fresh if one.card in shown]) + len(drill)
    left_out = [one.faded(DAY) for one in due if one.card not in shown]
    assert not left_out or max(left_out) <= min((one.faded(DAY) for one in due_shown), default=float("inf"))


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 25), st.lists(st.booleans(), max_size=60))
def test_whatever_is_wrong_comes_back_until_it_was_right_and_never_before_five_others_unless_alone(
    size: int, answers: list[bool]
) -> None:
    queue = Queue(new=tuple(f"c{i}" for i in range(size)))
    shown: list[str] = []
    open_cards: set[str] = set()
    for right in (*answers, *([True] * (size + len(answers)))):
        main_left = bool(queue.due or queue.new)
        card, queue = take(queue)
        if card is None:
            break
        if card in shown:
            assert card in open_cards
            gap = shown[::-1].index(card)
            assert gap >= DRILL_AFTER or not main_left
        shown.append(card)
        open_cards.discard(card)
        if not right:
            open_cards.add(card)
            queue = again(queue, card)
    assert not open_cards
    assert set(shown) == {f"c{i}" for i in range(size)}
