"""How a mock exam ended: passed or not first, then every item that was not right with what was said and what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from ice_quiz.language.days import spent
from ice_quiz.language.words import per_cent
from ice_quiz.study.exams.snapshot import ExamItem, ExamResult
from ice_quiz.tui.content import MUTED, RIGHT, STRONG, WRONG, cut, joined, shown
from ice_quiz.tui.widgets.exam_item import FLAGGED
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_LONGEST = 96
"""Cells of a right answer where only what was wrong is listed; with all answers it is shown to its end."""


def outcome(result: ExamResult, *, quiz: bool = False) -> Iterator[Paragraph]:
    """Passed or not, what was needed, and how it came to its end; of a quiz only how much was right."""
    if quiz:
        yield from _of_quiz(result)
        return
    said = "Ended undecided" if result.given_up else "Passed" if result.passed else "Not passed"
    style = STRONG if result.given_up else RIGHT if result.passed else WRONG
    counted = f": {result.right} of {result.asked} asked." if result.asked else "."
    time = f" · {spent(result.seconds)}" if result.seconds else ""
    needed = f"   needed {result.needed} of {result.total}{time}"
    yield Paragraph(joined(shown(f"{said}{counted}", style), shown(needed, MUTED)))
    yield GAP
    counts = [shown("✓ ", RIGHT), shown(f"{result.right} right   "), shown("✗ ", WRONG), shown(f"{result.wrong} wrong")]
    yield Paragraph(joined(*counts, shown(f"   {_ending(result)}", MUTED)))
    if result.new_said:
        yield Paragraph(shown(result.new_said, MUTED))


def _of_quiz(result: ExamResult) -> Iterator[Paragraph]:
    said = "Ended early" if result.given_up else "Done"
    time = f"   {spent(result.seconds)}" if result.seconds else ""
    yield Paragraph(joined(shown(f"{said}: {result.right} of {result.asked} right.", STRONG), shown(time, MUTED)))
    if result.share * result.asked > result.right:
        yield Paragraph(shown(f"{per_cent(result.share)} of all that was asked, lists by their parts.", MUTED))


def _ending(result: ExamResult) -> str:
    if result.given_up:
        return "it counts neither as passed nor as failed"
    if result.late:
        return "the time was over"
    return "stopped early, as the real test does" if result.stopped else ""


def answers(result: ExamResult, *, every: bool) -> Iterator[Paragraph]:
    """The items that were not right and those that were flagged; with `every` all of them, with reason and source."""
    if every:
        yield from _listed(result.items, result.items, full=True)
        return
    wrong = [item for item in result.items if not item.right]
    flagged = [item for item in result.items if item.right and item.flagged]
    yield from _listed(wrong, result.items)
    if flagged:
        yield GAP
        yield Paragraph(shown("Right, and flagged by you", MUTED))
        yield from _listed(flagged, result.items)


def _listed(items: Sequence[ExamItem], of: Sequence[ExamItem], *, full: bool = False) -> Iterator[Paragraph]:
    width = max((len(_number(item)) for item in of), default=0)
    for place, item in enumerate(items):
        if full and place:
            yield GAP
        yield from _item(item, width, full=full)


def _number(item: ExamItem) -> str:
    return item.item or str(item.number)


def _item(item: ExamItem, width: int, *, full: bool) -> Iterator[Paragraph]:
    sign, style = ("✓", RIGHT) if item.right else ("✗", WRONG)
    flag = shown(f" · {FLAGGED}", MUTED) if item.flagged else shown("")
    yield Paragraph(shown(item.stem, STRONG if full else ""), lead=shown(f"{sign} {_number(item):>{width}}  ", style))
    indent = Content(" " * (width + 4))
    said, how = _said(item)
    yield Paragraph(joined(shown(said, how), flag), lead=indent + shown("you said  " if item.given else "", MUTED))
    answer = shown(item.answer, "" if item.right else STRONG)
    yield Paragraph(answer if full else cut(answer, _LONGEST), lead=indent + shown("right     ", MUTED))
    if full:
        for text in (item.reason if not item.marked else "", item.source):
            if text:
                yield Paragraph(shown(text, MUTED), lead=indent)


def _said(item: ExamItem) -> tuple[str, str]:
    """What was said, and its style."""
    if item.given:
        return (
            (f"{item.given}  (you marked it as {'right' if item.right else 'wrong'})", "")
            if item.marked
            else (item.given, "")
        )
    if item.marked:
        return f"you said it aloud and marked it as {'right' if item.right else 'wrong'}", MUTED
    return "you gave no answer", MUTED
