"""Browse: every card at hand, searched while one types, sorted, and changed many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from ice_quiz.study.browsing import Browsing, Change, Line, Order
from ice_quiz.study.marking import opposite
from ice_quiz.tui.commands import BROWSE, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, WRONG
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.card_search import CardSearch
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.browse_words import nothing_found, reset_asked, tag_asked
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.long_list import LongList

TELLING = 200
"""Of very many cards these first ones tell whether a switch turns them on or off."""


class BrowseScreen(CardSearch):
    """The cards, and what can be done with them: with those selected, else with the one pointed at."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = BROWSE
    BINDINGS = bindings(BROWSE)

    def __init__(self, browsing: Browsing) -> None:
        super().__init__(browsing)
        self._tag: TextLine | None = None
        self._resetting = self._leaving = False
        self._note = ""

    # The line: of the search, or of a tag

    @property
    def line(self) -> TextLine | None:
        """The line that is typed into."""
        return super().line if self._tag is None else self._tag

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return super().typing or self._tag is not None

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed."""
        if self._tag is None:
            super().edited(line, note)
        else:
            self._tag, self.refused = line, note
            self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name in ("yes", "no") or self._resetting:
            return self._resetting and name in ("yes", "no")
        if name == "keep":
            return self._tag is not None
        if name == "stop-typing":
            return self.typing
        if name in ("down", "up", "page-down", "page-up"):
            return self._tag is None
        if self.typing:
            return False
        if name == "undo":
            return self.browsing.can_undo
        if name == "none":
            return bool(self.selected)
        return name in ("search", "order", "back") or bool(len(self.found.rows))

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        at, last = self.list.at, self.list.count - 1
        moves: Mapping[str, int] = {"down": at + 1, "up": at - 1, "first": 0, "last": last}
        if name in moves:
            self.list.move(moves[name])
            return
        special: Mapping[str, Callable[[], object]] = {
            "search": self.begin_typing,
            "stop-typing": self._stop_typing,
            "keep": self._keep_tag,
            "info": self._show_card,
            "select": self._select,
            "all": lambda: self.selected.update(self.found.rows),
            "none": self.selected.clear,
            "suspend": lambda: self._switch(Change.SUSPEND, Change.RESUME, lambda line: line.suspended or line.put_off),
            "flag": lambda: self._switch(Change.FLAG, Change.UNFLAG, lambda line: line.flagged),
            "reset": self._ask_to_reset,
            "yes": lambda: self._answer_reset(do=True),
            "no": lambda: self._answer_reset(do=False),
            "tag": self._begin_tag,
            "order": self._next_order,
            "undo": lambda: self._make(self.browsing.undo),
            "back": self._leave,
        }
        self._note = ""
        special[name]()
        self.list.refresh()
        self.draw()

    def _stop_typing(self) -> None:
        self.searching, self._tag = False, None

    def _show_card(self) -> None:
        info = None if self.pointed_at is None else self.browsing.glance(self.pointed_at)
        if info is not None:
            self.quiz.show_card(info.card, info)

    def _select(self) -> None:
        if self.pointed_at is not None:
            self.selected ^= {self.pointed_at}
            self.list.move(self.list.at + 1)

    def _next_order(self) -> None:
        orders = tuple(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.look()

    async def on_long_list_pressed(self, event: LongList.Pressed) -> None:
        """A row was clicked: point at it, and show it with the next click."""
        if self.typing:
            self._stop_typing()
        if event.place == self.list.at:
            await self.action_do("info")
        else:
            self.list.move(event.place)
        self.draw()

    # Changing cards

    @property
    def _meant(self) -> list[int]:
        """The rows that a command is for."""
        here = self.pointed_at
        return sorted(self.selected) or ([] if here is None else [here])

    def _switch(self, on: Change, off: Change, is_on: Callable[[Line], bool]) -> None:
        """On for all, or where all are on already off for all."""
        first = [line for line in self.browsing.lines(self._meant[:TELLING]) if line is not None]
        self._change(opposite(map(is_on, first), on, off))

    def _change(self, change: Change, tag: str = "") -> None:
        browsing, rows = self.browsing, self._meant
        if len(rows) > TELLING:
            self.far = f"Changing {len(rows):,} cards …"
        self._make(lambda: browsing.change(change, browsing.cards(rows), tag))

    def _make(self, change: Callable[[], str]) -> None:
        """Change cards, then show them as they are."""
        self.errand.run(lambda _: change(), self._made, self.failed, self.is_so_far, changes=True)

    def _made(self, told: str) -> None:
        self._note = told
        self.selected.clear()
        self.look()
        if self._leaving:
            self._leave()

    def _leave(self) -> None:
        """Go back to the decks, once what is being changed is changed: two do not write at once."""
        self._leaving = self.errand.changing
        if not self._leaving:
            self.dismiss()

    def _ask_to_reset(self) -> None:
        self._resetting = True

    def _answer_reset(self, *, do: bool) -> None:
        self._resetting = False
        if do:
            self._change(Change.RESET)

    def _begin_tag(self) -> None:
        self._tag = TextLine()

    def _keep_tag(self) -> None:
        text = self._tag.text.strip() if self._tag else ""
        self._tag = None
        if text:
            self._change(Change.UNTAG if text.startswith("-") else Change.TAG, text.removeprefix("-"))

    # Drawing

    def draw_line(self) -> None:
        """Show what is searched for, or the tag that is typed."""
        if self._tag is None:
            super().draw_line()
        else:
            self.search_line.show("Tag", self._tag, typing=True)

    def draw_notes_and_keys(self) -> None:
        """Show what there is to tell, and the keys that do something now."""
        self.notify_here(*in_lines(self.refused, WRONG), *self._told)
        self.key_bar.show(self._keys())

    @property
    def _told(self) -> tuple[tuple[str, str], ...]:
        if self._resetting:
            return ((reset_asked(len(self._meant)), CLOSE),)
        if self._tag is not None:
            return ((tag_asked(len(self._meant)), MUTED),)
        nothing = nothing_found(self.found) if not self.far and not self.refused else ""
        return ((self.far, MUTED), (self._note, CLOSE), (nothing, MUTED))

    def _keys(self) -> Iterator[Entry]:
        if self._resetting:
            names: tuple[str, ...] = ("yes", "no")
        elif self._tag is not None:
            names = ("keep", "stop-typing")
        elif self.searching:
            names = ("stop-typing",)
        else:
            names = ("search", "info", "select", "suspend", "flag", "tag", "order", "undo", "reset", "all", "none")
        for name in names:
            if self.can(name):
                words = "cancel" if name == "stop-typing" and self._tag is not None else None
                yield self.entry(name, words, last=self.typing or self._resetting or name in ("search", "info"))
        if not self.typing and not self._resetting:
            yield self.entry("help", last=True)
            yield self.entry("back", last=True)
