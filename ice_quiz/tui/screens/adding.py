"""How to add a deck of one's own: it is done from the command line, which checks the file first."""

from __future__ import annotations

from ice_quiz.tui.content import shown
from ice_quiz.tui.screens.reading import Reading
from ice_quiz.tui.widgets.paragraph import Paragraph

_STEPS = """\
A deck is one text file, written by hand in ten minutes.

Leave the program, then check the file and add it in the terminal:

    ice-quiz add my-deck.yaml

What is wrong with it is told with line and column. Once it is right, it stands in the list of decks.

To begin one, `ice-quiz new` asks six questions and writes a small deck. The guide for authors is decks/README.md."""


class AddingScreen(Reading):
    """Three steps."""

    def __init__(self) -> None:
        super().__init__("Add a deck", (Paragraph(shown(_STEPS)),))
