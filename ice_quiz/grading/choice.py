"""A choice among options: by number, or by typing one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ice_quiz.grading.saying import right, right_is, wrong
from ice_quiz.grading.text import same, says_dont_know
from ice_quiz.grading.tolerance import slip
from ice_quiz.grading.verdict import NotCounted, Outcome, Verdict
from ice_quiz.grading.wording import all_wordings, core_of, words_of
from ice_quiz.language.normal import folded
from ice_quiz.language.words import sentence
from ice_quiz.questions.question import Answer, Form, Question

_NUMBER = re.compile(r"\s*\(?(\d{1,3})[.)]?\s*")
_LONGEST_CHOICE = 1000
_SHORT_WORDS = {
    "t": "true",
    "y": "true",
    "yes": "true",
    "right": "true",
    "f": "false",
    "n": "false",
    "no": "false",
    "wrong": "false",
}


def grade_choice(question: Question, option: int) -> Verdict | NotCounted:
    """The verdict on the option with this number, counted from 0; the reason of a wrong one is its proof."""
    if not 0 <= option < len(question.options):
        return NotCounted(f"Choose a number from 1 to {len(question.options)}.")
    chosen = question.options[option]
    if chosen.key:
        return right([chosen.text], f"right: {chosen.text}")
    keys = tuple(each.text for each in question.options if each.key)
    reason = chosen.proof.sentence if chosen.proof and chosen.proof.sentence.strip() else f"the answer is {'; '.join(keys)}"
    return Verdict(Outcome.WRONG, 0.0, sentence(reason), missing=keys, extra=(chosen.text,))


def grade_typed_choice(question: Question, text: str) -> Verdict | NotCounted:
    """The verdict on an option that was typed: its text or another name of it, else its number."""
    if len(text) <= _LONGEST_CHOICE:
        if says_dont_know(text):
            return wrong(question.key, f"you did not know it yet: {right_is(question.key)}")
        option = _chosen(question, text)
        if option is not None:
            return grade_choice(question, option)
    return NotCounted(f"Choose a number from 1 to {len(question.options)}, or type one of the options.")


def _chosen(question: Question, text: str) -> int | None:
    texts = [option.text for option in question.options]
    if question.form is Form.TRUE_FALSE:
        text = _SHORT_WORDS.get(folded(text), text)
    forms = [folded(each) for each in texts]
    if folded(text) in forms:
        return forms.index(folded(text))
    if match := _NUMBER.fullmatch(text):
        return int(match[1]) - 1
    return _by_name(texts, _names_of_options(question, texts), text)


def _names_of_options(question: Question, texts: Sequence[str]) -> list[Answer]:
    """Each option with every other name that the answer key knows for it."""
    key = question.key
    known = (*key.answers, *key.others, *key.confusing, *key.broader)
    names: list[Answer] = []
    for text in texts:
        more = [name for answer in known if folded(text) in map(folded, answer.wordings) for name in answer.wordings]
        names.append(Answer(text, tuple(more)))
    return names


def _by_name(texts: Sequence[str], options: Sequence[Answer], text: str) -> int | None:
    core = core_of(words_of(text))
    found = same(core, all_wordings(options))
    if len(found) == 1:
        return texts.index(found[0].answer.show)
    wordings = all_wordings(options)
    meant = slip(core, wordings, ()) if not found else None
    if meant is None:
        return None
    rivals = [wording for wording in wordings if wording.answer != meant.wording.answer]
    clear = slip(core, [meant.wording], rivals)
    return texts.index(meant.wording.answer.show) if clear and not clear.rival else None
