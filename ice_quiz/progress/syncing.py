"""Sync through a shared folder: read what the other machines wrote, take it in, and add what the folder lacks.

In this order, so that whatever stops it in the middle has lost nothing, and the next sync does the rest. What a machine adds
is every event that no whole line of the folder holds, whoever wrote it: so a folder that lost files gets them again, and
what a restored backup or an import brought reaches the others too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ice_quiz.errors import ProgressError, UsageError
from ice_quiz.places import private_folder
from ice_quiz.progress.event import Event, to_line
from ice_quiz.progress.faults import in_words
from ice_quiz.progress.log import Log
from ice_quiz.progress.merging import Merged, merge
from ice_quiz.progress.segments import HOME, Lines, Segment, append, blank_out, found_in, gaps, read
from ice_quiz.progress.synced import Synced


@dataclass(frozen=True, slots=True)
class _Folder:
    """What was found in the folder."""

    home: Path
    segments: dict[Path, tuple[Segment, Lines]] = field(default_factory=dict)
    foreign: tuple[Path, ...] = ()
    unreadable: tuple[str, ...] = ()

    def events(self, device: str = "") -> Iterable[Event]:
        """The events of one machine's folder, or of all."""
        for segment, lines in self.segments.values():
            if device in ("", segment.device):
                yield from lines.events

    def counts(self, device: str) -> dict[int, int]:
        """How many lines the files of a machine have, by the number of the first."""
        own = (each for each in self.segments.values() if each[0].device == device)
        return {segment.first: lines.count for segment, lines in own if segment.first is not None}


def sync(log: Log, folder: Path, randomness: Callable[[int], bytes] = os.urandom) -> Synced:
    """Bring this machine and a shared folder to the same state.

    Raises `UsageError` where the folder is not there or not meant for it, `ProgressError` where it or the progress file
    cannot be read or written. What was taken in before stays.
    """
    home = _home(folder, log.path)
    try:
        found = _look_through(home)
    except OSError as problem:
        raise _failed("The shared folder cannot be read.", problem, home) from None
    ours = {event.id for event in found.events(log.device)}
    merged = log.change(lambda store, now: merge(store, found.events(), now))
    if merged.forgotten:
        log.change(lambda store, _now: store.sweep())
    renamed = not ours.isdisjoint(event.id for event in merged.new)
    if renamed:
        new = randomness(8).hex()
        log.change(lambda store, _now: store.rename_device(new))
    try:
        forgotten, elsewhere = _clean(log, found)
        given = _give(log, found, randomness)
    except OSError as problem:
        raise _failed("The shared folder cannot be written to.", problem, home) from None
    return _told(found, merged, given, renamed, (forgotten, elsewhere), log)


def _home(folder: Path, progress: Path) -> Path:
    folder = folder.expanduser().absolute()
    if not folder.is_dir():
        raise UsageError(
            "There is no such folder." if not folder.exists() else "This is no folder.",
            place=str(folder),
            advice="Is the disk plugged in, the drive mounted? Otherwise make the folder first.",
        )
    if progress.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            "Your progress file itself lies in this folder, and a sync service would damage it.",
            place=str(folder),
            advice="Choose a folder of its own for sync.",
        )
    return folder / HOME


def _look_through(home: Path) -> _Folder:
    if not home.exists():
        return _Folder(home)
    segments, foreign = found_in(home)
    read_: dict[Path, tuple[Segment, Lines]] = {}
    unreadable = []
    for segment in segments:
        try:
            read_[segment.path] = (segment, read(segment.path))
        except OSError as problem:
            unreadable.append(f"{_short(segment.path, home)}: {problem.strerror or problem}")
    return _Folder(home, read_, tuple(foreign), tuple(unreadable))


def _clean(log: Log, found: _Folder) -> tuple[int, int]:
    """Make empty what stands in own segments and is forgotten; how many lines, and how many stand in those of others."""
    here = {event.id for event in (*log.events(), *log.waiting())}
    gone = frozenset(event.id for event in found.events() if event.id not in here)
    own = sum(
        blank_out(path, gone) for path, (segment, _) in found.segments.items() if gone and segment.device == log.device
    )
    left = {event.id for device in _others(found, log.device) for event in found.events(device)}
    return own, len(gone & left)


def _give(log: Log, found: _Folder, randomness: Callable[[int], bytes]) -> int:
    there = {(event.id, event.hash) for event in found.events()}
    lacking = [event for event in (*log.events(), *log.waiting()) if (event.id, event.hash) not in there]
    if lacking or gaps(found.counts(log.device)):
        private_folder(found.home)
        append(found.home / log.device, [to_line(event) for event in lacking], randomness(4).hex())
    return len(lacking)


def _others(found: _Folder, device: str) -> set[str]:
    return {segment.device for segment, _ in found.segments.values()} - {device}


def _told(found: _Folder, merged: Merged, given: int, renamed: bool, gone: tuple[int, int], log: Log) -> Synced:
    others = _others(found, log.device)
    read_ = [(_short(path, found.home), segment, lines) for path, (segment, lines) in found.segments.items()]
    return Synced(
        got=len(merged.new),
        given=given,
        others=len(others),
        repeated=sum(len(lines.events) for _, _, lines in read_) - len({event.id for event in found.events()}),
        copies=tuple(name for name, segment, _ in read_ if segment.first is None),
        torn=tuple(name for name, segment, lines in read_ if lines.torn and segment.device != log.device),
        damaged=tuple(f"{name}:{number}" for name, _, lines in read_ for number in lines.damaged),
        marked=tuple(name for name, _, lines in read_ if lines.marks),
        missing=tuple(f"{other}/{first:08d}" for other in sorted(others) for first, _ in gaps(found.counts(other))),
        foreign=tuple(_short(path, found.home) for path in found.foreign),
        unreadable=found.unreadable,
        conflicts=merged.conflicts,
        future=merged.future,
        waiting=len(log.waiting()),
        renamed=renamed,
        forgotten=merged.forgotten,
        cleaned=gone[0],
        left=gone[1],
    )


def _short(path: Path, home: Path) -> str:
    return str(path.relative_to(home.parent))


def _failed(message: str, problem: OSError, home: Path) -> ProgressError:
    what, advice = in_words(problem)
    return ProgressError(f"{message} {what}", place=str(problem.filename or home), advice=advice)
