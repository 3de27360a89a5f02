"""The store that a log works with: the file itself, or in memory what stands in for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ice_quiz.progress.migrations import migrate
from ice_quiz.progress.opening import connect
from ice_quiz.progress.store import Store


def writable(path: Path, patience: float) -> Store:
    """The file, with derived rows that fit its log. Raises `sqlite3.Error`, `OSError` and `ProgressError`."""
    store = Store(connect(path, patience, write=True))
    try:
        if not store.fits():
            store.rebuild()
    except BaseException:
        store.close()
        raise
    return store


def blank(device: str) -> Store:
    """An empty log that lives as long as the program: before the first answer, and where nothing can be read."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(connection)
    connection.execute("INSERT INTO device VALUES (?)", (device,))
    return Store(connection)


def copy_of(store: Store) -> Store:
    """What the store holds, in memory; nothing but its device where it cannot be read any more."""
    copy = blank(store.device)
    try:
        store.copy_into(copy)
    except sqlite3.Error:
        return blank(store.device)
    return copy


def copy_of_file(path: Path, patience: float) -> Store:
    """What a file holds that cannot be written, in memory; of a newer ice_quiz's file the events. Raises `sqlite3.Error`."""
    with closing(Store(connect(path, patience, write=False))) as store:
        copy = blank(store.device)
        store.copy_into(copy)
    return copy
