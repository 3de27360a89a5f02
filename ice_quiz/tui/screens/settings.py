"""The settings: all of them in one list, changed where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.adjusting import Adjustable
from ice_quiz.tui.commands import SETTINGS, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.typing import Typing, column
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.settings_page import settings_page

_NOW = "a change counts from now on"
_ROOMY = 48
"""Columns from which on there is room for that beside the heading."""


class SettingsScreen(Typing):
    """Every setting with its value. A number is typed, of a few values the next one is taken."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = SETTINGS
    BINDINGS = bindings(SETTINGS)

    def __init__(self, settings: Sequence[Adjustable]) -> None:
        super().__init__()
        self._settings = tuple(settings)
        self._selected = 0
        self._line: TextLine | None = None
        self._note = self._refused = ""

    @property
    def _chosen(self) -> Adjustable | None:
        """The selected setting, None for the keys: they have a screen of their own."""
        return self._settings[self._selected] if self._selected < len(self._settings) else None

    @property
    def _values(self) -> tuple[str, ...]:
        """The values of the selected setting where there are few."""
        if self._chosen is None:
            return ()
        setting = self._chosen.setting
        return ("off", "on") if setting.switch else setting.choices

    # The line

    @property
    def line(self) -> TextLine | None:
        """The line of the value that is typed."""
        return self._line

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return self._line is not None

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed."""
        self._line, self._refused = line, note
        self.bring_into_sight()
        self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name in ("keep", "stop-typing"):
            return self.typing
        if name in ("page-up", "page-down"):
            return True
        if self.typing:
            return False
        chosen = self._chosen
        if name in ("next-value", "value-before"):
            return bool(self._values)
        if name == "usual":
            return chosen is not None and not chosen.usual and not chosen.setting.fitted
        return name != "change" or chosen is None or not chosen.setting.fitted

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        special: Mapping[str, Callable[[], object]] = {
            "keep": lambda: self._adjust(self._line.text if self._line else ""),
            "stop-typing": self._stop,
            "change": self._change,
            "next-value": lambda: self._step(1),
            "value-before": lambda: self._step(-1),
            "usual": lambda: self._adjust(None),
            "down": lambda: self._select(self._selected + 1),
            "up": lambda: self._select(self._selected - 1),
            "last": lambda: self._select(len(self._settings)),
            "first": lambda: self._select(0),
            "back": self.dismiss,
        }
        special[name]()

    def _change(self) -> None:
        if self._values:
            self._step(1)
            return
        if self._chosen is None:
            self.quiz.show_keys("study")
            return
        now = self._chosen.shown
        self._line, self._note, self._refused = TextLine(now, len(now)), "", ""
        self.bring_into_sight()
        self.draw()

    def _step(self, by: int) -> None:
        if self._chosen is not None:
            values = self._values
            self._adjust(values[(values.index(self._chosen.shown) + by) % len(values)])

    def _stop(self) -> None:
        self._line, self._refused = None, ""
        self.draw()

    def _adjust(self, text: str | None) -> None:
        """Give the selected setting another value, or say why it cannot have it."""
        if self._chosen is None:
            return
        desk = self.quiz.desk
        try:
            self._note, self._refused = desk.adjust(self._chosen.setting.name, text), ""
        except IceQuizError as problem:
            self._refused = str(problem)
            self.draw()
            return
        self._line = None
        self._settings = desk.adjustables()
        self.quiz.look(desk.machine().machine)
        self.draw()

    def _select(self, place: int) -> None:
        self._selected = min(max(place, 0), len(self._settings))
        self._note = self._refused = ""
        self.bring_into_sight()
        self.draw()

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A setting was clicked: select it, and change it with the next click."""
        if event.item == self._selected:
            await self.action_do("change")
        elif not self.typing:
            self._select(event.item)

    # Drawing

    def draw(self) -> None:
        """Show the settings."""
        if not self.is_mounted:
            return
        self.heading.show(shown("Settings", STRONG), shown(_NOW if self.size.width >= _ROOMY else "", MUTED))
        keys = self.quiz.keyring.told
        self.page.show(settings_page(self._settings, keys, self._selected, self._line, column(self.size.width)))
        unsaved = self.quiz.desk.banner
        told = in_lines("" if self._refused else self._note, CLOSE)
        self.notify_here(*in_lines(self._refused or unsaved, WRONG), *told)
        self.key_bar.show(self._keys())

    def _keys(self) -> Iterator[Entry]:
        if self.typing:
            yield self.entry("keep", last=True)
            yield self.entry("stop-typing", last=True)
            return
        for name in ("change", "usual"):
            if self.can(name):
                yield self.entry(name, last=True)
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
