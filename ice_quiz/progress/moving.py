"""Everything out of this machine into an archive, and an archive into this machine: by union, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ice_quiz.clock import Clock
from ice_quiz.errors import ProgressError
from ice_quiz.library.reading import ENDINGS
from ice_quiz.machine import FILE as SETTINGS
from ice_quiz.places import Places, put_in_place
from ice_quiz.progress.archive import Archive
from ice_quiz.progress.faults import in_words
from ice_quiz.progress.log import Log
from ice_quiz.progress.merging import Merged, merge
from ice_quiz.progress.store import Store


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did: to the log, and to files. `kept` are those that differ here, with theirs lying beside."""

    merged: Merged
    known: int
    decks: tuple[str, ...] = ()
    kept: tuple[Path, ...] = ()
    settings: bool = False


def gather(log: Log, places: Places) -> Archive:
    """All that there is. Raises `ProgressError` where something cannot be read: an archive that lacks a part is none."""
    try:
        decks = {path.name: path.read_bytes() for path in _decks(places.decks)}
        settings = (places.config / SETTINGS).read_bytes() if (places.config / SETTINGS).is_file() else None
    except OSError as problem:
        what, advice = in_words(problem)
        raise ProgressError(f"Not everything can be read. {what}", place=str(problem.filename), advice=advice) from None
    events = sorted((*log.events(), *log.waiting()), key=lambda event: event.order)
    return Archive(tuple(events), log.conflicting(), decks, settings)


def take_in(
    log: Log, places: Places, clock: Clock, archive: Archive, randomness: Callable[[int], bytes] = os.urandom
) -> TakenIn:
    """Take everything in that is not here; what is here stays. A verified backup is made first.

    Raises `ProgressError`: before anything was changed, or where a file could not be written; then the events are in, and
    to do it again does the rest.
    """
    from ice_quiz.progress.backup import before

    before(log.path, "the import", clock)
    name = randomness(8).hex()
    merged = log.change(lambda store, now: _into(store, archive, now, name))
    decks: list[str] = []
    kept: list[Path] = []
    try:
        for file, data in archive.decks.items():
            _put(data, places.decks / file, decks, kept)
        settings: list[str] = []
        if archive.settings is not None:
            _put(archive.settings, places.config / SETTINGS, settings, kept)
    except OSError as problem:
        what, advice = in_words(problem)
        raise ProgressError(
            f"The answers are in, but a file is not. {what}", place=str(problem.filename), advice=advice
        ) from None
    return TakenIn(merged, len(archive.events) - len(merged.new), tuple(decks), tuple(kept), bool(settings))


def _into(store: Store, archive: Archive, now_ms: int, name: str) -> Merged:
    merged = merge(store, archive.events, now_ms, archive.conflicts)
    if any(event.device == store.device for event in merged.new):
        store.rename_device(name)  # this machine's own past: from here on it goes another way
    return merged


def _decks(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path for path in folder.iterdir() if path.suffix in ENDINGS and not path.name.startswith(".") and path.is_file()
    )


def _put(data: bytes, target: Path, written: list[str], kept: list[Path]) -> None:
    if not target.exists():
        put_in_place(data, target)
        written.append(target.name)
    elif target.read_bytes() != data:
        beside = target.with_name(f"{target.name}.imported")
        put_in_place(data, beside)
        kept.append(beside)
