"""What is due, asked in another thread, so that no frame waits long for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

from ice_quiz.library.far import Far
from ice_quiz.study.statistics.steadiness import Steadiness
from ice_quiz.tui.errand import TELL_EVERY

if TYPE_CHECKING:
    from ice_quiz.study.desk import DeckDue, Desk

AtHome = tuple["tuple[DeckDue, ...]", Steadiness]
"""The decks with what waits in each, and how steadily it goes."""

PATIENCE = 0.05
"""Seconds that the first frame waits for what is due. Decks that were read before are listed much faster."""

PATIENCE_BACK = 0.3
"""The same when the decks are shown again; what was listed before stands until then."""


PATIENCE_LEAVING = 0.5
"""How long leaving the program waits for what was read of large decks to be kept."""


class _Left(Exception):
    """The program is left: nothing has to be read any more."""


class DueInTime:
    """Asks the desk for one screen."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        came: Callable[[Callable[[], AtHome]], None],
        far: Callable[[Far], None],
        later: Callable[..., object],
    ) -> None:
        """`came` is given what tells what is due, or raises why it cannot be told; `later` calls where the screen lives."""
        self._desk, self._came, self._far, self._later = desk, came, far, later
        self._asked = 0
        self._told = 0.0
        self._left = False
        self._thread: Thread | None = None

    def ask(self, patience: float) -> None:
        """Ask, and wait for so many seconds; what comes later is given to the screen when it comes."""
        answer: Future[AtHome] = Future()
        self._asked += 1
        number = self._asked
        self._thread = Thread(target=self._ask, args=(answer,), name="what is due", daemon=True)
        self._thread.start()
        try:
            answer.exception(patience)
        except TimeoutError:
            answer.add_done_callback(lambda late: self._later(self._came_late, number, late.result))
        else:
            self._came(answer.result)

    def stop(self) -> None:
        """Nobody waits any more. What was read of the decks until now is kept, where that takes no time to speak of."""
        self._left = True
        if self._thread is not None:
            self._thread.join(PATIENCE_LEAVING)

    def _came_late(self, number: int, due: Callable[[], AtHome]) -> None:
        if number == self._asked:  # else it was asked again since
            self._came(due)

    def _ask(self, answer: Future[AtHome]) -> None:
        desk = self._desk()
        try:
            answer.set_result((desk.due(self._watch), desk.steadiness()))
        except Exception as error:  # it is raised where the answer is used
            answer.set_exception(error)

    def _watch(self, far: Far) -> None:
        """Tell how far the reading of decks is that are new or have changed."""
        if self._left:
            raise _Left
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            self._later(self._far, far)
