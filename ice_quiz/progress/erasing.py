"""Forgetting for good: what it takes, and the files of this machine that still hold it afterwards.

The log itself forgets in one transaction, with a `purged` event that every other machine follows when it syncs. Files beside
it are cleaned one by one, each put in place whole, so that whatever stops this in between, doing it again does the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ice_quiz.errors import ProgressError
from ice_quiz.places import settle
from ice_quiz.progress.backup import backups_in, folder_of
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.faults import in_words
from ice_quiz.progress.forgetting import deck_of, forgotten
from ice_quiz.progress.log import Log
from ice_quiz.progress.opening import connect
from ice_quiz.progress.resolve import in_order, resolved
from ice_quiz.progress.store import Store
from ice_quiz.progress.whole_file import draft_for

_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be forgotten: a card, or a deck, or, where both are empty, everything."""

    card: str = ""
    deck: str = ""

    def __str__(self) -> str:
        return f"the card {self.card}" if self.card else f"the deck “{self.deck}”" if self.deck else "everything"


def purge(log: Log, target: Target) -> list[Event]:
    """The events that forget the target; they do so once they are appended. Raises `ProgressError`."""
    ids = [event.id for event in log.waiting() if _meant(event, target)]
    listed = {"ids": ids} if ids else {}
    if not target.card:
        return [log.stamp(Kind.PURGED, body={**({"deck": target.deck} if target.deck else {"all": True}), **listed})]
    return [log.stamp(Kind.PURGED, card, listed) for card in _present_ids(log, target.card)]


def taken_by(log: Log, purges: Sequence[Event]) -> list[Event]:
    """The events that these take out of the log. Raises `ProgressError`."""
    events = (*log.events(), *log.waiting())
    gone = forgotten(in_order([*events, *purges]))
    return [event for event in events if event.id in gone]


def erase(log: Log, purges: Sequence[Event]) -> None:
    """Forget, and leave nothing of it in the progress file. Raises `NotSaved` and `ProgressError`; then nothing happened."""
    log.append(*purges)
    log.change(lambda store, _now: store.sweep())


def copies_with(log: Log) -> Mapping[Path, int]:
    """The backups of this machine that hold forgotten events, with their number. Raises `ProgressError` and `OSError`."""
    found: dict[Path, int] = {}
    purges = _purges(log)
    for backup in backups_in(folder_of(log.path)) if purges else ():
        try:
            with closing(Store(connect(backup.path, _PATIENCE, write=False))) as store:
                held = {event.id for event in store.events()}
                gone = held & forgotten(in_order([*store.events(), *log.events(), *purges]))
        except sqlite3.Error:
            continue  # it is damaged, which `doctor` tells
        if gone:
            found[backup.path] = len(gone)
    return found


def damaged_copies(log: Log) -> tuple[Path, ...]:
    """Files of before that were damaged and moved aside: they may hold anything."""
    return tuple(sorted(log.path.parent.glob("damaged-*")))


def clean(log: Log, backup: Path, token: str) -> None:
    """Make a backup forget as the log did; it is the old one or the new one at every moment.

    Raises `ProgressError`; it is then as it was.
    """
    try:
        with draft_for(backup, token) as draft:
            draft.write_bytes(backup.read_bytes())
            with closing(Store(connect(draft, _PATIENCE, write=True))) as store:
                store.append(_purges(log))
                store.sweep()
            settle(draft)
            draft.replace(backup)
        settle(backup.parent)
    except (sqlite3.Error, OSError) as problem:
        what, advice = in_words(problem)
        raise ProgressError(f"This backup could not be changed. {what}", place=str(backup), advice=advice) from None


def _purges(log: Log) -> list[Event]:
    return log.ask(lambda store: store.purges())


def _meant(event: Event, target: Target) -> bool:
    if target.card:
        return event.card == target.card
    return not target.deck or target.deck in (deck_of(event.card), event.body.get("deck"))


def _present_ids(log: Log, card: str) -> Iterable[str]:
    """The ids that the history of a card stands under now: its own, or, where it was renamed, the new ones."""
    names = dict.fromkeys(_renamed(log, card)) if log.card(card).memory is None else {}
    return [card] if card in names or not names else list(names)


def _renamed(log: Log, card: str) -> Iterator[str]:
    return (deed.card for deed in resolved(log.family(card)) if deed.event.card == card)
