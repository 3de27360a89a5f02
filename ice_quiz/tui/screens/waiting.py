"""While a large deck is read: how far it is, and a key to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.library.far import Far, Watch
from ice_quiz.tui.commands import WAITING, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, shown
from ice_quiz.tui.errand import Errand
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.headway import so_far
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph

_ONCE = "This is done once after the deck has changed and the program was started."


class WaitingScreen(Sheet):
    """It goes by itself when the work is done, and then what was asked for begins."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = WAITING
    BINDINGS = bindings(WAITING)

    def __init__(
        self, title: str, work: Callable[[Watch], None], then: Callable[[], object], failed: Callable[[IceQuizError], object]
    ) -> None:
        """`then` or `failed` is called once this screen is gone; neither where it was stopped."""
        super().__init__()
        self.errand = Errand(self)
        self._title, self._far = title, Far(title, 0.0)
        self._work, self._then, self._failed = work, then, failed

    def on_mount(self) -> None:
        """Begin."""
        self.errand.run(
            self._work,
            lambda _: self._go(self._then),
            lambda problem: self._go(lambda: self._failed(problem)),
            self._is_so_far,
        )

    def on_unmount(self) -> None:
        """What comes now comes too late."""
        self.errand.stop()

    def _go(self, then: Callable[[], object]) -> None:
        self.dismiss()
        self.app.call_later(then)

    def _is_so_far(self, far: Far) -> None:
        self._far = far
        self.draw()

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """It can always be stopped."""
        return True

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Stop."""
        self.dismiss()

    def draw(self) -> None:
        """Show how far it is."""
        if not self.is_mounted:
            return
        self.heading.show(shown(self._title, STRONG), shown(""))
        self.page.show((Paragraph(shown(so_far(self._far))), GAP, Paragraph(shown(_ONCE, MUTED))))
        self.notify_here()
        self.key_bar.show(self._keys())

    def _keys(self) -> Iterator[Entry]:
        yield self.entry("stop", last=True)
