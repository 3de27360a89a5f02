"""The author's screen: a deck file's problems and questions, drawn again whenever the file is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Thread
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container

from ice_quiz.errors import IceQuizError
from ice_quiz.facts.problems import Place, Problem
from ice_quiz.lint.inserting import Template, inserted
from ice_quiz.lint.rewriting import rewrite
from ice_quiz.lint.workbench import Bench, Workbench
from ice_quiz.tui.commands import AUTHOR, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.editor import edit
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.author_page import Row, counted, detail, listed, rows
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import Paragraph

EVERY = 0.2
"""Seconds between two looks whether the file was saved: a blink lasts about 0.3."""

LISTS = ("problems", "facts", "coverage")
"""What the author can look through, one after the other."""

_CHOICES = tuple(Template)


class AuthorScreen(Sheet):
    """One deck file, while its author writes it in an editor."""

    CSS_PATH = Path(__file__).with_name("author.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = AUTHOR
    BINDINGS = bindings(AUTHOR)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._bench = Bench(workbench.path)
        self._list = LISTS[0]
        self._rows: list[Row] = []
        self._line = 1
        self._selected = 0
        self._inserting = False
        self._note = ""
        self._looks = 0
        self._drawn_for = (0, 0)
        self.detail = Page(self.painted)
        self.detail.add_class("detail")

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.heading
        with Container(classes="panes"):
            yield self.page
            yield self.detail
        yield self.notes
        yield self.key_bar

    def on_mount(self) -> None:
        """Look at the file, and from then on whenever it was saved."""
        self._look()
        self.set_interval(EVERY, self._look)

    # Watching

    def _look(self) -> None:
        if self._workbench.saved():
            self._looks += 1
            # Not by a worker of Textual: the program could not end before every rule has looked at a large deck.
            Thread(target=self._read, args=(self._looks,), name="errand", daemon=True).start()

    def _read(self, look: int) -> None:
        """In a thread: first what is read quickly, then what the rules say."""
        bench = self._workbench.glance()
        self.call_later(self._came, look, bench)
        if not bench.whole and look == self._looks:
            note = ""
            try:
                bench = self._workbench.look(bench)
            except IceQuizError as error:
                note = str(error)
            self.call_later(self._came, look, bench, note)

    def _came(self, look: int, bench: Bench, note: str = "") -> None:
        """Show what a look found, unless the file was saved again since."""
        if look == self._looks:
            self._note = note or self._note
            self._show(bench)

    def _show(self, bench: Bench) -> None:
        """Draw the file as it is now, with the cursor where the author was."""
        self._bench = bench
        self._rows = rows(bench, self._list)
        self._selected = max((place for place, row in enumerate(self._rows) if row.line <= self._line), default=0)
        self.bring_into_sight()
        self.draw()

    def _say(self, note: str) -> None:
        self._note = note
        self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:
        """Whether the command does something now."""
        if self._inserting:
            return name == "stop" or (name == "template" and number <= len(_CHOICES))
        return name not in ("stop", "template")

    async def do(self, name: str, number: int = 0) -> None:
        """Do it."""
        last = len(self._rows) - 1
        moves: Mapping[str, int] = {"down": self._selected + 1, "up": self._selected - 1, "first": 0, "last": last}
        if name in moves:
            self._select(min(max(moves[name], 0), max(last, 0)))
            return
        special: Mapping[str, Callable[[], object]] = {
            "edit": self._edit,
            "other": self._other,
            "insert": partial(self._insert, inserting=True),
            "stop": partial(self._insert, inserting=False),
            "template": lambda: self._put(_CHOICES[number - 1]),
            "back": self.dismiss,
        }
        special[name]()

    def _select(self, index: int) -> None:
        self._selected = index
        if index < len(self._rows):
            self._line = self._rows[index].line or self._line
        self._note = ""
        self.bring_into_sight()
        self.detail.look()
        self.draw()

    def _other(self) -> None:
        self._list = self._next_list
        self._show(self._bench)

    @property
    def _next_list(self) -> str:
        return LISTS[(LISTS.index(self._list) + 1) % len(LISTS)]

    def _insert(self, *, inserting: bool) -> None:
        self._inserting = inserting
        self._say("")

    def _put(self, template: Template) -> None:
        """Insert a template after what the author is at, and open the editor there."""
        self._inserting = False
        path = self._workbench.path
        try:
            put = inserted(path.read_bytes(), str(path), template, self._line)
            rewrite(path, put.data)
        except (IceQuizError, OSError) as error:
            self._say(str(error))
            return
        self._line = put.line
        self._edit()

    def _edit(self) -> None:
        chosen = self._rows[self._selected].of if self._selected < len(self._rows) else None
        here = isinstance(chosen, Problem) and chosen.place.line == self._line
        column = chosen.place.column if isinstance(chosen, Problem) and here else 1
        self._say(edit(self.app, Place(str(self._workbench.path), self._line, column)))
        self._look()

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A row was clicked: a first click selects it, a second one opens the editor there."""
        if event.item == self._selected:
            await self.action_do("edit")
        else:
            self._select(event.item)

    def scroll_pages(self, pages: int) -> None:
        """Scroll the questions by so many pages; the list follows the cursor."""
        self.detail.scroll_relative(y=pages * max(self.detail.size.height - 2, 1), animate=False, force=True)

    # Drawing

    @property
    def _widths(self) -> tuple[int, int]:
        """The columns of the two panes."""
        return self.page.size.width or self.size.width, self.detail.size.width or self.size.width

    def painted(self) -> None:
        """Draw again where a pane turned out to have another width than it was drawn for."""
        if self._widths != self._drawn_for:
            self.draw()

    def draw(self) -> None:
        """Show the file as it was looked at last."""
        if not self.is_mounted:
            return
        bench = self._bench
        name = shown(bench.title or bench.path.name, STRONG)
        state = counted(bench.problems) if bench.whole else shown("looking …", MUTED)
        self.heading.show(joined(name, shown(f"  {bench.path.name}", MUTED) if bench.title else shown("")), state, name)
        width, room = self._drawn_for = self._widths
        self.page.show(self._listed(width - 1))
        if self._selected < len(self._rows):
            self.detail.show(detail(bench, self._rows[self._selected], room - 4))
        else:
            self.detail.show(())
        self.notify_here(*in_lines(self._note, WRONG))
        self.key_bar.show(self._keys())

    def _listed(self, width: int) -> Iterator[Paragraph]:
        """The list, under its name and how to come to the next one."""
        here, there = shown(self._list.capitalize(), STRONG), shown(f"   tab {self._next_list}", MUTED)
        yield Paragraph(joined(here, there), lead=shown("  "))
        yield from listed(self._bench, self._list, self._selected, width)

    def _keys(self) -> Iterator[Entry]:
        if self._inserting:
            for number, template in enumerate(_CHOICES, 1):
                yield self.entry("template", template.name.lower(), str(number), number)
            yield self.entry("stop", last=True)
            return
        yield self.entry("edit", last=True)
        yield self.entry("other", self._next_list)
        yield self.entry("insert")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
