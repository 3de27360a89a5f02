"""The options of a question: before the answer with a key each, after it with what was right and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ice_quiz.grading.verdict import Chose, Listed
from ice_quiz.questions.question import Form, Question
from ice_quiz.study.snapshot import Snapshot
from ice_quiz.tui.content import KEY, MUTED, RIGHT, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.draft import Draft
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_POINTER = shown("› ", STRONG)
_NO_POINTER = shown("  ")

_WORTH = 8
"""Cells of an answer below which its beginning says nothing."""


def key_of(question: Question, index: int) -> str:
    """The key that answers with this option as it is shown, "" where there are more options than keys."""
    if question.form is Form.TRUE_FALSE:
        return "tf"[index] if index < 2 else ""
    if index > 8:
        return ""
    # An option that is a single digit would look like a key itself.
    single = any(len(option.text) == 1 for option in question.options)
    return f"{index + 1})" if single else str(index + 1)


def _row(mark: Content, key: str, style: str, body: Content, item: int | None = None, *, here: bool = False) -> Paragraph:
    return Paragraph(body, lead=joined(mark, shown(f"{key or '·':<3}", style)), item=item, here=here)


def choices(question: Question, draft: Draft) -> Iterator[Paragraph]:
    """The options to choose from, each with its key; a click on one chooses it."""
    for index, option in enumerate(question.options):
        pointed = draft.cursor == index
        body = shown(option.text, STRONG if pointed else "")
        yield _row(_POINTER if pointed else _NO_POINTER, key_of(question, index), KEY, body, index + 1, here=pointed)


def judged(question: Question, snapshot: Snapshot) -> Iterator[Paragraph]:
    """The options after the answer: the right one and the one chosen carry their signs."""
    chosen = snapshot.reply.option if isinstance(snapshot.reply, Chose) else None
    for index, option in enumerate(question.options):
        key = key_of(question, index)
        if option.key:
            yield _row(shown("✓ ", RIGHT), key, RIGHT, shown(option.text, STRONG))
        elif chosen == index:
            yield _row(shown("✗ ", WRONG), key, WRONG, shown(option.text))
        else:
            yield _row(_NO_POINTER, key, MUTED, shown(option.text, MUTED))


def ordering(question: Question, draft: Draft) -> Iterator[Paragraph]:
    """The items to put in order, and below them the order made so far; a click on an item puts it next or takes it out."""
    for index, option in enumerate(question.options):
        pointed = draft.cursor == index
        placed = index in draft.picked
        body = shown(option.text, MUTED if placed else STRONG if pointed else "")
        if placed:
            body = joined(body, shown(f"  → {draft.picked.index(index) + 1}", MUTED))
        mark = _POINTER if pointed else _NO_POINTER
        yield _row(mark, key_of(question, index), MUTED if placed else KEY, body, index + 1, here=pointed)
    yield GAP
    yield Paragraph(shown("Your order" if draft.picked else "Your order: nothing yet", MUTED))
    for place, index in enumerate(draft.picked, 1):
        yield Paragraph(shown(question.options[index].text), lead=shown(f"  {place}. ", MUTED), item=index + 1)


def matching(question: Question, draft: Draft, width: int) -> Iterator[Paragraph]:
    """The answers, and below them the questions with what was matched so far; a click on an answer gives it to the next.

    What was matched takes no line of its own: of a long answer the beginning is repeated in the `width`, or its key alone.
    """
    for index, option in enumerate(question.options):
        placed, pointed = index in draft.picked, draft.cursor == index
        body = shown(option.text, MUTED if placed else STRONG if pointed else "")
        mark = _POINTER if pointed else _NO_POINTER
        yield _row(mark, key_of(question, index), MUTED if placed else KEY, body, index + 1, here=pointed)
    yield GAP
    for place, pair in enumerate(question.pairs):
        here = place == len(draft.picked)
        body = shown(pair, STRONG if here else "")
        if place < len(draft.picked):
            given = draft.picked[place]
            key, text = f"  → {key_of(question, given)}", f" {question.options[given].text}"
            room = width - 2 - body.cell_length - len(key)
            body = joined(body, shown(key, MUTED), cut(shown(text, MUTED), room) if room >= _WORTH else shown(""))
        yield Paragraph(body, lead=_POINTER if here else _NO_POINTER, here=here)


def judged_match(question: Question, snapshot: Snapshot) -> Iterator[Paragraph]:
    """Each question with its answer, and what was given instead."""
    given = snapshot.reply.texts if isinstance(snapshot.reply, Listed) else ()
    for place, (pair, answer) in enumerate(zip(question.pairs, question.key.answers, strict=True)):
        said = given[place] if place < len(given) else ""
        right = said == answer.show
        body = joined(shown(pair), shown("  → ", MUTED), shown(answer.show, STRONG))
        if said and not right:
            body = joined(body, shown("  ← you said ", MUTED), shown(said, WRONG))
        yield Paragraph(body, lead=shown("✓ " if right else "✗ ", RIGHT if right else WRONG))


def judged_order(question: Question, snapshot: Snapshot) -> Iterator[Paragraph]:
    """The right order, and at each place whether it was given; where not, what was."""
    given = snapshot.reply.texts if isinstance(snapshot.reply, Listed) else ()
    for place, answer in enumerate(question.key.answers):
        said = given[place] if place < len(given) else ""
        right = said in answer.wordings
        style = RIGHT if right else WRONG
        lead = shown(f"{'✓' if right else '✗'} {place + 1}. ", style)
        body = shown(answer.show, STRONG)
        if said and not right:
            body = joined(body, shown("  ← you put ", MUTED), shown(said, WRONG))
        yield Paragraph(body, lead=lead)
