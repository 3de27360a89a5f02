"""A backup, or another machine's progress file, brought back: by default as the union of both, so that nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ice_quiz.clock import Clock
from ice_quiz.errors import Damaged, NotOurs, ProgressError
from ice_quiz.progress.backup import before
from ice_quiz.progress.checking import damage_in
from ice_quiz.progress.merging import merge
from ice_quiz.progress.opening import Found, connect, look
from ice_quiz.progress.rebuilding import Rebuilt, alone_with, assemble, held, rebuild, replace
from ice_quiz.progress.salvage import Salvaged, salvaged
from ice_quiz.progress.store import Store
from ice_quiz.progress.whole_file import draft_for, name

_FAILING = "Nothing was restored."
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did, in events.

    `both` stand in the file and in the progress there was, `only_here` only in the latter and `only_there` only in the
    file. `backup` is what there was, backed up before; None where there was nothing. `damage` is what is wrong with the
    file; what could be read of it was taken. `rebuilt` says how the progress there was was repaired, where it was damaged.
    """

    both: int
    only_here: int
    only_there: int
    backup: Path | None = None
    damage: tuple[str, ...] = ()
    rebuilt: Rebuilt | None = None


def restore(
    path: Path, file: Path, clock: Clock, *, exactly: bool = False, randomness: Callable[[int], bytes] = os.urandom
) -> Restored:
    """Bring back what stands in a file. With `exactly`, the progress is afterwards what the file holds, and no more.

    Where the progress there was is damaged, it is rebuilt from itself, its backups and the file, `exactly` or not.
    Raises `ProgressError`: the progress there was is then as it was.
    """
    there, damage = _read(file.resolve())
    try:
        found = look(path)
        damaged = found in (Found.OURS, Found.OLDER) and bool(damage_in(path))
    except Damaged:
        found, damaged = Found.OURS, True
    if found is Found.NEWER:
        raise NotOurs(
            "Your progress was made by a newer ice_quiz, so it was not changed.", place=str(path), advice="Install that one."
        )
    if damaged:
        others = (*there.events.values(), *there.aside.values())
        rebuilt = rebuild(path, clock, others, randomness=randomness)
        return Restored(0, rebuilt.readable + rebuilt.from_backups, rebuilt.from_others, None, damage, rebuilt)
    if found is Found.NOTHING:
        _begin(path, there, clock, randomness)
        return Restored(0, 0, len(there.events), None, damage)
    return (_go_back if exactly else _unite)(path, there, clock, damage, randomness)


def _read(file: Path) -> tuple[Salvaged, tuple[str, ...]]:
    """What stands in the file, and what is wrong with it. Raises `ProgressError`."""
    try:
        there = salvaged(file)
    except OSError as problem:
        raise ProgressError(f"{_FAILING} {problem.strerror}.", place=str(file)) from None
    try:
        found = look(file)
    except ProgressError:
        if there.events:
            return there, ("The file is damaged.",)
        raise ProgressError(f"{_FAILING} This is not a progress file of ice_quiz.", place=str(file)) from None
    if found is Found.NOTHING:
        raise ProgressError(f"{_FAILING} There is no such file.", place=str(file))
    if found is Found.NEWER:
        raise NotOurs(f"{_FAILING} It was made by a newer ice_quiz.", place=str(file), advice="Install that one.")
    damage = damage_in(file)
    if damage and not there.events:
        raise ProgressError(f"{_FAILING} The file is damaged, and no event can be read.", place=str(file))
    return there, damage


def _begin(path: Path, there: Salvaged, clock: Clock, randomness: Callable[[int], bytes]) -> None:
    with alone_with(path, _FAILING), draft_for(path, randomness(4).hex()) as draft:
        assemble(draft, there.events.values(), there.aside.values(), clock, randomness)
        name(draft, path)


def _unite(
    path: Path, there: Salvaged, clock: Clock, damage: tuple[str, ...], _randomness: Callable[[int], bytes]
) -> Restored:
    backup = before(path, "the restore", clock)
    with alone_with(path, _FAILING), closing(Store(connect(path, _PATIENCE, write=True))) as store:
        here = {event.id for event in store.events()}
        merge(store, (*there.events.values(), *there.aside.values()), clock.now().utc_ms)
    both = here & there.events.keys()
    lost = backup.path if backup else None
    return Restored(len(both), len(here - both), len(there.events.keys() - both), lost, damage)


def _go_back(
    path: Path, there: Salvaged, clock: Clock, damage: tuple[str, ...], randomness: Callable[[int], bytes]
) -> Restored:
    with alone_with(path, _FAILING), held(path, _PATIENCE):
        backup = before(path, "the restore", clock)
        with closing(connect(path, _PATIENCE, write=False)) as connection:
            here = {event.id for event in Store(connection).events()}
        with draft_for(path, randomness(4).hex()) as draft:
            assemble(draft, there.events.values(), there.aside.values(), clock, randomness)
            replace(path, draft)
    both = here & there.events.keys()
    lost = backup.path if backup else None
    return Restored(len(both), len(here - both), len(there.events.keys() - both), lost, damage)
