"""An item of a mock exam: the question with the reply in the making, or the answer to be marked by the learner."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.grading.verdict import Listed, Reply, Typed
from ice_quiz.language.words import count, listing
from ice_quiz.questions.question import Question
from ice_quiz.study.exams.snapshot import ExamItem, ExamPhase, ExamSnapshot
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import MUTED, RIGHT, STRONG, WRONG, joined, shown
from ice_quiz.tui.draft import Draft, Way
from ice_quiz.tui.widgets.answer_line import answer_line
from ice_quiz.tui.widgets.feedback import answered
from ice_quiz.tui.widgets.options import choices, matching, ordering
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

FLAGGED = "flagged"


def exam_item(snapshot: ExamSnapshot, question: Question, draft: Draft, width: int, key: KeyOf) -> Iterator[Paragraph]:
    """Everything on a page of this width while an exam is held.

    A word on right or wrong only where the exam gives one at once. `key` tells the key of a command.
    """
    if snapshot.last is not None and not snapshot.quiz:
        yield from _last(snapshot.last)
    # What all pairs begin with stands where they are read, not before the task.
    lead, stem = ("", f"{question.stem} {question.lead}".strip()) if question.pairs else (question.lead, question.stem)
    above = " · ".join(filter(None, (FLAGGED.capitalize() if snapshot.flagged else "", lead)))
    if above:
        yield Paragraph(shown(above, MUTED))
    yield Paragraph(shown(stem, STRONG))
    yield GAP
    if snapshot.phase is ExamPhase.ANSWERED:
        yield from answered(snapshot.told, question)
    elif snapshot.phase is ExamPhase.REVEALED:
        yield from _compared(snapshot, question)
    elif draft.way is Way.CHOOSE:
        yield from choices(question, draft)
    elif question.pairs:
        yield from matching(question, draft, width)
    elif draft.way is Way.ORDER:
        yield from ordering(question, draft)
    else:
        yield from answer_line(draft, key)
    if others := [str(number) for number in snapshot.flags if number != snapshot.number]:
        yield GAP
        yield Paragraph(shown(f"You flagged {snapshot.one}{'' if len(others) == 1 else 's'} {listing(others)}.", MUTED))


def _last(item: ExamItem) -> Iterator[Paragraph]:
    """How the item before this one was answered."""
    sign, word, style = ("✓", "right", RIGHT) if item.right else ("✗", "wrong", WRONG)
    answer = shown("" if item.right else f": {item.answer}", MUTED)
    yield Paragraph(joined(shown(f"Item {item.number} was {word}", MUTED), answer), lead=shown(f"{sign} ", style))
    yield GAP


def _compared(snapshot: ExamSnapshot, question: Question) -> Iterator[Paragraph]:
    """What was said beside what is right: the learner judges it, as an examiner would."""
    said = said_as(snapshot.reply)
    if said:
        yield Paragraph(shown(said), lead=shown("you said  ", MUTED))
    yield Paragraph(shown(snapshot.answer, STRONG), lead=shown("right     ", MUTED), here=True)
    yield GAP
    asked = f" It asks for {count(question.need)}." if question.need > 1 else ""
    yield Paragraph(shown(f"Was what you said right?{asked}"), here=True)


def said_as(reply: Reply | None) -> str:
    """What was typed, in one line."""
    if isinstance(reply, Typed):
        return reply.text
    return "; ".join(reply.texts) if isinstance(reply, Listed) else ""
