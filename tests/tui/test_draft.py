from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.grading.verdict import Listed, Typed
from ice_quiz.questions.question import Grade
from ice_quiz.tui.draft import Draft, Way, begun, reply_of, way_of
from ice_quiz.tui.text_line import TextLine


def question(snapshots: Any, name: str) -> Any:
    return snapshots[name].question


def test_each_form_has_its_way_of_being_answered(snapshots: Any) -> None:
    ways = {
        "choose": Way.CHOOSE,
        "true-false": Way.CHOOSE,
        "type": Way.LINE,
        "name-all": Way.LINES,
        "order": Way.ORDER,
        "recall": Way.RECALL,
    }
    assert {name: way_of(question(snapshots, name)) for name in ways} == ways
    assert question(snapshots, "recall").key.grade is Grade.SELF


def test_only_answers_that_are_typed_begin_with_typing(snapshots: Any) -> None:
    assert begun(question(snapshots, "type")).typing
    assert begun(question(snapshots, "name-all")).typing
    assert not begun(question(snapshots, "choose")).typing
    assert not begun(question(snapshots, "recall")).typing


def test_the_reply_is_the_line_the_list_or_the_order(snapshots: Any) -> None:
    typed = Draft(Way.LINE, line=TextLine("HSI", 3))
    assert reply_of(typed, question(snapshots, "type")) == Typed("HSI")
    listed = Draft(Way.LINES, need=3, line=TextLine("HSI; ERO; ;hsi", 0)).add()
    assert reply_of(listed, question(snapshots, "name-all")) == Listed(("HSI", "ERO"))
    order = begun(question(snapshots, "order")).pick(1).pick(2).pick(0)
    assert order.ordered
    assert reply_of(order, question(snapshots, "order")) == Listed(("identifying", "detaining", "deporting"))


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=20))
def test_an_order_never_holds_an_item_twice_and_taking_back_undoes_the_last(picks: list[int]) -> None:
    draft = Draft(Way.ORDER, count=5)
    for option in picks:
        before, draft = draft, draft.pick(option)
        assert len(set(draft.picked)) == len(draft.picked)
        if option not in before.picked:
            assert draft.take_back() == before
        else:
            assert option not in draft.picked


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 12), st.lists(st.sampled_from([-1, 1]), min_size=1, max_size=30))
def test_pointing_never_leaves_the_options(count: int, steps: list[int]) -> None:
    draft = Draft(Way.CHOOSE, count=count)
    for step in steps:
        draft = draft.moved(step)
        assert draft.cursor is not None
        assert 0 <= draft.cursor < count


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=8))
def test_what_is_pointed_at_first_has_no_place_in_the_order_yet(picks: list[int]) -> None:
    draft = Draft(Way.ORDER, count=5)
    for option in picks:
        draft = draft.pick(option)
    if draft.to_point:
        assert draft.at_first_free().cursor not in (None, *draft.picked)


def test_the_last_answer_of_a_list_comes_back_into_the_line() -> None:
    draft = Draft(Way.LINES, need=3, given=("HSI", "ERO"))
    back = draft.take_back()
    assert (back.given, back.line) == (("HSI",), TextLine("ERO", 3))
    assert back.take_back() == back  # a line that holds something is edited instead
