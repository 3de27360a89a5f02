from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ice_quiz.grading.verdict import DontKnow, Typed
from ice_quiz.progress.event import Kind
from ice_quiz.study.exams.snapshot import ExamPhase, ExamSnapshot

if TYPE_CHECKING:
    from tests.study.conftest import Candidate


def test_after_a_kill_the_same_paper_goes_on_where_it_was_left(candidate: Candidate) -> None:
    candidate.sit()
    before = candidate.answers(True, False)
    after = candidate.sit()  # nothing was left or closed
    assert (after.number, after.resumed, after.question) == (3, True, before.question)
    assert after.message.startswith("You left this exam after 2 of 8 items; it goes on there.")
    result = candidate.answers(True, True, True, True).result
    assert result is not None
    assert (result.right, result.wrong, result.seconds) == (5, 1, 30.0)
    assert len(candidate.answered()) == 6
    assert [event.kind for event in candidate.learner.log.events()].count(Kind.EXAM_STARTED) == 1


def test_an_exam_is_gone_on_with_on_a_later_day_and_its_new_answers_count_for_that_day(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answers(True, True)
    candidate.learner.on(27)
    assert candidate.sit().number == 3
    candidate.answer()
    assert [event.day - candidate.answered()[0].day for event in candidate.answered()] == [0, 0, 3]


def test_what_the_learner_judged_is_still_their_judgement_after_a_kill(candidate: Candidate) -> None:
    candidate.sit()
    candidate.examining.reveal()
    candidate.examining.mark(False)
    candidate.sit()
    result = candidate.examining.give_up().result
    assert result is not None
    assert [(item.marked, item.reason) for item in result.items] == [(True, "You marked it as wrong.")]


def test_what_was_typed_is_still_there_after_a_kill_with_its_reason(candidate: Candidate) -> None:
    candidate.exam = "starred"
    candidate.sit()
    candidate.learner.wait(3)
    candidate.examining.reply(Typed("the dragon"))
    before = candidate.examining.give_up().result
    candidate.seed = 2
    candidate.sit()
    candidate.examining.reply(Typed("the dragon"))
    candidate.sit()
    after = candidate.examining.give_up().result
    assert before is not None
    assert after is not None
    assert [item.given for item in after.items] == ["the dragon"]
    assert after.items[0].reason.startswith("“the dragon” is not it")
    assert before.items[0].reason.startswith("“the dragon” is not it")


def looked(candidate: Candidate, reply: Typed | None) -> ExamSnapshot:
    """An item whose answers are shown, after it was said aloud or answered in words that only the learner can judge."""
    while (question := candidate.sit().question) is None or question.card != "town/10":
        candidate.examining.give_up()
        candidate.seed = (candidate.seed or 0) + 1
    candidate.learner.wait(5)
    return candidate.examining.reveal() if reply is None else candidate.examining.reply(reply)


@pytest.mark.parametrize("reply", [None, Typed("something about the mayor")])
@pytest.mark.parametrize("leaving", [True, False])  # or killed
def test_an_answer_that_was_looked_at_can_only_be_marked_whenever_one_comes_back(
    candidate: Candidate, reply: Typed | None, leaving: bool
) -> None:
    before = looked(candidate, reply)
    assert before.phase is ExamPhase.REVEALED
    if leaving:
        candidate.examining.leave()
    candidate.learner.on(25)
    after = candidate.sit()
    assert (after.phase, after.question, after.reply, after.answer) == (
        ExamPhase.REVEALED,
        before.question,
        reply,
        before.answer,
    )
    assert after.message.endswith("Its answer was shown already: mark yours.")
    assert candidate.examining.reply(candidate.right()).number == 1  # too late
    candidate.learner.wait(2)
    assert candidate.examining.mark(False).number == 2
    (event,) = candidate.answered()
    assert (event.body["ms"], event.body["marked"], event.body["verdict"]) == (7000, True, "wrong")
    assert candidate.sit().phase is ExamPhase.ASKED


def test_an_answer_that_was_looked_at_stays_so_under_a_new_name_and_keeps_its_flag(candidate: Candidate) -> None:
    candidate.sit()
    candidate.examining.flag()
    before = candidate.examining.reveal()
    assert before.question is not None
    number = before.question.card.partition("/")[2]
    path = candidate.learner.places.decks / "town.yaml"
    text = path.read_text()
    path.write_text(text.replace(f"{{item: {number}, ask", f"{{item: {number}, id: new, was: '{number}', ask"))
    after = candidate.sit()
    assert (after.phase, after.answer, after.flagged) == (ExamPhase.REVEALED, before.answer, True)


def test_to_look_at_an_answer_teaches_the_schedule_nothing(candidate: Candidate) -> None:
    shown = looked(candidate, None)
    assert shown.question is not None
    assert candidate.learner.log.card(shown.question.card).new
    candidate.examining.give_up()
    assert candidate.sit().phase is ExamPhase.ASKED


def test_an_item_that_was_renamed_keeps_its_answer(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answer()
    started = next(event for event in candidate.learner.log.events() if event.kind == Kind.EXAM_STARTED)
    items = started.body["items"]
    assert isinstance(items, list)
    path = candidate.learner.places.decks / "town.yaml"
    text = path.read_text()
    for card in items:  # the one that was answered and those still to come
        number = card.partition("/")[2]
        text = text.replace(f"{{item: {number}, ask", f"{{item: {number}, id: number-{number}, was: '{number}', ask")
    path.write_text(text)
    snapshot = candidate.sit()
    assert (snapshot.number, snapshot.total) == (2, 8)
    assert "cannot be asked" not in snapshot.message
    result = candidate.answers(True, True, True, True).result
    assert result is not None
    assert (result.right, result.passed) == (5, True)


def test_a_card_that_was_never_learned_is_new_in_its_exam_and_not_in_the_next(candidate: Candidate) -> None:
    for day in (24, 25):
        candidate.learner.on(day)
        candidate.sit()
        candidate.answer()
        candidate.examining.give_up()
    assert [event.body["new"] for event in candidate.answered()] == [True, False]


def test_another_seed_does_not_throw_away_the_exam_that_was_left(candidate: Candidate) -> None:
    before = candidate.sit().question
    candidate.answer()
    candidate.seed = 99
    assert candidate.sit().number == 2
    candidate.examining.give_up()
    assert candidate.sit().question != before


def test_leaving_keeps_the_exam_and_says_where_it_waits(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answers(True, True, True)
    left = candidate.examining.leave()
    assert (left.phase, left.result) == (ExamPhase.FINISHED, None)
    assert left.message == "The exam waits at item 4 of 8."
    assert candidate.examining.reply(DontKnow()).message == "You left this exam."
    (entry, *_) = candidate.learner.begin().desk.exams("town")
    assert entry.left_at == 4
    assert candidate.sit().number == 4


def test_an_exam_given_up_counts_neither_way_and_the_next_one_is_drawn_anew(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answer()
    snapshot = candidate.examining.give_up()
    assert snapshot.result is not None
    assert (snapshot.result.given_up, snapshot.result.passed, snapshot.earlier) == (True, False, ())
    assert candidate.examining.give_up().message == "The exam is over."
    assert len(candidate.answered()) == 1
    assert candidate.sit().number == 1


def test_flags_are_kept_over_a_kill_and_shown_in_the_result(candidate: Candidate) -> None:
    candidate.sit()
    assert candidate.examining.flag().flags == (1,)
    assert candidate.examining.flag().flags == ()
    candidate.examining.flag()
    candidate.answer()
    candidate.sit()
    assert candidate.examining.snapshot.flags == (1,)
    result = candidate.answers(True, True, True, True).result
    assert result is not None
    assert [item.flagged for item in result.items] == [True, False, False, False, False]


def test_the_time_of_an_exam_is_the_sum_of_its_answers_and_runs_out(candidate: Candidate) -> None:
    candidate.exam = "quick"
    assert candidate.sit().seconds_left == 120
    candidate.answer(seconds=50)
    candidate.learner.wait(10)
    assert candidate.examining.tick().seconds_left == 60
    snapshot = candidate.answer(seconds=100)
    assert snapshot.phase is ExamPhase.FINISHED
    assert snapshot.result is not None
    assert (snapshot.result.late, snapshot.result.asked, snapshot.result.passed) == (True, 1, False)


def test_a_look_at_the_clock_ends_an_exam_whose_time_is_over(candidate: Candidate) -> None:
    candidate.exam = "quick"
    candidate.sit()
    candidate.answers(True, True)
    candidate.learner.wait(200)
    snapshot = candidate.examining.tick()
    assert snapshot.result is not None
    assert (snapshot.result.late, snapshot.result.passed, snapshot.result.asked) == (True, True, 2)
    assert candidate.learner.log.events()[-1].kind == Kind.EXAM_ENDED


def test_a_break_after_a_kill_takes_no_time_and_a_clock_set_back_gives_none(candidate: Candidate) -> None:
    candidate.exam = "quick"
    candidate.sit()
    candidate.answer(seconds=70)
    candidate.learner.wait(3600)
    assert candidate.sit().seconds_left == 50
    candidate.learner.wait(-7200)
    assert candidate.examining.tick().seconds_left == 50
    snapshot = candidate.answer(seconds=10)
    assert snapshot.seconds_left == 50
    assert [event.body["ms"] for event in candidate.answered()] == [70_000, 0]


def test_an_exam_across_a_clock_that_was_set_back_by_days_goes_on(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answer()
    candidate.learner.on(14)
    snapshot = candidate.sit()
    assert snapshot.number == 2
    assert "This machine's clock says 2026-11-14" in snapshot.message
    candidate.answers(True, True, True, True)
    assert candidate.examining.snapshot.phase is ExamPhase.FINISHED
    assert len({event.day for event in candidate.answered()}) == 1


def test_an_item_that_left_the_deck_is_not_asked_any_more(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answer()
    started = next(event for event in candidate.learner.log.events() if event.kind == Kind.EXAM_STARTED)
    items = started.body["items"]
    assert isinstance(items, list)
    path = candidate.learner.places.decks / "town.yaml"
    gone = next(number for number in (4, 5, 6, 7, 8, 9, 12) if f"town/{number}" in items[1:])
    kept = [line for line in path.read_text().splitlines() if f"{{item: {gone}," not in line and "items:" not in line]
    exams = "exams:\n  whole: {title: The town test, from: all, ask: 8, pass: 5, stop: decided, form: spoken}"
    path.write_text("\n".join(kept).replace("exams:", exams, 1))
    snapshot = candidate.sit()
    assert (snapshot.number, snapshot.total) == (2, 7)
    assert "1 of its items cannot be asked any more." in snapshot.message


def test_an_answer_that_cannot_be_written_is_kept_told_and_written_with_the_next(candidate: Candidate) -> None:
    candidate.sit()
    places, away = candidate.learner.places, candidate.learner.root / "away"
    places.data.rename(away)
    places.data.write_text("not a folder")
    refused = candidate.answer()
    assert "cannot be saved" in refused.banner
    assert refused.number == 2
    places.data.unlink()
    away.rename(places.data)
    assert candidate.answer().banner == ""
    assert len(candidate.answered()) == 2
    assert candidate.sit().number == 3
