"""The help: what each key of a screen does now, from the same declarations as the keys themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ice_quiz.tui.commands import HELP, TITLES, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, shown
from ice_quiz.tui.keyring import screen_of
from ice_quiz.tui.screens.reading import Reading
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.screens.typing import Typing
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.keys_page import column_of, key_column
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.working_keys import Working, working_keys

_LATER = "Once you have left the line"
_LINE = "Everything else goes into the line; arrows, ctrl+w and ctrl+u edit it as in a shell."
_MOUSE = "The mouse works too: click what you want, or any key at the bottom."


class HelpScreen(Reading):
    """The keys that do something on the screen that it was asked on, as that screen stands, each once."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = HELP
    BINDINGS = bindings(HELP)

    def __init__(self, of: Sheet) -> None:
        self._of = of
        self._asked_on = screen_of(of.COMMANDS_HERE)
        super().__init__("Keys", beside=TITLES[self._asked_on])

    def paragraphs(self) -> Iterable[Paragraph]:
        """Made anew each time: the keys can be changed from here."""
        typing = isinstance(self._of, Typing) and self._of.typing
        here = working_keys(self._of.commands, self._of.can, typing=typing)
        every = working_keys(self.quiz.everywhere, lambda _name, _number: True, typing=typing)
        yield from help_page(here, every, typing=typing)

    async def do(self, name: str, number: int = 0) -> None:
        """Give the keys anew, or what can be done with any text."""
        if name == "keys":
            self.quiz.show_keys(self._asked_on)
        else:
            await super().do(name, number)

    def _keys(self) -> Iterator[Entry]:
        *before, back = super()._keys()
        yield from (*before, self.entry("keys", last=True), back)


def help_page(here: Iterable[Working], every: Iterable[Working], *, typing: bool) -> Iterator[Paragraph]:
    """Rows for the keys of a screen and for those of every screen."""
    here, every = list(here), [each for each in every if not each.later]
    width = column_of(each.keys for each in (*here, *every))
    yield from _rows((each for each in here if not each.later), width)
    if typing:
        yield Paragraph(shown(_LINE, MUTED))
    if later := [each for each in here if each.later]:
        yield GAP
        yield Paragraph(shown(_LATER, MUTED))
        yield from _rows(later, width)
    yield GAP
    yield Paragraph(shown(TITLES["everywhere"], MUTED))
    yield from _rows(every, width)
    yield GAP
    yield Paragraph(shown(_MOUSE, MUTED))


def _rows(working: Iterable[Working], width: int) -> Iterator[Paragraph]:
    return (Paragraph(shown(each.help), key_column(each.keys, width)) for each in working)
