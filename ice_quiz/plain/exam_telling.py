"""What is printed of a mock exam: lines of plain sentences, in the order in which they are to be heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ice_quiz.grading.verdict import Listed, Reply, Typed
from ice_quiz.language.days import spent
from ice_quiz.language.words import per_cent, sentence
from ice_quiz.questions.question import Form, Question
from ice_quiz.study.exams.snapshot import Earlier, ExamItem, ExamPhase, ExamResult, ExamSnapshot

LATELY = 5
"""How many earlier sittings are told of."""


def heading(snapshot: ExamSnapshot) -> Iterator[str]:
    """What kind of exam this is, before its first question."""
    if snapshot.quiz:
        yield f"{sentence(f'Quiz: {snapshot.deck_title}')} {questions(snapshot.total)}; the schedule is not touched."
        yield "A lone / lists what can be typed."
        return
    yield f"{snapshot.title}. {snapshot.total} items at most, {snapshot.passing} right answers pass."
    if snapshot.about:
        yield snapshot.about
    yield f"{snapshot.told_when} A lone / lists what can be typed."


def questions(count: int) -> str:
    """A number of questions: "1 question", "10 questions"."""
    return "1 question" if count == 1 else f"{count} questions"


def asked(snapshot: ExamSnapshot, question: Question) -> Iterator[str]:
    """The question of an item."""
    left = "" if snapshot.seconds_left is None else f" {spent(snapshot.seconds_left)} left."
    yield f"Question {snapshot.number} of {snapshot.total}.{left}{' Flagged.' if snapshot.flagged else ''}"
    if question.lead and not question.pairs:
        yield question.lead
    yield question.stem
    if question.lead and question.pairs:  # what all of them begin with
        yield question.lead
    for letter, pair in zip("abcde", question.pairs, strict=False):
        yield f"  {letter}. {pair}"
    for number, option in enumerate(question.options, 1):
        yield f"  {number}. {option.text}"


def revealed(snapshot: ExamSnapshot) -> Iterator[str]:
    """The answer that the learner compares theirs with."""
    said = _said(snapshot.reply)
    if said:
        yield f"You typed: {said}"
    yield f"Answer: {snapshot.answer}"


def prompt(snapshot: ExamSnapshot, given: int = 0) -> str:
    """What can be typed now, in one line; `given` answers of a list are there already."""
    question = snapshot.question
    if snapshot.phase is ExamPhase.FINISHED or question is None:
        missed = snapshot.result is not None and snapshot.result.missed
        return "p practise what was missed, Enter leaves: " if missed else "Enter leaves: "
    if snapshot.phase is ExamPhase.REVEALED:
        return "Was yours right? y yes, n no: "
    return f"{_wanted(snapshot, question, given)} (? I don't know, /f flag, / help): "


def _wanted(snapshot: ExamSnapshot, question: Question, given: int) -> str:
    if question.form is Form.MATCH:
        return "Numbers of the answers, in the order of the questions"
    if question.form is Form.PUT_IN_ORDER:
        return "Numbers in order, like " + " ".join(map(str, range(len(question.options), 0, -1)))
    if question.options:
        return f"Answer 1 to {len(question.options)}"
    if question.need > 1:
        wanted = f"Answer {given + 1} of {question.need}"
        return f"{wanted}, Enter ends" if given else wanted + _aloud(snapshot)
    return "Answer" + _aloud(snapshot)


def _aloud(snapshot: ExamSnapshot) -> str:
    return ", or say it and press Enter" if snapshot.spoken else ""


def result(snapshot: ExamSnapshot, ended: ExamResult) -> Iterator[str]:
    """How it ended, and every item that was asked."""
    yield _in_short(snapshot, ended)
    if ended.late:
        yield "The time was over."
    elif ended.stopped:
        yield "It stopped early, because it was decided."
    if ended.new_said:
        yield ended.new_said
    for item in ended.items:
        yield from item_lines(item, sourced=snapshot.quiz)
    if len(snapshot.earlier) > 1:
        yield earlier(snapshot.earlier)


def _in_short(snapshot: ExamSnapshot, ended: ExamResult) -> str:
    counts = f"{ended.right} right and {ended.wrong} wrong of {ended.asked} asked, in {spent(ended.seconds)}"
    if snapshot.quiz:
        by_parts = ended.share * ended.asked > ended.right
        parts = f" {per_cent(ended.share)} of everything, lists by their parts." if by_parts else ""
        return f"{'Ended early' if ended.given_up else 'Done'}: {counts}.{parts}"
    if ended.given_up:
        return f"Given up: {counts}."
    return f"{'Passed' if ended.passed else 'Not passed'}: {counts}. {ended.needed} right answers were needed."


def item_lines(item: ExamItem, *, sourced: bool = False) -> Iterator[str]:
    """An item with what was said and what is right, and with its source where it was wrong or must be `sourced`."""
    flag = " Flagged." if item.flagged else ""
    number = f" Item {item.item}." if item.item else ""
    yield f"{item.number}. {'Right' if item.right else 'Wrong'}.{number}{flag} {item.stem}"
    if item.given:
        yield f"  You said: {item.given}"
    if not item.right or item.given != item.answer:
        yield f"  Right answer: {item.answer}"
    if sourced or not item.right:
        yield from (f"  {line}" for line in item.source.splitlines())


def earlier(sittings: Sequence[Earlier]) -> str:
    """How the last sittings of the exam went."""
    lately = sittings[-LATELY:]
    passed = sum(one.passed for one in lately)
    scores = ", ".join(f"{one.right} of {one.asked}" for one in lately)
    return f"Your last {len(lately)} mock exams: {passed} passed ({scores} right)."


def help_lines(snapshot: ExamSnapshot) -> Iterator[str]:
    """Every word that does something now."""
    if snapshot.phase is ExamPhase.FINISHED:
        yield "  p: practise what was missed. Enter: leave."
        return
    yield "  ? alone: I don't know."
    if snapshot.spoken:
        yield "  Enter alone: show the answer, to mark what you said aloud."
    yield "  /f or /flag: mark this item to be looked at in the result."
    yield "  /r or /repeat: say this once more."
    if snapshot.quiz:
        yield "  /g or /give-up: end the quiz here and see how it went."
    else:
        yield "  /g or /give-up: end the exam undecided; it counts neither as passed nor as failed."
    yield f"  /q or /quit: leave; the {'quiz' if snapshot.quiz else 'exam'} waits where it is."
    yield "An answer that begins with a slash has two: //."


def _said(reply: Reply | None) -> str:
    match reply:
        case Typed(text):
            return text
        case Listed(texts):
            return "; ".join(texts)
        case _:
            return ""
