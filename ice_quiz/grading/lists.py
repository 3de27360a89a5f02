"""Several answers, in any order or in the right one: the share that was named, what is missing, what does not belong."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ice_quiz.grading.matching import matched
from ice_quiz.grading.saying import EMPTY, quoted, right_is, some, wrong
from ice_quiz.grading.segments import LONGEST_LIST, MOST_PIECES, KnownNames, Segment, segments
from ice_quiz.grading.text import Names, same, says_dont_know
from ice_quiz.grading.tolerance import near, slip
from ice_quiz.grading.verdict import NotCounted, Outcome, Verdict
from ice_quiz.grading.wording import core_of, words_of
from ice_quiz.language.normal import folded
from ice_quiz.language.words import count, sentence
from ice_quiz.questions.question import Answer, AnswerKey, Grade

ENOUGH_TO_BE_CLOSE = 0.75

_NUMBERS = re.compile(r"\s*\d{1,3}(?:[\s,;.>)-]+\d{1,3})*[\s.)]*")


@dataclass(slots=True)
class _Named:
    """What became of the segments of a list."""

    given: list[int] = field(default_factory=list)  # the answers named, as typed
    spelling: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)  # named and not right
    undecided: bool = False


def grade_list(key: AnswerKey, texts: Sequence[str]) -> Verdict | NotCounted:
    """The verdict on several answers, typed as one text or already apart.

    Any order (but for `ordered` keys, where the longest run that stands in order counts); duplicates count once; wrong ones
    are shown and cost nothing, unless there are more of them than right ones. The share is what was named of what is asked.
    """
    if not any(folded(text) for text in texts):
        return EMPTY
    if sum(map(len, texts)) > LONGEST_LIST:
        return wrong(key, f"that is too long to be compared: {right_is(key)}", texts[0])
    if len(texts) == 1 and says_dont_know(texts[0]):
        return wrong(key, f"you did not know it yet: {right_is(key)}")
    named = _named(key, texts)
    if named is None:
        return wrong(key, f"that names more than can be compared: {right_is(key)}")
    return _in_order(key, named) if key.ordered else _in_any_order(key, named)


def _named(key: AnswerKey, texts: Sequence[str]) -> _Named | None:
    """What the texts name; None where that is more than can be compared."""
    names = Names.of(key)
    known = KnownNames((*names.right, *names.rivals, *names.broader))
    place = {answer: at for at, answer in enumerate(key.answers)}
    named = _Named()
    found = [segment for text in texts for segment in segments(text, known)]
    if len(found) > MOST_PIECES:
        return None
    unique = {folded(segment.text): segment for segment in found}
    meant = {form: [place[answer] for answer in _answers(key, names, each, named)] for form, each in unique.items()}
    candidates = [meant[folded(segment.text)] for segment in found]
    named.given = [answer for answer in matched(candidates) if answer is not None]
    return named


def _answers(key: AnswerKey, names: Names, segment: Segment, named: _Named) -> list[Answer]:
    """The answers that a segment may stand for; otherwise it is noted as strange."""
    own = set(key.answers)
    if right := [wording.answer for wording in segment.known if wording.answer in own]:
        return right
    given = core_of(words_of(segment.text))
    if not segment.known:
        if right := [wording.answer for wording in same(given, names.right)]:
            return right
        if key.grade is not Grade.EXACT:
            others = names.besides
            if (found := slip(given, names.right, others)) and not found.rival:
                named.spelling.append(found.wording.text)
                return [found.wording.answer]
            if (close_by := near(given, names.right, [*others, *names.right], names.words)) and not slip(given, others, ()):
                named.near.append(close_by.difference)
                return [close_by.wording.answer]
        named.undecided = named.undecided or key.open
    named.strange.append(segment.known[0].answer.show if segment.known else quoted(segment.text))
    return []


def _in_any_order(key: AnswerKey, named: _Named) -> Verdict:
    need = max(1, min(key.need, len(key.answers)))
    share = min(1.0, len(named.given) / need)
    gone = [answer.show for at, answer in enumerate(key.answers) if at not in named.given]
    shotgun = len(named.strange) > len(named.given)
    if share == 1.0:
        outcome = Outcome.CLOSE if shotgun or named.near else Outcome.RIGHT
        reason = _all_right(need)
    else:
        outcome = Outcome.CLOSE if share >= ENOUGH_TO_BE_CLOSE and not shotgun else Outcome.WRONG
        reason = f"{len(named.given)} of {need}: {_owed(gone, need, len(named.given))}"
    return Verdict(
        outcome,
        share,
        sentence("; ".join([reason, *_remarks(named)])),
        matched=tuple(key.answers[at].show for at in sorted(named.given)),
        missing=() if share == 1.0 else tuple(gone),
        extra=tuple(text.strip("“”") for text in named.strange),
        undecided=named.undecided and share < 1.0,
    )


def _all_right(need: int) -> str:
    return {1: "right", 2: "both are right"}.get(need, f"all {count(need)} are right")


def _owed(gone: Sequence[str], need: int, given: int) -> str:
    owed = need - given
    if len(gone) > owed:
        return f"{count(owed)} more {'is' if owed == 1 else 'are'} asked for, such as {some(gone[:2], 'or')}"
    return f"{some(gone)} {'is' if len(gone) == 1 else 'are'} missing"


def _remarks(named: _Named) -> list[str]:
    remarks = []
    if named.strange:
        remarks.append(f"{some(named.strange)} {'does' if len(named.strange) == 1 else 'do'} not belong")
    if named.spelling:
        remarks.append(f"the spelling is {some(list(dict.fromkeys(named.spelling)))}")
    if named.near:
        remarks.append(named.near[0])
    return remarks


def _in_order(key: AnswerKey, named: _Named) -> Verdict:
    """All of them in the right order, or the share that stands in it: the longest common subsequence."""
    need = max(1, min(key.need, len(key.answers)))
    in_order = longest_rising(named.given)
    share = min(1.0, in_order / need)
    whole = share == 1.0 and len(named.given) == in_order
    shows = [answer.show for answer in key.answers]
    gone = tuple(show for at, show in enumerate(shows) if at not in named.given)
    if whole:
        reason = f"{_all_right(need)}, and in order"
        outcome = Outcome.CLOSE if named.near or len(named.strange) > len(named.given) else Outcome.RIGHT
    else:
        alike = f"{in_order} of {need} are in the right order to each other; " if in_order > 1 else ""
        reason = f"{alike}the order is {'; '.join(shows)}"
        outcome = Outcome.CLOSE if share >= ENOUGH_TO_BE_CLOSE else Outcome.WRONG
    return Verdict(
        outcome,
        share,
        sentence("; ".join([reason, *_remarks(named)])),
        matched=tuple(shows[at] for at in named.given),
        missing=() if whole else gone,
        extra=tuple(text.strip("“”") for text in named.strange),
    )


def longest_rising(numbers: Sequence[int]) -> int:
    """The length of the longest rising subsequence; for a shuffled row, of what it has in common with the sorted one."""
    tails: list[int] = []
    for number in numbers:
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
    return len(tails)


def by_number(text: str, texts: Sequence[str]) -> list[str] | None:
    """The texts in the order of their numbers ("3 1 2"), counted from 1; None where the text is something else."""
    if not _NUMBERS.fullmatch(text):
        return None
    places = [int(number) - 1 for number in re.findall(r"\d+", text)]
    return [texts[place] for place in places] if all(0 <= place < len(texts) for place in places) else None
