"""The command palette: every command that does something now, found by its name, over the screen it was asked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from ice_quiz.language.words import capital
from ice_quiz.tui.commands import PALETTE, TITLES, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, shown
from ice_quiz.tui.keyring import screen_of
from ice_quiz.tui.offers import Offer, meant_by, offers
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.screens.typing import Typing
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.key_bar import Entry, KeyBar
from ice_quiz.tui.widgets.offer_rows import offer_rows
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.search_line import SearchLine

WIDEST = 92
"""The columns that it takes at most, as in palette.tcss: those of the screen below, and two at each side."""


class PaletteScreen(Typing):
    """The lower part of the screen; what it was asked on stays in sight above."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = PALETTE
    BINDINGS = bindings(PALETTE)

    def __init__(self, of: Sheet) -> None:
        super().__init__(lines=2)
        self._of = of
        self._offered = offers(of.commands, of.works, of.quiz.everywhere)
        self._found = self._offered
        self._selected = 0
        self._line = TextLine()
        self._search = SearchLine()

    def between(self) -> ComposeResult:
        """The line in which one searches."""
        yield self._search

    # The line

    @property
    def line(self) -> TextLine:
        """What is searched for."""
        return self._line

    @property
    def typing(self) -> bool:
        """Letters are always text here."""
        return True

    def edited(self, line: TextLine, note: str) -> None:  # noqa: ARG002
        """The line was changed: find what it means."""
        self._line = line
        self._found = meant_by(line.text, self._offered)
        self._select(0)

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        return name != "take" or bool(self._found)

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        if name == "take":
            await self._give(self._found[self._selected])
            return
        special: Mapping[str, Callable[[], object]] = {
            "down": lambda: self._select(self._selected + 1),
            "up": lambda: self._select(self._selected - 1),
            "back": self.dismiss,
        }
        special[name]()

    def scroll_pages(self, pages: int) -> None:
        """Select what is so many pages further."""
        self._select(self._selected + pages * max(self.page.size.height - 1, 1))

    def _select(self, place: int) -> None:
        self._selected = min(max(place, 0), max(len(self._found) - 1, 0))
        self.bring_into_sight()
        self.draw()

    async def _give(self, offer: Offer) -> None:
        """Close, and do it on the screen it was asked on, before the next key is taken."""
        self.dismiss()
        target = self._of if offer.here else self.quiz
        await target.action_do(offer.command.name)

    def on_page_pressed(self, event: Page.Pressed) -> None:
        """A command was clicked: do it."""
        self._select(event.item)
        self._as_if_pressed("take")

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A key of the footer was clicked."""
        event.prevent_default()
        self._as_if_pressed(event.entry.command)

    def _as_if_pressed(self, name: str) -> None:
        """Have the app do it, as if pressed: what this screen itself asks for is forgotten once it is closed."""
        self.app.call_later(self.action_do, name)

    # Drawing

    def draw(self) -> None:
        """Show what was found."""
        if not self.is_mounted:
            return
        self.heading.show(shown(""), shown(""))
        self._search.show("Commands", self._line, typing=True)
        here = TITLES[screen_of(self._of.COMMANDS_HERE)]
        room = min(self.size.width, WIDEST) - 5
        self.page.show(offer_rows(self._found, self._selected, room, here, grouped=not self._line.text.strip()))
        about = capital(self._found[self._selected].command.help) if self._found else ""
        self.notes.show([shown(about, MUTED)] if about else [])
        self.key_bar.show(self._keys())

    def _keys(self) -> Iterator[Entry]:
        if self._found:
            yield self.entry("take", last=True)
        yield self.entry("down", last=True)
        yield self.entry("back", last=True)
