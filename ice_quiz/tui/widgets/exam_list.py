"""The exams of a deck as rows, and of the selected one what there is to know before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from ice_quiz.language.days import in_days, long_day
from ice_quiz.study.exams.snapshot import ExamEntry
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, shown
from ice_quiz.tui.widgets.chances import earlier
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_IN = Content("  ")


def exam_rows(exams: Sequence[ExamEntry], selected: int, today: date, key: KeyOf) -> Iterator[Paragraph]:
    """A row an exam; a click on one selects it. `key` tells the key of a command."""
    for place, exam in enumerate(exams):
        if place:
            yield GAP
        chosen = place == selected
        yield Paragraph(
            shown(exam.title, STRONG if chosen else ""), lead=shown("› " if chosen else "  ", STRONG), item=place
        )
        for text, style in _told(exam, today, key) if chosen else ((_blueprint(exam), MUTED),):
            yield Paragraph(shown(text, style), lead=_IN, item=place, here=chosen)
        if chosen:
            yield from (row._replace(lead=_IN + row.lead) for row in earlier(exam.earlier, today))


def _told(exam: ExamEntry, today: date, key: KeyOf) -> Iterator[tuple[str, str]]:
    yield _blueprint(exam), MUTED
    if exam.about:
        yield exam.about, ""
    if exam.day is not None:
        yield f"Your exam is {in_days((exam.day - today).days)}, on {long_day(exam.day)}.", ""
    if exam.left_at:
        yield f"You left it at item {exam.left_at}; nothing is lost, and {key('begin')} goes on there.", CLOSE
    if exam.items_withheld:
        yield f"{exam.withheld} ({key('about-you')}).", CLOSE


def _blueprint(exam: ExamEntry) -> str:
    """What is asked and how, in a line."""
    how = {"spoken": "said or typed", "typed": "typed", "choose": "chosen from options"}
    parts = [f"{exam.asked} of {exam.items} items", f"{exam.passing} right pass"]
    if exam.stops_when_decided:
        parts.append("stops when decided")
    if exam.form in how:
        parts.append(how[exam.form])
    if exam.minutes:
        parts.append("1 minute" if exam.minutes == 1 else f"{exam.minutes} minutes")
    return " · ".join(parts)
