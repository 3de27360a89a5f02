"""How the session went, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ice_quiz.language.days import cards, next_day, spent
from ice_quiz.study.snapshot import Snapshot, Summary
from ice_quiz.tui.commands import KeyOf
from ice_quiz.tui.content import CLOSE, MUTED, RIGHT, STRONG, WRONG, joined, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph


def summary(snapshot: Snapshot, today: date, key: KeyOf) -> Iterator[Paragraph]:
    """What stands on the screen when a session is over; `key` is that of a command."""
    told = snapshot.summary or Summary()
    if told.answered:
        yield Paragraph(shown("Done.", STRONG))
        yield GAP
        yield from _counts(told)
        yield from _missed(told)
    else:
        yield Paragraph(shown(snapshot.nothing, STRONG))
    if told.why_over:
        yield GAP
        yield Paragraph(shown(told.why_over, CLOSE))
    yield GAP
    if told.behind:
        yield Paragraph(shown(told.behind))
    yield Paragraph(shown(coming(told, today)))
    if not told.answered:
        more = f" or take some new cards already today ({key('more-new')})" if told.more_new else ""
        yield Paragraph(shown(f"You can practise ({key('practise')}){more}.", MUTED))


def coming(told: Summary, today: date) -> str:
    """When something is due again."""
    if told.next_day is None:
        return "Nothing is planned yet: new cards come when you study them."
    if told.next_day <= today:
        return (
            f"{cards(told.due_next_day).capitalize()} still due today." if told.due_next_day else "There is more for today."
        )
    return f"Next: {cards(told.due_next_day)} {next_day(told.next_day, today)}."


def _counts(told: Summary) -> Iterator[Paragraph]:
    parts = [shown("✓ ", RIGHT), shown(f"{told.right} right   ")]
    if told.close:
        parts += [shown("~ ", CLOSE), shown(f"{told.close} close   ")]
    parts += [shown("✗ ", WRONG), shown(f"{told.wrong} wrong")]
    yield Paragraph(joined(*parts))
    rest = [spent(told.seconds)] if told.seconds else []
    if told.new_learned:
        rest.append(f"{told.new_learned} new")
    if told.drilled:
        rest.append(f"{told.drilled} repeated")
    if rest:
        yield Paragraph(shown(" · ".join(rest), MUTED))


def _missed(told: Summary) -> Iterator[Paragraph]:
    for words, found in told.to_learn.items():
        yield GAP
        yield Paragraph(shown(words, MUTED))
        for missed in found:
            yield Paragraph(shown(missed.stem), lead=shown("~ ", CLOSE) if missed.right else shown("✗ ", WRONG))
            yield Paragraph(shown(missed.answer, STRONG), lead=shown("  ✓ ", RIGHT))
