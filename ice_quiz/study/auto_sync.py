"""The sync that is done by itself, at start and on leaving, where the learner has named a folder for it."""

from __future__ import annotations

from ice_quiz.clock import Clock
from ice_quiz.errors import IceQuizError
from ice_quiz.places import Places


def auto_sync(places: Places, clock: Clock) -> tuple[str, ...]:
    """Sync with the folder of this machine's settings; what the learner has to know comes back, and nothing is raised.

    It has a connection of its own and may run beside a `Log`, in another thread too.
    """
    from ice_quiz.machine import read

    machine = read(places.config).machine
    if not machine.syncs:
        return ()
    from pathlib import Path

    from ice_quiz.progress.log import Log
    from ice_quiz.progress.syncing import sync

    folder = Path(machine.sync_folder).expanduser()
    if not folder.is_absolute():
        return (f"The sync failed. The setting sync_folder is no full path: {folder}",)
    try:
        with Log.open(places.data, clock) as log:
            done = sync(log, folder, cache=places.cache, quick=True)
    except IceQuizError as problem:
        return (f"The sync failed. {problem}",)
    return tuple(done.alerts())
