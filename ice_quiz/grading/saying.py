"""What a verdict says to the learner: one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ice_quiz.grading.verdict import NotCounted, Outcome, Verdict
from ice_quiz.language.words import listing, sentence
from ice_quiz.questions.question import AnswerKey

_QUOTED = 60  # characters of a reply that are shown again
_NAMED = 4

EMPTY = NotCounted("Type an answer, or say that you don't know.")


def quoted(text: str) -> str:
    """A learner's own words, short enough for one line."""
    line = " ".join(text[: 4 * _QUOTED].split())
    return f"“{line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + '…'}”"


def some(names: Sequence[str], joint: str = "and") -> str:
    """Some names as a phrase; of many the first few."""
    if len(names) <= _NAMED:
        return listing(names, joint)
    return f"{', '.join(names[: _NAMED - 1])} {joint} {len(names) - _NAMED + 1} more"


def right_is(key: AnswerKey) -> str:
    """The right answer as a clause."""
    if not key.answers:
        return "this deck holds no answer to it"
    if len(key.answers) == 1:
        return f"the answer is {key.shown}"
    return f"right would be {some([answer.show for answer in key.answers], 'or' if key.need == 1 else 'and')}"


def right(matched: Sequence[str], reason: str) -> Verdict:
    """Right, all of it."""
    return Verdict(Outcome.RIGHT, 1.0, sentence(reason), matched=tuple(matched))


def close(matched: Sequence[str], reason: str) -> Verdict:
    """Right but for a slip or an inexactness."""
    return Verdict(Outcome.CLOSE, 1.0, sentence(reason), matched=tuple(matched))


def wrong(key: AnswerKey, reason: str, given: str = "", *, undecided: bool = False) -> Verdict:
    """Wrong, with what would have been right."""
    missing = tuple(answer.show for answer in key.answers)
    extra = (" ".join(given[: 4 * _QUOTED].split()),) if given.strip() else ()
    return Verdict(Outcome.WRONG, 0.0, sentence(reason), missing=missing, extra=extra, undecided=undecided)
