"""Everything about one card, over whatever screen it was asked on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.card_info import CardInfo
from ice_quiz.tui.commands import READING, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, shown
from ice_quiz.tui.errand import Errand
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.screens.typing import column
from ice_quiz.tui.widgets.card_page import card_page
from ice_quiz.tui.widgets.key_bar import Entry


class CardInfoScreen(Sheet):
    """The card as it is now. Where its questions were not made yet, they come in a moment."""

    CSS_PATH = Path(__file__).with_name("browse.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = READING
    BINDINGS = bindings(READING)

    def __init__(self, info: CardInfo) -> None:
        super().__init__()
        self._info = info
        self._refused = ""
        self.errand = Errand(self)

    def on_mount(self) -> None:
        """Have the questions made."""
        if self._info.questions is None:
            desk, card = self.quiz.desk, self._info.card
            self.errand.run(lambda _: desk.card_info(card), self._came, self._failed, lambda _: None)

    def on_unmount(self) -> None:
        """What comes now comes too late."""
        self.errand.stop()

    def _came(self, info: CardInfo) -> None:
        self._info = info
        self.draw()

    def _failed(self, problem: IceQuizError) -> None:
        self._refused = str(problem)
        self.draw()

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Everything always works here."""
        return True

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Scroll, or go back."""
        if name == "back":
            self.dismiss()
        else:
            self.scroll_lines(1 if name == "down" else -1)

    def draw(self) -> None:
        """Show the card."""
        if not self.is_mounted:
            return
        self.heading.show(shown("Card", STRONG), shown(self._info.deck, MUTED))
        self.page.show(card_page(self._info, column(self.size.width)))
        self.notify_here(*in_lines(self._refused, WRONG))
        self.key_bar.show(self._keys())

    def painted(self) -> None:
        """Only now it is known whether there is something to scroll to."""
        self.call_later(lambda: self.key_bar.show(self._keys()))

    def _keys(self) -> Iterator[Entry]:
        if self.page.overflows:
            yield self.entry("down")
        yield self.entry("back", last=True)
