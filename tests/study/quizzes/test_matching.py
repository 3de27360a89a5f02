"""Matchings in a quiz: only proven pairs, graded by their share, and written pair by pair."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import DontKnow, Listed, NotCounted, Outcome, Typed, Verdict
from ice_quiz.progress.event import Kind
from ice_quiz.questions import match
from ice_quiz.questions.question import Form
from ice_quiz.study.exams.snapshot import ExamPhase
from ice_quiz.study.quizzes.wish import QuizWish
from ice_quiz.study.wish import Wish

Learner = Any
MATCH = QuizWish(Wish("waters"), 1, (Form.MATCH,), seed=1)


def test_every_answer_of_a_matching_is_proven_wrong_for_every_other_question(learner: Learner) -> None:
    learner.write("ice", (Path(__file__).parents[3] / "decks" / "ice.yaml").read_text(encoding="utf-8"))
    for deck in ("waters", "ice"):
        compiled = learner.begin().library.open(deck)
        for seed in range(5):
            groups = list(match.groups(compiled, compiled.cards.values(), seed))
            assert groups
            assert all(match.FEWEST <= len(group) <= match.MOST for group in groups)
            assert len({card for group in groups for card in group}) == sum(map(len, groups))
            for group in groups:
                question = match.question(compiled, group, seed)
                assert sorted(option.text for option in question.options) == sorted(
                    each.show for each in question.key.answers
                )
                for one, other in permutations(range(len(group)), 2):
                    stem, answer = f"{question.lead} {question.pairs[one]}", question.key.answers[other].show
                    assert question.pairs[one]
                    assert answer.casefold() not in stem.casefold()
                    offered = [option.text for option in compiled.offer(group[one]).candidates]
                    assert any(
                        text.casefold() in answer.casefold() or answer.casefold() in text.casefold() for text in offered
                    )


def test_two_questions_with_one_answer_are_never_matched_together(learner: Learner) -> None:
    compiled = learner.library.open("waters")
    for seed in range(10):
        for group in match.groups(compiled, compiled.cards.values(), seed):
            answers = [compiled.cards[card].key.answers[0].show for card in group]
            assert len(set(answers)) == len(answers)  # the Saale and the Vltava both flow into the Elbe


def test_a_matching_is_graded_by_its_share(learner: Learner) -> None:
    question = learner.desk.quiz(MATCH).snapshot.question
    assert question is not None
    right = [answer.show for answer in question.key.answers]
    whole, two = grade(question, Listed(tuple(right))), grade(question, Listed((*right[:-2], right[-1], right[-2])))
    assert isinstance(whole, Verdict)
    assert isinstance(two, Verdict)
    assert (whole.outcome, whole.share) == (Outcome.RIGHT, 1.0)
    assert (two.outcome, two.share) == (Outcome.WRONG, (len(right) - 2) / len(right))
    none = grade(question, Listed((*right[1:], right[0])))
    assert isinstance(none, Verdict)
    assert (none.share, none.reason[:8], none.reason[-10:]) == (0, "None of ", " is right.")
    assert isinstance(grade(question, Listed(tuple(right[:-1]))), NotCounted)
    places = " ".join(str([option.text for option in question.options].index(text) + 1) for text in right)
    numbered = grade(question, Typed(places))
    assert isinstance(numbered, Verdict)
    assert numbered.outcome is Outcome.RIGHT


def test_each_pair_is_written_for_its_own_card_and_a_killed_matching_is_read_back(learner: Learner) -> None:
    for count in range(5, 10):  # one whose matching is not its last item: the quiz would be over with it
        wish = QuizWish(Wish("waters"), count, (Form.MATCH, Form.TYPE))
        held = learner.desk.quiz(wish)
        while held.snapshot.question is not None and held.snapshot.question.form is not Form.MATCH:
            held.reply(DontKnow())
            held.go_on()
        if held.snapshot.number < held.snapshot.total:
            break
        held.give_up()
    question = held.snapshot.question
    assert question is not None
    right = [answer.show for answer in question.key.answers]
    held.reply(Listed((right[0], right[2], right[1], *right[3:])))
    events = [event for event in learner.log.events() if event.kind == Kind.ANSWERED and event.body["form"] == "match"]
    assert [event.body["verdict"] for event in events] == ["right", "wrong", "wrong", *["right"] * (len(right) - 3)]
    assert [event.card for event in events] == question.rendering.variant.split("\n")
    again = learner.begin().desk.quiz(wish)
    assert "goes on" in again.snapshot.message
    while again.snapshot.phase is not ExamPhase.FINISHED:
        again.reply(DontKnow())
        again.go_on()
    assert again.snapshot.result is not None
    item = next(item for item in again.snapshot.result.items if item.stem.startswith(match.STEM))
    assert item.missed == tuple(event.card for event in events[1:3])
    assert not item.right


def test_a_card_that_is_matched_is_not_asked_by_itself_too(learner: Learner) -> None:
    held = learner.desk.quiz(QuizWish(Wish("waters"), 10, seed=3))
    asked: list[str] = []
    while held.snapshot.phase is not ExamPhase.FINISHED:
        question = held.snapshot.question
        assert question is not None
        asked += question.rendering.variant.split("\n") if question.pairs else [question.card]
        held.reply(DontKnow())
        held.go_on()
    assert len(set(asked)) == len(asked)
