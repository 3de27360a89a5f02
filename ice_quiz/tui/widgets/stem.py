"""The question itself, with its hints; or the fact that is shown before it is asked; and the source of either."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.questions.question import Question
from ice_quiz.study.snapshot import Phase, Snapshot
from ice_quiz.tui.content import MUTED, STRONG, shown
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph


def instruction(snapshot: Snapshot, question: Question) -> str:
    """What stands above the question: whether the card is new or comes once more, and what is to be done."""
    return " · ".join(
        filter(
            None,
            (
                "Flagged" if snapshot.flagged else "",
                "New" if snapshot.new else "",
                "Once more" if snapshot.drill else "",
                "You are guessing" if snapshot.guessed and snapshot.phase is Phase.ASKED else "",
                question.lead,
            ),
        )
    )


def stem(snapshot: Snapshot, question: Question) -> Iterator[Paragraph]:
    """The question with what stands above it and the hints asked for so far."""
    above = instruction(snapshot, question)
    if above:
        yield Paragraph(shown(above, MUTED))
    yield Paragraph(shown(question.stem, STRONG))
    for hint in snapshot.hints:
        yield GAP
        yield Paragraph(shown(hint), lead=shown("Hint: ", MUTED))


def introduction(snapshot: Snapshot) -> Iterator[Paragraph]:
    """A fact that is shown before it is asked."""
    yield Paragraph(shown("New: read it, then it is asked.", MUTED))
    yield Paragraph(shown(snapshot.statement, STRONG))
    yield GAP
    yield from source(snapshot)


def source(snapshot: Snapshot) -> Iterator[Paragraph]:
    """Where the fact comes from, and how old that is."""
    if snapshot.citation:
        yield Paragraph(shown(snapshot.citation, MUTED))
