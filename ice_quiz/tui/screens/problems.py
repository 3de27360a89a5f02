"""What is wrong with a deck: every problem with its place, so that a teacher can mend the file."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.errors import DeckError, IceQuizError
from ice_quiz.tui.content import MUTED, STRONG, WRONG, shown
from ice_quiz.tui.screens.reading import Reading
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph


class ProblemsScreen(Reading):
    """The problems of one deck. The other decks can be studied all the same."""

    def __init__(self, error: IceQuizError, title: str) -> None:
        super().__init__(title or "A deck with a problem", problems(error))


def problems(error: IceQuizError) -> Iterator[Paragraph]:
    """What happened, where, and what to do next."""
    if isinstance(error, DeckError):
        yield Paragraph(shown("This deck cannot be used as it is. The other decks still can.", STRONG))
    if error.place:
        yield Paragraph(shown(error.place, MUTED))
    yield GAP
    for line in error.message.splitlines():
        yield Paragraph(shown(line), lead=shown("✗ ", WRONG))
    if error.advice:
        yield GAP
        yield Paragraph(shown(error.advice))
