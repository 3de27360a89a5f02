"""A look at every byte of the progress file: for after the first screen, or when something is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ice_quiz.progress.faults import in_words
from ice_quiz.progress.opening import connect
from ice_quiz.progress.rows import Head
from ice_quiz.progress.store import Store


def faults_of(path: Path, patience: float = 5.0) -> tuple[str, ...]:
    """What is wrong with the file, in sentences; nothing if all is well.

    SQLite's own check does not see every flipped bit; the events' hashes show the rest. It has its own connection, reads
    only, and may run beside a `Log`, in another thread too.
    """
    try:
        with closing(Store(connect(path, patience, write=False))) as store:
            found = [f"SQLite finds: {fault}." for fault in store.integrity()]
            events = store.events()
            forged = sum(not event.genuine for event in events)
            if forged:
                found.append(f"Of {len(events)} events {forged} are damaged: their hashes do not fit.")
            elif not found and store.head() != Head().after(events, store.device, store.head().settings):
                found.append("The derived rows do not fit the events; they have to be made anew.")
            return tuple(found)
    except sqlite3.Error as problem:
        return (in_words(problem)[0],)
