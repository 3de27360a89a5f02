"""A typed answer where one is asked for: from the text to a verdict with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ice_quiz.grading.saying import close, quoted, right, right_is, some, wrong
from ice_quiz.grading.tolerance import near, slip
from ice_quiz.grading.verdict import Verdict
from ice_quiz.grading.wording import Wording, Words, all_wordings, core_of, words_of
from ice_quiz.language.normal import folded
from ice_quiz.language.numbers import read_number
from ice_quiz.questions.question import Answer, AnswerKey, Grade

LONGEST_ANSWER = 1000  # characters; one answer is never longer, and comparing would take ever longer

_DONT_KNOW = frozenset(
    {
        "idk",
        "dk",
        "i dont know",
        "dont know",
        "i do not know",
        "do not know",
        "dunno",
        "i have no idea",
        "no idea",
        "not sure",
    }
    | {"im not sure", "i forgot", "i forget", "pass", "skip", "no clue"}
)
_QUESTION_MARKS = re.compile(r"[\s?]+")
_HEDGE = re.compile(r"[;/\n|]|\bor\b|\bversus\b", re.IGNORECASE)
_COMMA = re.compile(r",|\band\b|&", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """All that is known about a question's answers, ready to be compared."""

    right: Sequence[Wording]
    rivals: Sequence[Wording]
    broader: Sequence[Wording]
    unproven: Sequence[Wording]
    words: frozenset[str]  # of all that are right or wrong

    @classmethod
    def of(cls, key: AnswerKey) -> Names:
        """The names of an answer key; a wording that is right is nobody's rival."""
        own = all_wordings(key.answers)
        taken = {wording.folded for wording in own}
        rivals = [each for each in all_wordings((*key.confusing, *key.others)) if each.folded not in taken]
        broader = [each for each in all_wordings(key.broader) if each.folded not in taken]
        unproven = [each for each in all_wordings(key.unproven) if each.folded not in taken]
        return cls(own, rivals, broader, unproven, frozenset(word for each in (*own, *rivals) for word in each.words))

    @property
    def besides(self) -> Sequence[Wording]:
        """All that is known and not right: what is nearer to one of these is no slip of a right one."""
        return [*self.rivals, *self.broader, *self.unproven]


def says_dont_know(text: str) -> bool:
    """Whether the typed text says that the learner does not know."""
    return folded(text) in _DONT_KNOW or bool(_QUESTION_MARKS.fullmatch(text))


def grade_text(key: AnswerKey, text: str, stem: str = "") -> Verdict:
    """The verdict on one typed answer: the first of the steps below that decides. Repeating the `stem` is never close.

    Known wordings → another known answer → a broader true one → don't know → several answers at once → a denial → slips of
    the keyboard → near misses → wrong, or undecided where the question is open.
    """
    if len(text) > LONGEST_ANSWER:
        return wrong(key, f"that is too long for one answer: {right_is(key)}", text)
    names = Names.of(key)
    given = words_of(text)
    core = core_of(given)
    return (
        _known(key, names, given)
        or (_known(key, names, core) if core is not given else None)
        or (wrong(key, f"you did not know it yet: {right_is(key)}") if says_dont_know(text) else None)
        or _several(key, names, text)
        or _denied(key, names, core)
        or (_tolerated(key, names, core, stem) if key.grade is not Grade.EXACT else None)
        or _not_it(key, text)
    )


def _written(given: Words, wordings: Sequence[Wording]) -> list[Wording]:
    return [wording for wording in wordings if wording.folded == given.folded]


def _number(given: Words, wordings: Sequence[Wording]) -> Wording | None:
    """The wording that is a bare number ("twenty-seven (27)") which the text gives, whatever unit stands with it."""
    number = read_number(given.text) if given.marks and not given.denials else None
    return next((wording for wording in wordings if number is not None and wording.number == number), None)


def same(given: Words, wordings: Sequence[Wording]) -> list[Wording]:
    """The wordings that the text is, each answer once; two wordings of one answer in a row are that answer."""
    found: dict[Answer, Wording] = {}
    for wording in wordings:
        if wording.answer not in found and wording.same_as(given):
            found[wording.answer] = wording
    if not found and len(given.words) > 1:
        found = _twice_named(given, wordings)
    return list(found.values())


def _twice_named(given: Words, wordings: Sequence[Wording]) -> dict[Answer, Wording]:
    """A name and another name of the same: "HSI (Homeland Security Investigations)"."""
    fronts = [wording for wording in wordings if given.folded.startswith(f"{wording.folded} ")]
    backs = [wording for wording in wordings if fronts and given.folded.endswith(f" {wording.folded}")]
    return {
        front.answer: front
        for front in fronts
        for back in backs
        if front.answer == back.answer and f"{front.folded} {back.folded}" == given.folded
    }


def _known(key: AnswerKey, names: Names, given: Words) -> Verdict | None:
    for alike in (_written, same):  # a rival's very name is never right because a right one looks alike
        if found := alike(given, names.right):
            return right([found[0].answer.show], f"right: {found[0].answer.show}")
        if found := alike(given, names.rivals):
            return _named(key, found[0], given.text)
        if alike(given, names.unproven):
            return _not_it(key, given.text)
    if number := _number(given, names.right):
        return right([number.answer.show], f"right: {number.answer.show}")
    if found := same(given, names.broader):
        return close([], f"{found[0].answer.show} is true but less exact: {right_is(key)}")
    return None


def _named(key: AnswerKey, rival: Wording, text: str, verb: str = "is") -> Verdict:
    confused = rival.answer in key.confusing
    instead = f"easily confused with {key.shown}" if confused and len(key.answers) == 1 else _instead(key)
    return wrong(key, f"that {verb} {rival.answer.show}, {instead}", text)


def _instead(key: AnswerKey) -> str:
    return f"not {key.shown}" if len(key.answers) == 1 else "which is not right here"


def _several(key: AnswerKey, names: Names, text: str) -> Verdict | None:
    """Several answers at once: right only if all of them are, close never."""
    for separator, strict in ((_HEDGE, True), (_COMMA, False)):
        parts = [part for part in separator.split(text) if folded(part)]
        if len(parts) < 2:
            continue
        found = [same(core_of(words_of(part)), names.right) for part in parts]
        if all(found):
            shows = list(dict.fromkeys(wordings[0].answer.show for wordings in found))
            return right(shows, f"right: {some(shows)}")
        if any(found) and (strict or any(same(core_of(words_of(part)), names.rivals) for part in parts)):
            return wrong(key, f"give one answer and no other beside it: {right_is(key)}", text)
    return _with_rival(key, names, core_of(words_of(text)))


def _with_rival(key: AnswerKey, names: Names, given: Words) -> Verdict | None:
    """A text that holds the name of another known answer, unless that name is a part of the right one."""
    inside = f" {given.digits} "
    for rival in names.rivals:
        if f" {rival.digits} " in inside and not any(f" {rival.digits} " in f" {own.digits} " for own in names.right):
            return wrong(key, f"{quoted(given.text)} names {rival.answer.show}, {_instead(key)}", given.text)
    return None


def _denied(key: AnswerKey, names: Names, given: Words) -> Verdict | None:
    if not given.denials:
        return None
    without = words_of(" ".join(word for word in given.words if word not in given.denials))
    core = core_of(without)
    meant = same(core, names.right) or ([found.wording] if (found := slip(core, names.right, ())) else [])
    if meant and given.denials != meant[0].denials:
        return wrong(key, f"{quoted(given.text)} denies the right answer, {meant[0].answer.show}", given.text)
    return None


def _tolerated(key: AnswerKey, names: Names, given: Words, stem: str) -> Verdict | None:
    meant = slip(given, names.right, names.besides)
    if meant and not meant.rival:
        show, spelling = meant.wording.answer.show, f"it is spelled {meant.wording.text}"
        if meant.harmless:
            return replace(right([show], f"right, and {spelling}"), misspelt=True)
        return close([show], f"close: {spelling}")
    unsaid = slip(given, names.unproven, [*names.right, *names.rivals, *names.broader])
    if unsaid and not unsaid.rival:
        return _not_it(key, given.text)
    other = slip(given, names.rivals, [*names.right, *names.broader, *names.unproven])
    if other and not other.rival:
        return _named(key, other.wording, given.text, verb="looks like")
    less = slip(given, names.broader, [*names.rivals, *names.right])
    if less and not less.rival:
        return close([], f"{less.wording.answer.show} is true but less exact: {right_is(key)}")
    if meant and meant.rival and meant.rival not in names.unproven:
        return wrong(key, f"{quoted(given.text)} could be {meant.rival.answer.show} as well: {right_is(key)}", given.text)
    repeated = bool(stem) and set(given.content) <= set(words_of(stem).words)
    if not repeated and (close_by := near(given, names.right, [*names.rivals, *names.unproven], names.words)):
        return close([close_by.wording.answer.show], f"close: {close_by.difference}")
    return None


def _not_it(key: AnswerKey, text: str) -> Verdict:
    if key.open:
        return wrong(key, f"this deck does not say whether {quoted(text)} is right: you decide", text, undecided=True)
    return wrong(key, f"{quoted(text)} is not it: {right_is(key)}", text, undecided=key.grade is Grade.SELF)
