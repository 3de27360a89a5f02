"""The home screen: what is due, and one key to start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.desk import DeckDue
from ice_quiz.study.snapshot import Purpose
from ice_quiz.tui.commands import HOME, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.days import about_minutes, cards, long_day, next_day
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.deck_list import deck_rows
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import GAP, Page, Paragraph


class HomeScreen(Sheet):
    """The decks and what waits in each."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = HOME
    BINDINGS = bindings(HOME)

    def __init__(self) -> None:
        super().__init__()
        self._decks: tuple[DeckDue, ...] | None = None
        self._selected = 0
        self._message = ""

    def on_screen_resume(self) -> None:
        """Ask the desk again: a session has changed what is due."""
        if self._decks is not None:
            self.load()

    def load(self) -> None:
        """Ask the desk what is due; the same deck stays selected."""
        chosen = self._chosen
        try:
            self._decks = self.quiz.desk.due()
        except IceQuizError as error:
            self._decks = self._decks or ()
            self._message = str(error)
        ids = [deck.id for deck in self._decks]
        if chosen is not None and chosen.id in ids:
            self._selected = ids.index(chosen.id)
        elif chosen is None:
            self._selected = next((index for index, deck in enumerate(self._decks) if deck.counts.total), 0)
        self._selected = min(self._selected, max(len(self._decks) - 1, 0))
        self.draw()

    @property
    def _chosen(self) -> DeckDue | None:
        return self._decks[self._selected] if self._decks else None

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name in ("add", "close", "page-up", "page-down"):
            return True
        if name == "practise":
            return self._chosen is not None and not self._chosen.problem
        if name == "study-all":
            return sum(deck.counts.total > 0 for deck in self._decks or ()) > 1
        return bool(self._decks)

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        last = len(self._decks or ()) - 1
        moves: Mapping[str, int] = {"down": self._selected + 1, "up": self._selected - 1, "first": 0, "last": last}
        if name in moves:
            self._select(min(max(moves[name], 0), last))
            return
        special: Mapping[str, Callable[[], None]] = {
            "study": lambda: self._study(self._chosen),
            "study-all": lambda: self._start(None, Purpose.DUE),
            "practise": lambda: self._study(self._chosen, Purpose.PRACTICE),
            "add": self.quiz.show_how_to_add,
            "close": self.app.exit,
        }
        special[name]()

    def _select(self, index: int) -> None:
        self._selected = index
        self._message = ""
        self.draw()
        self.call_after_refresh(self.bring_into_sight)

    def _study(self, deck: DeckDue | None, purpose: Purpose = Purpose.DUE) -> None:
        if deck is not None:
            self._start(deck.id, purpose)

    def _start(self, deck: str | None, purpose: Purpose) -> None:
        try:
            snapshot = self.quiz.desk.start(deck, purpose)
        except IceQuizError as error:
            self.quiz.show_problems(error, self._chosen.title if self._chosen else "")
            return
        self.quiz.show_study(snapshot, deck)

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A deck was clicked: study it."""
        if event.page is self.page:
            self._select(event.item)
            await self.action_do("study")

    def draw(self) -> None:
        """Show what is due."""
        if not self.is_mounted:
            return
        today = self.quiz.today
        self.heading.show(shown("ice quiz", STRONG), shown(long_day(today), MUTED))
        self.page.show(self._paragraphs(today))
        chosen = self._chosen
        self.notify_here((self._message, WRONG), (chosen.notice if chosen else "", MUTED))
        self.key_bar.show(self._keys())

    def _paragraphs(self, today: date) -> Iterator[Paragraph]:
        if self._decks is None:
            yield Paragraph(shown("Reading the decks …", MUTED))
            return
        yield from due_today(self._decks, today)
        yield GAP
        width = min(self.size.width - 4, 88) - 4
        yield from deck_rows(self._decks, self._selected, today, width)

    def _keys(self) -> Iterator[Entry]:
        for name in ("study", "study-all", "practise", "add"):
            if self.can(name):
                words = "show" if name == "study" and self._chosen and self._chosen.problem else None
                yield self.entry(name, words, last=name == "study")
        yield self.entry("help", last=True)
        yield self.entry("close", last=True)


def due_today(decks: tuple[DeckDue, ...], today: date) -> Iterator[Paragraph]:
    """What waits today in all decks, or what to do where nothing does."""
    total = sum(deck.counts.total for deck in decks)
    if total:
        minutes = sum(deck.minutes for deck in decks)
        yield Paragraph(joined(shown("Due today   "), shown(f"{cards(total)} · {about_minutes(minutes)}", STRONG)))
        return
    if not decks:
        yield Paragraph(shown("There is no deck yet.", STRONG))
        yield GAP
        yield Paragraph(shown("Press a to see how to add one."))
        return
    days = [deck.next_day for deck in decks if deck.next_day is not None]
    if days:
        yield Paragraph(
            joined(shown("All done for today. ", STRONG), shown(f"The next cards are due {next_day(min(days), today)}."))
        )
    else:
        yield Paragraph(shown("Nothing is due today.", STRONG))
    yield Paragraph(shown("Enter offers more new cards, p practises.", MUTED))
