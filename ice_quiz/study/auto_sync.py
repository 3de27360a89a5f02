"""The sync that is done by itself, at start and on leaving, where the learner has named a folder for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ice_quiz.clock import Clock
from ice_quiz.errors import IceQuizError
from ice_quiz.places import Places

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for the folder: a drive that was unplugged may never answer, and nobody is to be kept by it."""


def auto_sync(places: Places, clock: Clock, patience: float = PATIENCE) -> tuple[str, ...]:
    """Sync with the folder of this machine's settings; what the learner has to know comes back, and nothing is raised.

    It has a thread and a connection of its own and may run beside a `Log`.
    """
    from ice_quiz.machine import read

    machine = read(places.config).machine
    if not machine.syncs:
        return ()
    from pathlib import Path
    from threading import Thread

    folder = Path(machine.sync_folder).expanduser()
    if not folder.is_absolute():
        return (f"The sync failed. The setting sync_folder is no full path: {folder}",)
    told: list[str] = []
    worker = Thread(target=lambda: told.extend(_told(places, clock, folder)), name="sync", daemon=True)
    worker.start()
    worker.join(patience)
    if worker.is_alive():
        return (f"The sync is not done yet. {folder} does not answer; is its drive there?",)
    return tuple(told)


def _told(places: Places, clock: Clock, folder: Path) -> list[str]:
    from ice_quiz.progress.log import Log
    from ice_quiz.progress.syncing import sync

    try:
        with Log.open(places.data, clock) as log:
            return sync(log, folder, cache=places.cache, quick=True).alerts()
    except IceQuizError as problem:
        return [f"The sync failed. {problem}"]
