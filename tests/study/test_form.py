from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.questions.question import Form, Rendering
from ice_quiz.study.form import choose_rendering, form_seed, introduced_first

CHOOSE, OTHER = Rendering(Form.CHOOSE, "a"), Rendering(Form.CHOOSE, "b")
TRUE = Rendering(Form.TRUE_FALSE, "true")
TYPE, CLOZE = Rendering(Form.TYPE), Rendering(Form.CLOZE)
ALL, MISSING, ORDER = Rendering(Form.NAME_ALL), Rendering(Form.MISSING_ONE, "2"), Rendering(Form.PUT_IN_ORDER)
EVERY = (CHOOSE, OTHER, TRUE, TYPE, CLOZE, ALL, MISSING, ORDER)


def forms(renderings: tuple[Rendering, ...], stability: float | None, last: Rendering | None = None) -> set[Form]:
    """Every form that some seed leads to."""
    return {choose_rendering(renderings, stability=stability, last=last, seed=seed).form for seed in range(60)}


def test_a_new_card_is_recognised() -> None:
    assert forms(EVERY, None) == {Form.CHOOSE, Form.TRUE_FALSE}


def test_a_card_that_was_never_right_is_still_recognised() -> None:
    assert forms(EVERY, 0.212) == {Form.CHOOSE, Form.TRUE_FALSE}


def test_a_young_card_is_recalled_with_a_cue_and_a_firm_one_without() -> None:
    assert forms(EVERY, 2.3) == {Form.CLOZE, Form.MISSING_ONE}
    assert forms(EVERY, 30.0) == {Form.TYPE, Form.NAME_ALL, Form.PUT_IN_ORDER}


def test_where_a_step_is_missing_the_next_one_is_taken() -> None:
    assert forms((CHOOSE, TYPE), 2.3) == {Form.TYPE}
    assert forms((TRUE, CLOZE), 30.0) == {Form.CLOZE}
    assert forms((CLOZE, TYPE), None) == {Form.CLOZE}
    assert forms((CHOOSE,), 30.0) == {Form.CHOOSE}


def test_choose_is_met_more_often_than_true_or_false() -> None:
    met = Counter(choose_rendering((CHOOSE, TRUE), stability=None, last=None, seed=seed).form for seed in range(600))
    assert met[Form.CHOOSE] > 1.5 * met[Form.TRUE_FALSE] > 0


def test_the_form_that_was_asked_for_goes_first_even_twice_running() -> None:
    for last in (None, TYPE):
        assert choose_rendering(EVERY, stability=None, last=last, seed=1, asked=Form.TYPE) == TYPE


def test_a_card_without_the_form_that_was_asked_for_is_asked_as_usual() -> None:
    assert choose_rendering((CHOOSE, TYPE), stability=None, last=None, seed=1, asked=Form.NUMBER) == CHOOSE


def test_a_new_card_is_introduced_only_where_nothing_lets_it_be_recognised() -> None:
    assert introduced_first((TYPE, CLOZE), new=True)
    assert not introduced_first((TYPE, CHOOSE), new=True)
    assert not introduced_first((TYPE, CLOZE), new=False)


def test_a_card_without_a_rendering_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError):
        choose_rendering((), stability=None, last=None, seed=1)


def test_the_seed_depends_on_all_of_its_parts() -> None:
    assert len({form_seed(1, "a"), form_seed(2, "a"), form_seed(1, "b"), form_seed(1, "a", 1), form_seed(1, "a", 1, 1)}) == 5
    assert form_seed(1, "a", 2) == form_seed(1, "a", 2)


@settings(derandomize=True, deadline=None)
@given(
    st.lists(st.sampled_from(EVERY), min_size=1, unique=True),
    st.none() | st.floats(0.1, 100),
    st.sampled_from(EVERY),
    st.integers(0, 2**63),
)
def test_never_the_same_rendering_twice_running_unless_it_is_the_only_one(
    renderings: list[Rendering], stability: float | None, last: Rendering, seed: int
) -> None:
    chosen = choose_rendering(renderings, stability=stability, last=last, seed=seed)
    assert chosen in renderings
    assert chosen == choose_rendering(renderings, stability=stability, last=last, seed=seed)
    assert chosen != last or renderings == [last]
