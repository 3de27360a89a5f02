"""Hints, one step at a time: the author's own, then a little of the answer, then half of it, never all."""

from __future__ import annotations

import re

from ice_quiz.questions.question import Form, Question

_BRACKETS = str.maketrans("", "", "()")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_BOUND = re.compile(r"(?:about|at least|more than)\s+(?=\S)", re.IGNORECASE)


def hints(question: Question) -> tuple[str, ...]:
    """Every hint that can be given to a question, in the order they are given."""
    own = (question.hint,) if question.hint else ()
    return own + _made(question)


def _made(question: Question) -> tuple[str, ...]:
    if question.form is Form.TRUE_FALSE:
        return ()
    if question.form is Form.CHOOSE:
        wrong = [option.text for option in question.options if not option.key]
        return (f"It is not “{wrong[-1]}”.",) if len(wrong) > 1 else ()
    asked = [_plain(answer.show) for answer in question.key.answers]
    if question.form is Form.NUMBER:
        asked = [_BOUND.sub("", each, count=1) for each in asked]
    if question.form is Form.PUT_IN_ORDER:
        return (f"“{asked[0]}” comes first.",) if len(asked) > 2 else ()
    if question.need < len(asked):
        asked = asked[: question.need]
    return tuple(dict.fromkeys(filter(None, (_beginning(asked, 1), _beginning(asked, 2)))))


def _beginning(answers: list[str], step: int) -> str:
    """The first letter of each answer (step 1) or its first half (step 2); empty where that would be all of one."""
    shown = [answer[: 1 if step == 1 else (len(answer) + 1) // 2].rstrip() for answer in answers]
    if any(len(part) >= len(answer) for part, answer in zip(shown, answers, strict=True)):
        return ""
    return (
        f"It begins with “{shown[0]}…”."
        if len(shown) == 1
        else "They begin with " + ", ".join(f"“{part}…”" for part in shown) + "."
    )


def _plain(text: str) -> str:
    """The answer without brackets and without its article, neither of which tells anything."""
    return (
        _ARTICLE.sub("", text.translate(_BRACKETS).strip(), count=1) if _ARTICLE.match(text) else text.translate(_BRACKETS)
    )
