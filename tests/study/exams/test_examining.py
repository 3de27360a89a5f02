from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import Typed
from ice_quiz.progress.event import Kind
from ice_quiz.study.exams.snapshot import ExamPhase, ExamSnapshot
from ice_quiz.study.snapshot import Phase

if TYPE_CHECKING:
    from tests.study.conftest import Candidate, Learner


def told(snapshot: ExamSnapshot) -> str:
    """Everything that a face could show of a snapshot, without what is asked."""
    return " ".join(
        str(value) for value in (snapshot.answer, snapshot.result, snapshot.last, snapshot.message, snapshot.earlier)
    )


def test_an_exam_draws_its_items_without_replacement_and_begins_with_an_event(candidate: Candidate) -> None:
    snapshot = candidate.sit()
    assert (snapshot.phase, snapshot.number, snapshot.total, snapshot.passing) == (ExamPhase.ASKED, 1, 8, 5)
    assert (snapshot.title, snapshot.deck_title, snapshot.resumed) == ("The town test", "The town", False)
    started = candidate.learner.log.events()[-1]
    items = started.body["items"]
    assert (started.kind, started.body["deck"], started.body["exam"], started.body["seed"]) == (
        Kind.EXAM_STARTED,
        "town",
        "whole",
        1,
    )
    assert isinstance(items, list)
    assert len(set(items)) == 8


def test_no_feedback_is_given_before_the_end(candidate: Candidate) -> None:
    candidate.sit()
    for right in (True, False, True, False, True):
        snapshot = candidate.answer(right)
        assert told(snapshot) == " None None  ()"
        assert not snapshot.spoken or snapshot.answer == ""


def test_when_the_answers_are_told_is_promised_as_it_is_held(candidate: Candidate) -> None:
    path = candidate.learner.places.decks / "town.yaml"
    path.write_text(path.read_text().replace("form: typed}", "form: typed, feedback: at once}", 1))
    told = {entry.name: entry.told_when for entry in candidate.learner.begin().desk.exams("town")}
    mark = "What was right is told at the end, or when you have to mark an answer yourself."
    assert told == {"whole": mark, "starred": "What was right is told after each item.", "quick": mark}
    assert candidate.sit().told_when == mark
    candidate.exam = "starred"
    candidate.sit()
    assert candidate.answer().last is not None


def test_each_answer_is_written_before_the_next_item_is_shown_and_counts_as_the_attempt_of_its_day(
    candidate: Candidate,
) -> None:
    first = candidate.sit()
    assert first.question is not None
    candidate.answer(seconds=7)
    (event,) = candidate.answered()
    start = next(event for event in candidate.learner.log.events() if event.kind == Kind.EXAM_STARTED)
    assert event.card == first.question.card
    expected = {"purpose": "exam", "exam": start.id, "graded": True, "verdict": "right", "rating": "good", "ms": 7000}
    assert {key: event.body[key] for key in expected} == expected
    assert event.body["fingerprint"] == candidate.learner.desk._library.open("town").cards[event.card].fingerprint
    state = candidate.learner.log.card(event.card)
    assert state.last_day == candidate.learner.log.today()


def test_an_exam_stops_when_it_is_passed(candidate: Candidate) -> None:
    candidate.sit()
    snapshot = candidate.answers(True, True, True, True, True)
    assert snapshot.phase is ExamPhase.FINISHED
    result = snapshot.result
    assert result is not None
    assert (result.passed, result.right, result.wrong, result.asked, result.total) == (True, 5, 0, 5, 8)
    assert (result.stopped, result.late, result.needed, result.seconds) == (True, False, 5, 25.0)
    assert result.missed == ()
    ended = candidate.learner.log.events()[-1]
    assert (ended.kind, ended.body["passed"], ended.body["right"]) == (Kind.EXAM_ENDED, True, 5)


def test_an_exam_stops_when_it_cannot_be_passed_any_more(candidate: Candidate) -> None:
    candidate.sit()
    snapshot = candidate.answers(True, False, False, False, False)
    assert snapshot.result is not None
    assert (snapshot.result.passed, snapshot.result.wrong, snapshot.result.stopped) == (False, 4, True)


def test_an_exam_that_never_stops_early_asks_everything(candidate: Candidate) -> None:
    candidate.exam = "quick"
    candidate.sit()
    snapshot = candidate.answers(True, True, True)
    assert snapshot.phase is ExamPhase.ASKED
    snapshot = candidate.answer()
    assert snapshot.result is not None
    assert (snapshot.result.asked, snapshot.result.stopped) == (4, False)


def test_the_result_tells_every_item_with_what_was_said_and_its_source(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answers(True, False, True, False, True, False)
    result = candidate.answer(False).result
    assert result is not None
    first, second, *_ = result.items
    assert [item.number for item in result.items] == list(range(1, 8))
    assert (first.right, first.given, first.source) == (True, first.answer.split("; ")[0], first.source)
    assert "Town hall" in first.source
    assert second.stem
    assert (second.right, second.given) == (False, "")
    assert second.item == second.card.partition("/")[2]
    assert result.missed == tuple(item.card for item in result.items if not item.right)


def test_learners_of_one_deck_are_not_asked_the_same_items_on_one_day(
    tmp_path: Path, new_learner: Callable[..., Learner], new_candidate: Callable[..., Candidate]
) -> None:
    papers = set()
    for number in range(4):
        candidate = new_candidate(new_learner(tmp_path / f"learner {number}").in_town(), "starred", None)
        candidate.sit()
        papers.add(str(candidate.learner.log.events()[-1].body["items"]))
    assert len(papers) > 2


def test_every_sitting_without_a_seed_draws_another_paper_and_the_same_one_when_it_is_drawn_again(
    candidate: Candidate,
) -> None:
    candidate.seed = None
    papers = []
    for _ in range(4):
        candidate.sit()
        candidate.examining.give_up()
    papers = [event.body["items"] for event in candidate.learner.log.events() if event.kind == Kind.EXAM_STARTED]
    assert len({str(paper) for paper in papers}) > 1


def test_earlier_results_are_kept_in_order(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answers(*[True] * 5)
    candidate.learner.on(25)
    candidate.sit()
    snapshot = candidate.answers(*[False] * 4)
    assert [(one.passed, one.right, one.asked) for one in snapshot.earlier] == [(True, 5, 5), (False, 0, 4)]
    assert [one.day.day for one in snapshot.earlier] == [24, 25]
    (entry, *_) = candidate.learner.desk.exams("town")
    assert entry.earlier == snapshot.earlier


def test_what_was_said_aloud_is_shown_and_marked_by_the_learner(candidate: Candidate) -> None:
    candidate.sit()
    shown = candidate.examining.reveal()
    assert shown.phase is ExamPhase.REVEALED
    assert shown.question is not None
    assert shown.answer == shown.question.key.shown
    assert candidate.examining.mark(True).number == 2
    (event,) = candidate.answered()
    assert (event.body["verdict"], event.body["reply"], event.body["marked"]) == ("right", None, True)


def test_a_typed_exam_shows_no_answer_before_one_is_typed(candidate: Candidate) -> None:
    candidate.exam = "starred"
    candidate.sit()
    snapshot = candidate.examining.reveal()
    assert (snapshot.phase, snapshot.message, snapshot.answer) == (ExamPhase.ASKED, "Type your answer.", "")
    assert candidate.examining.mark(True).message == "There is nothing to mark now."


def test_an_answer_that_cannot_be_counted_stays_asked(candidate: Candidate) -> None:
    candidate.exam = "starred"
    candidate.sit()
    snapshot = candidate.examining.reply(Typed("  "))
    assert (snapshot.phase, snapshot.number) == (ExamPhase.ASKED, 1)
    assert snapshot.message
    assert candidate.answered() == []


def test_too_few_items_that_can_be_asked_are_told_with_what_to_do(townsman: Learner) -> None:
    path = townsman.places.decks / "town.yaml"
    text = path.read_text()
    path.write_text(
        text.replace("from: all, items: 12, ask: 8, pass: 5", "from: {topics: [Now]}, items: 3, ask: 3, pass: 2")
    )
    with pytest.raises(UsageError, match="Only 1 of the items can be asked now, and 2 right answers pass") as refused:
        townsman.begin().desk.exam("town", "whole")
    assert "ice-quiz you town" in refused.value.advice
    assert [event.kind for event in townsman.log.events()] == []


def test_fewer_items_than_the_exam_asks_are_said_at_its_start(
    townsman: Learner, new_candidate: Callable[..., Candidate]
) -> None:
    path = townsman.places.decks / "town.yaml"
    path.write_text(path.read_text().replace("ask: 8, pass: 5, stop: decided", "ask: 12, pass: 5"))
    candidate = new_candidate(townsman)
    snapshot = candidate.sit()
    assert snapshot.total == 10
    assert snapshot.message.startswith("Only 10 of 12 items can be asked now.")


def test_an_exam_that_does_not_exist_is_refused_with_the_nearest_one(townsman: Learner) -> None:
    with pytest.raises(UsageError, match="has no exam “hole”") as refused:
        townsman.desk.exam("town", "hole")
    assert refused.value.advice == "Did you mean “whole”?"
    assert townsman.desk.exam("town", "the TOWN test").snapshot.exam == "whole"
    townsman.write("plain", "deck: plain\ntitle: Plain\ntopics:\n- topic: T\n  cards: [{ask: A?, answer: b}]\n")
    with pytest.raises(UsageError, match="has no exam"):
        townsman.begin().desk.exam("plain")


def test_without_a_name_the_exam_whose_day_is_next_is_meant(townsman: Learner) -> None:
    assert townsman.desk.exam("town").snapshot.exam == "whole"
    townsman.desk.set_exam_day("town", "quick", townsman.desk.today.replace(day=29), 5)
    assert townsman.desk.exam("town").snapshot.exam == "quick"


def test_what_was_missed_is_practised_and_nothing_else(candidate: Candidate) -> None:
    candidate.sit()
    result = candidate.answers(False, True, False, True, False, False).result
    assert result is not None
    learner = candidate.learner
    snapshot = learner.to_question(learner.desk.start("town", cards=result.missed))
    assert snapshot.total == 4
    before = {card: learner.log.card(card).memory for card in result.missed}
    assert Counter(learner.finish()) == Counter(result.missed)
    assert {card: learner.log.card(card).memory for card in result.missed} == before
    assert all(not learner.log.card(card).drill(learner.log.today()) for card in result.missed)
    assert learner.desk.snapshot.phase is Phase.FINISHED


def test_the_practice_of_what_was_missed_is_not_begun_anew_after_midnight(candidate: Candidate) -> None:
    candidate.sit()
    result = candidate.answers(False, False, False, False).result
    assert result is not None
    learner = candidate.learner
    learner.to_question(learner.desk.start("town", cards=result.missed))
    learner.answer()
    learner.on(25)
    learner.next()
    assert len(learner.finish()) == 3


def test_a_mock_exam_takes_the_place_of_the_days_study_of_its_cards(candidate: Candidate) -> None:
    candidate.sit()
    candidate.answers(*[True] * 5)
    learner = candidate.learner
    learner.begin().start()
    assert not {event.card for event in candidate.answered()} & set(learner.finish())


def test_an_exam_that_says_right_or_wrong_at_once_shows_the_last_item(
    townsman: Learner, new_candidate: Callable[..., Candidate]
) -> None:
    path = townsman.places.decks / "town.yaml"
    path.write_text(path.read_text().replace("form: typed, time", "form: typed, feedback: at once, time"))
    candidate = new_candidate(townsman, "quick")
    assert candidate.sit().last is None
    last = candidate.answer(False).last
    assert last is not None
    assert (last.number, last.right) == (1, False)


def test_new_cards_that_an_exam_used_up_are_told(candidate: Candidate) -> None:
    learner = candidate.learner
    learner.start()
    met = {learner.desk.snapshot.card}
    learner.answer()
    candidate.sit()
    result = candidate.answers(*[True] * 5).result
    assert result is not None
    new = len({event.card for event in candidate.answered()[1:]} - met)
    assert result.new == new
    assert result.new_said.startswith(f"{new} cards were new to you and count among today's new ones")
    used = learner.log.totals(learner.log.today())["town"].new
    assert used == new + len(met)


def test_what_waits_for_the_learner_is_told_with_the_number_of_answers(townsman: Learner) -> None:
    townsman.desk.say("town", "teacher", "Roth")
    whole = townsman.desk.exams("town")[0]
    assert whole.withheld == "1 of its items waits for an answer about you"
