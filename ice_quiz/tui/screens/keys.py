"""The keys: what each command is pressed with, and any of them given anew by pressing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from textual import events

from ice_quiz.errors import IceQuizError
from ice_quiz.tui.commands import KEYS, SCREENS, TITLES, KeyCommand, bindings, named
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, shown
from ice_quiz.tui.key_names import written_key
from ice_quiz.tui.keyring import meant
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.rebinding import EVERY, give_keys
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.keys_page import Bound, bound, keys_page
from ice_quiz.tui.widgets.page import Page


class KeysScreen(Sheet):
    """The commands of one screen after the other. A command is chosen, and the next key that is pressed becomes its key.

    Every key leads out of waiting for one, also one that is refused: nobody is caught, not even who presses ctrl+c.
    """

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = KEYS
    BINDINGS = bindings(KEYS)

    def __init__(self, of: str) -> None:
        """`of` is the name of the screen whose keys come first."""
        super().__init__()
        self._of = of
        self._selected = _first(of)
        self._waits_for = ""
        self._note = self._refused = ""

    @property
    def _commands(self) -> tuple[Bound, ...]:
        usual = SCREENS[self._of]
        return bound(self.quiz.keyring.of(usual), usual)

    @property
    def _chosen(self) -> Bound:
        return self._commands[self._selected]

    # The key that is waited for

    def take(self, event: events.Key | events.Paste) -> bool:
        """Use the key that was waited for; False where none is. What is pasted meanwhile is nothing."""
        if not self._waits_for or not self.has_room:
            return False
        if isinstance(event, events.Key):
            wanted, self._waits_for = self._waits_for, ""
            if event.key in named(self.commands, "stop").keys.split(","):
                self.draw()
            else:
                before = self._chosen.now.keys.split(",") if wanted == "add" else []
                self._give([written_key(key) for key in dict.fromkeys((*before, event.key))])
        return True

    def _wait(self, name: str) -> None:
        self._waits_for = name
        self._note = self._refused = ""
        self.bring_into_sight()
        self.draw()

    def _give(self, keys: list[str] | None, screen: str | None = None) -> None:
        """Give the selected command these keys, or its own ones back (None), or say why it cannot have them."""
        self._note = self._refused = ""
        of = self._of if screen is None else screen
        try:
            self._note = give_keys(self.quiz.desk.machine(), of, self._chosen.usual.name, keys)
        except IceQuizError as problem:
            self._refused = str(problem)
        else:
            self.quiz.take_keys()
        self.draw()

    def _spread(self) -> None:
        """The keys of the selected command for every screen that has it, or their own ones back where it has its own."""
        now = self._chosen.now.keys.split(",")
        self._give([written_key(key) for key in now] if self._chosen.changed else None, EVERY)

    @property
    def _spreads(self) -> bool:
        """Whether other screens have the selected command too, and it has other keys here or was given some everywhere."""
        name = self._chosen.usual.name
        given = self._chosen.changed or name in self.quiz.keyring.everywhere
        return given and len(meant(EVERY, name)) > 1

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if self._waits_for or name == "stop":
            return bool(self._waits_for) and name == "stop"
        if name in ("change", "add"):
            return not self._chosen.fixed
        if name == "spread":
            return self._spreads
        return name != "usual" or self._chosen.changed

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        last = len(self._commands) - 1
        special: Mapping[str, Callable[[], object]] = {
            "stop": lambda: self._wait(""),
            "change": lambda: self._wait("change"),
            "add": lambda: self._wait("add"),
            "usual": lambda: self._give(None),
            "spread": self._spread,
            "next-screen": lambda: self._turn(1),
            "screen-before": lambda: self._turn(-1),
            "down": lambda: self._select(min(self._selected + 1, last)),
            "up": lambda: self._select(max(self._selected - 1, 0)),
            "last": lambda: self._select(last),
            "first": lambda: self._select(0),
            "back": self.dismiss,
        }
        special[name]()

    def _turn(self, by: int) -> None:
        screens = list(SCREENS)
        self._of = screens[(screens.index(self._of) + by) % len(screens)]
        self._select(_first(self._of))

    def _select(self, place: int) -> None:
        self._selected = place
        self._note = self._refused = ""
        self.bring_into_sight()
        self.draw()

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A command was clicked: select it, and wait for its key with the next click."""
        if self._waits_for:
            self._wait("")
        elif event.item == self._selected:
            await self.action_do("change")
        else:
            self._select(event.item)

    # Drawing

    def draw(self) -> None:
        """Show the commands of the screen."""
        if not self.is_mounted:
            return
        ring = self.quiz.keyring
        changed = ring.told if ring.changed else f"all {ring.told}"
        self.heading.show(shown(f"Keys · {TITLES[self._of]}", STRONG), shown(changed, MUTED))
        self.page.show(keys_page(self._commands, self._selected, self._asked()))
        told = in_lines("" if self._refused else self._note, CLOSE)
        self.notify_here(*in_lines(self._refused, WRONG), *told)
        self.key_bar.show(self._keys())

    def _asked(self) -> str:
        if not self._waits_for:
            return ""
        return f"Press {'one more' if self._waits_for == 'add' else 'the new'} key for “{self._chosen.usual.name}” …"

    def _keys(self) -> Iterator[Entry]:
        if self._waits_for:
            yield self.entry("stop", last=True)
            return
        for name in ("change", "add", "usual", "spread"):
            if self.can(name):
                yield self.entry(name, last=True)
        yield self.entry("next-screen")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)


def _first(of: str) -> int:
    """The first command of a screen that can have another key."""
    return next(place for place, each in enumerate(bound(SCREENS[of], SCREENS[of])) if not each.fixed)
