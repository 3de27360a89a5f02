"""A damaged progress file is moved aside, never deleted, and made anew from everything that can still be read.

That is the union of the genuine events in the damaged file, those in the newest backups down to the first that is sound (the
log only grows, so an older one holds nothing more), and those that others have, such as machines that share a folder.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError
from ice_quiz.places import private_folder, settle
from ice_quiz.progress.backup import backups_in, folder_of
from ice_quiz.progress.checking import damage_in
from ice_quiz.progress.event import Event
from ice_quiz.progress.faults import damage, in_words
from ice_quiz.progress.merging import merge
from ice_quiz.progress.opening import making
from ice_quiz.progress.salvage import Salvaged, salvaged
from ice_quiz.progress.store import Store
from ice_quiz.progress.whole_file import alone_in, also_named, draft_for, put_in_place, sweep

Randomness = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a repair brought back, in events.

    `readable` are those that the damaged file still held, `from_backups` those that only backups held, `from_others` those
    that neither did. `aside` is where the damaged file lies now, and its journal.
    """

    readable: int
    from_backups: int
    from_others: int
    aside: tuple[Path, ...]


def rebuild(
    path: Path, clock: Clock, others: Iterable[Event] = (), *, randomness: Randomness = os.urandom, patience: float = 5.0
) -> Rebuilt:
    """Make the progress file anew; `others` are events that stand elsewhere.

    The new one has a name of its own for this device, because it may give numbers again that were lost. Raises
    `ProgressError`; the damaged file then is where it was.
    """
    with alone_with(path, "Your progress could not be repaired."):
        found = salvaged(path)
        with _aside(path, clock) as aside, held(path, patience):
            found.add(salvaged(path))  # SQLite may have taken back now what a killed program wrote by half
            here = found.events.keys() | found.aside.keys()
            _add_backups(found, path)
            backed_up = (found.events.keys() | found.aside.keys()) - here
            more = {event.id: event for event in others if event.id not in here | backed_up}
            with draft_for(path, randomness(4).hex()) as draft:
                assemble(draft, found.events.values(), (*found.aside.values(), *more.values()), clock, randomness)
                replace(path, draft)
    return Rebuilt(len(here), len(backed_up), len(more), aside)


def assemble(
    draft: Path, own: Iterable[Event], others: Iterable[Event], clock: Clock, randomness: Randomness = os.urandom
) -> None:
    """Make the draft a progress file of these events, settled, with a new name for this device.

    Those of others are merged, so that what their clocks say is minded. Raises `sqlite3.Error` and `OSError`.
    """
    with closing(making(draft)) as connection:
        connection.execute("INSERT INTO device VALUES (?)", (randomness(8).hex(),))
        store = Store(connection)
        store.fill(own)
        merge(store, others, clock.now().utc_ms)
    settle(draft)


def replace(path: Path, draft: Path) -> None:
    """Put the draft in place of the file, whose journal SQLite would otherwise write into it. Raises `OSError`."""
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    settle(path.parent)
    put_in_place(draft, path)


@contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Keep other windows from writing into a file, as far as it can still be locked. Raises `sqlite3.Error` if they do."""
    connection = None
    try:
        with suppress(FileNotFoundError):
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None
            )
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.Error as problem:
                if not damage(problem):
                    raise
        yield
    finally:
        if connection is not None:
            connection.close()


@contextmanager
def alone_with(path: Path, failing: str) -> Iterator[None]:
    """Be the only program that puts a progress file in place; `failing` begins the sentence where something fails.

    Raises `ProgressError` for that and for every `sqlite3.Error` and `OSError` inside.
    """
    try:
        private_folder(path.parent)
        with alone_in(path.parent):
            sweep(path.parent)
            yield
    except BlockingIOError:
        raise ProgressError(
            f"{failing} Another program is at it already.", place=str(path), advice="Wait until it is done."
        ) from None
    except (sqlite3.Error, OSError) as problem:
        what, advice = in_words(problem)
        raise ProgressError(f"{failing} {what}", place=str(path), advice=advice) from None


def _add_backups(found: Salvaged, path: Path) -> None:
    for backup in reversed(backups_in(folder_of(path))):
        found.add(salvaged(backup.path))
        if not damage_in(backup.path):
            return


@contextmanager
def _aside(path: Path, clock: Clock) -> Iterator[tuple[Path, ...]]:
    """The damaged file and its journal under other names that belong together, if all inside goes well."""
    stem = f"damaged-{datetime.fromtimestamp(clock.now().utc_ms // 1000, UTC):%Y%m%d-%H%M%S}Z"
    journal = path.with_name(f"{path.name}-journal")
    hot = journal.exists() and journal.stat().st_size > 0
    aside: list[Path] = []
    try:
        if path.exists():
            aside.append(also_named(path, stem, ".db", copied=hot))
        if hot:
            aside.append(also_named(journal, stem, ".db-journal", copied=True))
        yield tuple(aside)
    except BaseException:
        for file in aside:
            file.unlink(missing_ok=True)
        raise
