"""Work that a screen has done in another thread, so that it never waits: one piece after the other.

Of what only looks, the last is wanted: what is under way is told to stop where something newer waits, and stops where it
tells how far it is. What changes something is done in any case, even when the screen or the program is left.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ice_quiz.errors import IceQuizError

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from ice_quiz.study.browsing import Far

T = TypeVar("T")

TELL_EVERY = 0.1
"""Seconds between two words on how far it is."""


class _Stopped(Exception):
    """The work was told to stop."""


class _Piece(NamedTuple, Generic[T]):
    work: Callable[[Callable[[Far], None]], T]
    came: Callable[[T], object]
    failed: Callable[[IceQuizError], object]
    far: Callable[[Far], object]
    changes: bool


class Errand:
    """Runs the work of one screen."""

    def __init__(self, screen: MessagePump) -> None:
        self._screen = screen
        self._wait: list[_Piece[Any]] = []
        self._at: _Piece[Any] | None = None
        self._stop = Event()
        self._ended = False
        self._finally: Callable[[], object] | None = None
        self._thread: Thread | None = None

    @property
    def changing(self) -> bool:
        """Whether something is being changed, or waits to be."""
        return any(each.changes for each in (*self._wait, *filter(None, [self._at])))

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._at is not None

    def run(
        self,
        work: Callable[[Callable[[Far], None]], T],
        came: Callable[[T], object],
        failed: Callable[[IceQuizError], object],
        far: Callable[[Far], object],
        *,
        changes: bool = False,
    ) -> None:
        """Do the work, then call `came` with what it gives or `failed` with its problem, both where the screen lives.

        `changes` says that it must be done, whatever comes after it.
        """
        self._wait = [each for each in self._wait if each.changes]
        self._wait.append(_Piece(work, came, failed, far, changes))
        if self._at is None:
            self._next()
        elif not self._at.changes:
            self._stop.set()

    def stop(self, then: Callable[[], object] | None = None) -> None:
        """Stop, and wait for what changes something: that is done first. `then` is called once nothing is under way."""
        self._ended = True
        self._stop.set()
        left, self._wait = [each for each in self._wait if each.changes], []
        if self._thread is not None and (left or (self._at is not None and self._at.changes)):
            self._thread.join()
        for piece in left:
            with suppress(IceQuizError):
                piece.work(_unheard)
        self._finally = then
        if self._thread is None or not self._thread.is_alive():
            self._let_go()

    def _let_go(self) -> None:
        then, self._finally = self._finally, None
        if then is not None:
            then()

    def _next(self) -> None:
        self._at = self._wait.pop(0) if self._wait else None
        if self._at is not None:
            self._stop = Event()
            target, daemon = self._work, not self._at.changes
            self._thread = Thread(target=target, args=(self._at, self._stop), name="errand", daemon=daemon)
            self._thread.start()

    def _work(self, piece: _Piece[Any], stop: Event) -> None:
        told = time.monotonic()

        def watch(far: Far) -> None:
            nonlocal told
            if stop.is_set():
                raise _Stopped
            now = time.monotonic()
            if now - told >= TELL_EVERY:
                told = now
                self._screen.call_later(self._tell, piece, far)

        done: Callable[[], object]
        try:
            result = piece.work(watch)
        except _Stopped:
            done = _nothing
        except IceQuizError as problem:
            done = _bound(piece.failed, problem)
        else:
            done = _bound(piece.came, result)
        if self._ended:
            self._let_go()  # there is no screen any more
        else:
            self._screen.call_later(self._done, done, stop)

    def _tell(self, piece: _Piece[Any], far: Far) -> None:
        if not self._ended and self._at is piece:
            piece.far(far)

    def _done(self, done: Callable[[], object], stop: Event) -> None:
        self._at = None
        if not self._ended and not stop.is_set():
            done()
        if self._at is None:  # nothing was begun by what came
            self._next()


def _unheard(_: Far) -> None:
    """Nobody listens."""


def _nothing() -> None:
    """Nothing came of it."""


def _bound(then: Callable[[Any], object], value: object) -> Callable[[], object]:
    return lambda: then(value)
