"""Sync through a shared folder: read what the other machines wrote, take it in, and add what the folder lacks.

In this order, so that whatever stops it in the middle has lost nothing, and the next sync does the rest. What a machine adds
is every event that no whole line of the folder holds, whoever wrote it: so a folder that lost files gets them again, and
what a restored backup or an import brought reaches the others too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ice_quiz.errors import ProgressError
from ice_quiz.places import private_folder
from ice_quiz.progress import folder_memo
from ice_quiz.progress.event import Event, Kind, to_line
from ice_quiz.progress.faults import in_words
from ice_quiz.progress.folder_memo import Memo
from ice_quiz.progress.forgetting import forgotten
from ice_quiz.progress.log import Log
from ice_quiz.progress.merging import Merged, merge
from ice_quiz.progress.resolve import in_order
from ice_quiz.progress.segments import append, blank_out, gaps
from ice_quiz.progress.shared_folder import SharedFolder, fits, home_in, look_through, note_own, short
from ice_quiz.progress.synced import Synced

Randomness = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """How many lines of forgotten events were made empty, and how many stand in what other machines wrote."""

    own: int = 0
    left: int = 0


def sync(
    log: Log,
    folder: Path,
    randomness: Randomness = os.urandom,
    *,
    cache: Path | None = None,
    quick: bool = False,
    for_others: bool = False,
) -> Synced:
    """Bring this machine and a shared folder to the same state.

    In `cache` it is noted what the folder held. `quick` reads only what is new since then, and expects that the folder was
    used before. `for_others` removes what was forgotten from what other machines wrote too. Raises `UsageError` where the
    folder is not there or not meant for it, `ProgressError` where it or the progress file cannot be read or written. What
    was taken in before stays.
    """
    try:
        home = home_in(folder, log.path, used=quick)
        at = folder_memo.place(cache, home) if cache else None
        memo = _believed(log, home, at) if at and quick else None
        found = look_through(home, memo)
    except OSError as problem:
        raise _failed("The shared folder cannot be read.", problem, folder) from None
    ours = {event.id for event in found.events(log.device)}
    merged = log.change(lambda store, now: merge(store, found.events(), now))
    if memo and any(event.kind == Kind.PURGED for event in merged.new):
        return sync(log, folder, randomness, cache=cache)  # what it takes away may stand anywhere
    if merged.forgotten:
        log.change(lambda store, _now: store.sweep())
    renamed = not ours.isdisjoint(event.id for event in merged.new)
    if renamed:
        name = randomness(8).hex()
        log.change(lambda store, _now: store.rename_device(name))
    rows = log.ask(lambda store: store.rows())
    try:
        cleaned = _Cleaned() if memo else _clean(log, found, for_others=for_others)
        given = _give(log, found, _lacking(log, found, memo), randomness)
    except OSError as problem:
        raise _failed("The shared folder cannot be written to.", problem, home) from None
    if at:
        with suppress(OSError):  # it only saves time
            note_own(found, log.device)
            folder_memo.save(at, Memo(rows, *log.ask(lambda store: store.tally(rows)), found.seen))
    return _told(found, merged, given, renamed, cleaned, log)


def _believed(log: Log, home: Path, at: Path) -> Memo | None:
    memo = folder_memo.load(at)
    if memo is None or not fits(home, memo):
        return None
    same = log.ask(lambda store: store.tally(memo.rows) == (memo.count, memo.xor))
    new = log.ask(lambda store: store.added(memo.rows))
    return memo if same and all(event.kind != Kind.PURGED for event in new) else None


def _lacking(log: Log, found: SharedFolder, memo: Memo | None) -> list[Event]:
    """The events that no whole line of the folder holds, in order."""
    there = {(event.id, event.hash) for event in found.events()}
    here = log.ask(lambda store: store.added(memo.rows)) if memo else (*log.events(), *log.waiting())
    return [event for event in here if (event.id, event.hash) not in there]


def _clean(log: Log, found: SharedFolder, *, for_others: bool) -> _Cleaned:
    """Make the lines of forgotten events empty: those that this machine wrote, or all."""
    if not log.ask(lambda store: store.purges()):
        return _Cleaned()
    taken = forgotten(in_order([*log.events(), *found.events()]))
    gone = frozenset(event.id for event in found.events() if event.id in taken)
    if not gone:
        return _Cleaned()
    spared = set() if for_others else found.others(log.device)
    cleaned = sum(blank_out(path, gone) for path, (segment, _) in found.segments.items() if segment.device not in spared)
    left = {event.id for device in spared for event in found.events(device)}
    return _Cleaned(cleaned, len(gone & left))


def _give(log: Log, found: SharedFolder, lacking: Sequence[Event], randomness: Randomness) -> int:
    private_folder(found.home)
    if lacking or gaps(found.counts(log.device)):
        append(found.home / log.device, [to_line(event) for event in lacking], randomness(4).hex())
    return len(lacking)


def _told(found: SharedFolder, merged: Merged, given: int, renamed: bool, cleaned: _Cleaned, log: Log) -> Synced:
    others = found.others(log.device)
    read_ = [(short(path, found.home), segment, lines) for path, (segment, lines) in found.segments.items()]
    return Synced(
        got=len(merged.new),
        given=given,
        others=len(others),
        repeated=sum(len(lines.events) for _, _, lines in read_) - len({event.id for event in found.events()}),
        copies=tuple(name for name, segment, _ in read_ if segment.first is None),
        torn=tuple(name for name, segment, lines in read_ if lines.torn and segment.device in others),
        mended=tuple(name for name, segment, lines in read_ if lines.torn and segment.device not in others),
        damaged=tuple(f"{name}:{number}" for name, _, lines in read_ for number in lines.damaged),
        marked=tuple(name for name, _, lines in read_ if lines.marks),
        missing=tuple(f"{other}/{first:08d}" for other in sorted(others) for first, _ in gaps(found.counts(other))),
        foreign=found.foreign,
        unreadable=found.unreadable,
        conflicts=merged.conflicts,
        future=merged.future,
        waiting=len(log.waiting()),
        renamed=renamed,
        forgotten=merged.forgotten,
        cleaned=cleaned.own,
        left=cleaned.left,
    )


def _failed(message: str, problem: OSError, home: Path) -> ProgressError:
    what, advice = in_words(problem)
    return ProgressError(f"{message} {what}", place=str(problem.filename or home), advice=advice)
