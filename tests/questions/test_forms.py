"""Each form: when a card can be asked in it, and what its question holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from ice_quiz.language.normal import within
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Form, Grade, Question

Compile = Callable[[str], Compiled]

DECK = """\
deck: d
title: t
things:
  river: {Inn: , Danube: [Danube, Donau], Rhine: , Elbe: , Isar: }
  town: {Ulm: , Linz: , Graz: }
relations:
  feeds: {single: object, ask: "What does {subject} feed?"}
  passes: {which: "Which of these does {subject} pass?"}
topics:
  - topic: t
    facts:
      - [Inn, feeds, Danube]
      - fact: [Danube, passes, [Ulm, Linz]]
        complete: yes
        wrong: [Basel, Trier]
    numbers:
      - {ask: How many?, id: many, value: 6, near: [40, 5, 8]}
    lists:
      - {list: weekdays, id: week, items: [Mon, Tue, Wed, Thu], complete: yes, ordered: yes, wrong: [Jan, Feb, Mar]}
      - {list: rivers, items: [Po, Rhone, Ebro], need: 2, wrong: [Oslo, Rome]}
    terms: {quay: a low wall, pier: a long stair, dock: a deep pool}
    cards:
      - {ask: Why?, answer: for fun, also: [fun], wrong: [for pay, by law], hint: Think.}
      - {ask: Who?, answers: [Ann, Bob, Cyd], need: 2}
      - {ask: Explain it., answer: so it is, grade: self}
"""


def forms(made: Compiled, card: str) -> list[str]:
    return list(dict.fromkeys(str(each.form) for each in made.renderings(f"d/{card}")))


def every(made: Compiled, card: str, form: Form, seeds: range = range(1)) -> list[Question]:
    renderings = [each for each in made.renderings(f"d/{card}") if each.form is form]
    return [made.question(f"d/{card}", each, seed) for each in renderings for seed in seeds]


@pytest.mark.parametrize(
    ("card", "asked"),
    [
        ("Inn.feeds", ["choose", "true or false", "type", "cloze"]),
        ("feeds.Danube", ["cloze"]),
        ("Danube.passes", ["choose", "true or false", "name all"]),
        ("many", ["choose", "true or false", "number"]),
        ("week", ["choose", "true or false", "name all", "missing one"]),
        ("week.order", ["what comes next", "put in order"]),
        ("rivers", ["choose", "true or false", "name all"]),
        ("quay.means", ["choose", "true or false", "type"]),
        ("means.quay", ["choose", "true or false", "type"]),
        ("why", ["choose", "true or false", "type"]),
        ("who", ["name all"]),
        ("explain-it", ["type"]),
    ],
)
def test_a_card_is_asked_in_every_form_that_it_can_bear(card: str, asked: list[str], compiled: Compile) -> None:
    assert forms(compiled(DECK), card) == asked


def test_a_form_that_the_author_switches_off_is_not_used(compiled: Compile) -> None:
    made = compiled(DECK.replace("{ask: How many?", "{off: [choose, number], ask: How many?"))
    assert forms(made, "many") == ["true or false"]


def test_choose_has_three_options_of_which_one_is_the_key(compiled: Compile) -> None:
    for question in every(compiled(DECK), "why", Form.CHOOSE, range(20)):
        assert sorted(option.text for option in question.options) == ["by law", "for fun", "for pay"]
        assert [option.text for option in question.options if option.key] == ["for fun"]
        assert all((option.proof is None) is option.key for option in question.options)
        assert question.hint == "Think."


def test_the_wrong_options_and_the_place_of_the_key_come_from_the_seed_alone(compiled: Compile) -> None:
    made = compiled(DECK)
    first = every(made, "Inn.feeds", Form.CHOOSE, range(60))
    assert first == every(compiled(DECK), "Inn.feeds", Form.CHOOSE, range(60))
    places = Counter([option.key for option in question.options].index(True) for question in first)
    assert set(places) == {0, 1, 2}
    assert {option.text for question in first for option in question.options} == {"Danube", "Rhine", "Elbe", "Isar"}


def test_each_right_answer_of_several_has_its_own_choice_that_says_so(compiled: Compile) -> None:
    questions = every(compiled(DECK), "Danube.passes", Form.CHOOSE)
    assert [question.key.shown for question in questions] == ["Ulm", "Linz"]
    assert {question.stem for question in questions} == {"Which of these does Danube pass?"}
    assert all(question.lead for question in questions)
    assert all(question.need == 1 for question in questions)


def test_two_options_of_which_one_stands_inside_the_other_are_not_shown_together(compiled: Compile) -> None:
    card = "{ask: Which bank?, answer: Old Lane, wrong: [Hill, New Hill, Far Side]}"
    made = compiled(f"deck: d\ntitle: t\ntopics: [{{topic: t, cards: [{card}]}}]\n")
    shown = [{option.text for option in question.options} for question in every(made, "which-bank", Form.CHOOSE, range(40))]
    assert {"Old Lane", "New Hill", "Far Side"} in shown
    assert not any({"Hill", "New Hill"} <= texts for texts in shown)


def test_numbers_stand_in_ascending_order(compiled: Compile) -> None:
    for question in every(compiled(DECK), "many", Form.CHOOSE, range(20)):
        figures = [int(option.text) for option in question.options]
        assert figures == sorted(figures)
        assert 6 in figures


def test_true_or_false_offers_both_and_tells_why_the_other_is_wrong(compiled: Compile) -> None:
    true, false = every(compiled(DECK), "Inn.feeds", Form.TRUE_FALSE)
    assert [option.text for option in true.options] == [option.text for option in false.options] == ["True", "False"]
    assert [option.key for option in true.options] == [True, False]
    assert [option.key for option in false.options] == [False, True]
    assert true.stem == "Inn feeds Danube."
    assert false.stem in {"Inn feeds Rhine.", "Inn feeds Elbe.", "Inn feeds Isar."}
    assert true.options[1].proof is not None
    assert "Inn feeds Danube." in true.options[1].proof.sentence
    assert false.options[0].proof is not None
    assert "one right answer" in false.options[0].proof.sentence


def test_without_anything_proven_wrong_there_is_no_statement_to_judge(compiled: Compile) -> None:
    assert "true or false" not in forms(compiled(DECK.replace("feeds: {single: object,", "feeds: {")), "Inn.feeds")


def test_typed_questions_know_what_is_wrong_and_accept_every_name(compiled: Compile) -> None:
    (question,) = every(compiled(DECK), "Inn.feeds", Form.TYPE)
    assert set(question.key.answers[0].wordings) == {"Danube", "Donau"}
    assert {answer.show for answer in question.key.others} == {"Rhine", "Elbe", "Isar"}
    assert not question.options
    (cloze,) = every(compiled(DECK), "feeds.Danube", Form.CLOZE)
    assert cloze.key.open
    assert cloze.key.others == ()
    assert cloze.lead


def test_name_all_asks_for_as_many_as_are_needed(compiled: Compile) -> None:
    made = compiled(DECK)
    assert [(q.need, len(q.key.answers)) for q in every(made, "week", Form.NAME_ALL)] == [(4, 4)]
    assert [(q.need, len(q.key.answers)) for q in every(made, "rivers", Form.NAME_ALL)] == [(2, 3)]
    assert [(q.need, q.lead) for q in every(made, "who", Form.NAME_ALL)] == [(2, "Name two.")]
    assert [(q.need, q.lead) for q in every(made, "Danube.passes", Form.NAME_ALL)] == [(2, "Name two.")]


def test_missing_one_shows_all_the_others_and_asks_for_the_one_left_out(compiled: Compile) -> None:
    items = ["Mon", "Tue", "Wed", "Thu"]
    questions = every(compiled(DECK), "week", Form.MISSING_ONE)
    assert [question.key.shown for question in questions] == items
    for question in questions:
        assert [item for item in items if within(item, question.stem)] == [i for i in items if i != question.key.shown]
        assert {answer.show for answer in question.key.others} >= set(items) - {question.key.shown}
    assert every(compiled(DECK), "rivers", Form.MISSING_ONE) == []


def test_what_comes_next_follows_the_item_in_the_question(compiled: Compile) -> None:
    questions = every(compiled(DECK), "week.order", Form.WHAT_NEXT)
    assert [question.key.shown for question in questions] == ["Tue", "Wed", "Thu"]
    assert [question.stem.split()[-1] for question in questions] == ["Mon?", "Tue?", "Wed?"]


def test_put_in_order_shows_every_item_in_another_order(compiled: Compile) -> None:
    for question in every(compiled(DECK), "week.order", Form.PUT_IN_ORDER, range(60)):
        shown = [option.text for option in question.options]
        assert sorted(shown) == ["Mon", "Thu", "Tue", "Wed"]
        assert shown != ["Mon", "Tue", "Wed", "Thu"]
        assert [answer.show for answer in question.key.answers] == ["Mon", "Tue", "Wed", "Thu"]
        assert question.key.ordered


def test_a_list_that_is_not_complete_has_no_order_and_no_gap(compiled: Compile) -> None:
    made = compiled(DECK.replace("Thu], complete: yes, ordered: yes", "Thu], ordered: yes"))
    assert "d/week.order" not in made.cards
    assert "missing one" not in forms(made, "week")


def test_a_card_the_learner_grades_shows_no_options_to_be_graded_by(compiled: Compile) -> None:
    (question,) = every(compiled(DECK), "explain-it", Form.TYPE)
    assert question.key.grade is Grade.SELF


def test_a_question_for_an_unknown_card_is_an_error(compiled: Compile) -> None:
    with pytest.raises(KeyError):
        compiled(DECK).renderings("d/nothing")
