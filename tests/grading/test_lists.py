from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ice_quiz.grading.grade import grade
from ice_quiz.grading.lists import longest_rising
from ice_quiz.grading.matching import matched
from ice_quiz.grading.verdict import Chose, Listed, NotCounted, Outcome, Reply, Typed, Verdict
from ice_quiz.questions.question import Form, Grade, Option, Question

Ask = Callable[..., Question]
steady = settings(derandomize=True, deadline=None)

CAPITALS = ["Vienna", "Bratislava", "Budapest", "Belgrade"]
OFFICES = ["Office of State, Local and Tribal Coordination", "Mission Support", "Intelligence"]


def judged(question: Question, reply: Reply | str) -> Verdict:
    verdict = grade(question, Typed(reply) if isinstance(reply, str) else reply)
    assert isinstance(verdict, Verdict), verdict
    return verdict


def listed(ask: Ask, answers: Sequence[str | Sequence[str]], need: int | None = None, **more: object) -> Question:
    return ask(answers, need=len(answers) if need is None else need, form=Form.NAME_ALL, **more)


@pytest.mark.parametrize(
    "typed",
    [
        "Vienna, Bratislava, Budapest, Belgrade",
        "belgrade; budapest; bratislava; vienna",
        "Budapest/Vienna / Belgrade & Bratislava",
        "1. Vienna 2. Bratislava 3. Budapest 4. Belgrade",
        "1) Vienna\n2) Bratislava\n3) Budapest\n4) Belgrade",
        "- Vienna\n- Bratislava\n- Budapest\n- Belgrade",
        "• Vienna • Bratislava • Budapest • Belgrade",
        "Vienna, Bratislava, Budapest, and Belgrade.",
        "vienna bratislava budapest belgrade",
        "Viena, Bratislava, Budapest, Belgrade",
        "Vienna, Vienna, Bratislava, Budapest, Belgrade",
    ],
)
def test_a_list_may_be_written_in_any_order_and_manner(ask: Ask, typed: str) -> None:
    verdict = judged(listed(ask, CAPITALS), typed)
    assert (verdict.outcome, verdict.share) == (Outcome.RIGHT, 1.0)
    assert set(verdict.matched) == set(CAPITALS)


def test_items_that_are_already_apart_are_graded_alike(ask: Ask) -> None:
    assert judged(listed(ask, CAPITALS), Listed(("Belgrade", "vienna", "Budapest", "Bratislava"))).share == 1.0


def test_most_of_a_list_is_close_and_less_is_wrong(ask: Ask) -> None:
    three = judged(listed(ask, CAPITALS), "Vienna, Budapest, Belgrade")
    assert (three.outcome, three.share, three.missing) == (Outcome.CLOSE, 0.75, ("Bratislava",))
    assert three.reason == "3 of 4: Bratislava is missing."
    two = judged(listed(ask, CAPITALS), "Vienna, Budapest")
    assert (two.outcome, two.share) == (Outcome.WRONG, 0.5)


def test_wrong_ones_are_shown_and_cost_nothing(ask: Ask) -> None:
    verdict = judged(listed(ask, CAPITALS, others=["Rome"]), "Vienna, Bratislava, Budapest, Belgrade, rome, Atlantis")
    assert (verdict.outcome, verdict.share, verdict.extra) == (Outcome.RIGHT, 1.0, ("Rome", "Atlantis"))
    assert verdict.reason == "All four are right; Rome and “Atlantis” do not belong."


def test_more_wrong_than_right_ones_are_no_knowledge(ask: Ask) -> None:
    verdict = judged(listed(ask, CAPITALS, 2, others=["Rome"]), "Rome, Paris, Oslo, Vienna, Budapest")
    assert (verdict.outcome, verdict.share) == (Outcome.CLOSE, 1.0)


def test_name_two_needs_two(ask: Ask) -> None:
    question = listed(ask, ["religion", "speech", "press"], 2, open=True)
    one = judged(question, "speech")
    assert (one.outcome, one.share) == (Outcome.WRONG, 0.5)
    assert one.reason == "1 of 2: one more is asked for, such as religion or press."
    assert judged(question, "speech; press").outcome is Outcome.RIGHT
    assert judged(question, "speech, speech").share == 0.5


def test_an_unlisted_item_of_an_open_list_is_for_the_learner_to_decide(ask: Ask) -> None:
    assert judged(listed(ask, ["religion", "speech"], 2, open=True), "speech, assembly").undecided
    assert not judged(listed(ask, ["religion", "speech"], 2), "speech, assembly").undecided


@pytest.mark.parametrize("others", [["West Virginia"], []])
def test_west_virginia_does_not_earn_virginia(ask: Ask, others: list[str]) -> None:
    verdict = judged(listed(ask, ["Virginia", "Ohio"], others=others), "West Virginia, Ohio")
    assert (verdict.share, verdict.missing, verdict.extra) == (0.5, ("Virginia",), ("West Virginia",))
    assert judged(listed(ask, ["Virginia", "Ohio"], others=others), "ohio west virginia").share < 1


def test_a_name_with_commas_and_and_is_not_cut_apart(ask: Ask) -> None:
    question = listed(ask, OFFICES, others=["Office of State"])
    verdict = judged(question, "Office of State, Local and Tribal Coordination, Mission Support and Intelligence")
    assert (verdict.outcome, verdict.extra) == (Outcome.RIGHT, ())


def test_slips_in_a_list_are_forgiven_and_their_spelling_shown(ask: Ask) -> None:
    verdict = judged(listed(ask, OFFICES), "mission suport; inteligence; Office of State, Local and Tribal Coordination")
    assert verdict.outcome is Outcome.RIGHT
    assert "the spelling is Mission Support and Intelligence" in verdict.reason


def test_a_part_of_several_items_earns_none(ask: Ask) -> None:
    assert judged(listed(ask, ["North Carolina", "South Carolina"]), "Carolina").share == 0


def test_one_slip_cannot_earn_two_items(ask: Ask) -> None:
    assert judged(listed(ask, ["North Dakota", "South Dakota"]), "Noth Dakota, North Dakota").share == 0.5


def test_a_slip_that_could_mean_a_non_member_earns_nothing(ask: Ask) -> None:
    assert judged(listed(ask, ["Slovenia", "Hungary"], others=["Slovakia"]), "Slovekia, Hungary").share == 0.5


def test_a_name_that_two_items_share_goes_where_it_helps(ask: Ask) -> None:
    question = listed(ask, [("John Adams", "Adams"), ("John Quincy Adams", "Adams")])
    assert judged(question, "Adams, John Adams").share == 1.0
    assert judged(question, "John Quincy Adams, Adams").share == 1.0
    assert judged(question, "Adams").share == 0.5


def test_exact_lists_forgive_no_slip(ask: Ask) -> None:
    assert judged(listed(ask, CAPITALS, grade=Grade.EXACT), "Viena, Bratislava, Budapest, Belgrade").share == 0.75


def test_an_empty_list_is_not_counted(ask: Ask) -> None:
    for reply in (Typed(" \n "), Listed(()), Listed(("", " "))):
        assert isinstance(grade(listed(ask, CAPITALS), reply), NotCounted)


def test_a_list_with_more_names_than_can_be_compared_says_so(ask: Ask) -> None:
    verdict = judged(listed(ask, CAPITALS), "Vienna, Bratislava, Budapest, Belgrade, " * 60)
    assert verdict.reason.startswith("That names more than can be compared")


@pytest.mark.parametrize(
    "typed",
    [
        "Vienna, " * 12_000,
        "x1, y2; " * 10_000,
        "item " * 3_900,
        "\n".join(map(str, range(10_000))),
        "and " * 25_000,
        ", ".join("lorem ipsum dolor sit amet consectetur"[place % 30 :] * 2 for place in range(190)),
    ],
)
def test_a_list_without_end_is_judged_at_once(
    ask: Ask, seconds: Callable[[Callable[[], object]], float], typed: str
) -> None:
    question = listed(ask, CAPITALS, others=[f"Town number {place}" for place in range(300)])
    assert seconds(lambda: judged(question, typed)) < 1.0
    assert judged(question, typed).outcome is Outcome.WRONG
    assert len(judged(question, typed).reason) < 400


@given(
    st.lists(st.sampled_from([*CAPITALS, "Rome", "Atlantis", "Viena", "belgrad"]), min_size=1, max_size=7),
    st.randoms(use_true_random=False),
)
@steady
def test_the_order_of_an_unordered_list_changes_nothing(ask: Ask, names: list[str], chance: random.Random) -> None:
    question = listed(ask, CAPITALS, others=["Rome"])
    mixed = list(names)
    chance.shuffle(mixed)
    one, other = judged(question, ", ".join(names)), judged(question, "; ".join(mixed))
    assert (one.outcome, one.share, one.matched, one.missing) == (other.outcome, other.share, other.matched, other.missing)
    assert sorted(one.extra) == sorted(other.extra)


@given(st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=4))
@steady
def test_as_many_items_as_possible_are_credited(candidates: list[list[int]]) -> None:
    given_out = matched(candidates)
    taken = [answer for answer in given_out if answer is not None]
    assert len(set(taken)) == len(taken)
    assert all(answer is None or answer in choice for answer, choice in zip(given_out, candidates, strict=True))
    possible = max(
        (
            sum(answer in choice for answer, choice in zip(row, candidates, strict=False))
            for row in permutations([0, 1, 2, 3, *[-1] * 4], 4)
        ),
        default=0,
    )
    assert len(taken) == possible


def in_order(ask: Ask, shuffled: Sequence[str] = ("c", "a", "d", "b")) -> Question:
    options = [Option(text, key=False) for text in shuffled]
    return ask(["a", "b", "c", "d"], need=4, ordered=True, form=Form.PUT_IN_ORDER, options=options)


@pytest.mark.parametrize(
    "reply",
    [
        Typed("2 4 1 3"),
        Typed("2,4,1,3"),
        Typed("a b c d"),
        Typed("a, b, c, d"),
        Listed(("a", "b", "c", "d")),
        Listed(("2", "4", "1", "3")),
    ],
)
def test_an_order_is_given_by_numbers_or_by_names(ask: Ask, reply: Reply) -> None:
    verdict = judged(in_order(ask), reply)
    assert (verdict.outcome, verdict.share) == (Outcome.RIGHT, 1.0)


def test_an_order_is_right_only_as_a_whole_and_its_share_is_what_stands_in_order(ask: Ask) -> None:
    one_off = judged(in_order(ask), "b, c, d, a")
    assert (one_off.outcome, one_off.share) == (Outcome.CLOSE, 0.75)
    assert one_off.reason == "3 of 4 are in the right order to each other; the order is a; b; c; d."
    turned = judged(in_order(ask), "d, c, b, a")
    assert (turned.outcome, turned.share) == (Outcome.WRONG, 0.25)
    short = judged(in_order(ask), "a, b, d")
    assert (short.outcome, short.share, short.missing) == (Outcome.CLOSE, 0.75, ("c",))


def test_numbers_that_are_the_items_themselves_are_no_places(ask: Ask) -> None:
    options = [Option(text, key=False) for text in ("3", "1", "2")]
    question = ask(["1", "2", "3"], need=3, ordered=True, form=Form.PUT_IN_ORDER, options=options)
    assert judged(question, Listed(("1", "2", "3"))).outcome is Outcome.RIGHT


def test_a_single_choice_cannot_put_in_order(ask: Ask) -> None:
    assert isinstance(grade(in_order(ask), Chose(0)), NotCounted)


@given(st.lists(st.integers(0, 9), max_size=9))
@steady
def test_the_longest_run_in_order_is_found(numbers: list[int]) -> None:
    best = [1] * len(numbers)
    for at, number in enumerate(numbers):
        best[at] = 1 + max((best[before] for before in range(at) if numbers[before] < number), default=0)
    assert longest_rising(numbers) == max(best, default=0)
