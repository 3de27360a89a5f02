"""The help: what each key of a screen does, from the same declarations as the keys themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from ice_quiz.tui.commands import EVERYWHERE, KeyCommand
from ice_quiz.tui.content import KEY, MUTED, shown
from ice_quiz.tui.screens.reading import Reading
from ice_quiz.tui.widgets.page import GAP, Paragraph

_MOUSE = "The mouse works too: click a deck, an option, or any key at the bottom."


def help_rows(commands: Iterable[KeyCommand]) -> Iterator[Paragraph]:
    """A row a command: its keys, and what it does."""
    for command in commands:
        if not command.shown:  # a second key for what stands here already
            continue
        key = shown(command.shown, KEY)
        yield Paragraph(shown(command.help), lead=key + Content(" " * max(18 - key.cell_length, 2)))


class HelpScreen(Reading):
    """The help for the screen it was asked on."""

    def __init__(self, commands: Iterable[KeyCommand]) -> None:
        rows = (*help_rows(commands), GAP, Paragraph(shown("Everywhere", MUTED)), *help_rows(EVERYWHERE))
        super().__init__("Keys", (*rows, GAP, Paragraph(shown(_MOUSE, MUTED))))
