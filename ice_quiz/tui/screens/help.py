"""The help: what each key of a screen does, from the same declarations as the keys themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.content import Content

from ice_quiz.tui.commands import KeyCommand
from ice_quiz.tui.content import KEY, MUTED, shown
from ice_quiz.tui.screens.reading import Reading
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_MOUSE = "The mouse works too: click a deck, an option, or any key at the bottom."


def help_rows(commands: Iterable[KeyCommand]) -> Iterator[Paragraph]:
    """A row a command: its keys, and what it does."""
    for command in commands:
        if not command.shown:  # a second key for what stands here already
            continue
        key = shown(command.shown, KEY)
        yield Paragraph(shown(command.help), lead=key + Content(" " * max(18 - key.cell_length, 2)))


class HelpScreen(Reading):
    """The help for the screen it was asked on: what does something now comes first."""

    def __init__(
        self, commands: Sequence[KeyCommand], everywhere: Sequence[KeyCommand], works: Callable[[KeyCommand], bool]
    ) -> None:
        super().__init__("Keys", help_page(commands, everywhere, works))


def help_page(
    commands: Sequence[KeyCommand], everywhere: Sequence[KeyCommand], works: Callable[[KeyCommand], bool]
) -> Iterator[Paragraph]:
    """Rows for all commands of a screen and for those of every screen."""
    now = [command for command in commands if works(command)]
    yield from help_rows(now)
    others = [command for command in commands if command not in now]
    if others:
        yield GAP
        yield Paragraph(shown("At other times", MUTED))
        yield from help_rows(others)
    yield GAP
    yield Paragraph(shown("Everywhere", MUTED))
    yield from help_rows(everywhere)
    yield GAP
    yield Paragraph(shown(_MOUSE, MUTED))
