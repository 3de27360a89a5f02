"""What is printed of the answers that only the learner knows."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.language.words import listing
from ice_quiz.study.own_answers import OutdatedAnswer, OwnAnswers, OwnQuestion

NAMED = 8
"""How many of the possible answers are named; the others are counted."""


def answers_lines(known: OwnAnswers) -> Iterator[str]:
    """What a deck asks of the learner, what they said, and which answers to look up."""
    if known.message:
        yield known.message
    if not known.questions and not known.outdated and not known.corrected:
        yield f"The deck “{known.title}” asks nothing of you."
    for question in known.questions:
        yield from _question(question)
    for outdated in known.outdated:
        yield from _outdated(outdated)
    for card, answers in known.corrected.items():
        yield f"{card}: you entered {'; '.join(answers)}."
    if known.withheld:
        wait = "1 card waits" if len(known.withheld) == 1 else f"{len(known.withheld)} cards wait"
        yield (
            f"{wait} for your answer. Say it like: ice-quiz you {known.deck} {known.open[0].key}=ANSWER"
            if known.open
            else wait
        )


def _question(question: OwnQuestion) -> Iterator[str]:
    yield f"{question.key}: {question.ask}"
    if question.value:
        yield f"  You said: {question.value}"
    else:
        yield "  Not answered yet."
        if question.choices:
            more = len(question.choices) - NAMED
            named = [*question.choices[:NAMED], f"{more} more"] if more > 1 else list(question.choices)
            yield f"  One of {listing(named)}."
    if question.outdated:
        yield f"  This may have changed since {question.check_by:%Y-%m-%d}: look it up and say it again."
    if question.look_up and (question.outdated or not question.value):
        yield f"  Look it up: {question.look_up}"


def _outdated(outdated: OutdatedAnswer) -> Iterator[str]:
    was = f", right as of {outdated.as_of:%Y-%m-%d}" if outdated.as_of else ""
    yield f"{outdated.card}: {outdated.ask}"
    yield f"  Asked now: {'; '.join(outdated.answers)}{was}. It may have changed since {outdated.check_by:%Y-%m-%d}."
    if outdated.look_up:
        yield f"  Look it up: {outdated.look_up}"
    if outdated.correctable:
        yield f"  Then enter what is right now: ice-quiz correct {outdated.card} ANSWER"
