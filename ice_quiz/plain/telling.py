"""What is printed of a snapshot: lines of plain sentences, in the order in which they are to be heard.

No signs, no columns, no colour: a screen reader says the lines as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ice_quiz.grading.verdict import Chose, DontKnow, Listed, Outcome, Verdict
from ice_quiz.language.days import cards, next_day, spent
from ice_quiz.language.differences import in_words
from ice_quiz.language.words import count, listing, sentence
from ice_quiz.memory.rating import Rating
from ice_quiz.plain.words import WORDS, Own, possible, text_asked
from ice_quiz.questions.question import Form, Grade, Question
from ice_quiz.study.snapshot import MORE_NEW, Command, Phase, Snapshot, Summary

_OUTCOME = {Outcome.RIGHT: "Right.", Outcome.CLOSE: "Close.", Outcome.WRONG: "Wrong."}


def told(snapshot: Snapshot, today: date) -> Iterator[str]:
    """The lines of a snapshot, without its message."""
    question = snapshot.question
    if snapshot.phase is Phase.FINISHED:
        yield from summary(snapshot, snapshot.summary or Summary(), today)
    elif question is None:
        yield from _introduced(snapshot)
    elif snapshot.phase is Phase.ASKED:
        yield from _asked(snapshot, question)
    elif snapshot.phase is Phase.REVEALED:
        yield from _revealed(snapshot, question)
    elif snapshot.verdict is not None:
        yield from _answered(snapshot, question, snapshot.verdict, today)


def _heading(snapshot: Snapshot) -> str:
    parts = [f"{snapshot.done} of {snapshot.total} done", snapshot.kind, snapshot.topic]
    if snapshot.flagged:
        parts.append("flagged")
    if snapshot.new:
        parts.append("new")
    if snapshot.drill:
        parts.append("once more")
    return " ".join(sentence(part) for part in parts if part)


def _introduced(snapshot: Snapshot) -> Iterator[str]:
    yield _heading(snapshot)
    yield f"Read this, then it is asked: {snapshot.statement}"
    yield from (each for each in snapshot.why if each != snapshot.statement)
    yield from _source(snapshot)


def _asked(snapshot: Snapshot, question: Question) -> Iterator[str]:
    yield _heading(snapshot)
    if question.lead:
        yield question.lead
    yield question.stem
    for number, option in enumerate(question.options, 1):
        yield f"  {number}. {option.text}"
    for hint in snapshot.hints:
        yield f"Hint: {hint}"


def _revealed(snapshot: Snapshot, question: Question) -> Iterator[str]:
    yield f"Answer: {question.key.shown}"
    yield from snapshot.why
    yield from _source(snapshot)


def _answered(snapshot: Snapshot, question: Question, verdict: Verdict, today: date) -> Iterator[str]:
    word = _OUTCOME[verdict.outcome]
    if verdict.undecided:
        word = "You decide."
    elif isinstance(snapshot.reply, DontKnow):
        word = "Now you know."
    yield verdict.reason if verdict.reason.startswith(word.rstrip(".")) else f"{word} {verdict.reason}".strip()
    if snapshot.guessed:
        yield "You said that you guessed."
    if snapshot.spelling:
        yield f"Your spelling: {in_words(snapshot.spelling)}"
    yield from _right_answer(snapshot, question, verdict)
    yield from (each for each in snapshot.why if each != verdict.reason)
    yield from _source(snapshot)
    if snapshot.rating is Rating.AGAIN:
        yield "It comes again today."
    elif snapshot.due is not None and snapshot.graded:
        yield f"Next review {next_day(snapshot.due, today)}."


def _right_answer(snapshot: Snapshot, question: Question, verdict: Verdict) -> Iterator[str]:
    """The right answer, unless it is what was given."""
    if question.pairs:
        yield from _pairs(snapshot, question)
    elif question.form is Form.PUT_IN_ORDER:
        if verdict.outcome is not Outcome.RIGHT:
            yield "Right order: " + " ".join(f"{place}. {one.show}." for place, one in enumerate(question.key.answers, 1))
    elif question.options:
        right = next((number for number, option in enumerate(question.options, 1) if option.key), 0)
        if right and not (isinstance(snapshot.reply, Chose) and snapshot.reply.option == right - 1):
            yield f"Right answer: {right}. {question.options[right - 1].text}"
    elif question.need > 1:
        for word, texts in (("Named", verdict.matched), ("Not one of them", verdict.extra), ("Missing", verdict.missing)):
            if texts:
                yield f"{word}: {'; '.join(texts)}"
    elif question.key.shown not in verdict.reason:
        yield f"Right answer: {question.key.shown}"


def _pairs(snapshot: Snapshot, question: Question) -> Iterator[str]:
    """Each question of a matching with its answer, and what was given instead."""
    given = snapshot.reply.texts if isinstance(snapshot.reply, Listed) else ()
    for place, (pair, answer) in enumerate(zip(question.pairs, question.key.answers, strict=True)):
        said = given[place] if place < len(given) else ""
        yield f"{pair} {answer.show}." + (f" You said: {said}." if said and said != answer.show else "")


def _source(snapshot: Snapshot) -> Iterator[str]:
    yield from snapshot.citation.splitlines()


def summary(snapshot: Snapshot, summary: Summary, today: date) -> Iterator[str]:
    """How the session went, and what comes next."""
    if summary.answered or summary.drilled:
        counts = [f"{summary.right} right", f"{summary.close} close" if summary.close else "", f"{summary.wrong} wrong"]
        yield f"{cards(summary.answered)}: {listing([each for each in counts if each])}, in {spent(summary.seconds)}."
        for words, found in summary.to_learn.items():
            yield f"{words}:"
            for missed in found:
                yield f"  {missed.stem}"
                yield f"  Right answer: {missed.answer}"
    else:
        yield snapshot.nothing
    if summary.why_over:
        yield summary.why_over
    if summary.behind:
        yield summary.behind
    if summary.next_day is None:
        yield "Nothing is planned yet: new cards come when you study them."
    else:
        yield f"Next: {cards(summary.due_next_day)} {next_day(summary.next_day, today)}."


def prompt(snapshot: Snapshot, given: int = 0) -> str:
    """What can be typed now, in one line; `given` answers of a list are there already."""
    question = snapshot.question
    if snapshot.phase is Phase.FINISHED:
        return f"{_also(snapshot, (Own.MORE_DUE, Own.MORE_NEW, Own.PRACTISE, Command.UNDO))}, Enter leaves: "
    if snapshot.phase is Phase.REVEALED:
        return "How well did you know it? 1 again, 2 hard, 3 good, 4 easy (Enter: good): "
    if snapshot.phase is Phase.ANSWERED or question is None:
        first = "Enter: next" if question else "Enter: ask me"
        return f"{first} ({_also(snapshot, (Command.WAS_RIGHT, Command.UNDO, Own.HELP))}): "
    also = _also(snapshot, (Command.DONT_KNOW, Command.HINT, Own.HELP), slash="/" if text_asked(snapshot) else "")
    return f"{_wanted(question, given)} ({also}): "


def _wanted(question: Question, given: int) -> str:
    if question.form is Form.PUT_IN_ORDER:
        return "Numbers in order, like " + " ".join(map(str, range(len(question.options), 0, -1)))
    if question.form is Form.TRUE_FALSE:
        return "t true, f false"
    if question.options:
        return f"Answer 1 to {len(question.options)}"
    if question.key.grade is Grade.SELF:
        return "Think of the answer, then Enter shows it"
    if question.need > 1:
        return f"Answer {given + 1} of {question.need}" + (", Enter ends" if given else "")
    return "Answer, a number" if question.form is Form.NUMBER else "Answer"


def _also(snapshot: Snapshot, wanted: tuple[Command | Own, ...], slash: str = "") -> str:
    """The short forms of those words that do something now."""
    says = {
        Command.DONT_KNOW: "I don't know",
        Command.HINT: "hint",
        Command.WAS_RIGHT: "I was right",
        Command.UNDO: "undo",
        Own.MORE_DUE: "more of what waits",
        Own.MORE_NEW: f"{count(MORE_NEW)} more new cards",
        Own.PRACTISE: "practise",
        Own.HELP: "help",
    }
    alone = {Command.DONT_KNOW: "?", Own.HELP: "/"}  # what needs no slash, or is one
    words = [word for word in WORDS if word.means in wanted and possible(word, snapshot)]
    return ", ".join(f"{alone.get(word.means) or slash + word.short} {says[word.means]}" for word in words)


def help_lines(snapshot: Snapshot, today: date) -> Iterator[str]:
    """Every word that does something now."""
    yield "Every word can be typed with a slash, in full or in short" + (
        "." if text_asked(snapshot) else "; in short also without."
    )
    for word in WORDS:
        if possible(word, snapshot):
            due = snapshot.ratings.get(word.means) if isinstance(word.means, Rating) else None
            when = f", next review {next_day(due, today)}" if due and snapshot.graded else ""
            yield f"  /{word.name} or /{word.short}: {word.help}{when}."
    if text_asked(snapshot):
        yield "An answer that begins with a slash has two: //."
