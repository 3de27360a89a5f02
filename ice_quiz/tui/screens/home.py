"""The home screen: what is due, and one key to start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from ice_quiz.errors import DeckError, IceQuizError
from ice_quiz.language.days import long_day
from ice_quiz.library.far import Far
from ice_quiz.library.library import AT_ONCE
from ice_quiz.study.statistics.steadiness import Steadiness, in_words
from ice_quiz.tui.commands import HOME, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, shown
from ice_quiz.tui.due_in_time import PATIENCE, PATIENCE_BACK, AtHome, DueInTime
from ice_quiz.tui.on_screen import on_screen
from ice_quiz.tui.screens.sheet import COLUMN, Sheet
from ice_quiz.tui.widgets.deck_list import deck_rows
from ice_quiz.tui.widgets.due_today import due_today
from ice_quiz.tui.widgets.headway import so_far
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

if TYPE_CHECKING:
    from ice_quiz.study.desk import DeckDue
    from ice_quiz.study.wish import Wish


class HomeScreen(Sheet):
    """The decks and what waits in each."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = HOME
    BINDINGS = bindings(HOME)

    def __init__(self) -> None:
        super().__init__()
        self._decks: tuple[DeckDue, ...] | None = None
        self._steady = Steadiness()
        self._selected = 0
        self._message = ""
        self._today = date.min
        self._told = ""
        self._questioned: set[str] = set()
        self._far: Far | None = None
        self._due = DueInTime(lambda: self.quiz.desk, self._list, self._is_so_far, self.call_later)

    def on_mount(self) -> None:
        """Ask the desk before the first frame, but do not let the frame wait long for the answer."""
        self._today = self.quiz.today
        if not self.quiz.studied:
            self._due.ask(0 if self.quiz.desk.due_takes_long else PATIENCE)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._due.stop()

    def _is_so_far(self, far: Far) -> None:
        self._far = far
        self.draw()

    def on_screen_resume(self) -> None:
        """Ask the desk again: a session has changed what is due."""
        if self.quiz.studied and self.app.screen is self:
            self._today = self.quiz.today
            self._due.ask(PATIENCE_BACK)
            self.quiz.on_day(self._today)

    def look_again(self) -> None:
        """Ask the desk again: a sync has changed what is due."""
        self._due.ask(PATIENCE_BACK)

    def _list(self, due: Callable[[], AtHome]) -> None:
        """Show the decks; the same one stays selected, at first the first that has something due."""
        chosen = self._chosen
        try:
            decks, self._steady = due()
        except IceQuizError as error:
            decks = self._decks or ()
            self._message = str(error)
        self._decks = decks
        ids = [deck.id for deck in decks]
        if chosen is not None and chosen.id in ids:
            self._selected = ids.index(chosen.id)
        elif chosen is None:
            self._selected = next((index for index, deck in enumerate(decks) if deck.counts.total), 0)
        self._selected = min(self._selected, max(len(decks) - 1, 0))
        self.draw()

    @property
    def _chosen(self) -> DeckDue | None:
        return self._decks[self._selected] if self._decks else None

    @property
    def _needs_answers(self) -> bool:
        """Whether the selected deck waits for what the learner says, or holds answers that may have changed."""
        return self._chosen is not None and self._chosen.withheld + self._chosen.outdated > 0

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name in ("browse", "add", "statistics", "settings", "close", "page-up", "page-down"):
            return True
        if name in ("practise", "ways", "quiz"):
            return self._chosen is not None and not self._chosen.problem
        if name in ("exam", "plan"):
            return self._chosen is not None and self._chosen.exams > 0
        if name == "author":
            return self._chosen is not None and self._chosen.own
        if name == "about-you":
            return self._needs_answers or self.can("exam")
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
            "study": self._study,
            "ways": lambda: self._open(self.quiz.show_ways),
            "study-all": lambda: self._start(None),
            "practise": lambda: self._start(self._chosen, practise=True),
            "quiz": lambda: self._open(self.quiz.show_quiz),
            "exam": lambda: self._open(self.quiz.show_exams),
            "plan": lambda: self._open(self.quiz.show_plan),
            "about-you": lambda: self._open(lambda deck, _title: self.quiz.show_questions(deck)),
            "browse": self._browse,
            "author": self._author,
            "add": self.quiz.show_how_to_add,
            "statistics": self._show_statistics,
            "settings": self.quiz.show_settings,
            "close": self.app.exit,
        }
        special[name]()

    def _author(self) -> None:
        if self._chosen is not None:
            self.quiz.show_author(Path(self._chosen.file))

    def _show_statistics(self) -> None:
        self.quiz.show_statistics(tuple((deck.id, deck.title) for deck in self._decks or () if not deck.problem))

    def _select(self, index: int) -> None:
        self._selected = index
        self._message = self._told = ""
        self.bring_into_sight()
        self.draw()

    def tell(self, text: str) -> None:
        """Say something of what was left, until another deck is selected."""
        self._told = text
        self.draw()

    def _study(self) -> None:
        """Study the deck; what it needs to know of the learner is asked before it is studied for the first time.

        Who skips it then finds it under its own key; the notice below the decks goes on telling so.
        """
        deck = self._chosen
        if deck is None or not deck.withheld or deck.studied or deck.id in self._questioned:
            self._start(deck)
            return
        self._questioned.add(deck.id)
        self._open(lambda wanted, _title: self.quiz.show_questions(wanted, then=lambda: self._start(deck)))

    def _browse(self) -> None:
        try:
            self.quiz.show_cards()
        except IceQuizError as error:
            self._message = str(error)
            self.draw()

    def _open(self, show: Callable[[str, str], None]) -> None:
        """Show something of the selected deck."""
        deck = self._chosen
        if deck is None:
            return
        self._having_read(deck, lambda: self._show(deck, show))

    def _show(self, deck: DeckDue, show: Callable[[str, str], None]) -> None:
        try:
            show(deck.id, deck.title)
        except DeckError as error:
            self.quiz.show_problems(error, deck.title)
        except IceQuizError as error:
            self._message = str(error)
            self.draw()

    def _having_read(self, deck: DeckDue | None, then: Callable[[], object]) -> None:
        """Do what needs a deck (None: all of them); where that is large, read it first, on a screen that can be left."""
        meant = [deck] if deck is not None else list(self._decks or ())
        if sum(one.cards for one in meant) <= AT_ONCE:
            then()
            return
        title = deck.title if deck is not None else "All decks"
        self.quiz.having_read(deck.id if deck is not None else None, title, then)

    def _start(self, deck: DeckDue | None, *, practise: bool = False) -> None:
        """Study a deck, or all of them. What a session needs is loaded only here, so that the decks are seen at once."""
        from ice_quiz.study.wish import Wish

        wish = Wish(deck.id if deck is not None else None)
        wish = wish.practice if practise else wish
        self._having_read(deck, lambda: self._begin(wish, deck.title if deck is not None else ""))

    def _begin(self, wish: Wish, title: str) -> None:
        try:
            snapshot = self.quiz.desk.begin(wish)
        except IceQuizError as error:
            self.quiz.show_problems(error, title)
        else:
            self.quiz.show_study(snapshot, wish)

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A deck was clicked: study it."""
        self._select(event.item)
        await self.action_do("study")

    def draw(self) -> None:
        """Show what is due."""
        if not self.is_mounted:
            return
        today = self._today
        self.heading.show(shown("ice quiz", STRONG), shown(long_day(today), MUTED))
        self.page.show(self._paragraphs(today))
        unsaved = self.quiz.desk.banner if self._decks is not None else ""
        self.notify_here(
            (self._message or unsaved or " ".join(self.quiz.alerts), WRONG), (self._told, CLOSE), (self._notice(), MUTED)
        )
        self.key_bar.show(self._keys())

    def _notice(self) -> str:
        """What is unusual about the selected deck, and what it waits for."""
        deck = self._chosen
        if deck is None:
            return ""
        stale = "1 answer may" if deck.outdated == 1 else f"{deck.outdated} answers may"
        key = self.key("about-you")
        changed = f"{stale} be out of date ({key})." if deck.outdated else ""
        left = f"You left a session here ({deck.left}): {self.key('ways')} goes on with it." if deck.left else ""
        return " ".join(filter(None, (left, deck.backlog, on_screen(deck.notice, key), changed)))

    def _paragraphs(self, today: date) -> Iterator[Paragraph]:
        if self._decks is None:
            yield Paragraph(shown("Reading the decks …", MUTED))
            if self._far is not None:
                yield GAP
                yield Paragraph(shown(so_far(self._far), MUTED))
            return
        yield from due_today(self._decks, today, self.key)
        yield GAP
        width = min(self.size.width, COLUMN) - 1  # the last column is the scroll bar's
        yield from deck_rows(self._decks, self._selected, today, width, self.key)
        if told := in_words(self._steady):
            yield GAP
            yield Paragraph(shown(told, MUTED))

    def _keys(self) -> Iterator[Entry]:
        order = ("study", "ways", "study-all", "quiz", "exam", "plan", "about-you", "practise", "browse", "statistics")
        for name in (*order, "author", "add", "settings"):
            if self.can(name) and (name != "about-you" or self._needs_answers):
                words = "show" if name == "study" and self._chosen and self._chosen.problem else None
                yield self.entry(name, words, last=name == "study")
        yield self.entry("help", last=True)
        yield self.entry("close", last=True)
