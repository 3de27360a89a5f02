"""Why a card is not asked in a form that others of its kind are asked in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.forms.choose import WRONG
from ice_quiz.questions.question import Aspect, Card, Form
from ice_quiz.questions.stems import asking, blank

_FORMS: Mapping[Aspect, tuple[Form, ...]] = {
    Aspect.OBJECT: (Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE, Form.CLOZE),
    Aspect.SUBJECT: (Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE, Form.CLOZE),
    Aspect.STANDS_FOR: (Form.CHOOSE, Form.TYPE),
    Aspect.MEANS: (Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE),
    Aspect.MEANT: (Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE),
    Aspect.NUMBER: (Form.CHOOSE, Form.TRUE_FALSE, Form.NUMBER),
    Aspect.LIST: (Form.CHOOSE, Form.TRUE_FALSE, Form.NAME_ALL, Form.MISSING_ONE),
    Aspect.ORDER: (Form.WHAT_NEXT, Form.PUT_IN_ORDER),
    Aspect.PLAIN: (Form.CHOOSE, Form.TRUE_FALSE, Form.TYPE),
}


class Absent(NamedTuple):
    """A form that a card is not asked in, and why, in words for the teacher."""

    form: Form
    why: str


def absent(compiled: Compiled, card: Card) -> Iterator[Absent]:
    """Every form that cards of this kind can have and this one has not."""
    there = {rendering.form for rendering in compiled.renderings(card.id)}
    for form in _FORMS[card.aspect]:
        if form not in there:
            off = any(form.value in fact.about.off for fact in card.facts)
            yield Absent(form, "it is switched off (`off:`)" if off else _why(compiled, card, form))


def _why(compiled: Compiled, card: Card, form: Form) -> str:
    match form:
        case Form.CHOOSE:
            return _no_choice(compiled, card)
        case Form.TRUE_FALSE:
            return "nothing is proven wrong, so every statement would be true"
        case Form.MISSING_ONE:
            return "the list is open, so more than one could be missing"
        case Form.TYPE | Form.CLOZE if card.key.need > 1:
            return f"{card.key.need} answers are asked for, which is done by “{Form.NAME_ALL}”"
        case Form.TYPE if not asking(card, compiled.world):
            return "the relation has no question for this side (`ask:`, `ask back:`)"
        case Form.CLOZE if not blank(card, compiled.world):
            return "there is no statement to put a blank into"
    return "this card has another form instead"


def _no_choice(compiled: Compiled, card: Card) -> str:
    offer = compiled.offer(card.id)
    if reason := compiled.unfair(card.id):
        return f"beside every pair of wrong options the right one would stand out: {reason.says}"
    found = len(offer.candidates)
    rejected = f" ({len(offer.rejected)} rejected)" if offer.rejected else ""
    if found >= WRONG:
        return "no pair of wrong options suits each right answer"
    return f"{'one wrong option is' if found else 'no wrong option is'} proven{rejected}, and a choice needs {WRONG}"
